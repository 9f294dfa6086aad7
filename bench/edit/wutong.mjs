// Wutong's own engine in wasm. A batch runs inside the module, where the page's edits happen too.

const SCRIPT = "./engine/engine.js";
const MODULE = "./engine/engine_bg.wasm";

/** Loads the module. */
export async function wutong() {
  const engine = await import(new URL(SCRIPT, self.location.href).href);
  await engine.default({ module_or_path: MODULE });
  return engine;
}

/** Edits up to the total, range, vetoes and stars, and the page model that shows them. */
export class Page {
  static title = "Wutong, with page model";

  constructor(engine, { reference, dossier, plan }) {
    this.session = new engine.Session(reference, dossier);
    for (const { figure, text } of plan) {
      this.session.plan(figure, text);
    }
  }

  perform(count) {
    this.session.edit_batch(count);
  }

  edit({ figure, text }) {
    this.session.edit(figure, text);
    return this.outcome();
  }

  outcome() {
    const [least, most, ...states] = this.session.outcome().split(" ");
    return [Number(least), Number(most), ...states.slice(0, 2)];
  }

  points() {
    return this.session.points().split(" ").map(Number);
  }
}

/** The same without the page model: what the other contestants compute. */
export class Scores extends Page {
  static title = "Wutong, scores only";

  perform(count) {
    this.session.score_batch(count);
  }
}
