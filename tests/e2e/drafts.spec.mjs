// Nothing typed is lost: autosave, a full or damaged store, two windows, delete and undo.

import { readFileSync } from "node:fs";

import { App } from "./support/app.mjs";
import { assessment } from "./support/assessment.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { damageStore, fillStore, putStored, storedDrafts } from "./support/store.mjs";

const NAME = "\u{6837}\u{4f8b}\u{96c6}\u{805a}\u{533a}\u{ff08}\u{865a}\u{6784}\u{ff09}";

/** What the stored text of the only draft holds for a figure. */
async function storedFigure(page, figure) {
  const [text] = Object.values(await storedDrafts(page));
  return JSON.parse(text).draft.answers[figure]?.typed;
}

test("an edit is written within 300 ms", async ({ app, page }) => {
  await page.clock.install();
  await app.open();
  await app.openExample();
  await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
  await app.field("tax").fill("240000");
  expect(await storedFigure(page, "tax")).toBe("239999.9");
  await expect(app.saveStatus).toHaveAttribute("data-state", "pending");
  await page.clock.runFor(300);
  expect(await storedFigure(page, "tax")).toBe("240000");
  await app.saved();
});

test("an edit is written when the page is left or hidden", async ({ app, page }) => {
  await page.clock.install();
  await app.open();
  await app.openExample();
  await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
  await app.field("tax").fill("240001");
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect(await storedFigure(page, "tax")).toBe("240001");
  await page.evaluate(() => delete document.visibilityState);
  await app.field("tax").fill("240002");
  expect(await storedFigure(page, "tax")).toBe("240001");
  const address = page.url();
  await page.goto("about:blank");
  await app.open(address);
  expect(await storedFigure(page, "tax")).toBe("240002");
  await expect(app.field("tax")).toHaveValue("240,002");
});

test("an edit is kept when another page of the app is opened at once", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await app.field("tax").fill("240003");
  await app.home();
  expect(await storedFigure(page, "tax")).toBe("240003");
  await expect(app.drafts).toContainText(app.say("stars.n5"));
});

test("a new draft and a copy that find no room say so and are not lost in silence", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await app.home();
  await fillStore(page);
  await app.drafts.getByRole("button", { name: new RegExp(app.say("home.duplicate")) }).click();
  await expect(app.drafts).toHaveCount(2);
  await app.begin("B");
  await expect(app.savingBanner).toContainText(app.say("storage.journal-only"));
  await expect(app.headline).toHaveText(app.say("headline.empty"));
  expect((await app.downloadedJson()).cluster.name).toBe("B");
  await app.open("./");
  await app.reload();
  await expect(app.drafts).toHaveCount(3);
});

test("a browser that keeps nothing says so, and everything else works", async ({ app, page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "indexedDB"]) {
      Object.defineProperty(window, name, {
        get() { throw new DOMException("denied", "SecurityError"); },
      });
    }
  });
  await app.open();
  await expect(app.main).toContainText(app.say("home.no-store"));
  await app.openExampleButton.click();
  await expect(app.total).toHaveText("93.52");
  await expect(app.saveStatus).toHaveAttribute("data-state", "at-risk");
  await app.field("tax").fill("240000");
  await expect(app.savingBanner).toContainText(app.say("save.no-store"));
  await expect(app.stars).toHaveAttribute("data-low", "5");
  expect(assessment(await app.downloaded()).stars.value).toBe(5);
});

test("a damaged draft is set aside and handed out; the app goes on", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  const cut = await damageStore(page);
  const [whole] = Object.values(await storedDrafts(page)).filter((text) => text !== cut);
  const changed = whole.replace("239999.9", "339999.9");
  await putStored(page, "changed", changed);
  await putStored(page, "newer", '{"schema":9,"leaves":[]}');
  await app.open("./");
  await app.reload();
  await expect(app.drafts).toHaveCount(1);
  await expect(app.aside).toHaveCount(3);
  for (const [id, text, why] of [
    ["cut", cut, "home.damaged"],
    ["changed", changed, "home.damaged"],
    ["newer", '{"schema":9,"leaves":[]}', "home.newer"],
  ]) {
    const row = app.aside.and(page.locator(`[data-id="${id}"]`));
    await expect(row).toContainText(app.say(why));
    const path = await app.download(() => row.getByRole("button").click());
    expect(readFileSync(path, "utf8")).toBe(text);
  }
  await app.go("#/draft/cut/T1");
  await expect(app.main).toContainText(app.say("app.aside-title"));
  const download = app.main.getByTestId("aside").getByRole("button");
  expect(readFileSync(await app.download(() => download.click()), "utf8")).toBe(cut);
  await app.home();
  await app.begin("C");
  await app.saved();
  const stored = await storedDrafts(page);
  expect(stored).toMatchObject({ cut, changed, newer: '{"schema":9,"leaves":[]}' });
});

test("a draft that another window has open is not deleted", async ({ app, context }) => {
  await app.open();
  await app.openExample();
  const second = new App(await context.newPage());
  await second.open();
  await second.drafts.getByRole("button", { name: new RegExp(app.say("home.delete")) }).click();
  await expect(second.notice).toContainText(app.say("storage.not-removed", { name: NAME }));
  await app.field("profit").fill("400001");
  await app.saved();
  expect(await storedFigure(second.page, "profit")).toBe("400001");
});

test("a deleted draft is put back as it was", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await app.home();
  const before = await storedDrafts(page);
  await app.drafts.getByRole("button", { name: new RegExp(app.say("home.delete")) }).click();
  await expect(app.drafts).toHaveCount(0);
  await expect(page.getByTestId("no-drafts")).toBeVisible();
  await expect(app.notice).toContainText(app.say("notice.removed", { name: NAME }));
  expect(await storedDrafts(page)).toEqual({});
  await app.button("notice.put-back").click();
  await expect(app.drafts).toHaveCount(1);
  await expect(app.notice).toContainText(app.say("storage.put-back", { name: NAME }));
  const drafts = (texts) => Object.entries(texts).map(([id, text]) => [id, JSON.parse(text).draft]);
  expect(drafts(await storedDrafts(page))).toEqual(drafts(before));
});

test("a copy has the same figures and goes its own way", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await app.home();
  await app.drafts.getByRole("button", { name: new RegExp(app.say("home.duplicate")) }).click();
  await expect(app.notice).not.toBeEmpty();
  await expect(app.drafts).toHaveCount(2);
  const copyName = app.say("draft.copy-of", { name: NAME });
  await app.drafts.getByRole("link", { name: copyName }).click();
  await app.section("T2");
  await app.field("tax").fill("240000");
  await app.saved();
  await app.home();
  await expect(app.drafts.filter({ hasText: copyName })).toContainText(app.say("stars.n5"));
  await expect(app.drafts.filter({ hasNotText: copyName })).toContainText(app.say("stars.n4"));
});

test("undo and redo go through the whole draft", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await app.field("tax").fill("240000");
  await app.field("tax").press("Tab");
  await app.section("T1");
  await page.locator("#cluster").fill("D");
  await page.locator("#cluster").press("Tab");
  await page.locator("#period-span").selectOption("Q2");
  await expect(page.getByTestId("interim")).toBeVisible();
  for (let step = 0; step < 3; step += 1) await app.undo.click();
  await expect(app.undo).toBeDisabled();
  await expect(page.getByTestId("interim")).toHaveCount(0);
  await expect(page.locator("#cluster")).toHaveValue(NAME);
  await expect(page.locator("#period-span")).toHaveValue("");
  await expect(app.stars).toHaveAttribute("data-low", "4");
  for (let step = 0; step < 3; step += 1) await app.redo.click();
  await expect(app.redo).toBeDisabled();
  await expect(page.locator("#cluster")).toHaveValue("D");
  await expect(page.getByTestId("interim")).toBeVisible();
});
