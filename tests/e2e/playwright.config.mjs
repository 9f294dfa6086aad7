// The built site in Debian's Chromium, at a desk and on a phone.
// `cargo xtask e2e` builds everything and says where it is; see support/site.mjs.

import { defineConfig } from "@playwright/test";

import { LAUNCH, PREFIX, PREFIXED, ROOT, SITE, serving } from "./support/site.mjs";

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

/** What holds a time; it runs alone, before the rest: `--project=measured --workers=1`. */
const MEASURED = /@measured/;

/** Where the width of the screen changes what is tested. */
const ON_THE_PHONE = /(accessibility|layout|period|spine)\.spec\.mjs$/;

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: { baseURL: SITE, launchOptions: LAUNCH, acceptDownloads: true, serviceWorkers: "block" },
  projects: [
    { name: "measured", use: { viewport: DESK }, grep: MEASURED, workers: 1 },
    { name: "desk", use: { viewport: DESK }, grepInvert: MEASURED },
    {
      name: "phone",
      use: { viewport: PHONE, hasTouch: true },
      testMatch: ON_THE_PHONE,
      grepInvert: MEASURED,
    },
  ],
  webServer: [
    { command: serving("/", SITE), url: SITE, cwd: ROOT },
    { command: serving(PREFIX, PREFIXED), url: PREFIXED, cwd: ROOT },
  ],
});
