// From figures to stars: example, edit, stars, and all of it there after a reload.

import { EXAMPLE, assessment, expectSame } from "./support/assessment.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { LANGUAGES } from "./support/words.mjs";

for (const language of LANGUAGES) {
  test(`the example is what the command line says, ${language}`, async ({ app }) => {
    await app.open();
    await app.speak(language);
    await app.openExample();
    expectSame(await app.shown(), assessment(EXAMPLE), language);
  });

  test(`an edit settles the stars with every keystroke and outlives a reload, ${language}`, async ({ app }) => {
    await app.open();
    await app.speak(language);
    await app.openExample();
    await expect(app.stars).toHaveAttribute("data-high", "4");

    await app.field("tax").click();
    await app.field("tax").press("ControlOrMeta+a");
    const verdicts = [];
    for (const key of "24\u{4ebf}") {
      await app.page.keyboard.insertText(key);
      verdicts.push(await app.veto("V2").textContent());
    }
    expect(new Set(verdicts).size, `while typing: ${verdicts}`).toBe(verdicts.length);
    await expect(app.stars).toHaveAttribute("data-low", "5");
    await expect(app.stars).toHaveAttribute("data-settled", "true");
    await app.field("tax").press("Tab");
    await expect(app.remarks("tax")).toContainText("240,000");

    await app.saved();
    const address = app.page.url();
    const before = await app.shown();
    await app.reload();
    expect(await app.shown()).toEqual(before);
    await app.open(address);
    await expect(app.page.locator("html")).toHaveAttribute("lang", language === "zh" ? "zh-CN" : "en");
    await expect(app.stars).toHaveAttribute("data-low", "5");
    await app.field("tax").focus();
    await expect(app.field("tax")).toHaveValue("24\u{4ebf}");
    expectSame(before, assessment(await app.downloaded()), language);
  });

  test(`a draft from nothing shows what is missing, ${language}`, async ({ app }) => {
    await app.open();
    await app.speak(language);
    await app.begin("\u{7532}\u{96c6}\u{805a}\u{533a}");
    await expect(app.total).toHaveText("0.00 \u{2013} 100.00");
    await expect(app.headline).toHaveText(app.say("headline.empty"));
    await app.section("T2");
    await app.field("revenue").fill("1000");
    await expect(app.stars).toHaveAttribute("data-high", "5");
    await app.field("leading-revenue").fill("599");
    await expect(app.stars).toHaveAttribute("data-high", "4");
    expectSame(await app.shown(), assessment(await app.downloaded()), language);
  });
}

test("the indicator table can be sorted by every column, grouped and flat", async ({ app }) => {
  await app.open();
  await app.openExample();
  await app.section("indicators");
  const lost = () => app.page.locator(".cell-lost").allTextContents();
  await app.page.getByRole("checkbox").uncheck();
  await app.page.getByRole("columnheader", { name: app.say("score.lost") }).getByRole("button").click();
  const sorted = (await lost()).map(Number);
  expect(sorted).toHaveLength(28);
  const isOrdered = sorted.every((value, at) => at === 0 || sorted[at - 1] >= value);
  expect(isOrdered, `most to gain first: ${sorted}`).toBe(true);
  for (const head of await app.page.getByRole("columnheader").all()) {
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", /ascending|descending/);
    await expect(app.page.getByTestId("indicator")).toHaveCount(28);
  }
});
