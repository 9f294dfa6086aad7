// What comes out of the printer: pages, their head and number, and what they say.

import { golden } from "./support/assessment.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { close, printed } from "./support/paper.mjs";
import { LANGUAGES } from "./support/words.mjs";

const LARGEST = 1_000_000;

const DIGEST = /[0-9a-f]{12}/;

/** Every page is A4 and has the draft and its number. */
function expectHeads(app, { pages, isA4, bytes }, cluster) {
  expect(isA4).toBe(true);
  expect(bytes).toBeLessThanOrEqual(LARGEST);
  pages.forEach(({ text }, index) => {
    const [number, count] = [index + 1, pages.length];
    const said = { zh: `第${number}页,共${count}页`, en: `Page${number}of${count}` };
    expect(text, `page ${number}`).toContain(said[app.language]);
    for (const word of [cluster, "2026.1"]) expect(text, `page ${number}`).toContain(close(word));
    expect(text, `page ${number}`).toMatch(DIGEST);
  });
}

for (const language of LANGUAGES) {
  test(`an assessment is printed whole, ${language}`, async ({ app, page }) => {
    await app.open();
    await app.speak(language);
    await app.openExample();
    const shown = await app.shown();
    await app.section("print");
    await expect(page.getByTestId("part")).toHaveCount(3);
    const names = await page.locator(".paper-indicators td:nth-child(2)").allTextContents();
    const print = await printed(page);
    expect(print.pages.length).toBeGreaterThan(1);
    expect(print.pages.length).toBeLessThanOrEqual(4);
    expectHeads(app, print, "样例集聚区");
    const whole = print.pages.map(({ text }) => text).join("");
    for (const key of ["paper.title", "paper.digest", "score.vetoes", "paper.dimensions", "paper.findings"]) {
      expect(whole, key).toContain(close(app.say(key)));
    }
    for (const { detail } of shown.vetoes) expect(whole).toContain(close(detail));
    expect(names).toHaveLength(28);
    shown.indicators.forEach(({ id, value, points, weight }, place) => {
      expect(whole, id).toContain(close(`${id}${names[place]}${value}`));
      expect(whole, id).toContain(close(`${points}${weight}`));
    });
    // The heading of a table that goes on is said again.
    const share = close(app.say("paper.share"));
    const pages = print.pages.filter(({ text }) => /I\d\d\D/.test(text));
    for (const { text } of pages) expect(text).toContain(share);
    expect(whole).not.toContain(close(app.say("tasks.label")));
  });

  test(`an unfinished draft says on paper what is missing, ${language}`, async ({ app, page }) => {
    await app.open();
    await app.speak(language);
    await app.openFile(golden("v2-interim-tax-missing"));
    await app.section("print");
    const print = await printed(page);
    expectHeads(app, print, app.say("draft.nameless"));
    const whole = print.pages.map(({ text }) => text).join("");
    for (const key of ["score.interim", "paper.missing", "xray.required"]) {
      expect(whole, key).toContain(close(app.say(key)));
    }
    await app.section("xray");
    const xray = await printed(page);
    expectHeads(app, xray, app.say("draft.nameless"));
    const lists = xray.pages.map(({ text }) => text);
    expect(lists[0]).toContain(close(app.say("must.rest")));
    expect(lists[1], "the heading of the list goes on").toContain(close(app.say("xray.holder")));
  });
}

test("the print button asks the browser to print", async ({ app, page }) => {
  await page.addInitScript(() => { window.print = () => { window.printed = true; }; });
  await app.open();
  await app.openExample();
  await app.section("print");
  await page.getByTestId("print").click();
  expect(await page.evaluate(() => window.printed)).toBe(true);
});
