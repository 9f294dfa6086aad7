// Every page and state of the app, by name, and how to get there from an empty store.

import { expect } from "@playwright/test";

import { golden } from "./assessment.mjs";
import { Desk } from "./desk.mjs";
import { Import, PROJECTS, figuresFile } from "./import.mjs";
import { LAST, PACK, Period } from "./period.mjs";
import { EXAMPLE_ROLL, csv } from "./roll.mjs";
import { SECTIONS } from "./rubric.mjs";
import { ROOT } from "./site.mjs";
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
  "a dossier to be handed in": async (app) => {
    await app.openFile(`${ROOT}examples/qingdao-2020q3/smart-2020q3.json`);
    await app.section("hand-in");
    await expect(app.page.getByTestId("hand-obstacle")).toHaveCount(1);
  },
  "documents as files": async (app) => {
    await app.openExample();
    await app.section("files");
    await expect(app.page.getByTestId("file").first()).toBeVisible();
  },
  "a package that is none": async (app) => {
    await app.go("#/verify");
    await app.page.getByTestId("check-file").setInputFiles({
      name: "p.zip", mimeType: "application/zip", buffer: Buffer.from("{}"),
    });
    await expect(app.page.getByTestId("check-finding")).toHaveCount(1);
  },
  "the page of spreadsheets": async (app) => {
    await new Import(app).begin();
  },
  "spreadsheets that are looked at": async (app) => {
    const sheets = new Import(app);
    await sheets.begin({ figures: { tax: "77" } });
    const strange = { name: "c.csv", content: "项目名称,阶段,进度\n甲,签约,好\n" };
    await sheets.pick(PROJECTS, figuresFile("a.csv", "78"), figuresFile("b.csv", "79"), strange);
    await expect(sheets.preview).toBeVisible();
    await sheets.way("each");
    for (const part of await sheets.preview.locator("details").all()) await openIt(part);
  },
  "spreadsheets that were taken": async (app) => {
    const sheets = new Import(app);
    await sheets.begin();
    await sheets.pick(PROJECTS, { name: "x.xlsx", content: "PK\u{3}\u{4}" });
    await expect(sheets.refusal).toBeVisible();
    await sheets.takeIt();
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
  "the history and a comparison": async (app) => {
    await app.openExample();
    await app.field("tax").fill("240000");
    await app.saved();
    await app.page.getByTestId("open-points").click();
    await app.page.locator("#point-name").fill("P1");
    await app.page.locator("#point-name").press("Enter");
    await expect(app.points.getByTestId("point").filter({ hasText: "P1" })).toHaveCount(1);
    await app.page.locator("#compare-from").selectOption({ index: 2 });
    await expect(app.points.getByTestId("differences").getByRole("table")).toBeVisible();
  },
  "a file that is no backup": async (app) => {
    await app.openExample();
    await app.home();
    const file = { name: "cut.json", mimeType: "application/json", buffer: Buffer.from("{") };
    await app.page.getByTestId("restore-backup").setInputFiles(file);
    await expect(app.notice).toContainText(app.say("storage.backup-damaged", { file: "cut.json" }));
  },
  "the question before everything is erased": async (app) => {
    await app.openExample();
    await app.home();
    await app.page.getByTestId("erase").click();
    await expect(app.page.locator("#erase-keep")).toBeFocused();
  },
  "the print": async (app) => {
    await app.openExample();
    await app.section("print");
    await expect(app.page.getByTestId("part")).toHaveCount(3);
  },
  "the print with figures missing, after the deadline": async (app) => {
    await app.openFile(golden("v2-interim-tax-missing"));
    await app.section("T1");
    await app.page.locator("#deadline").fill("2020-12-31T18:00");
    await app.page.locator("#deadline").press("Tab");
    await app.section("print");
    await expect(app.page.getByTestId("deadline")).toBeVisible();
  },
  "a development report": async (app) => {
    await app.openFile(`${ROOT}examples/qingdao-2020q3/smart-2020q3.json`);
    await openReport(app);
    for (const details of await app.page.locator(".report details").all()) {
      await details.evaluate((element) => { element.open = true; });
    }
  },
  "a development report with figures missing": async (app) => {
    await app.openFile(golden("v2-interim-tax-missing"));
    await openReport(app);
    await expect(app.page.getByTestId("report-missing").first()).toBeVisible();
  },
  "no development report yet": async (app) => {
    await app.begin("A");
    await app.section("report");
    await expect(app.page.getByTestId("report-empty")).toBeVisible();
  },
  "a draft that cannot be read, by its address": async (app) => {
    await app.openExample();
    await damageStore(app.page);
    await app.go("#/draft/cut/T1");
    await expect(app.main).toContainText(app.say("app.aside"));
  },
  "a roll to look at": async (app) => {
    await lookAtRoll(app, { revenue: "1" });
    for (const details of await app.page.locator(".roll-details").all()) {
      await details.evaluate((element) => { element.open = true; });
    }
  },
  "a roll taken, with figures that disagree": async (app) => {
    await lookAtRoll(app, { revenue: "1" });
    await app.page.locator('[data-question="codes"]').check();
    await app.page.getByTestId("roll-take").click();
    await expect(app.page.getByTestId("roll-taken")).toBeVisible();
  },
  "a figure that disagrees with the roll": async (app) => {
    await lookAtRoll(app, { revenue: "1" });
    await app.page.locator('[data-question="codes"]').check();
    await app.page.getByTestId("roll-take").click();
    await app.section("T2");
    await expect(app.page.getByTestId("use-roll").first()).toBeVisible();
  },
  "a roll refused": async (app) => {
    await app.openExample();
    await app.section("roll");
    await app.page.getByTestId("roll-file").setInputFiles(csv({ name: "x.csv", content: "" }));
    await expect(app.page.getByTestId("roll-refusal")).toBeVisible();
  },
  "a period pack to look at": async (app) => {
    const period = new Period(app);
    await app.openFile(LAST.replace("q2", "q3"));
    await period.open();
    await period.pick();
    await expect(period.apply).toBeVisible();
  },
  "a period pack refused": async (app) => {
    const period = new Period(app);
    await app.openFile(LAST);
    await period.open();
    await period.pick();
    await expect(period.refusal).toBeVisible();
  },
  "a report to begin": async (app) => {
    await app.pick(PACK);
    await app.page.getByTestId("last-file").setInputFiles(LAST);
    await expect(app.page.getByTestId("carried-kept")).toBeVisible();
  },
  "figures beside earlier ones": async (app) => {
    await app.openFile(LAST.replace("q2", "q3"));
    await app.section("T2");
    await expect(app.page.getByTestId("compared").first()).toBeVisible();
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
  "the desk, empty": async (app) => new Desk(app).place(),
  "the desk's inbox": async (app) => new Desk(app).example(),
  ...Object.fromEntries(["", "ranking", "bulletin", "reconcile", "log"].map((place) => [
    `the desk: ${place || "overview"}`,
    async (app) => {
      const desk = new Desk(app);
      await desk.example();
      await app.page.getByTestId("accept-clean").click();
      await desk.isKept();
      await desk.place(place);
    },
  ])),
  "the desk: a cluster": async (app) => {
    const desk = new Desk(app);
    await desk.example();
    await app.page.locator('[data-grid="inbox"] .row-link').first().click();
    await expect(app.page.getByTestId("desk-name")).toBeVisible();
    for (const name of ["adjust", "return", "steps"]) {
      await app.page.getByTestId(name).locator("summary").click();
    }
  },
  "no such page": async (app) => {
    await app.go("#/draft/none/T1");
    await expect(app.main).toContainText(app.say("app.unknown"));
  },
};

async function openReport(app) {
  await app.section("report");
  await expect(app.page.getByTestId("report")).toBeVisible();
}

/** A roll with a code that fails, looked at from a draft with these figures. */
async function lookAtRoll(app, figures) {
  const file = { rubric: "industrial@2026.1", period: "2020Q3", cluster: { name: "smart" }, figures };
  await app.openFile({ name: "a.json", content: JSON.stringify(file) });
  await app.section("roll");
  const text = EXAMPLE_ROLL.content.toString("utf8");
  const content = text.replace("91370200MA0000015J", "91370200MA00000150");
  await app.page.getByTestId("roll-file").setInputFiles(csv({ name: "firms.csv", content }));
  await expect(app.page.getByTestId("roll-preview")).toBeVisible();
}

/** The parts of the workspace that are seen one at a time on a phone. */
export const PARTS = ["tasks", "form", "score"];

const openIt = (details) => details.evaluate((element) => { element.open = true; });
