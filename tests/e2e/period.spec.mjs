// From the last quarter to this one: what is carried over, the pack that fills and locks, figures
// beside those of earlier reports, measures that were promised.

import { expect, test } from "./support/fixtures.mjs";
import { LAST, LOCKED, PACK, Period, packJson, printed } from "./support/period.mjs";
import { LANGUAGES } from "./support/words.mjs";

/** The members of a file that the way it was made must not change. */
const MEMBERS = ["rubric", "period", "cluster", "figures", "ledgers", "guide", "origins", "prior"];

const same = (come, wanted) => {
  for (const member of MEMBERS) expect(given(come[member]), member).toEqual(given(wanted[member]));
};

/** Without cells that are given as nothing: a draft does not keep them. */
const given = (member) => JSON.parse(JSON.stringify({ member }, (_key, value) => (
  value === "" ? undefined : value
)));

test.beforeEach(async ({ app }) => app.open());

for (const language of LANGUAGES) {
  test(`last quarter, next report, pack, locked figures, ${language}`, async ({ app, page }) => {
    await app.speak(language);
    const period = new Period(app);
    await period.fromLastQuarter();
    same(await app.downloadedJson(), printed("next", LAST, "--period", "2020Q3"));
    await expect(period.status).toContainText(app.say("pack.not-used"));

    await app.section("T2");
    await app.field("city-revenue-growth").fill("3.9");
    await app.field("city-revenue-growth").blur();
    await app.saved();
    await period.open();
    await period.pick();
    await expect(period.rows).toHaveCount(3);
    await expect(period.rows.first()).toHaveAttribute("data-standing", "replaced");
    await expect(period.review).toContainText("9,340,742.4");
    await expect(period.review).toContainText("2020-10-20 18:00");
    await period.apply.click();
    await expect(period.locked).toHaveCount(3);
    await expect(page.locator("#pack-title")).toBeFocused();
    await app.saved();

    await expectLocked(app);
    await app.reload();
    await expectLocked(app);
    const file = await app.downloadedJson();
    expect(file.deadline).toBe("2020-10-20T18:00");
    expect(Object.keys(file.origins)).toEqual(expect.arrayContaining(LOCKED));

    // The file goes in again with its locks.
    await app.home();
    await app.openFile({ name: "q3.json", content: JSON.stringify(file) });
    await expectLocked(app);
  });
}

/** The city's figures cannot be typed, and say where they come from. */
async function expectLocked(app) {
  await app.section("T2");
  for (const id of LOCKED) {
    await expect(app.field(id)).toHaveAttribute("readonly", "");
    await expect(app.page.locator(`#o-${id}`)).toContainText("5f923114");
  }
  await expect(app.field("city-revenue-growth")).toHaveValue("4.0");
  await app.section("T1");
  await expect(app.page.locator("#deadline")).toHaveValue("2020-10-20T18:00");
  await expect(app.page.getByTestId("pack-hint")).toContainText("5f923114");
}

test("applying a pack is one step, and it can be removed", async ({ app, page }) => {
  const period = new Period(app);
  await period.fromLastQuarter();
  await period.pick();
  await period.apply.click();
  await expect(period.locked).toHaveCount(3);
  await app.undo.click();
  await expect(period.locked).toHaveCount(0);
  await app.saved();
  expect((await app.downloadedJson()).deadline).toBeUndefined();
  await app.redo.click();
  await expect(period.locked).toHaveCount(3);
  await period.remove.click();
  await expect(period.locked).toHaveCount(0);
  await expect(period.status).toContainText(app.say("pack.not-used"));
  await app.section("T2");
  await expect(app.field("city-revenue-growth")).toHaveValue("4.0");
  await app.field("city-revenue-growth").fill("4.1");
  await expect(app.field("city-revenue-growth")).toHaveValue("4.1");
  await expect(page.locator("#o-city-revenue-growth")).toBeEmpty();
});

test("a pack for something else is refused with what helps", async ({ app }) => {
  const period = new Period(app);
  await app.openFile(LAST);
  await period.open();
  await period.pick();
  await expect(period.refusal).toContainText(app.say("period.q2", { year: "2020" }));
  await expect(period.apply).toHaveCount(0);
  const pack = packJson();
  await period.pick({ name: "changed.json", content: { ...pack, issuer: "x" } });
  await expect(period.refused).toContainText(app.say("pack.refusal.digest", { file: "changed.json" }));
  await period.pick({ name: "draft.json", content: { figures: {} } });
  await expect(period.refused).toContainText(app.say("periods.what-is-a-pack"));
  await app.section("T2");
  await expect(app.field("city-revenue-growth")).not.toHaveAttribute("readonly", "");
});

test("a file whose locked figure was changed says so", async ({ app }) => {
  const dossier = printed("apply-pack", LAST.replace("q2", "q3"), PACK);
  dossier.figures["district-revenue"] = "1";
  await app.openFile({ name: "changed.json", content: JSON.stringify(dossier) });
  await app.section("T2");
  await expect(app.page.locator("#p-district-revenue")).toContainText("9340742.40");
});

test("a pack opened in the list of drafts begins a report with the last one", async ({ app, page }) => {
  const period = new Period(app);
  await app.pick(PACK);
  await expect(page.getByTestId("pack-facts").first()).toContainText("2020-10-20 18:00");
  await expect(period.beginButton).toBeDisabled();
  await page.getByTestId("last-file").setInputFiles(LAST);
  await expect(page.getByTestId("carried-kept")).toContainText("2020Q2");
  await expect(period.rows).toHaveCount(3);
  await period.beginButton.click();
  await expect(app.headline).toHaveCount(1);
  await app.saved();
  await expect(app.notice).toContainText(app.say("period.q3", { year: "2020" }));
  const file = await app.downloadedJson();
  expect(Object.keys(file.origins)).toEqual(expect.arrayContaining(LOCKED));
  expect(file.prior[0].figures["landed-investment"]).toBeDefined();
});

test("a pack alone begins a report for a cluster that is due", async ({ app, page }) => {
  const period = new Period(app);
  await page.getByTestId("to-begin").click();
  await period.pick();
  const name = packJson().clusters[0].name;
  await page.locator("#begin-cluster").selectOption(name);
  await expect(period.rows).toHaveCount(2);
  await period.beginButton.click();
  await app.saved();
  const file = await app.downloadedJson();
  expect([file.period, file.cluster.name, file.deadline]).toEqual(["2020Q3", name, "2020-10-20T18:00"]);
});

test("figures stand beside the year and the quarter before, and can be asked why", async ({ app, page }) => {
  const period = new Period(app);
  await app.openFile(LAST.replace("q2", "q3"));
  await app.section("T2");
  const revenue = page.locator('[data-testid="compared"][data-id="revenue"]');
  const leading = page.locator('[data-testid="compared"][data-id="leading-revenue"]');
  await expect(revenue.locator('[data-why="revenue-growth"]')).toHaveText(/^[+−]\d+\.\d\d%$/);
  await expect(leading).toContainText("个百分点");
  await revenue.locator('[data-why="revenue-growth"]').click();
  await expect(app.why).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByTestId("scale-quarter").click();
  await expect(page.getByTestId("scale-quarter")).toHaveAttribute("aria-pressed", "true");
  await period.open();
  await expect(period.compared.first()).toBeVisible();
});

test("a loss that became a profit is a word", async ({ app, page }) => {
  const figures = { "leading-profit": "300", "leading-profit-prior": "-800", revenue: "5" };
  const file = {
    rubric: "industrial@2026.1", period: "2020Q3", cluster: { name: "A" }, figures,
    prior: [{ period: "2020Q2", figures: { revenue: "9" } }, { period: "2020Q1", figures: { revenue: "4" } }],
  };
  await app.openFile({ name: "a.json", content: JSON.stringify(file) });
  await app.section("T2");
  const row = (id) => page.locator(`[data-testid="compared"][data-id="${id}"]`);
  await expect(row("leading-profit")).toContainText("扭亏为盈（+1,100 万元）");
  await expect(row("revenue")).toContainText(app.say("compare.missing"));
  await page.getByTestId("scale-quarter").click();
  await expect(row("revenue")).toContainText("−4");
  await expect(row("revenue")).toContainText("由正转负");
  // That a running total falls is a finding, as it is on the command line.
  await expect(page.locator('[data-testid="ledger-remark"][data-code^="X6"]').first()).toBeVisible();
});

test("promised measures are settled in the list, and count in the task list", async ({ app, page }) => {
  const period = new Period(app);
  await period.fromLastQuarter();
  await expect(period.measures).toHaveCount(2);
  await app.tab("tasks");
  await expect(page.getByTestId("measure-count")).toContainText("2/2");
  await app.tab("form");
  const first = period.measures.first();
  await first.getByRole("checkbox").check();
  await expect(first).toHaveAttribute("data-state", "done");
  await first.locator('input[type="date"]').fill("2020-09-16");
  const note = period.measures.nth(1).locator('input[type="text"]');
  await note.fill("half");
  await note.blur();
  await app.saved();
  await app.tab("tasks");
  await expect(page.getByTestId("measure-count")).toContainText("1/2");
  const { measures } = (await app.downloadedJson()).ledgers;
  expect(measures[0]).toMatchObject({ state: "done", "done-date": "2020-09-16", since: "2020Q2" });
  expect(measures[1]).toMatchObject({ state: "open", note: "half" });
});
