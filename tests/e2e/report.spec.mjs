// The development report: what the page says, hands out and prints is what `wutong report` writes.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { expect, test } from "./support/fixtures.mjs";
import { close, printed } from "./support/paper.mjs";
import { CLI, ROOT } from "./support/site.mjs";
import { LANGUAGES } from "./support/words.mjs";

const SMART = `${ROOT}examples/qingdao-2020q3/smart-2020q3.json`;

const EXAMPLES = { smart: SMART, urban: `${ROOT}examples/other-kinds/urban-2020q3.json` };

const LARGEST = 1_000_000;

/** What the command line writes on a file. */
function reported(path, language, ...more) {
  const told = ["report", path, "--lang", language, ...more];
  const done = spawnSync(CLI, told, { encoding: "utf8" });
  expect(done.status, done.stderr).toBe(0);
  return done.stdout;
}

/** The same as lines, without the break at its end. */
const lines = (text) => text.replace(/\n$/, "").split("\n");

/** Opens a file and its report. */
async function open(app, file) {
  await app.openFile(file);
  await app.section("report");
  await expect(app.page.getByTestId("report")).toBeVisible();
}

/** A dossier with a few figures. */
const dossier = (figures, rest = {}) => ({
  name: "a.json",
  content: JSON.stringify({ rubric: "industrial@2026.1", period: "2020", figures, ...rest }),
});

/** In the page: the report as plain text has it. */
function textInPage() {
  const article = document.querySelector('[data-testid="report"]');
  const part = (name) => article.querySelector(`[data-part="${name}"]`);
  const lines = ["title", "head", "answer"].map((name) => part(name).textContent);
  for (const note of part("notes").children) lines.push(`* ${note.textContent}`);
  for (const section of article.querySelectorAll("[data-section]")) {
    lines.push("", section.querySelector("h2").textContent);
    const words = section.querySelectorAll('[data-part="sentences"], [data-part="own"]');
    for (const { textContent } of words) lines.push(textContent);
    for (const table of section.querySelectorAll('[data-part="table"]')) {
      lines.push("", `  ${table.caption.textContent}`);
      for (const { cells } of table.rows) {
        lines.push(`  ${[...cells].map(({ textContent }) => textContent).join(" | ")}`);
      }
    }
  }
  return lines;
}

for (const [name, path] of Object.entries(EXAMPLES)) {
  for (const language of LANGUAGES) {
    test(`the page says what the command line writes: ${name}, ${language}`, async ({ app, page }) => {
      await app.open();
      await app.speak(language);
      await open(app, path);
      const text = lines(reported(path, language));
      expect(await page.evaluate(textInPage)).toEqual(text);
      await expect(page.getByTestId("report-standing")).toHaveText(app.say("development.complete"));
      // The tables need not have been opened for points and report to agree.
      await expect(app.headline).toHaveText(text[2]);
      await page.evaluate(() => {
        window.addEventListener("copy", ({ clipboardData }) => {
          window.copied = clipboardData.getData("text/plain");
        });
      });
      await page.getByTestId("report-copy").click();
      await expect(app.notice).toContainText(app.say("development.copied"));
      expect(lines(await page.evaluate(() => window.copied))).toEqual(text);
      const download = page.waitForEvent("download");
      await page.getByTestId("report-download").click();
      const file = await download;
      const kind = app.say("development.kind");
      expect(file.suggestedFilename()).toMatch(new RegExp(`_2020Q3_${kind}_.*2026\\.1\\.html$`));
      expect(readFileSync(await file.path(), "utf8")).toBe(reported(path, language, "--html"));
    });

    test(`the report is printed whole: ${name}, ${language}`, async ({ app, page }) => {
      await app.open();
      await app.speak(language);
      await open(app, path);
      const rows = await page.evaluate(() => (
        [...document.querySelectorAll('[data-part="table"] tr')].map(({ innerText, cells }) => (
          innerText && [...cells].map(({ textContent }) => textContent).join("")
        ))
      ));
      const trends = await page.getByTestId("trend").count();
      expect(trends).toBe(5);
      const labels = await page.locator(".trend :is(.trend-value, .trend-label)").allTextContents();
      const headings = await page.locator("[data-section] h2").allTextContents();
      const print = await printed(page);
      expect(print.isA4).toBe(true);
      expect(print.bytes).toBeLessThanOrEqual(LARGEST);
      print.pages.forEach(({ text }, index) => {
        const number = [index + 1, print.pages.length];
        const said = { zh: `第${number[0]}页,共${number[1]}页`, en: `Page${number[0]}of${number[1]}` };
        expect(text).toContain(said[language]);
        expect(text).toMatch(/[0-9a-f]{12}/);
        expect(text).toContain("2026.1");
      });
      const whole = print.pages.map(({ text }) => text).join("");
      for (const words of [...headings, ...labels]) expect(whole).toContain(close(words));
      // No row is cut: each stands on one page.
      for (const row of rows.filter(Boolean)) {
        expect(print.pages.some(({ text }) => text.includes(close(row))), row).toBe(true);
      }
      for (const key of ["development.own-add", "development.as-table", "tasks.label", "development.complete"]) {
        expect(whole, key).not.toContain(close(app.say(key)));
      }
    });
  }
}

test("a number leads to its explanation, and what is missing to its field", async ({ app, page }) => {
  await app.open();
  await open(app, dossier({ "revenue": "100", "revenue-prior": "80" }));
  const report = page.getByTestId("report");
  await expect(page.getByTestId("report-standing")).toContainText(/\d/);
  await report.locator('[data-why="revenue"]').click();
  await expect(app.why).toContainText("100");
  await page.keyboard.press("Escape");
  await expect(report.locator('[data-why="revenue"]')).toBeFocused();
  const economy = report.locator('[data-section="economy"]');
  await expect(economy).not.toContainText(/(?<![\d.,])0(?![.\d])/);
  await economy.getByTestId("report-missing").first().click();
  await expect(app.field("firms-above-scale")).toBeFocused();
  await app.field("firms-above-scale").fill("31");
  await app.section("report");
  await expect(economy).toContainText(/31\D/);
});

test("own words stand in the report, can be taken back, and leave with the draft", async ({ app, page }) => {
  await app.open();
  await open(app, SMART);
  const section = page.locator('[data-section="investment"]');
  await section.locator(".report-own-field summary").click();
  const field = section.getByRole("textbox");
  await field.pressSequentially("第一段。\n第二段。");
  await expect(section.locator('[data-part="own"]')).toHaveText(["第一段。", "第二段。"]);
  await expect(field).toBeFocused();
  await field.press("Tab");
  await app.saved();
  const path = await app.downloaded();
  expect(JSON.parse(readFileSync(path, "utf8")).paragraphs).toEqual({ investment: "第一段。\n第二段。" });
  await expect.poll(() => page.evaluate(textInPage)).toEqual(lines(reported(path, "zh")));
  await app.reload();
  await expect(section.locator('[data-part="own"]')).toHaveCount(2);
  await section.locator(".report-own-field summary").click();
  await field.fill("");
  await expect(section.locator('[data-part="own"]')).toHaveCount(0);
  await app.undo.click();
  await expect(section.locator('[data-part="own"]')).toHaveCount(2);
});

test("without figures the page says what the report is for", async ({ app, page }) => {
  await app.open();
  await app.begin("A");
  await app.section("report");
  const empty = page.getByTestId("report-empty");
  await expect(empty).toContainText(app.say("development.example"));
  await empty.getByRole("link").click();
  await expect(page).toHaveURL(/\/T\d$/);
});

test("a worker that cannot be had is said, and asked again", async ({ app, page, faults }) => {
  await page.route(/worker-module/, (route) => route.abort());
  await app.open();
  await app.openFile(SMART);
  await app.section("report");
  const refusal = page.getByTestId("report-refusal");
  await expect(refusal).toBeVisible();
  await page.unroute(/worker-module/);
  await refusal.getByRole("button").click();
  await expect(page.getByTestId("report")).toBeVisible();
  // The refused download is in the console.
  faults.length = 0;
});
