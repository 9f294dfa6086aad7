// A firm roll taken into a draft: exact, never over what was typed, and never lost.

import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";

import { expectSeenFocus, tabTo } from "./support/focus.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { best, endWatch, slowness, watch } from "./support/pace.mjs";
import { EXAMPLE_ROLL, csv, figuresOf, gb18030, rollOf } from "./support/roll.mjs";
import { CLI, NAMED_AND_PREFIXED } from "./support/site.mjs";
import { LANGUAGES } from "./support/words.mjs";

const CLUSTER = "smart";

/** The page of rolls in a test. */
class Roll {
  constructor(app) {
    this.app = app;
    this.page = app.page;
    this.preview = this.page.getByTestId("roll-preview");
    this.figures = this.preview.getByTestId("roll-figure");
    this.take = this.page.getByTestId("roll-take");
    this.taken = this.page.getByTestId("roll-taken");
    this.cluster = this.page.locator("#roll-cluster");
    this.refusal = this.page.getByTestId("roll-refusal");
  }

  /** A draft of the third quarter of 2020, and its page of rolls. */
  async begin(figures = {}, name = "A") {
    const file = {
      rubric: "industrial@2026.1", period: "2020Q3", cluster: { name }, figures,
    };
    await this.app.openFile({ name: "a.json", content: JSON.stringify(file) });
    await this.app.section("roll");
  }

  async pick(file = EXAMPLE_ROLL) {
    await this.page.getByTestId("roll-file").setInputFiles(csv(file));
  }

  async look(cluster = CLUSTER) {
    await this.cluster.selectOption(cluster);
    await expect(this.figures).toHaveCount(8);
  }

  async takeIt() {
    await this.take.click();
    // What was taken has the focus in the end, and takes it from whatever is done before.
    await expect(this.page.locator("#roll-taken")).toBeFocused();
    await this.app.saved();
  }

  /** What becomes of each figure: id → fate. */
  async fates(place = this.preview) {
    const rows = await place.getByTestId("roll-figure").all();
    return Object.fromEntries(await Promise.all(rows.map(async (row) => (
      [await row.getAttribute("data-id"), await row.getAttribute("data-fate")]
    ))));
  }
}

test.beforeEach(async ({ app }) => app.open());

const FILES = {
  "UTF-8": EXAMPLE_ROLL,
  "UTF-8 with a mark": { name: "firms.csv", content: `\u{feff}${EXAMPLE_ROLL.content}` },
  "GB18030": { name: "firms.csv", content: gb18030(EXAMPLE_ROLL.content.toString("utf8")) },
};

for (const [encoding, file] of Object.entries(FILES)) {
  test(`the example's figures come out exactly: ${encoding}`, async ({ app }) => {
    const roll = new Roll(app);
    await roll.begin();
    await roll.pick(file);
    await expect(roll.preview).toContainText(encoding.split(" ")[0]);
    for (const cluster of [CLUSTER, "hitech"]) {
      const expected = figuresOf(cluster);
      await roll.cluster.selectOption(cluster);
      await expect(roll.preview.getByTestId("roll-counted"))
        .toContainText(expected["firms-above-scale"]);
      expect(Object.keys(await roll.fates()).sort()).toEqual(Object.keys(expected).sort());
    }
    await roll.cluster.selectOption(CLUSTER);
    await expect(roll.preview.getByTestId("roll-counted"))
      .toContainText(figuresOf(CLUSTER)["firms-above-scale"]);
    // Nothing is taken by looking.
    expect((await app.downloadedJson()).figures).toEqual({});
    await roll.takeIt();
    const written = await app.downloadedJson();
    const used = Object.fromEntries(Object.entries(figuresOf(CLUSTER)).sort());
    expect(Object.fromEntries(Object.entries(written.figures).sort())).toEqual(used);
    expect(written.roll).toMatchObject({ file: "firms.csv", cluster: CLUSTER, period: "2020Q3" });
  });
}

for (const language of LANGUAGES) {
  test(`what is typed stays, and what disagrees is said until it agrees: ${language}`, async ({ app, page }) => {
    const roll = new Roll(app);
    const { profit, revenue } = figuresOf(CLUSTER);
    await app.speak(language);
    await roll.begin({ profit, revenue: "1" });
    await roll.pick();
    await roll.look();
    expect(await roll.fates()).toMatchObject({ profit: "equal", revenue: "differs", "leading-revenue": "filled" });
    await roll.takeIt();
    await expect(app.notice).toContainText(app.say("roll.page.done", { filled: "6", equal: "1", kept: "1" }));
    await expect(roll.taken.getByRole("heading")).toBeFocused();

    // At the field, at the top of the section, in the task list, and after a reload.
    await app.section("T2");
    await expect(app.field("revenue")).toHaveValue("1");
    await expect(page.locator("#p-revenue")).toContainText("firms.csv");
    await expect(app.errorSummary).toContainText("firms.csv");
    const task = page.locator('[data-testid="task"][data-id="T2"]');
    await expect(task).toHaveAttribute("data-state", "findings");
    await app.reload();
    app.language = language;
    await expect(app.errorSummary).toContainText("firms.csv");
    await page.getByTestId("use-roll").first().click();
    await expect(app.field("revenue")).toBeFocused();
    await expect(app.field("revenue")).toHaveValue(revenue);
    await expect(page.getByTestId("use-roll")).toHaveCount(0);
    await expect(page.locator("#p-revenue")).toHaveCount(0);
    await app.undo.click();
    await expect(page.getByTestId("use-roll").first()).toBeVisible();
    await app.redo.click();
    await expect(page.getByTestId("use-roll")).toHaveCount(0);
  });
}

test("one undo takes everything back, and the state before has a name", async ({ app, page }) => {
  const roll = new Roll(app);
  await roll.begin({ tax: "7" });
  await roll.pick();
  await roll.look();
  await roll.takeIt();
  await app.undo.click();
  await expect(roll.taken).toHaveCount(0);
  expect((await app.downloadedJson()).figures).toEqual({ tax: "7" });
  await app.redo.click();
  await expect(roll.taken).toBeVisible();
  await app.saved();
  await app.reload();
  await expect(roll.taken).toContainText("firms.csv");
  await app.section("T2");
  await expect(app.field("revenue")).not.toBeEmpty();
  await page.getByTestId("open-points").click();
  const points = page.getByTestId("points");
  await expect(points.getByText(app.say("roll.page.point"), { exact: true })).toBeVisible();
});

test("the original is kept, and comes back as it was", async ({ app }) => {
  const roll = new Roll(app);
  await roll.begin();
  await roll.pick(FILES.GB18030);
  await roll.look();
  await roll.takeIt();
  await app.reload();
  const path = await app.download(() => app.page.getByTestId("roll-original").click());
  expect(readFileSync(path)).toEqual(FILES.GB18030.content);
});

test("explanations say where figures come from, here and on the command line", async ({ app }) => {
  const roll = new Roll(app);
  await roll.begin({ revenue: "1" });
  await roll.pick();
  await roll.look();
  await roll.takeIt();
  await app.section("T2/why/I05");
  await expect(app.why.locator("li", { hasText: "firms.csv" })).toHaveCount(1);
  await expect(app.why.getByTestId("input-origin")).toHaveCount(2);
  const path = await app.downloaded();
  const done = spawnSync(CLI, ["explain", path, "profit", "--json"], { encoding: "utf8" });
  expect(JSON.parse(done.stdout).origin).toContain("firms.csv");
  await app.home();
  await app.openFile(path);
  await app.section("T2/why/profit");
  await expect(app.why).toContainText("firms.csv");
});

test("codes that fail are confirmed first; another cluster is not confirmed with them", async ({ app, page }) => {
  const roll = new Roll(app);
  const spoilt = EXAMPLE_ROLL.content.toString("utf8").replace("91370200MA0000015J", "91370200MA00000150");
  await roll.begin({}, CLUSTER);
  await roll.pick({ name: "spoilt.csv", content: spoilt });
  // The cluster that is called like the draft's is chosen.
  await expect(roll.cluster).toHaveValue(CLUSTER);
  await expect(roll.take).toBeDisabled();
  const remark = page.locator('[data-testid="roll-remark"][data-gravity="doubtful"]').first();
  await remark.locator("summary").click();
  await expect(remark).toContainText("91370200MA00000150");
  const box = page.locator('[data-question="codes"]');
  await box.check();
  await expect(roll.take).toBeEnabled();
  await expect(box).toBeFocused();
  await roll.cluster.selectOption("hitech");
  await expect(page.getByTestId("roll-questions")).toHaveCount(0);
  await roll.cluster.selectOption(CLUSTER);
  await expect(box).not.toBeChecked();
  await expect(roll.take).toBeDisabled();
  await box.check();
  await roll.takeIt();
  expect((await app.downloadedJson()).roll.confirmed).toEqual(["codes"]);
});

test("a later roll shows what is different and asks", async ({ app, page }) => {
  const roll = new Roll(app);
  await roll.begin();
  await roll.pick();
  await roll.look();
  await roll.takeIt();
  const later = EXAMPLE_ROLL.content.toString("utf8").replace(",18143.59,", ",18143.60,");
  await roll.pick({ name: "later.csv", content: later });
  await roll.look();
  expect(await roll.fates()).toMatchObject({ revenue: "from-earlier", profit: "equal" });
  await page.getByTestId("roll-replace").check();
  await roll.takeIt();
  const { figures, roll: written } = await app.downloadedJson();
  expect(figures.revenue).not.toBe(figuresOf(CLUSTER).revenue);
  expect(written.file).toBe("later.csv");
  expect(new Set(Object.values(await roll.fates(roll.taken)))).toEqual(new Set(["equal"]));
});

test("what is no roll is refused in words, and nothing changes", async ({ app }) => {
  const roll = new Roll(app);
  await roll.begin({ tax: "7" });
  for (const content of ["", "a,b\n1,2\n", Buffer.from("PK\u{3}\u{4}"), Buffer.alloc(20_000_001, "a")]) {
    await roll.pick({ name: "x.csv", content });
    await expect(roll.refusal).toContainText("x.csv");
  }
  await roll.pick();
  await expect(roll.preview).toBeVisible();
  await app.page.getByTestId("roll-discard").click();
  await expect(roll.preview).toHaveCount(0);
  expect((await app.downloadedJson()).figures).toEqual({ tax: "7" });
});

test("without a worker it says so, and everything else works", async ({ app, page, faults }) => {
  await page.route(/worker-module/, (route) => route.abort());
  const roll = new Roll(app);
  await roll.begin({ tax: "7" });
  await roll.pick();
  const [words] = app.say("roll.page.no-worker").split("{reason}");
  await expect(roll.refusal).toContainText(words.trim());
  await app.section("T2");
  await app.field("tax").fill("8");
  await app.saved();
  await page.unroute(/worker-module/);
  await app.section("roll");
  await roll.pick();
  await expect(roll.preview).toBeVisible();
  // The refused download is in the console.
  faults.length = 0;
});

test("by keyboard alone", async ({ app, page }) => {
  const roll = new Roll(app);
  await roll.begin({}, CLUSTER);
  await app.section("T2");
  await tabTo(page, page.getByTestId("to-roll"));
  await page.keyboard.press("Enter");
  await expect(app.main).toBeFocused();
  await expect(page.getByTestId("roll-file")).toBeAttached();
  await tabTo(page, page.getByTestId("roll-file"));
  const chooser = page.waitForEvent("filechooser");
  // The browser is told to hand choosers over before a key opens one.
  await expect(page.getByTestId("roll-file")).toBeFocused();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(csv(EXAMPLE_ROLL));
  await expect(page.locator("#roll-head")).toBeFocused();
  await tabTo(page, roll.take);
  await expectSeenFocus(page);
  await page.keyboard.press("Enter");
  await expect(roll.taken.getByRole("heading")).toBeFocused();
});

test("the language is switched while a roll is looked at", async ({ app }) => {
  const roll = new Roll(app);
  await roll.begin();
  await roll.pick();
  await roll.look();
  await app.speak("en");
  await expect(roll.preview).toContainText("379 firms");
  await expect(roll.cluster).toHaveValue(CLUSTER);
  await roll.takeIt();
});

test("plain http below the root of a named host", async ({ app }) => {
  await app.open(NAMED_AND_PREFIXED);
  const roll = new Roll(app);
  await roll.begin();
  await roll.pick(FILES.GB18030);
  await roll.look();
  await roll.takeIt();
});

/** What a user may wait for ten thousand firms, and what the page may be silent, in ms. */
const READ_WITHIN = 300;
const SILENT_AT_MOST = 50;

test("ten thousand firms are read while the page answers", { tag: "@measured" }, async ({ app, page }) => {
  const roll = new Roll(app);
  await roll.begin();
  const text = rollOf(10_000);
  for (const [encoding, content] of [["UTF-8", text], ["GB18030", gb18030(text)]]) {
    const times = [];
    for (let round = 0; round < 4; round += 1) {
      await watch(page, '[data-testid="roll-preview"]');
      await roll.pick({ name: `${encoding}.csv`, content });
      await expect(roll.preview).toContainText(`${encoding}.csv`);
      await roll.cluster.selectOption("c3");
      await expect(roll.figures).toHaveCount(8);
      times.push(await endWatch(page));
      await page.getByTestId("roll-discard").click();
    }
    const { took, silent } = best(`10,000 firms, ${encoding}`, times);
    const slow = await slowness(page);
    expect(took).toBeLessThanOrEqual(READ_WITHIN * slow);
    expect(silent).toBeLessThanOrEqual(SILENT_AT_MOST * slow);
  }
});
