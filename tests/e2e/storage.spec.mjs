// Nothing that was said to be saved is lost: a killed browser, two windows, a full store, damage
// in either place, a refused database; on localhost and on plain http to a name.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { chromium } from "@playwright/test";

import { App } from "./support/app.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { LAUNCH, NAMED, SITE } from "./support/site.mjs";
import { emptyStore, fillStore, putStored, storedDrafts } from "./support/store.mjs";

const PLACES = [["localhost", SITE], ["plain http", NAMED]];

/** A browser in a process group of its own. */
class Browser {
  static async start(profile) {
    const args = [...LAUNCH.args, "--headless=new", "--remote-debugging-port=0", "--no-first-run",
      `--user-data-dir=${profile}`, "about:blank"];
    rmSync(join(profile, "DevToolsActivePort"), { force: true });
    const child = spawn(LAUNCH.executablePath, args, { detached: true, stdio: "ignore" });
    const browser = new Browser();
    browser.child = child;
    browser.ended = new Promise((end) => child.once("exit", end));
    const port = await browser.port(profile);
    browser.remote = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    [browser.context] = browser.remote.contexts();
    return browser;
  }

  async port(profile) {
    for (let turn = 0; turn < 200; turn += 1) {
      try {
        const [port] = readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n");
        if (port) return port;
      } catch { /* not yet */ }
      await wait(50);
    }
    throw new Error("the browser did not start");
  }

  async app(address) {
    const app = new App(await this.context.newPage());
    await app.open(address);
    return app;
  }

  /** The whole group, without a word. */
  async kill() {
    process.kill(-this.child.pid, "SIGKILL");
    await this.ended;
    await this.remote.close().catch(() => {});
  }
}

/** What lies in a table of the database: key → record. */
function stored(page, table) {
  return page.evaluate((name) => new Promise((found, failed) => {
    const opening = indexedDB.open("wutong");
    opening.onerror = failed;
    opening.onsuccess = () => {
      const database = opening.result;
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = [store.getAllKeys(), store.getAll()];
      values.onsuccess = () => {
        database.close();
        found(Object.fromEntries(keys.result.map((key, at) => [key, values.result[at]])));
      };
    };
  }), table);
}

/** Damages every record of a table. */
function damage(page, table) {
  return page.evaluate((name) => new Promise((done, failed) => {
    const opening = indexedDB.open("wutong");
    opening.onerror = failed;
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(name, "readwrite");
      const store = transaction.objectStore(name);
      store.getAllKeys().onsuccess = ({ target }) => {
        for (const key of target.result) store.put("{\"schema\":1,", key);
      };
      transaction.oncomplete = () => { database.close(); done(); };
    };
  }), table);
}

/** Whichever way the page asks for the database, it is refused. */
function refuseDatabase(page) {
  return page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };
  });
}

for (const [place, address] of PLACES) {
  test.describe(place, () => {
    test.describe("the whole browser is killed", () => {
      let profile;
      test.beforeEach(() => { profile = mkdtempSync(join(tmpdir(), "wutong-kill-")); });
      test.afterEach(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

      test("a second after the last edit, nothing is lost", async () => {
        for (const figure of ["240001", "240002", "240003"]) {
          const first = await Browser.start(profile);
          const app = await first.app(address);
          if (figure === "240001") {
            await app.openExample();
          } else {
            await app.drafts.getByRole("link").first().click();
            await app.section("T2");
          }
          await app.field("tax").fill(figure);
          await wait(1000);
          await first.kill();

          const second = await Browser.start(profile);
          const again = await second.app(address);
          await again.drafts.getByRole("link").first().click();
          await again.section("T2");
          await expect(again.field("tax")).toHaveValue(`240,${figure.slice(3)}`);
          await second.kill();
        }
      });

      test("amid typing, what is a second old is there", async () => {
        const first = await Browser.start(profile);
        const app = await first.app(address);
        await app.openExample();
        await app.field("tax").fill("240009");
        const until = Date.now() + 1000;
        while (Date.now() < until) {
          await app.field("profit").fill(String(Date.now()));
          await wait(40);
        }
        await first.kill();
        const second = await Browser.start(profile);
        const again = await second.app(address);
        await again.drafts.getByRole("link").first().click();
        await again.section("T2");
        await expect(again.field("tax")).toHaveValue("240,009");
        await second.kill();
      });

      test("at once after an edit, at most that edit is lost", async () => {
        const first = await Browser.start(profile);
        const app = await first.app(address);
        await app.openExample();
        await app.field("tax").fill("240001");
        await app.saved();
        await app.field("tax").fill("240002");
        await wait(20);
        await first.kill();
        const second = await Browser.start(profile);
        const again = await second.app(address);
        await again.drafts.getByRole("link").first().click();
        await again.section("T2");
        await expect(again.field("tax")).toHaveValue(/^240,00[12]$/);
        await second.kill();
      });

      test("as soon as it says saved, it is", async () => {
        const first = await Browser.start(profile);
        const app = await first.app(address);
        await app.openExample();
        await app.field("tax").fill("240007");
        await expect(app.saveStatus).toHaveAttribute("data-state", "pending");
        await app.saved();
        await first.kill();
        const second = await Browser.start(profile);
        const again = await second.app(address);
        await again.drafts.getByRole("link").first().click();
        await again.section("T2");
        await expect(again.field("tax")).toHaveValue("240,007");
        await second.kill();
      });

      test("after a deletion and after erasing, nothing returns", async () => {
        const first = await Browser.start(profile);
        const app = await first.app(address);
        await app.openExample();
        await app.home();
        await app.drafts.getByRole("button", { name: app.say("home.delete") }).click();
        await expect(app.drafts).toHaveCount(0);
        await first.kill();
        const second = await Browser.start(profile);
        const again = await second.app(address);
        await expect(again.drafts).toHaveCount(0);
        await again.openExample();
        await wait(500);
        await again.home();
        await again.page.getByTestId("erase").click();
        await again.page.getByTestId("erase-surely").click();
        await expect(again.notice).toContainText(again.say("storage.erased"));
        await second.kill();
        const third = await Browser.start(profile);
        const empty = await third.app(address);
        await expect(empty.drafts).toHaveCount(0);
        await expect(empty.aside).toHaveCount(0);
        await third.kill();
      });
    });

    test.describe("two windows", () => {
      async function twoWindows(app, context) {
        await app.open(address);
        await app.openExample();
        const second = new App(await context.newPage());
        await second.open(app.page.url());
        await expect(second.saveStatus).toHaveAttribute("data-state", "elsewhere");
        return second;
      }

      test("the second reads, and sees what the first writes", async ({ app, context }) => {
        const second = await twoWindows(app, context);
        await expect(second.savingBanner).toContainText(app.say("storage.elsewhere"));
        await expect(second.field("tax")).toBeDisabled();
        await app.field("tax").fill("240000");
        await app.saved();
        await expect(second.field("tax")).toHaveValue("240,000");
        await expect(second.saveStatus).toHaveAttribute("data-state", "elsewhere");
      });

      test("the second takes over, with the first's last edit", async ({ app, context }) => {
        const second = await twoWindows(app, context);
        await app.field("tax").fill("240000");
        await second.page.getByTestId("take-over").click();
        await expect(second.field("tax")).toBeEnabled();
        await expect(second.field("tax")).toHaveValue("240,000");
        await expect(app.saveStatus).toHaveAttribute("data-state", "elsewhere");
        await expect(app.field("tax")).toBeDisabled();
        await second.field("profit").fill("400000");
        await second.saved();
        await expect(app.field("profit")).toHaveValue("400,000");
      });

      test("the second goes on when the first is closed", async ({ app, context }) => {
        const second = await twoWindows(app, context);
        await app.field("tax").fill("240000");
        await app.page.close({ runBeforeUnload: true });
        await expect(second.field("tax")).toBeEnabled();
        await expect(second.field("tax")).toHaveValue("240,000");
        await second.field("tax").fill("240001");
        await second.saved();
      });

      test("a window that is loaded again has its draft at once", async ({ app }) => {
        await app.open(address);
        await app.openExample();
        await app.reload();
        await app.field("tax").fill("240000");
        await app.saved();
        await app.reload();
        await expect(app.field("tax")).toHaveValue("240,000");
        await expect(app.field("tax")).toBeEnabled();
      });

      test("what is erased in one is closed in the other", async ({ app, context }) => {
        const second = await twoWindows(app, context);
        await app.home();
        await app.page.getByTestId("erase").click();
        await app.page.getByTestId("erase-surely").click();
        await expect(app.notice).toContainText(app.say("storage.erased"));
        await expect(second.drafts).toHaveCount(0);
        await expect(second.openExampleButton).toBeVisible();
        expect(await app.page.evaluate(() => Object.keys(localStorage))).toEqual([]);
        expect(await stored(app.page, "journal")).toEqual({});
      });
    });

    test("a full store is said at once; the database still has every edit", async ({ app, page }) => {
      await app.open(address);
      await app.openExample();
      await fillStore(page);
      await app.field("tax").fill("240000.000001");
      await expect(app.savingBanner).toContainText(app.say("storage.journal-only"));
      await expect(app.saveStatus).toHaveAttribute("data-state", "tight");
      await app.reload();
      await expect(app.field("tax")).toHaveValue("240,000.000001");
      await emptyStore(page);
      await app.field("tax").fill("240001");
      await app.saved();
      await expect(app.savingBanner).toBeEmpty();
    });

    test("a full store without a database works on in memory and hands out the file", async ({ app, page }) => {
      await refuseDatabase(page);
      await app.open(address);
      await app.openExampleButton.click();
      await expect(app.saveStatus).toHaveAttribute("data-state", "saved-late");
      await fillStore(page);
      await app.field("tax").fill("240000.000001");
      await expect(app.savingBanner).toContainText(app.say("save.refused"));
      await expect(app.stars).toHaveAttribute("data-low", "5");
      expect((await app.downloadedJson()).figures.tax).toBe("240000.000001");
    });

    test("a damaged head is mended from the journal and kept", async ({ app, page }) => {
      await app.open(address);
      await app.openExample();
      await app.field("tax").fill("240000");
      await app.saved();
      const [[id, whole]] = Object.entries(await storedDrafts(page));
      const torn = whole.slice(0, whole.length / 2);
      await app.home();
      await putStored(page, id, torn);
      await app.reload();
      await expect(app.drafts).toHaveCount(1);
      await expect(app.aside).toHaveCount(1);
      const path = await app.download(() => app.aside.getByRole("button").click());
      expect(readFileSync(path, "utf8")).toBe(torn);
      await app.drafts.getByRole("link").first().click();
      await app.section("T2");
      await expect(app.field("tax")).toHaveValue("240,000");
    });

    test("a damaged journal is mended from the head and kept", async ({ app, page }) => {
      await app.open(address);
      await app.openExample();
      await app.field("tax").fill("240000");
      await app.saved();
      await app.home();
      await damage(page, "journal");
      await app.reload();
      await expect(app.drafts).toHaveCount(1);
      expect(await app.aside.count()).toBeGreaterThan(0);
      await app.drafts.getByRole("link").first().click();
      await app.section("T2");
      await expect(app.field("tax")).toHaveValue("240,000");
      await app.field("tax").fill("240001");
      await app.saved();
      expect(Object.keys(await stored(page, "journal")).length).toBeGreaterThan(0);
    });

    for (const how of ["throws", "is not there"]) {
      test(`a database that ${how} is done without, and it is said what that means`, async ({ app, page }) => {
        if (how === "throws") {
          await refuseDatabase(page);
        } else {
          await page.addInitScript(() => {
            Object.defineProperty(window, "indexedDB", { value: undefined });
          });
        }
        await app.open(address);
        await expect(page.getByTestId("head-only")).toContainText(app.say("storage.head-only"));
        await app.openExampleButton.click();
        await app.field("tax").fill("240000");
        await expect(app.saveStatus).toHaveAttribute("data-state", "saved-late");
        await app.reload();
        await expect(app.field("tax")).toHaveValue("240,000");
        await expect(app.field("tax")).toBeEnabled();
      });
    }
  });
}

test("a state is named, compared and gone back to", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  const dialog = page.getByTestId("points");
  const point = (name) => dialog.getByTestId("point").filter({ hasText: name });
  await page.getByTestId("open-points").click();
  await dialog.getByRole("textbox").fill("P1");
  await dialog.getByRole("textbox").press("Enter");
  await expect(point("P1")).toHaveCount(1);
  await dialog.getByRole("button", { name: app.say("keys.close") }).click();
  await app.field("tax").fill("240000");
  await app.field("profit").fill("");
  await app.saved();
  await page.getByTestId("open-points").click();
  const rows = dialog.getByTestId("differences").locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("379000");
  await expect(rows.first()).toContainText(app.say("storage.point-nothing"));
  await expect(rows.last()).toContainText("239999.9");
  await expect(rows.last()).toContainText("240000");
  const [from, to] = ["#compare-from", "#compare-to"].map((id) => dialog.locator(id));
  await expect(from.locator("option:checked")).toContainText("P1");
  await from.selectOption({ label: app.say("storage.point-now") });
  await expect(dialog.getByTestId("differences")).toHaveText(app.say("storage.point-same"));
  await to.selectOption({ index: await to.locator("option").count() - 1 });
  await expect(rows).toHaveCount(2);
  await expect(rows.last().getByRole("cell").first()).toHaveText("240000");
  await expect(rows.last().getByRole("cell").last()).toHaveText("239999.9");
  await point("P1").getByRole("button", { name: app.say("storage.point-back") }).click();
  await expect(app.notice).toContainText(app.say("storage.point-restored"));
  await expect(app.field("tax")).toHaveValue("239,999.9");
  await expect(app.stars).toHaveAttribute("data-low", "4");
  await app.saved();
  await app.reload();
  await expect(app.field("profit")).toHaveValue("379,000");
  await page.getByTestId("open-points").click();
  await expect(point(app.say("storage.point-before"))).toHaveCount(1);
});

test("a backup goes back to another browser, and adds nothing where it is already", async ({ app, browser, page }) => {
  await app.open();
  await app.openExample();
  await app.home();
  const backup = await app.download(() => page.getByTestId("back-up").click());
  const restore = (on) => on.page.getByTestId("restore-backup").setInputFiles(backup);
  const said = (on, counts) => expect(on.notice).toContainText(on.say("storage.backup-restored", counts));
  await restore(app);
  await said(app, { written: 0, kept: 1, copied: 0, failed: 0 });

  const elsewhere = await browser.newContext({ acceptDownloads: true });
  const other = new App(await elsewhere.newPage());
  await other.open(SITE);
  await restore(other);
  await said(other, { written: 1, kept: 0, copied: 0, failed: 0 });
  await restore(other);
  await said(other, { written: 0, kept: 1, copied: 0, failed: 0 });
  await expect(other.drafts).toHaveCount(1);
  await other.drafts.getByRole("link").first().click();
  await other.section("T2");
  await expect(other.field("tax")).toHaveValue("239,999.9");
  await elsewhere.close();
});

test("a file that is no backup changes nothing", async ({ app, page }) => {
  await app.open();
  for (const [text, key] of [["{}", "backup-damaged"], ['{"backup":9}', "backup-newer"]]) {
    await page.getByTestId("restore-backup").setInputFiles({
      name: "b.json", mimeType: "application/json", buffer: Buffer.from(text),
    });
    await expect(app.notice).toContainText(app.say(`storage.${key}`, { file: "b.json" }));
  }
});

test("a reminder comes after 14 days with changes", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await app.home();
  await expect(page.getByTestId("backup-due")).toHaveCount(0);
  await page.evaluate(() => localStorage.setItem("wutong.backup", "2020-01-01T00:00:00.000Z"));
  await app.reload();
  await expect(page.getByTestId("backup-due")).toBeVisible();
  await app.download(() => page.getByTestId("back-up").click());
  await expect(page.getByTestId("backup-due")).toHaveCount(0);
});
