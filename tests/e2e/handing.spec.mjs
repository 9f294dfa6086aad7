// A draft looked through once more, handed in, corrected; and what arrives, checked.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { expect, test } from "./support/fixtures.mjs";
import { close, printed } from "./support/paper.mjs";
import { CLI, NAMED_AND_PREFIXED, ROOT } from "./support/site.mjs";
import { LANGUAGES } from "./support/words.mjs";

/** A dossier without anything left to settle. */
const READY = `${ROOT}examples/qingdao-2020q3/smart-2020q3.json`;

/** The pages of handing in, in a test. */
class Handing {
  constructor(app) {
    this.app = app;
    this.page = app.page;
    this.standing = this.page.getByTestId("hand-standing");
    this.obstacles = this.page.getByTestId("hand-obstacle");
    this.button = this.page.getByTestId("hand-in");
    this.versions = this.page.getByTestId("handed-version");
    this.verdict = this.page.getByTestId("verdict");
    this.findings = this.page.getByTestId("check-finding");
  }

  async begin(file = READY) {
    await this.app.openFile(file);
    await this.app.section("hand-in");
  }

  async declare(name = "王立", role = "主任") {
    await this.page.locator("#person-0").fill(name);
    await this.page.locator("#role-0").fill(role);
    await this.page.locator("#declare-day").fill("2020-10-15");
    await this.page.locator("#declare-day").blur();
  }

  /** The package that a click hands out: path and bytes. */
  async handIn() {
    await expect(this.button).toBeEnabled();
    const path = await this.app.download(() => this.button.click());
    await expect(this.page.locator("#handed-title")).toBeFocused();
    await this.app.saved();
    return path;
  }

  async code() {
    return this.page.getByTestId("check-code").first().textContent();
  }

  /** Checks a package on its page. */
  async check(content, code = "") {
    await this.app.go("#/verify");
    await this.page.locator("#check-code").fill(code);
    await this.page.getByTestId("check-file").setInputFiles({
      name: "p.zip", mimeType: "application/zip", buffer: Buffer.from(content),
    });
  }
}

test.beforeEach(async ({ app }) => app.open());

for (const language of LANGUAGES) {
  test(`a dossier is handed in, corrected and checked, ${language}`, async ({ app, page }) => {
    await app.speak(language);
    const handing = new Handing(app);
    await handing.begin();
    await expect(handing.standing).toHaveAttribute("data-state", "blocked");
    await expect(handing.obstacles).toHaveCount(1);
    await expect(handing.button).toBeDisabled();
    await handing.declare();
    await expect(handing.standing).toHaveAttribute("data-state", "ready");
    const first = await handing.handIn();
    const code = await handing.code();
    await expect(handing.standing).toHaveAttribute("data-state", "same");
    await expect(handing.button).toBeDisabled();

    const told = spawnSync(CLI, ["verify", first, "--code", code, "--json"], { encoding: "utf8" });
    expect(told.status, told.stdout + told.stderr).toBe(0);

    const print = await printed(page);
    expect(print.pages).toHaveLength(1);
    expect(print.isA4).toBe(true);
    for (const words of [code, "王立", app.say("handing.sheet"), app.say("package.declaration")]) {
      expect(print.pages[0].text).toContain(close(words));
    }

    await app.reload();
    await app.section("T2");
    await app.field("average-staff").fill("1");
    await app.field("average-staff").blur();
    await app.section("hand-in");
    await expect(page.getByTestId("hand-changes")).toBeVisible();
    await expect(handing.obstacles.first()).toContainText(app.say("package.obstacle.no-reason"));
    await page.locator("#declare-reason").fill("人数更正");
    await page.locator("#declare-reason").blur();
    await handing.declare();
    await expect(handing.standing).toHaveAttribute("data-state", "ready");
    const second = await handing.handIn();
    await expect(handing.versions).toHaveCount(2);
    const again = await app.download(() => page.getByTestId("hand-again").last().click());
    expect(readFileSync(again)).toEqual(readFileSync(first));

    const bytes = readFileSync(second);
    const newer = await handing.code();
    await handing.check(bytes, newer.toLowerCase().replaceAll("-", " "));
    await expect(handing.verdict).toHaveAttribute("data-state", "whole");
    await expect(handing.findings).toHaveCount(0);
    await page.locator("#check-code").fill(code);
    await page.getByTestId("check-run").click();
    await expect(handing.verdict).toHaveAttribute("data-state", "changed");
    const changed = Buffer.from(bytes);
    changed[changed.indexOf("2020Q3")] ^= 1;
    await handing.check(changed);
    await expect(handing.verdict).toHaveAttribute("data-state", "changed");
    await handing.check("{}");
    await expect(handing.verdict).toHaveAttribute("data-state", "unreadable");
  });
}

test("under a passphrase, on a plain host below the root", async ({ app, page }) => {
  await app.open(NAMED_AND_PREFIXED);
  const handing = new Handing(app);
  await handing.begin();
  await handing.declare();
  await page.locator(".hand-seal summary").click();
  await page.locator("#hand-passphrase").fill("short");
  await expect(handing.button).toBeEnabled();
  await handing.button.click();
  await expect(page.getByTestId("hand-refusal")).toBeVisible();
  await page.locator("#hand-passphrase").fill("correct horse battery");
  const sealed = readFileSync(await handing.handIn());
  expect(sealed.subarray(0, 21).toString()).toBe("age-encryption.org/v1");
  await handing.check(sealed, await handing.code());
  await expect(page.locator("#check-passphrase")).toBeVisible();
  await page.locator("#check-passphrase").fill("wrong horse battery");
  await page.getByTestId("check-run").click();
  await expect(page.getByTestId("check-refusal")).toBeVisible();
  await page.locator("#check-passphrase").fill("correct horse battery");
  await page.getByTestId("check-run").click();
  await expect(handing.verdict).toHaveAttribute("data-state", "whole");
});

test("evidence comes along, and what stands in the way leads to its field", async ({ app, page }) => {
  const handing = new Handing(app);
  await app.openExample();
  await app.section("hand-in");
  await expect(handing.standing).toHaveAttribute("data-state", "blocked");
  await page.getByTestId("evidence-file").setInputFiles({
    name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7"),
  });
  await expect(page.getByTestId("evidence")).toHaveText(/a\.pdf/);
  const answer = page.locator('[data-testid="answer"][data-id="tax"]');
  const form = answer.locator("xpath=ancestor::details");
  if (await form.getAttribute("open") === null) await form.locator("summary").click();
  await answer.getByRole("link").click();
  await expect(app.field("tax")).toBeFocused();
});

test("a stop of the app hands the draft out", async ({ app, page, faults }) => {
  await app.openExample();
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError("unreachable");
    window.dispatchEvent(new ErrorEvent("error", { error }));
    window.dispatchEvent(new ErrorEvent("error", { error }));
  });
  const alert = page.locator(".crash");
  await expect(alert).toHaveCount(1);
  const backup = await app.download(() => alert.getByRole("link").first().click());
  expect(JSON.parse(readFileSync(backup, "utf8")).backup).toBe(1);
  faults.length = 0;
});
