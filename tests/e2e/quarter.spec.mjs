// A whole quarter at one go: last report, period pack, firm roll, projects, guide, remarks settled,
// report, and what comes out is what the command line says of it.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

import { assessment, expectSame } from "./support/assessment.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { Period } from "./support/period.mjs";
import { EXAMPLE_ROLL, csv, figuresOf } from "./support/roll.mjs";
import { CLI } from "./support/site.mjs";
import { LANGUAGES } from "./support/words.mjs";

/** A project that was signed in this quarter, as it stands in a spreadsheet. */
const PROJECT = ["智能装备七期项目", "样例投资方7", "", "C34", "是", "签约", "2020/9/1", "样招〔2020〕smart-7号", "2.5亿"];

const REASON = "按合同约定分期实施，已与投资方书面确认";

/** Gives every warning that asks for a reason one; returns how many there were. */
async function explainAll(page) {
  const open = page.locator('[data-testid="ledger-remark"] input.reason');
  const count = await open.count();
  for (let at = 0; at < count; at += 1) {
    await open.nth(at).fill(REASON);
    await open.nth(at).blur();
    await expect(open.nth(at)).not.toHaveAttribute("aria-invalid", "true");
  }
  return count;
}

for (const language of LANGUAGES) {
  test(`a whole quarter, ${language}`, async ({ app, page }, info) => {
    test.slow();
    await app.open();
    await app.speak(language);
    const period = new Period(app);
    await period.fromLastQuarter();
    await period.pick();
    await period.apply.click();
    await expect(period.locked).toHaveCount(3);

    await app.section("roll");
    await page.getByTestId("roll-file").setInputFiles(csv(EXAMPLE_ROLL));
    await page.locator("#roll-cluster").selectOption("smart");
    await expect(page.getByTestId("roll-preview").getByTestId("roll-figure")).toHaveCount(8);
    await page.getByTestId("roll-take").click();
    await expect(page.locator("#roll-taken")).toBeFocused();
    await app.section("T2");
    const { revenue, profit } = figuresOf("smart");
    for (const [id, sum] of Object.entries({ revenue, profit })) {
      await expect(app.field(id)).toHaveValue(Number(sum).toLocaleString("en"));
    }

    await app.section("T3");
    const editor = page.locator("#projects-editor");
    const count = page.getByTestId("grid-count").first();
    await expect(count).toContainText("6");
    await editor.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    await editor.evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, PROJECT.join("\t"));
    await expect(count).toContainText("7");
    await explainAll(page);

    await app.section("guide");
    const aspects = page.getByTestId("aspect");
    await expect(aspects).toHaveCount(45);
    const first = aspects.first();
    await first.locator('input[type="radio"]').nth(0).check();
    await first.locator('input[type="text"]').first().fill("样政字〔2020〕8号");
    await first.locator('input[type="text"]').first().blur();
    await explainAll(page);
    await app.saved();

    const path = info.outputPath("quarter.json");
    writeFileSync(path, JSON.stringify(await app.downloadedJson()));
    expectSame(await app.shown(), assessment(path), language);
    await app.section("report");
    await expect(page.getByTestId("report")).toBeVisible();
    const said = spawnSync(CLI, ["report", path, "--lang", language], { encoding: "utf8" });
    expect(said.status, said.stderr).toBe(0);
    const [title, head, answer] = said.stdout.split("\n");
    await expect(page.locator('[data-part="title"]')).toHaveText(title);
    await expect(page.locator('[data-part="head"]')).toHaveText(head);
    await expect(page.locator('[data-part="answer"]')).toHaveText(answer);
    for (const sentence of await page.locator('[data-part="sentences"]').allTextContents()) {
      expect(said.stdout).toContain(sentence);
    }
  });
}
