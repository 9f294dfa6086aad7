// Where results go: a table on the terminal, out/<name>.json, and a line of history.jsonl.

import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";

const OUT = new URL("./out/", import.meta.url);
const HISTORY = new URL("./history.jsonl", import.meta.url);

/** Keeps everything in `out/`, and what is worth comparing over time in the history. */
export function keep(name, summary) {
  const date = new Date().toISOString().slice(0, 16);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(new URL(`${name}.json`, OUT), `${JSON.stringify({ date, ...summary }, null, 1)}\n`);
  const { versions, machine, rows, comparison } = summary;
  const line = {
    bench: name,
    date,
    versions,
    machine,
    median_ms: byTitle(rows, (row) => rounded(row.median)),
    p95_ms: byTitle(rows, (row) => rounded(row.p95)),
    differing: comparison && Object.fromEntries(
      Object.entries(comparison).map(([title, { plan, halves }]) => [
        title,
        { plan: plan.differing, halves: halves.differing },
      ]),
    ),
  };
  appendFileSync(HISTORY, `${JSON.stringify(line)}\n`);
}

export function milliseconds(time) {
  return `${rounded(time)} ms`;
}

/** Prints rows of texts in columns, the first to the left, the others to the right. */
export function table(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  for (const row of [head, ...rows]) {
    const cells = row.map((text, column) =>
      column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]),
    );
    console.log(cells.join("   ").trimEnd());
  }
}

function byTitle(rows, value) {
  return Object.fromEntries(rows.map((row) => [row.title, value(row)]));
}

function rounded(time) {
  return Number(time.toPrecision(3));
}
