// The live workbook as a file from the page: what the command line writes, and in how much time.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "./support/fixtures.mjs";
import { best, slowness, timeOfFile } from "./support/pace.mjs";
import { CLI, ROOT } from "./support/site.mjs";
import { LANGUAGES } from "./support/words.mjs";

/** The largest dossier among the examples. */
const LARGEST = `${ROOT}examples/qingdao-2020q3/jimo-auto-2020q3.json`;
const OTHERS = ["examples/industrial-2020.json", "examples/other-kinds/urban-2020q3.json"];

/** What workbook, report and package together may take, and how long the page may be silent. */
const WITHIN = 1_500;
const SILENT_AT_MOST = 50;

const WORKBOOK = '[data-testid="file"][data-kind="workbook"]';
const REPORT = '[data-testid="file"][data-kind="report"][data-form="docx"]';

test.beforeEach(async ({ app }) => app.open());

/** What the command line writes of a file: the name that it gives, and the bytes. */
function written(file, language) {
  const folder = mkdtempSync(join(tmpdir(), "workbook-"));
  const told = spawnSync(CLI, ["export", file, "--xlsx", "--lang", language], { cwd: folder, encoding: "utf8" });
  expect(told.status, told.stdout + told.stderr).toBe(0);
  const [name] = readdirSync(folder);
  return { name, bytes: readFileSync(join(folder, name)) };
}

for (const language of LANGUAGES) {
  test(`the workbook from the page is that of the command line, ${language}`, async ({ app, page }) => {
    await app.speak(language);
    for (const file of [LARGEST, ...OTHERS.map((path) => ROOT + path)]) {
      await app.home();
      await app.openFile(file);
      await app.section("files");
      const coming = page.waitForEvent("download");
      await page.locator(WORKBOOK).click();
      const download = await coming;
      const expected = written(file, language);
      expect(download.suggestedFilename()).toBe(expected.name);
      expect(readFileSync(await download.path()).equals(expected.bytes), file).toBe(true);
    }
  });
}

test("workbook, report and package of the largest example are quick, and the page answers", { tag: "@measured" }, async ({ app, page }) => {
  const download = async (button) => {
    const coming = page.waitForEvent("download");
    const times = await timeOfFile(page, button);
    await coming;
    return times;
  };
  const rounds = [];
  for (let round = 0; round < 4; round += 1) {
    await app.home();
    await app.openFile(LARGEST);
    await app.section("files");
    await expect(page.locator(WORKBOOK)).toBeEnabled();
    const workbook = await download(WORKBOOK);
    const report = await download(REPORT);
    await app.section("hand-in");
    await page.locator("#person-0").fill("王立");
    await page.locator("#role-0").fill("主任");
    await page.locator("#declare-day").fill("2020-10-15");
    await page.locator("#declare-day").blur();
    await expect(page.getByTestId("hand-in")).toBeEnabled();
    await app.saved();
    const all = [workbook, report, await download('[data-testid="hand-in"]')];
    rounds.push({
      took: all.reduce((sum, { took }) => sum + took, 0),
      silent: Math.max(...all.map(({ silent }) => silent)),
    });
  }
  const { took, silent } = best("workbook, report and package", rounds);
  const slow = await slowness(page);
  expect(took).toBeLessThanOrEqual(WITHIN * slow);
  expect(silent).toBeLessThanOrEqual(SILENT_AT_MOST * slow);
});
