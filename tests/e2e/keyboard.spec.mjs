// Without a mouse: every way through the app, and the focus always in sight.

import { expectSeenFocus, expectSomeFocus, tabTo } from "./support/focus.mjs";
import { expect, test } from "./support/fixtures.mjs";

test("from opening the page to a changed figure, its stars and back", async ({ app, page }) => {
  await app.open();
  await tabTo(page, page.locator(".skip"), { most: 1 });
  await page.keyboard.press("Enter");
  await expect(app.main).toBeFocused();
  await tabTo(page, app.openExampleButton, { most: 2 });
  await page.keyboard.press("Enter");
  await expect(app.headline).toHaveCount(1);
  await expect(app.main).toBeFocused();
  await expectSomeFocus(page, "opening the example");

  await tabTo(page, app.field("tax"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("240000");
  await expect(app.stars).toHaveAttribute("data-low", "5");
  await expectSeenFocus(page);

  await page.keyboard.press("ControlOrMeta+z");
  await expect(app.stars).toHaveAttribute("data-low", "4");
  await expect(app.field("tax")).toBeFocused();
  await expect(app.field("tax")).toHaveValue("239999.9");
  await page.keyboard.press("ControlOrMeta+y");
  await expect(app.stars).toHaveAttribute("data-low", "5");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(app.stars).toHaveAttribute("data-low", "4");
});

test("the language is switched and the list of keys opened and closed", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await tabTo(page, app.switch, { key: "Shift+Tab" });
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(app.switch).toBeFocused();
  await page.keyboard.press("?");
  await expect(app.keys).toBeVisible();
  await expect(app.keys.getByRole("heading")).toHaveText("Keyboard");
  await expectSeenFocus(page);
  await page.keyboard.press("Escape");
  await expect(app.keys).toBeHidden();
  await expect(app.switch).toBeFocused();
  await page.keyboard.press("?");
  await expect(app.keys).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(app.keys).toBeHidden();
  await expect(app.switch).toBeFocused();
});

test("a question mark typed into a field stays in the field", async ({ app, page }) => {
  await app.open();
  await app.page.locator("#new-name").focus();
  await page.keyboard.type("A?");
  await expect(app.page.locator("#new-name")).toHaveValue("A?");
  await expect(app.keys).toBeHidden();
});

test("fields are walked through like a spreadsheet", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await app.field("revenue").focus();
  await page.keyboard.press("Enter");
  await expect(app.field("leading-revenue")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(app.field("revenue")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(app.field("revenue-prior")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(app.field("leading-revenue-prior")).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(app.field("revenue-prior")).toBeFocused();

  const total = await app.total.textContent();
  await page.keyboard.type("1");
  await expect(app.total).not.toHaveText(total);
  await page.keyboard.press("Escape");
  await expect(app.total).toHaveText(total);
  await expect(app.field("revenue-prior")).toHaveValue("3725000");
  await expectSeenFocus(page);
});

test("every stop of every page can be seen", async ({ app, page }) => {
  await app.open();
  await expectEveryStopSeen(page);
  await app.openExample();
  for (const section of ["T1", "T2", "T3", "T4", "T5", "T6", "indicators", "xray"]) {
    await app.section(section);
    await test.step(section, () => expectEveryStopSeen(page));
  }
});

test("no action loses the focus", async ({ app, page }) => {
  const press = async (button, what) => {
    await button.focus();
    await page.keyboard.press("Enter");
    await expectSomeFocus(page, what);
  };
  await app.open();
  await app.openExample();

  await app.section("T2");
  await app.field("tax").fill("abc");
  await page.keyboard.press("Tab");
  await press(app.errorSummary.getByRole("link").first(), "a link of the error summary");
  await expect(app.field("tax")).toBeFocused();
  await expect(app.errorSummary).toBeVisible();
  await press(app.undo, "undo");
  await press(app.redo, "redo");

  await app.section("T4");
  const label = await app.field("due-projects").getAttribute("aria-label");
  const figure = label.replace(/\uff0c[^\uff0c]*$/, "");
  await press(app.button("form.not-applicable-label", { figure }), "not applicable");
  await expect(app.field("due-projects")).toBeFocused();
  await page.keyboard.type("none");
  await press(app.button("form.applies-label", { figure }), "it does apply");
  await expect(app.field("due-projects")).toBeFocused();

  await app.section("T6");
  const clear = page.getByRole("button", { name: /^\u6e05\u9664/ }).first();
  await press(clear, "taking an answer back");

  await app.home();
  const draft = app.drafts.first();
  await press(draft.getByRole("button", { name: new RegExp(app.say("home.duplicate")) }), "duplicate");
  await press(app.notice.getByRole("button").last(), "closing a notice");
  await press(draft.getByRole("button", { name: new RegExp(app.say("home.delete")) }), "delete");
  await press(app.notice.getByRole("button").first(), "putting a draft back");
  await press(app.button("home.create"), "a draft without a name");
  await expect(page.locator("#new-name")).toBeFocused();
});

/** From the top of the page to its end, by Tab. */
async function expectEveryStopSeen(page) {
  await page.evaluate(() => document.activeElement.blur());
  for (let stop = 0; stop < 250; stop += 1) {
    await page.keyboard.press("Tab");
    const isOver = await page.evaluate(() => document.activeElement === document.body);
    if (isOver && stop > 0) return;
    await expectSeenFocus(page);
  }
  throw new Error("the stops have no end");
}
