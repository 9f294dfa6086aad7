// Pictures of the built site with the example open, for README and docs:
// docs/images/*-zh.png, and one in English.
//
// `cargo xtask screenshots` builds what is shown and runs this.

import { spawn } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";

import { chromium } from "@playwright/test";

import { App } from "./support/app.mjs";
import { LAUNCH, ROOT, SITE, serving } from "./support/site.mjs";
import { LANGUAGES } from "./support/words.mjs";

const FOLDER = `${ROOT}docs/images`;

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

/** A picture says the same whenever it is taken. */
const NOW = new Date("2020-12-31T14:02:00");

const LARGEST = 250_000;

/** What is shown of the example just opened. */
const PICTURES = [
  { name: "home", reach: (app) => app.home() },
  { name: "workspace", languages: LANGUAGES, reach: (app) => app.section("T2") },
  { name: "explanation", reach: (app) => app.section("T2/why/I08") },
  { name: "xray", reach: (app) => app.section("xray") },
  { name: "print", reach: (app) => app.section("print") },
  { name: "phone", viewport: PHONE, reach: (app) => app.section("T2") },
];

const server = spawn("sh", ["-c", serving("/", SITE)], { cwd: ROOT });
const browser = await chromium.launch(LAUNCH);
try {
  await answers(SITE);
  mkdirSync(FOLDER, { recursive: true });
  for (const picture of PICTURES) {
    for (const language of picture.languages ?? ["zh"]) await take(picture, language);
  }
} finally {
  await browser.close();
  server.kill();
}

async function take({ name, viewport = DESK, reach }, language) {
  const page = await browser.newPage({ baseURL: SITE, viewport, reducedMotion: "reduce" });
  const app = new App(page);
  await page.clock.setFixedTime(NOW);
  await app.open();
  await app.speak(language);
  await app.openExample();
  await reach(app);
  await page.mouse.move(0, 0);
  await app.settled();
  const path = `${FOLDER}/${name}-${language}.png`;
  await page.screenshot({ path, caret: "initial" });
  await page.close();
  const { size } = statSync(path);
  console.log(`${path.slice(ROOT.length)} ${Math.ceil(size / 1000)} kB`);
  if (size > LARGEST) throw new Error(`${path} is larger than ${LARGEST} bytes`);
}

/** Waits until a server answers. */
async function answers(address) {
  for (let tried = 0; tried < 50; tried += 1) {
    if (await fetch(address).then(({ ok }) => ok, () => false)) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`nothing answers at ${address}`);
}
