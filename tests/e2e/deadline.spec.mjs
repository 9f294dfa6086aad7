// The time that is left, and the least that must be filled in until then.

import { golden } from "./support/assessment.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { LANGUAGES } from "./support/words.mjs";

const MINUTE = 60_000;

for (const language of LANGUAGES) {
  test(`a deadline is counted down, ${language}`, async ({ app, page }) => {
    await page.clock.install({ time: new Date("2026-11-28T16:00:00") });
    await app.open();
    await app.speak(language);
    await app.openExample();
    const left = page.getByTestId("deadline");
    await expect(left).toHaveCount(0);
    await app.section("T1");
    await page.locator("#deadline").fill("2026-11-30T18:00");
    await page.locator("#deadline").blur();
    const span = (key, values) => app.say("deadline.left", { span: app.say(`deadline.${key}`, values) });
    await expect(left).toContainText("2026-11-30 18:00");
    await expect(left).toContainText(span("days", { days: 2, hours: 1 }));
    await app.saved();
    await app.reload();
    await expect(page.locator("#deadline")).toHaveValue("2026-11-30T18:00");
    expect((await app.downloadedJson()).deadline).toBe("2026-11-30T18:00");
    await page.clock.fastForward(48 * 60 * MINUTE);
    await expect(left).toContainText(span("hours", { hours: 1, minutes: 59 }));
    await page.clock.fastForward(78 * MINUTE);
    await expect(left).toContainText(span("minutes", { minutes: 41 }));
    await page.clock.fastForward(60 * MINUTE);
    await expect(left).toContainText(app.say("deadline.past", { span: "" }).trim());
  });

  test(`what must be filled in leads to its fields, ${language}`, async ({ app, page }) => {
    await app.open();
    await app.speak(language);
    await app.openFile(golden("v2-interim-tax-missing"));
    await app.section("xray");
    const must = page.getByTestId("must");
    const count = await must.count();
    expect(count).toBeGreaterThan(1);
    await expect(page.locator("caption").first()).toHaveText(app.say("must.all", { count }));
    const tax = must.and(page.locator('[data-id="tax"]'));
    await expect(tax).toContainText(/税务|[Tt]ax/);
    await tax.getByRole("link").click();
    await expect(app.field("tax")).toBeFocused();
    await expect(page).toHaveURL(/\/T2$/);
    await app.field("tax").fill("1");
    await app.section("xray");
    await expect(must).toHaveCount(count - 1);
    await app.home();
    await app.openExample();
    await app.section("xray");
    await expect(page.getByTestId("must-none")).toHaveText(app.say("must.none"));
  });
}
