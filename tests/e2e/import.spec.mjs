// Spreadsheets brought into a draft: everything is seen before, taken as one step, and never lost.

import { readFileSync } from "node:fs";

import { expectSeenFocus, tabTo } from "./support/focus.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { Import, PROJECTS, figuresFile } from "./support/import.mjs";
import { best, endWatch, slowness, watch } from "./support/pace.mjs";
import { NAMED_AND_PREFIXED } from "./support/site.mjs";
import { LANGUAGES } from "./support/words.mjs";
import { bombOf, xlsxOf } from "./support/xlsx.mjs";

test.beforeEach(async ({ app }) => app.open());

/** The rows of a table of a written draft, as lists of some columns. */
const rowsOf = (written, table, ...columns) => (
  written.ledgers[table].map((row) => columns.map((column) => row[column] ?? ""))
);

for (const language of LANGUAGES) {
  test(`titles and sums are set aside, and everything is one step: ${language}`, async ({ app, page }) => {
    const sheets = new Import(app);
    await app.speak(language);
    await sheets.begin();
    await sheets.pick(PROJECTS);
    await expect(page.locator("#import-head")).toBeFocused();
    await sheets.expectChanges("projects", "added", 3);
    await expect(sheets.preview.getByTestId("import-source")).toContainText(
      app.say("sheets.page.sums-agree", { agreeing: "1" }).trim(),
    );
    await expect(sheets.note("set-aside").first()).toBeVisible();
    // Nothing is taken by looking.
    expect((await app.downloadedJson()).ledgers).toBeUndefined();
    await sheets.takeIt();
    await expect(sheets.taken.getByRole("heading")).toBeFocused();
    const written = await app.downloadedJson();
    expect(rowsOf(written, "projects", "name", "stage", "planned-investment")).toEqual([
      ["甲项目", "signed", "15000"], ["乙项目", "signed", "20000"], ["丙项目", "signed", "2500"],
    ]);
    expect(written.origins["projects[]"]).toMatchObject({ file: PROJECTS.name, sheet: "项目" });
    await app.undo.click();
    expect((await app.downloadedJson()).ledgers).toBeUndefined();
    await app.redo.click();
    expect(await app.downloadedJson()).toEqual(written);
    await app.saved();
    await app.reload();
    app.language = language;
    await expect(sheets.taken).toContainText(PROJECTS.name);
    const path = await app.download(() => page.getByTestId("import-original").click());
    expect(readFileSync(path)).toEqual(PROJECTS.content);
    await page.getByTestId("open-points").click();
    const points = page.getByTestId("points");
    await expect(points.getByText(app.say("sheets.page.point"), { exact: true })).toBeVisible();
  });
}

test("GB18030 text gives figures that say where they come from", async ({ app }) => {
  const sheets = new Import(app);
  await sheets.begin();
  await sheets.pick(figuresFile("统计局.csv", "77"));
  await sheets.expectChanges("figures", "filled", 2);
  await sheets.takeIt();
  const written = await app.downloadedJson();
  expect(written.figures).toEqual({ revenue: "67000", tax: "77" });
  await app.section("T2/why/revenue");
  await expect(app.why).toContainText("统计局.csv › CSV › B2");
  await app.section("T2");
  await app.field("revenue").fill("67001");
  await app.section("T2/why/revenue");
  await expect(app.why).not.toContainText("统计局.csv");
});

test("departments that contradict each other are shown, and neither is taken", async ({ app }) => {
  const sheets = new Import(app);
  await sheets.begin();
  await sheets.pick(figuresFile("统计局.csv", "77"), figuresFile("税务局.csv", "78"), PROJECTS);
  await sheets.unfold("figures");
  const conflict = sheets.changes("figures", "conflict");
  await expect(conflict).toContainText("统计局.csv");
  await expect(conflict).toContainText("税务局.csv");
  await sheets.takeIt();
  const written = await app.downloadedJson();
  expect(written.figures).toEqual({ revenue: "67000" });
  expect(written.ledgers.projects).toHaveLength(3);
});

/** One project that differs, one that no file names. */
const KNOWN = {
  figures: { tax: "77" },
  ledgers: {
    projects: [
      { id: "p1", name: "甲项目", stage: "landed" },
      { id: "p9", name: "旧项目", stage: "signed" },
    ],
  },
};

test("a second import shows what differs and asks", async ({ app, page }) => {
  const sheets = new Import(app);
  await sheets.begin(KNOWN);
  await sheets.pick(PROJECTS);
  for (const [kind, count] of [["changed", 1], ["absent", 1], ["added", 2]]) {
    await sheets.expectChanges("projects", kind, count);
  }
  await sheets.takeIt();
  const stages = async () => rowsOf(await app.downloadedJson(), "projects", "name", "stage");
  const known = [["甲项目", "landed"], ["旧项目", "signed"], ["乙项目", "signed"], ["丙项目", "signed"]];
  expect(await stages()).toEqual(known);
  // Once more, with the values of the file.
  await sheets.pick(PROJECTS);
  await expect(sheets.preview).toBeVisible();
  await expect(sheets.take).toBeDisabled();
  await sheets.way("all");
  await sheets.takeIt();
  expect(await stages()).toEqual(known.map(([name]) => [name, "signed"]));
  // And as the file has it.
  await sheets.pick(PROJECTS);
  await sheets.way("each");
  const each = page.locator('[data-testid="import-each"][data-id="projects"]');
  await each.selectOption("nothing");
  await expect(sheets.take).toBeDisabled();
  await each.selectOption("whole");
  await sheets.takeIt();
  expect((await stages()).map(([name]) => name)).toEqual(["甲项目", "乙项目", "丙项目"]);
});

const UNKNOWN = { name: "甲.xlsx", content: xlsxOf([["工程", "进度情况"], ["甲项目", "签约"]]) };

test("a heading is explained once, remembered, and can be forgotten", async ({ app, page }) => {
  const sheets = new Import(app);
  const open = (text) => page.locator(`[data-testid="import-open"][data-text="${text}"]`);
  await sheets.begin();
  await sheets.pick(UNKNOWN);
  await open("工程").selectOption("projects/name");
  await open("进度情况").selectOption("projects/stage");
  await sheets.expectChanges("projects", "added", 1);
  await expect(open("工程")).toHaveCount(0);
  await app.reload();
  await sheets.pick(UNKNOWN);
  await sheets.expectChanges("projects", "added", 1);
  const mapped = page.getByTestId("import-mapped");
  await expect(mapped).toHaveCount(2);
  await mapped.filter({ hasText: "进度情况" }).getByRole("button").click();
  await expect(open("进度情况")).toBeVisible();
  await expect(mapped).toHaveCount(1);
});

test("what was copied from a spreadsheet is pasted", async ({ app, page }) => {
  const sheets = new Import(app);
  await sheets.begin();
  await page.getByTestId("import-paste-open").click();
  await page.locator("#import-paste").fill("项目名称\t阶段\n甲项目\t签约\n");
  await page.getByTestId("import-paste-read").click();
  await sheets.expectChanges("projects", "added", 1);
  await sheets.takeIt();
  expect(rowsOf(await app.downloadedJson(), "projects", "name")).toEqual([["甲项目"]]);
});

test("what passes a limit or is no spreadsheet is refused by name, and the rest is read", async ({ app, page }) => {
  const sheets = new Import(app);
  await sheets.begin({ figures: { tax: "7" } });
  const bomb = { name: "bomb.xlsx", content: bombOf(65_000_000) };
  expect(bomb.content.length).toBeLessThan(100_000);
  await sheets.pick(
    bomb,
    { name: "cut.xlsx", content: "PK\u{3}\u{4}" },
    { name: "large.csv", content: Buffer.alloc(20_000_001, "a") },
    PROJECTS,
  );
  await expect(sheets.preview).toBeVisible();
  await expect(sheets.refusal).toHaveCount(3);
  await expect(sheets.refusal.filter({ hasText: "bomb.xlsx" })).toContainText("64,000,000");
  await expect(sheets.refusal.filter({ hasText: "large.csv" })).toContainText("20,000,000");
  await expect(sheets.preview.getByTestId("import-source")).toHaveCount(1);
  await page.getByTestId("import-discard").click();
  await expect(sheets.preview).toHaveCount(0);
  expect((await app.downloadedJson()).figures).toEqual({ tax: "7" });
});

test("reading is cancelled, and another file can be read", async ({ app, page }) => {
  const sheets = new Import(app);
  await sheets.begin();
  // A worker that never answers.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = () => { Worker.prototype.postMessage = post; };
  });
  await sheets.pick(PROJECTS);
  await expect(page.getByTestId("import-reading")).toContainText(PROJECTS.name);
  await page.getByTestId("import-cancel").click();
  await expect(page.getByTestId("import-reading")).toHaveCount(0);
  await expect(page.getByTestId("import-file")).toBeFocused();
  await sheets.pick(PROJECTS);
  await sheets.expectChanges("projects", "added", 3);
});

for (const language of LANGUAGES) {
  test(`the template comes back without a difference: ${language}`, async ({ app, page }) => {
    const sheets = new Import(app);
    await sheets.begin(KNOWN);
    await page.locator("#template-language").selectOption(language === "zh" ? "zh-CN" : "en");
    const download = page.waitForEvent("download");
    await page.getByTestId("template-get").click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^A_2020Q3_[^_/\\]+_industrial-2026\.1\.xlsx$/);
    const content = readFileSync(await file.path());
    await sheets.pick({ name: "form.xlsx", content });
    await expect(page.getByTestId("import-same")).toContainText("5");
    await expect(sheets.take).toBeDisabled();
    await page.getByTestId("import-discard").click();
    // A department's part has its sheets alone.
    await page.locator("#template-holder").selectOption("tax");
    const part = await app.download(() => page.getByTestId("template-get").click());
    expect(readFileSync(part).length).toBeLessThan(content.length);
  });
}

test("a list that a draft cannot hold is said so, with what to do", async ({ app, page }) => {
  const sheets = new Import(app);
  await sheets.begin();
  await sheets.pick({ name: "firms.xlsx", content: firms(10_000) });
  await expect(page.getByTestId("import-too-large")).toContainText("1,000,000");
  await expect(sheets.take).toBeDisabled();
  await page.getByTestId("import-too-large").getByRole("link").click();
  await expect(page.locator("#roll-title")).toBeVisible();
});

test("by keyboard alone", async ({ app, page }) => {
  const sheets = new Import(app);
  await sheets.begin();
  await app.section("T3");
  await tabTo(page, page.getByTestId("to-import"));
  await page.keyboard.press("Enter");
  await expect(app.main).toBeFocused();
  await expect(page.getByTestId("import-file")).toBeAttached();
  await tabTo(page, page.getByTestId("import-file"));
  const chooser = page.waitForEvent("filechooser");
  // The browser is told to hand choosers over before a key opens one.
  await expect(page.getByTestId("import-file")).toBeFocused();
  await page.keyboard.press("Enter");
  const { name, content } = PROJECTS;
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: content });
  await expect(page.locator("#import-head")).toBeFocused();
  await tabTo(page, sheets.take);
  await expectSeenFocus(page);
  await page.keyboard.press("Enter");
  await expect(sheets.taken.getByRole("heading")).toBeFocused();
});

test("plain http below the root of a named host", async ({ app }) => {
  await app.open(NAMED_AND_PREFIXED);
  const sheets = new Import(app);
  await sheets.begin();
  await sheets.pick(PROJECTS);
  await sheets.takeIt();
});

/** A workbook of so many firms. */
function firms(count) {
  const rows = Array.from({ length: count }, (_, firm) => (
    [`样例企业${firm}`, "C34", firm % 3 ? "是" : "否", firm + 0.5, firm + 0.25, firm]
  ));
  return xlsxOf([
    ["企业名称", "行业大类", "是否主导产业", "营业收入（万元）", "利润总额（万元）", "实缴税收（万元）"],
    ...rows,
  ]);
}

/** What a user may wait for ten thousand firms, and what the page may be silent, in ms. */
const READ_WITHIN = 1_500;
const SILENT_AT_MOST = 50;

test("ten thousand firms are read while the page answers", { tag: "@measured" }, async ({ app, page }) => {
  const sheets = new Import(app);
  await sheets.begin();
  const content = firms(10_000);
  const times = [];
  for (let round = 0; round < 4; round += 1) {
    await watch(page, '[data-testid="import-preview"]');
    await sheets.pick({ name: "firms.xlsx", content });
    await expect(sheets.preview).toContainText("firms.xlsx");
    times.push(await endWatch(page));
    await page.getByTestId("import-discard").click();
  }
  const { took, silent } = best("10,000 firms", times);
  const slow = await slowness(page);
  expect(took).toBeLessThanOrEqual(READ_WITHIN * slow);
  expect(silent).toBeLessThanOrEqual(SILENT_AT_MOST * slow);
});
