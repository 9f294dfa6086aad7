// A workbook of 10,000 firms: imported by the app as its users see it, beside SheetJS reading the
// same bytes to rows.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { inPage } from "../browser.mjs";
import { bundled } from "../bundle.mjs";
import { machine, versions } from "../machine.mjs";
import { keep, milliseconds, table } from "../results.mjs";
import { median, percentile } from "../statistics.mjs";
import { firmsOf } from "./file.mjs";
import { readBySheetJs, watch } from "./page.mjs";

const FIRMS = 10_000;
const WARM_UPS = 1;
const ROUNDS = 9;

/** What the median import may take, and the page may be silent, in milliseconds. */
const TARGET = 1_500;
const SILENT_AT_MOST = 50;

const DRAFT = JSON.stringify({ rubric: "industrial@2026.1", period: "2020Q3", figures: {} });

/** Measures, prints and keeps; true if the targets are met. */
export async function importing() {
  const { bytes, sums } = firmsOf(FIRMS);
  const files = {
    ...site(process.env.WUTONG_DIST),
    "firms.xlsx": bytes,
    "sheetjs.js": await bundled(new URL("./sheetjs.mjs", import.meta.url)),
  };
  const { result, browser } = await inPage(files, (page) => measured(page, { bytes, sums }));
  const summary = summaryOf(result, { browser, size: bytes.length });
  keep("import", summary);
  print(summary);
  return summary.isMet;
}

/** The built site: path → bytes. */
function site(folder) {
  const names = readdirSync(folder).filter((name) => !/\.(br|gz)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
}

async function measured(page, { bytes, sums }) {
  const file = { name: "draft.json", mimeType: "application/json", buffer: Buffer.from(DRAFT) };
  await page.getByTestId("open-file").setInputFiles(file);
  await page.waitForURL(/#\/draft\//);
  await page.evaluate(() => {
    window.location.hash = `${window.location.hash.split("/").slice(0, 3).join("/")}/import`;
  });
  await page.locator("#import-title").waitFor();
  const times = { ours: [], silent: [], theirs: [] };
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const { read, silent } = await imported(page, bytes);
    const theirs = await page.evaluate(readBySheetJs);
    if (theirs.firms !== FIRMS || theirs.sums.some((sum, column) => sum !== sums[column])) {
      throw new Error(`SheetJS reads something else: ${JSON.stringify({ theirs, sums })}`);
    }
    if (round >= 0) {
      times.ours.push(read);
      times.silent.push(silent);
      times.theirs.push(theirs.read);
    }
  }
  return times;
}

/** Imports the workbook; its rows are counted and its sums agree, or it does not count. */
async function imported(page, bytes) {
  await page.evaluate(watch);
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.getByTestId("import-file").setInputFiles({ name: "firms.xlsx", mimeType, buffer: bytes });
  await page.getByTestId("import-preview").waitFor();
  const times = await page.evaluate(() => window.endWatch());
  const part = await page.locator('[data-testid="import-part"][data-id="firms"] summary').innerText();
  const source = await page.getByTestId("import-source").innerText();
  if (!part.includes("新增 10,000 行") || !source.includes("认出 1 行合计，与各行相加一致")) {
    throw new Error(`the app reads something else: ${part}; ${source}`);
  }
  await page.getByTestId("import-discard").click();
  await page.getByTestId("import-preview").waitFor({ state: "detached" });
  return times;
}

function summaryOf({ ours, silent, theirs }, { browser, size }) {
  const row = (title, values) => (
    { title, median: median(values), p95: percentile(values, 95), rounds: values.length }
  );
  const rows = [row("Wutong", ours), row("SheetJS", theirs), row("silence of the page", silent)];
  const [own, other, gap] = rows.map((it) => it.median);
  return {
    versions: { ...versions("xlsx"), chromium: browser },
    machine: machine(),
    size,
    rows,
    ratio: own / other,
    isMet: own <= TARGET && gap <= SILENT_AT_MOST,
  };
}

function print({ versions: { xlsx, chromium }, machine: { cpu, cores, load }, size, rows, ratio, isMet }) {
  console.log(`\n${FIRMS} firms, XLSX of ${size} bytes (Chromium ${chromium})`);
  console.log(`${cpu}, ${cores} cores, load ${load}\n`);
  const titles = { SheetJS: `SheetJS ${xlsx}, to rows` , Wutong: "Wutong, to the preview" };
  table(
    ["", "median", "p95", "rounds"],
    rows.map((row) => [
      titles[row.title] ?? row.title,
      milliseconds(row.median),
      milliseconds(row.p95),
      String(row.rounds),
    ]),
  );
  console.log(`\nWutong takes ${ratio.toFixed(2)} times as long as SheetJS`);
  const targets = `at most ${milliseconds(TARGET)}, silent at most ${milliseconds(SILENT_AT_MOST)}`;
  console.log(`${targets}: ${isMet ? "met" : "MISSED"}`);
}
