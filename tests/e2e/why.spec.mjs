// Every number can be asked why, by mouse or keyboard, at an address of its own.

import { expectSomeFocus } from "./support/focus.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { LANGUAGES } from "./support/words.mjs";

test("every number of the example has an explanation that repeats it", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  const { indicators, vetoes } = await app.shown();
  const result = page.getByTestId("why-result");
  const ask = async (subject) => {
    await app.go(`#/draft/${app.draftId()}/indicators/why/${subject}`);
    await expect(result).toHaveAttribute("data-subject", subject);
  };
  await ask("total");
  await expect(result).toContainText("93.52");
  for (const { id, points } of indicators) {
    await ask(id);
    await expect(result, id).toContainText(points);
  }
  for (const { id } of vetoes) await ask(id);
});

for (const language of LANGUAGES) {
  test(`an explanation opens and closes without a mouse, ${language}`, async ({ app, page }) => {
    await app.open();
    await app.speak(language);
    await app.openExample();
    await app.section("indicators");
    const link = page.locator("main [data-why]").first();
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(app.why).toBeVisible();
    await expect(app.why).toBeFocused();
    await expect(page).toHaveURL(/\/indicators\/why\//);
    await page.keyboard.press("Tab");
    await expect(app.why.locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(app.why).toHaveCount(0);
    await expect(link).toBeFocused();

    await page.keyboard.press("Enter");
    await expect(app.why).toBeVisible();
    await page.goBack();
    await expect(app.why).toHaveCount(0);
    await expect(page).toHaveURL(/\/indicators$/);
    await expectSomeFocus(page, "going back from an explanation");
  });
}

test("an explanation outlives a reload and follows the figures", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await app.go(`#/draft/${app.draftId()}/T2/why/V2`);
  const before = await app.why.textContent();
  await app.reload();
  await expect(app.why).toHaveText(before);
  await app.field("tax").fill("240000");
  await expect(app.why).not.toHaveText(before);
  await expect(app.stars).toHaveAttribute("data-low", "5");
});

for (const language of LANGUAGES) {
  test(`an explanation draws the curve and says where figures come from, ${language}`, async ({ app, page }) => {
    await app.open();
    await app.speak(language);
    await app.openExample();
    await app.section("T3/why/I08");
    const drawing = page.getByTestId("large-curve");
    await expect(drawing.locator("circle")).toHaveCount(1);
    await expect(drawing.locator(".curve-line")).toHaveCount(1);
    await expect(drawing.locator("figcaption")).toContainText("19.99999");
    const origins = page.getByTestId("input-origin");
    await expect(origins).toHaveCount(2);
    await expect(origins.first()).toContainText("T2");
    await expect(origins.last()).toContainText("T1");
    await app.why.getByRole("listitem").getByRole("link").first().click();
    await page.getByTestId("origin").click();
    await expect(app.field("tax")).toBeFocused();
    await expect(app.why).toHaveCount(0);
  });
}
