// What `wutong assess --json` prints, and the same in the words of the page.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { expect } from "@playwright/test";

import { compare, numberIn, placesOf, rounded, roundedUp } from "./decimal.mjs";
import { LINES, WORDS } from "./rubric.mjs";
import { CLI, ROOT } from "./site.mjs";
import { placeholders, words } from "./words.mjs";

/** The path of the example. */
export const EXAMPLE = `${ROOT}examples/industrial-2020.json`;

/** The path of a golden case's figures. */
export const golden = (name) => `${ROOT}tests/golden/${name}/input.json`;

/** The example as an object, with some figures changed. */
export function exampleWith(figures, rest = {}) {
  const example = JSON.parse(readFileSync(EXAMPLE, "utf8"));
  return { ...example, ...rest, figures: { ...example.figures, ...figures } };
}

/** Runs the command line on a file. */
export function assess(path, language = "zh") {
  const done = spawnSync(CLI, ["assess", path, "--json", "--lang", language], { encoding: "utf8" });
  if (done.error) throw done.error;
  return { status: done.status, words: done.stderr, json: done.stdout };
}

/** The assessment of a file that the command line takes. */
export function assessment(path) {
  const { status, words: said, json } = assess(path);
  expect([0, 2], said).toContain(status);
  return JSON.parse(json);
}

/** Fails unless the page says what the assessment says. `shown` is from `App.shown`. */
export function expectSame(shown, assessed, language) {
  const { total, stars, interim } = assessed;
  expect(shown.total).toBe(range(total.low, total.high));
  expect(shown.interim).toBe(interim);
  expect(shown.stars).toEqual({
    low: String(stars.low),
    high: String(stars.high),
    settled: String(stars.value !== null),
  });
  const vetoes = assessed.vetoes.filter(({ state }) => state !== "off");
  expect(shown.vetoes.map(({ id, state }) => ({ id, state })))
    .toEqual(vetoes.map(({ id, state }) => ({ id, state })));
  expect(shown.vetoes.map(({ detail }) => shortfallIn(detail, language)))
    .toEqual(vetoes.map(({ shortfall }) => shortfall && roundedUp(shortfall)));
  expect(shown.indicators.map(({ value, ...rest }) => rest))
    .toEqual(assessed.indicators.map((indicator) => rowOf(indicator)));
  assessed.indicators.forEach((indicator, at) => {
    expectValue(shown.indicators[at].value, indicator, language);
  });
}

function range(low, high) {
  return low === high ? low : `${low} \u2013 ${high}`;
}

function rowOf({ id, state, value, points, effective_weight }) {
  const weight = effective_weight ?? "0.00";
  const isBelow = value !== null && (LINES[id] ?? []).some((line) => compare(value, line) < 0);
  const open = state === "missing" ? range("0.00", weight) : "0.00";
  return { id, state: isBelow ? "below-line" : state, points: points ?? open, weight };
}

/** The shortfall in what is said of a veto, or null. */
function shortfallIn(detail, language) {
  for (const key of ["veto.shortfall-interim", "veto.shortfall"]) {
    const { amount } = placeholders(words(language, key), detail) ?? {};
    if (amount) return numberIn(amount);
  }
  return null;
}

function expectValue(shown, { id, state, value, word }, language) {
  if (word !== null) return expect(shown, id).toBe(WORDS[word][language]);
  if (state === "missing") return expect(shown, id).toContain(words(language, "indicator.absent"));
  if (state === "not-applicable") {
    return expect(shown, id).toBe(words(language, "indicator.not-applicable"));
  }
  if (value === null) return expect(shown, id).toBe(words(language, "indicator.full"));
  const number = numberIn(shown);
  expect(placesOf(number), `${id}: ${shown}`).toBeGreaterThanOrEqual(2);
  expect(number, id).toBe(rounded(value, placesOf(number)));
  for (const line of LINES[id] ?? []) {
    expect(compare(number, line), `${id}: ${shown} beside the line ${line}`)
      .toBe(compare(value, line));
  }
}
