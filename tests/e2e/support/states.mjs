// Every page and state of the app, by name, and how to get there from an empty store.

import { expect } from "@playwright/test";

import { golden } from "./assessment.mjs";
import { SECTIONS } from "./rubric.mjs";
import { damageStore, fillStore } from "./store.mjs";

/** Name → how to get there. Each begins with the app open on an empty store. */
export const STATES = {
  "no drafts": async () => {},
  "drafts, a notice, one set aside": async (app) => {
    await app.openExample();
    await damageStore(app.page);
    await app.home();
    await app.reload();
    await app.drafts.getByRole("button").first().click();
    await expect(app.notice).not.toBeEmpty();
    await expect(app.aside).toHaveCount(1);
  },
  "a file refused, a draft without a name": async (app) => {
    await app.pick({ name: "cut.json", content: "{" });
    await expect(app.refusal).not.toBeEmpty();
    await app.page.locator("#new-period-year").fill("20");
    await app.button("home.create").click();
    await expect(app.page.locator("#new-name")).toHaveAttribute("aria-invalid", "true");
  },
  ...Object.fromEntries(SECTIONS.map((id) => [`section ${id}`, async (app) => {
    await app.openExample();
    await app.section(id);
  }])),
  "an empty section": async (app) => {
    await app.begin("A");
    await app.section("T5");
  },
  "problems and a figure that does not apply": async (app) => {
    await app.openFile(golden("part-exceeds-whole-leading-revenue"));
    await app.section("T5");
    await app.page.locator(".na-toggle").first().click();
    await app.section("T2");
    await app.field("tax").fill("abc");
    await app.field("tax").press("Tab");
    await expect(app.errorSummary).toBeVisible();
  },
  indicators: async (app) => {
    await app.openExample();
    await app.section("indicators");
  },
  "indicators of an interim period with gaps": async (app) => {
    await app.openFile(golden("v2-interim-tax-missing"));
    await app.section("indicators");
  },
  "indicators that do not apply": async (app) => {
    await app.openFile(golden("na-every-figure-that-may-be"));
    await app.section("indicators");
  },
  "the X-ray": async (app) => {
    await app.openExample();
    await app.section("xray");
    await expect(app.page.getByTestId("gap").first()).toBeVisible();
  },
  "the X-ray with figures missing": async (app) => {
    await app.openFile(golden("v2-interim-tax-missing"));
    await app.section("xray");
    await expect(app.page.getByTestId("missing").first()).toBeVisible();
  },
  "an explanation": async (app) => {
    await app.openExample();
    await app.go(`#/draft/${app.draftId()}/indicators/why/I08`);
    await expect(app.why).toBeVisible();
  },
  "an explanation that lacks figures": async (app) => {
    await app.openFile(golden("v2-interim-tax-missing"));
    await app.go(`#/draft/${app.draftId()}/T2/why/V2`);
    await expect(app.why).toBeVisible();
  },
  "the list of keys": async (app) => {
    await app.openExample();
    await app.main.focus();
    await app.page.keyboard.press("?");
    await expect(app.keys).toBeVisible();
  },
  "a full store": async (app) => {
    await app.openExample();
    await fillStore(app.page);
    await app.field("tax").fill("240000.000001");
    await expect(app.savingBanner).not.toBeEmpty();
  },
  "no such page": async (app) => {
    await app.go("#/draft/none/T1");
    await expect(app.main).toContainText(app.say("app.unknown"));
  },
};

/** The parts of the workspace that are seen one at a time on a phone. */
export const PARTS = ["tasks", "form", "score"];
