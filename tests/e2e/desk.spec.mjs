// The officials' desk: packages in, decided on, rolled up, told; and what survives a killed page.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Desk } from "./support/desk.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { endWatch, slowness, watch } from "./support/pace.mjs";
import { CLI, ROOT, SUBMISSIONS } from "./support/site.mjs";
import { LANGUAGES } from "./support/words.mjs";

const CITY = `${ROOT}examples/qingdao-2020q3/city.csv`;
const PACK = `${ROOT}examples/qingdao-2020q3/pack.json`;
const CLUSTERS = ["smart", "jimo-auto", "hitech", "c04", "c05", "c06", "c07", "c08", "c09", "c10"];
const dossier = (id) => `${ROOT}examples/qingdao-2020q3/${id}-2020q3.json`;

/** What the command line makes of the same dossiers. */
function bulletin(language) {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  for (const path of [...CLUSTERS.map(dossier), PACK]) {
    spawnSync("cp", [path, folder]);
  }
  const words = ["rollup", folder, "--stats", CITY, "--bulletin", "--lang", language];
  return spawnSync(CLI, words, { encoding: "utf8" }).stdout;
}

/** The article's figures among the lines of a bulletin. */
const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

test.beforeEach(async ({ app }) => app.open());

for (const language of LANGUAGES) {
  test(`packages come in, are reviewed and told, ${language}`, async ({ app, page }) => {
    test.setTimeout(180_000);
    await app.speak(language);
    const desk = new Desk(app);
    await desk.example();
    await desk.acceptAll();

    await desk.place();
    await expect(desk.rows("clusters")).toHaveCount(10, { timeout: 30_000 });
    const tiles = (await desk.tiles.allInnerTexts()).join(" ");
    for (const figure of ["379", "1,609.10", "+12.4%", "+8.4", "23.5%", "100.70", "26.7%", "+31.7%"]) {
      expect(tiles).toContain(figure);
    }

    // The bulletin is the command line's, but for how files are called.
    await desk.place("bulletin");
    const path = await desk.file(() => page.getByTestId("save-bulletin.txt").click());
    const shown = linesOf(readFileSync(path, "utf8"));
    const told = linesOf(bulletin(language));
    expect(shown.slice(0, 3)).toEqual(told.slice(0, 3));
    const sentences = told.filter((line) => /1,?609\.1|23\.4|13\.3/.test(line));
    expect(sentences.length).toBeGreaterThan(0);
    for (const line of sentences) expect(shown).toContain(line);

    // One is adjusted: its own score stays, the reviewed one does not.
    await desk.place();
    await page.locator('[data-grid="clusters"] .row-link').first().click();
    await expect(page.getByTestId("desk-name")).toBeVisible();
    await page.getByTestId("adjust").locator("summary").click();
    await page.locator("#adjust-figure").selectOption("tax");
    await page.locator("#adjust-value").fill("1");
    await page.locator("#adjust-reason").fill("A");
    await page.getByTestId("adjust").locator("button[type=submit]").click();
    await expect(desk.rows("causes")).toHaveCount(1, { timeout: 30_000 });
    await desk.isKept();

    // It goes back with a remark, and no longer counts.
    await page.getByTestId("return").locator("summary").click();
    await page.locator("#return-remark").fill("B");
    await page.getByTestId("return").locator("button[type=submit]").click();
    await expect(desk.rows("remarks")).toHaveCount(1, { timeout: 30_000 });
    const back = await desk.file(() => page.getByTestId("return-save").click());
    expect(JSON.parse(readFileSync(back, "utf8"))).toMatchObject({
      format: "wutong-return", remarks: [{ at: "", words: "B" }],
    });
    await desk.place();
    await expect(desk.rows("clusters").locator('td:last-child[data-mark="bad"]')).toHaveCount(1);
  });
}

test("what was confirmed survives a page that is killed, and a file takes it elsewhere", async ({ app, page, browser }) => {
  test.setTimeout(120_000);
  const desk = new Desk(app);
  await desk.example();
  await page.getByTestId("accept-clean").click();
  await expect(desk.said).toHaveText(/\d/);
  await desk.isKept();
  await desk.place();
  const before = await desk.rows("clusters").allInnerTexts();
  const file = await desk.file(() => page.getByTestId("portfolio-save").click());

  await app.reload();
  await desk.place();
  await expect(desk.rows("clusters")).toHaveCount(10, { timeout: 30_000 });
  expect(await desk.rows("clusters").allInnerTexts()).toEqual(before);

  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await elsewhere.goto(new URL("#/desk", page.url()).href);
  await elsewhere.getByTestId("portfolio-file").setInputFiles(file);
  const rows = elsewhere.locator('[data-grid="clusters"] tbody tr');
  await expect(rows).toHaveCount(10, { timeout: 30_000 });
  expect(await rows.allInnerTexts()).toEqual(before);
  await other.close();
});

test("a thousand packages are sorted and ranked, @measured", async ({ app, page }) => {
  test.setTimeout(300_000);
  const files = readdirSync(SUBMISSIONS).map((name) => join(SUBMISSIONS, name));
  const desk = new Desk(app);
  const slower = await slowness(page);
  await desk.place("inbox");
  await watch(page, '[data-testid="desk"]');
  const begun = Date.now();
  await page.getByTestId("desk-files").setInputFiles(files);
  await expect(desk.said).toHaveText(/950/, { timeout: 120_000 });
  const sorted = Date.now() - begun;
  await page.getByTestId("accept-clean").click();
  await expect(desk.said).not.toHaveText(/950/, { timeout: 60_000 });
  await desk.place("ranking");
  const all = Date.now() - begun;
  const { silent } = await endWatch(page);
  const memory = await page.evaluate(() => performance.memory?.usedJSHeapSize ?? 0);
  console.log(`1,000 packages: sorted ${sorted} ms, ranked ${all} ms, silent ${silent.toFixed(0)} ms, page ${(memory / 1e6).toFixed(0)} MB`);
  // What is meant is 10 s and 50 ms; see “Not there yet” in ARCHITECTURE.md.
  expect(all).toBeLessThan(25_000 * slower);
  expect(silent).toBeLessThan(400 * slower);
});

test("what is no package is set aside with its reason", async ({ app, page }) => {
  const desk = new Desk(app);
  await desk.place("inbox");
  await page.getByTestId("desk-files").setInputFiles([
    { name: "pack.json", mimeType: "application/json", buffer: readFileSync(PACK) },
    { name: "a.zip", mimeType: "application/zip", buffer: Buffer.from("PK<script>alert(1)</script>") },
    { name: "<img src=x>.zip", mimeType: "application/zip", buffer: Buffer.from("x") },
  ]);
  await expect(desk.rows("blocked")).toHaveCount(2, { timeout: 30_000 });
  await expect(desk.rows("blocked").first()).toContainText(app.say("triage.remedy.not-a-package"));
  await expect(desk.rows("due")).toHaveCount(12);
  await expect(page.getByTestId("desk-copied")).not.toBeEmpty();
});

test("the desk is worked at by keyboard", async ({ app, page }) => {
  test.setTimeout(120_000);
  const desk = new Desk(app);
  await desk.place("inbox");
  const press = async (locator) => {
    await locator.focus();
    await page.keyboard.press("Enter");
  };
  await press(page.getByTestId("desk-example"));
  await expect(desk.rows("inbox")).toHaveCount(10, { timeout: 30_000 });
  await press(page.getByTestId("accept-clean"));
  await desk.isKept();
  await desk.place();
  await expect(desk.rows("clusters")).toHaveCount(10, { timeout: 30_000 });
  const heading = page.locator('[data-grid="clusters"] .sort-button').nth(7);
  await press(heading);
  await expect(page.locator('[data-grid="clusters"] [aria-sort="ascending"]')).toHaveCount(1);
  await expect(heading).toBeFocused();
  await press(page.locator('[data-grid="clusters"] .row-link').first());
  await expect(page.getByTestId("desk-name")).toBeVisible();
});
