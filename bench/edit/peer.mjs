// Makes another engine a contestant: its batches go through the plan, numbers ready made.

export class Peer {
  constructor(engine, plan) {
    this.engine = engine;
    this.plan = plan;
    this.next = 0;
  }

  perform(count) {
    for (let done = 0; done < count; done += 1) {
      this.edit(this.plan[this.next]);
      this.next = (this.next + 1) % this.plan.length;
    }
  }

  edit({ figure, number }) {
    return this.engine.edit(figure, number);
  }

  outcome() {
    return this.engine.outcome();
  }

  points() {
    return this.engine.points();
  }
}
