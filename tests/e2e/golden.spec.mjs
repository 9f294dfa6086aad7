// Golden cases opened as files: the page shows what `wutong assess --json` prints.

import { readFileSync, readdirSync } from "node:fs";

import { assess, assessment, expectSame, golden } from "./support/assessment.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { ROOT } from "./support/site.mjs";
import { placeholders } from "./support/words.mjs";

/** One of each kind: interim, missing, not applicable, words, vetoes, zero bases, hard rounding. */
const CASES = [
  "accident-and-tax-line",
  "cluster-name-with-markup",
  "everything-empty",
  "falsified-data",
  "leading-share-59-996",
  "loss-narrowed-thirds",
  "low-output-land-none-disposed-none",
  "na-every-figure-that-may-be",
  "one-figure-missing",
  "part-exceeds-whole-leading-revenue",
  "points-tie-after-redistribution",
  "profit-from-zero-base",
  "stars-known-though-total-is-not",
  "tax-shortfall-of-one-square-metre",
  "total-one-hundredth-below-five-stars",
  "turned-loss",
  "unjudgeable-caps-at-four",
  "unknown-figure-html",
  "v1-revenue-zero-unjudgeable",
  "v1-shortfall-half-a-millionth-more",
  "v1-triggered-interim",
  "v2-interim-undecided",
  "value-negative-tie-away-from-zero",
  "weights-two-groups-gone",
];

CASES.forEach((name, at) => {
  const language = at % 2 ? "en" : "zh";
  test(`${name}, ${language}`, async ({ app }) => {
    const assessed = assessment(golden(name));
    await app.open();
    await app.speak(language);
    await app.openFile(golden(name));
    expectSame(await app.shown(), assessed, language);
    expectSame(await app.shown(), assessment(await app.downloaded()), language);
  });
});

test("a file is taken at its word, also where the same typed by hand would be understood", async ({ app }) => {
  await app.open();
  for (const name of ["v5-profit-rejected", "form-thousands", "form-full-width-digits", "word-blank"]) {
    await test.step(name, async () => {
      await app.home();
      await app.openFile(golden(name));
      const assessed = assessment(golden(name));
      expect(assessed.findings).not.toEqual([]);
      expectSame(await app.shown(), assessed, "zh");
      expectSame(await app.shown(), assessment(await app.downloaded()), "zh");
    });
  }
});

test("every file that the command line refuses is refused in words", async ({ app }) => {
  const refused = readdirSync(`${ROOT}tests/golden`).filter((name) => name.startsWith("refused-"));
  expect(refused.length).toBeGreaterThan(30);
  await app.open();
  for (const name of refused) {
    const { status, words } = assess(golden(name));
    expect(status, name).toBe(3);
    await app.pick({ name: `${name}.json`, content: readFileSync(golden(name)) });
    const said = words.trim().replace(golden(name), `${name}.json`);
    // Where no rubric is named, the command line offers another way out: `--rubric`.
    const isNameless = placeholders(app.say("refusal.no-rubric"), said)
      ?? placeholders(app.say("refusal.unknown-rubric"), said)?.found === "";
    await expect(app.refusal, name).toContainText(isNameless ? `${name}.json` : said);
    await expect(app.refusal).toContainText(app.say("home.refused"));
  }
  await expect(app.drafts).toHaveCount(0);
  await app.openExample();
  await expect(app.total).toHaveText("93.52");
  await app.home();
  await expect(app.refusal).toBeEmpty();
});
