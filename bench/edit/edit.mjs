// One edit to the new total: Wutong beside HyperFormula and publicodes, with the same rubric,
// the same dossier and the same edits.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { inWorker } from "../browser.mjs";
import { bundled } from "../bundle.mjs";
import { machine, versions } from "../machine.mjs";
import { keep, milliseconds, table } from "../results.mjs";
import { median, percentile } from "../statistics.mjs";
import { halvesPlan, planOf } from "./plan.mjs";
import { rubric } from "./rubric.mjs";

const SEED = 2026;
const DOSSIER = new URL("../../examples/industrial-2020.json", import.meta.url);
const WORKER = new URL("./worker.mjs", import.meta.url);

/** What the median of one edit with its page model may take, in milliseconds. */
const TARGET = 0.05;

/** Measures, prints and keeps; true if the target is met. */
export async function edit() {
  const input = inputOf(readFileSync(DOSSIER, "utf8"));
  const engine = process.env.WUTONG_ENGINE;
  const { result, browser } = await inWorker(input, {
    "worker.js": await bundled(WORKER),
    "engine/engine.js": readFileSync(join(engine, "engine.js")),
    "engine/engine_bg.wasm": readFileSync(join(engine, "engine_bg.wasm")),
  });
  const summary = summaryOf(result, { browser, input });
  keep("edit", summary);
  print(summary);
  return summary.isMet;
}

function inputOf(dossier) {
  const { rubric: reference, figures: texts } = JSON.parse(dossier);
  const numbers = Object.entries(texts).filter(([, text]) => !Number.isNaN(Number(text)));
  const figures = Object.fromEntries(numbers.map(([id, text]) => [id, Number(text)]));
  const plan = planOf(Object.fromEntries(numbers), SEED);
  return { reference, dossier, texts, figures, plan, halves: halvesPlan(), rubric: rubric() };
}

function summaryOf({ comparison, times, figureTimes }, { browser, input }) {
  const rows = times.map(({ title, batch, perEdit }) => ({
    title,
    batches: perEdit.length,
    batch,
    median: median(perEdit),
    p95: percentile(perEdit, 95),
  }));
  const figures = figureTimes
    .map(({ figure, perEdit }) => ({ figure, median: median(perEdit) }))
    .sort((left, right) => right.median - left.median);
  const own = rows[0].median;
  return {
    versions: { ...versions("hyperformula", "publicodes"), chromium: browser },
    machine: machine(),
    seed: SEED,
    indicators: input.rubric.indicators.length,
    rows: rows.map((row) => ({ ...row, ratio: row.median / own })),
    comparison,
    figures,
    target: TARGET,
    isMet: own <= TARGET,
  };
}

function print({ versions, machine, indicators, rows, comparison, figures, target, isMet }) {
  console.log(`\none edit, ${indicators} indicators, range and vetoes (Chromium ${versions.chromium})`);
  console.log(`${machine.cpu}, ${machine.cores} cores, load ${machine.load}\n`);
  const version = (title) => versions[title.toLowerCase()] ?? "";
  table(
    ["", "median", "p95", "ratio", "batches"],
    rows.map(({ title, median: middle, p95, ratio, batches, batch }) => [
      `${title} ${version(title)}`.trim(),
      milliseconds(middle),
      milliseconds(p95),
      ratio.toFixed(2),
      `${batches} x ${batch}`,
    ]),
  );
  console.log();
  for (const [title, { plan, halves }] of Object.entries(comparison)) {
    console.log(
      `${title} rounds otherwise than exact arithmetic after ${plan.differing} of ${plan.edits} edits,` +
        ` and after ${halves.differing} of ${halves.edits} that end on half a hundredth`,
    );
    for (const { figure, text, ours, theirs } of [...plan.told, ...halves.told.slice(0, 1)]) {
      console.log(`  ${figure} = ${text || "(none)"}: ${ours} here, ${theirs} there`);
    }
  }
  const [costliest] = figures;
  console.log(`costliest figure: ${costliest.figure}, ${milliseconds(costliest.median)}`);
  console.log(`at most ${milliseconds(target)}: ${isMet ? "met" : "MISSED"}`);
}
