// Runs in the browser's worker: checks that all agree, then times all in turns.

import { compared } from "./compare.mjs";
import { Peer } from "./peer.mjs";
import { Rules } from "./rules.mjs";
import { Workbook } from "./workbook.mjs";
import { Page, Scores, wutong } from "./wutong.mjs";

const WARM_UPS = 5;
const ROUNDS = 50;

/** Batches of each figure, to find the costliest. */
const FIGURE_ROUNDS = 9;

async function measured(input) {
  const { rubric, figures, plan, halves } = input;
  const engine = await wutong();
  const peer = (Kind) => new Peer(new Kind(rubric, figures), plan);

  const comparison = {};
  for (const Kind of [Workbook, Rules]) {
    report(`comparing with ${Kind.title}`);
    comparison[Kind.title] = {
      plan: compared(new Page(engine, input), peer(Kind), plan),
      halves: compared(new Page(engine, input), peer(Kind), halves),
    };
  }

  const page = new Page(engine, input);
  const contestants = [
    { title: Page.title, subject: page, batch: 1000 },
    { title: Scores.title, subject: new Scores(engine, input), batch: 1000 },
    { title: Workbook.title, subject: peer(Workbook), batch: 200 },
    { title: Rules.title, subject: peer(Rules), batch: 20 },
  ];
  report(`timing ${ROUNDS} rounds`);
  const times = timed(contestants);
  if (!page.session.is_page_true()) {
    throw new Error("the page model is not that of a fresh start");
  }
  report("timing each figure");
  return { comparison, times, figureTimes: figureTimes(engine, input) };
}

/** Contestants take turns, so that a disturbance of the machine meets all of them. */
function timed(contestants) {
  const times = contestants.map(({ title, batch }) => ({ title, batch, perEdit: [] }));
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    contestants.forEach(({ subject, batch }, index) => {
      const time = timeOf(subject, batch);
      if (round >= 0) {
        times[index].perEdit.push(time / batch);
      }
    });
  }
  return times;
}

/** Each figure alone, back and forth between two values. */
function figureTimes(engine, input) {
  const batch = 1000;
  const figures = Object.entries(input.figures).map(([figure, value]) => {
    const text = input.texts[figure];
    const plan = [{ figure, text: String(Math.round(value * 1.1) + 1) }, { figure, text }];
    return { figure, subject: new Page(engine, { ...input, plan }), perEdit: [] };
  });
  for (let round = -1; round < FIGURE_ROUNDS; round += 1) {
    for (const { subject, perEdit } of figures) {
      const time = timeOf(subject, batch);
      if (round >= 0) {
        perEdit.push(time / batch);
      }
    }
  }
  return figures.map(({ figure, perEdit }) => ({ figure, perEdit }));
}

function timeOf(subject, batch) {
  // Every batch starts with a clean heap and pays for its own garbage.
  self.gc?.();
  const start = performance.now();
  subject.perform(batch);
  return performance.now() - start;
}

function report(progress) {
  self.postMessage({ progress });
}

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ result: await measured(data) });
  } catch (error) {
    self.postMessage({ failure: String(error?.stack ?? error) });
  }
};
