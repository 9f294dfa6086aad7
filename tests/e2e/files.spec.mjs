// Files in and out: the same draft comes back, and hostile files break nothing.

import { readFileSync } from "node:fs";

import { EXAMPLE, assessment, exampleWith, expectSame, golden } from "./support/assessment.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { placeholders } from "./support/words.mjs";

test("a draft comes back from its file unchanged", async ({ app, page }) => {
  await app.open();
  await app.openFile(EXAMPLE);
  await app.section("T4");
  await page.locator(".na-toggle").first().click();
  await page.keyboard.type("none \"due\" <b>");
  const before = await app.shown();
  const first = readFileSync(await app.downloaded());
  await app.home();
  await app.openFile({ name: "again.json", content: first });
  expect(await app.shown()).toEqual(before);
  expect(readFileSync(await app.downloaded())).toEqual(first);
  await app.home();
  await expect(app.drafts).toHaveCount(2);
});

test("a file is named for cluster, period and kind, safe on any system", async ({ app, page }) => {
  await app.open();
  const file = exampleWith({}, { cluster: { name: "a/b:c*\"<>|?\\ d." }, period: "2020Q3" });
  await app.openFile({ name: "x.json", content: JSON.stringify(file) });
  const download = page.waitForEvent("download");
  await page.getByTestId("download").click();
  const name = (await download).suggestedFilename();
  expect(name).toMatch(/_2020Q3_.*\.json$/);
  expect(name).not.toMatch(/[/\\:*?"<>|]/);
});

const HOSTILE = {
  "a byte order mark": ["\u{feff}{}", "refusal.byte-order-mark"],
  "no JSON": ["cluster,tax\nA,1\n", "refusal.not-json"],
  "an empty file": ["", "refusal.not-json"],
  "a cut file": [readFileSync(EXAMPLE, "utf8").slice(0, 300), "refusal.not-json"],
  "duplicate keys": ['{"rubric":"industrial@2026.1","figures":{"tax":"1","tax":"2"}}', "refusal.duplicate-key"],
  "a file of 2 MB": [" ".repeat(2_000_000), "refusal.too-large"],
  "a line of 40 MB": [Buffer.alloc(40_000_000, "["), "refusal.too-large"],
  "deep nesting": ["[".repeat(500) + "]".repeat(500), "refusal.too-deep"],
  "another encoding": [Buffer.from([0x7b, 0x22, 0xbc, 0xaf, 0x22, 0x3a, 0x31, 0x7d]), "refusal.not-utf8"],
  "noise": [Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 7919) % 256)), "refusal.not-utf8"],
  "no figures": ['{"rubric":"industrial@2026.1"}', "refusal.no-figures"],
  "no rubric": ['{"figures":{}}', "file.no-rubric"],
  "an unknown rubric": ['{"rubric":"industrial@1999.1","figures":{}}', "refusal.unknown-rubric"],
};

test("hostile files are refused in words and break nothing", async ({ app }) => {
  await app.open();
  let before = "";
  for (const [what, [content, key]] of Object.entries(HOSTILE)) {
    await test.step(what, async () => {
      await app.pick({ name: `${what}.json`, content });
      await expect(app.refusal).not.toHaveText(before);
      const said = (await app.refusal.textContent()).replace(`${app.say("home.refused")} `, "");
      expect(placeholders(app.say(key), said), said).toBeTruthy();
      before = await app.refusal.textContent();
      await expect(app.drafts).toHaveCount(0);
    });
  }
  await app.openFile(EXAMPLE);
  await expect(app.total).toHaveText("93.52");
});

test("markup in a name stays text everywhere", async ({ app, page }) => {
  const name = "<img src=x onerror=alert(1)><b>A</b>&amp;";
  const asked = [];
  page.on("dialog", (dialog) => asked.push(dialog.message()));
  await app.open();
  const file = exampleWith({ "<b>figure</b>": "1" }, { cluster: { name } });
  await app.openFile({ name: "<i>file</i>.json", content: JSON.stringify(file) });
  await expect(app.notice).toContainText("<b>figure</b>");
  await expect(app.notice).toContainText("<i>file</i>.json");
  await expect(page.locator(".crumb-cluster")).toHaveText(name);
  await expect(page.locator("#cluster")).toHaveValue(name);
  expect(await page.title()).toContain(name);
  await app.home();
  await expect(app.drafts).toContainText(name);
  await app.drafts.getByRole("button", { name: new RegExp(app.say("home.duplicate")) }).click();
  await expect(app.drafts).toHaveCount(2);
  await expect(page.locator("main img, main b:has-text('A')")).toHaveCount(0);
  expect(asked).toEqual([]);
});

test("figures that the rubric does not know are said, kept and not used", async ({ app }) => {
  await app.open();
  await app.openFile(golden("unknown-figure-typo"));
  await expect(app.notice).not.toBeEmpty();
  const written = await app.downloadedJson();
  const given = JSON.parse(readFileSync(golden("unknown-figure-typo"), "utf8"));
  expect(Object.keys(written.figures).sort()).toEqual(Object.keys(given.figures).sort());
});

test("what people paste is understood, and kept as they typed it", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  for (const typed of ["240,000.00", "\u{ff12}\u{ff14}\u{ff10}\u{ff10}\u{ff10}\u{ff10}", "24\u{4ebf}", "24\u{4ebf}\u{5143}", " 240000 \u{4e07}\u{5143} "]) {
    await test.step(typed, async () => {
      await app.field("tax").fill("1");
      await app.field("tax").fill(typed);
      await app.field("tax").press("Tab");
      await expect(app.stars).toHaveAttribute("data-low", "5");
      await app.field("tax").focus();
      await expect(app.field("tax")).toHaveValue(typed);
      await page.keyboard.press("Tab");
    });
  }
  const path = await app.downloaded();
  expect(JSON.parse(readFileSync(path, "utf8")).figures.tax).toBe("240000");
  expectSame(await app.shown(), assessment(path), "zh");
});
