// What axe cannot see: reflow, text spacing, forced colours, what lies over the focus.

import { expectSeenFocus } from "./support/focus.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { SECTIONS } from "./support/rubric.mjs";
import { PARTS, STATES } from "./support/states.mjs";
import { LANGUAGES } from "./support/words.mjs";

const NARROW = { width: 320, height: 640 };

/** WCAG 1.4.12. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;

test.describe("every page and state", () => {
  for (const [state, reach] of Object.entries(STATES)) {
    test(`reflows at 320 px and bears wider text: ${state}`, async ({ app, page }, { project }) => {
      await app.open();
      await reach(app);
      const own = page.viewportSize();
      for (const language of LANGUAGES) {
        if (app.language !== language) {
          await app.switch.dispatchEvent("click");
          await app.speak(language);
        }
        // A narrow page is the same whatever it was narrowed from.
        if (project.name === "phone") {
          await page.setViewportSize(NARROW);
          for (const part of PARTS) {
            await app.tab(part);
            await expectNoSideways(page, `${language}, ${part}, 320 px`);
          }
          await page.setViewportSize(own);
        }
        await space(page, SPACING);
        for (const part of project.name === "phone" ? PARTS : PARTS.slice(0, 1)) {
          await app.tab(part);
          await expectNoSideways(page, `${language}, ${part}, wider text`);
          expect(await page.evaluate(clipped), `cut off with wider text, ${language}`).toEqual([]);
        }
        await space(page, "");
      }
    });
  }
});

for (const section of ["T1", "T2", "T5", "T6", "indicators", "xray", "print", "T2/why/I08"]) {
  test(`nothing lies over the focus: ${section}`, async ({ app, page }) => {
    await app.open();
    await app.openExample();
    await app.section(section);
    for (const key of ["Tab", "Shift+Tab"]) await walk(page, key);
  });
}

/** Through every stop of the page, in the one or the other direction. */
async function walk(page, key) {
  await page.evaluate(() => document.activeElement.blur());
  for (let stop = 0; stop < 250; stop += 1) {
    await page.keyboard.press(key);
    const isOver = await page.evaluate(() => document.activeElement === document.body);
    if (isOver && stop > 0) return;
    await expectSeenFocus(page);
  }
  throw new Error("the stops have no end");
}

test("the skip link leads to the page from every part", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  for (const part of PARTS) {
    await app.tab(part);
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    await expect(app.main).toBeFocused();
    await expect(app.main).toBeVisible();
  }
});

for (const language of LANGUAGES) {
  test(`the head is low and labels are short, ${language}`, async ({ app, page }, { project }) => {
    await app.open();
    await app.speak(language);
    await app.openExample();
    const { height } = await page.locator(".app-header").boundingBox();
    expect(height).toBeLessThanOrEqual(project.name === "phone" ? 72 : 56);
    const tops = await page.locator(".app-header .button:visible").evaluateAll((buttons) => {
      return buttons.map((button) => Math.round(button.getBoundingClientRect().top));
    });
    expect(new Set(tops).size, "the buttons stand in one row").toBe(1);
    for (const id of SECTIONS) {
      await app.section(id);
      const lines = await page.locator(".form-table tbody th").evaluateAll((labels) => labels.map((label) => {
        const text = document.createRange();
        text.selectNodeContents(label);
        const tops = [...text.getClientRects()].map(({ top }) => Math.round(top));
        return [new Set(tops).size, label.textContent];
      }));
      expect(lines.filter(([count]) => count > 2), `labels of ${id}`).toEqual([]);
    }
  });
}

test("forced colours leave stars, vetoes and bars to be seen", async ({ app, page }, info) => {
  await page.emulateMedia({ forcedColors: "active" });
  await app.open();
  await app.openExample();
  await app.tab("score");
  const marks = await page.evaluate(() => {
    const paint = (selector) => {
      const { fill, stroke } = getComputedStyle(document.querySelector(selector));
      return `${fill} / ${stroke}`;
    };
    return {
      sure: paint(".star-sure path"),
      out: paint(".star-out path"),
      ground: paint(".range .bar-ground"),
      bar: paint(".range .bar-sure"),
    };
  });
  expect(marks.sure, "a star won and a star missed differ").not.toBe(marks.out);
  expect(marks.bar, "a bar and its ground differ").not.toBe(marks.ground);
  await info.attach("forced colours", {
    body: await page.screenshot({ caret: "initial" }),
    contentType: "image/png",
  });
});

test("print is light and shows the score", async ({ app, page }) => {
  await app.open();
  await app.openExample();
  await app.section("indicators");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByTestId("indicator").last()).toBeVisible();
  await expect(app.total).toBeVisible();
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]).toContain(ground);
});

/** Lays a style sheet over the page in the way that its policy allows. */
function space(page, css) {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

async function expectNoSideways(page, where) {
  expect(await page.evaluate(tooWide), `no scrolling sideways: ${where}`).toEqual([]);
}

/** In the page: what makes it scroll sideways. */
function tooWide() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter((element) => {
    return element.getBoundingClientRect().right > clientWidth;
  });
  const said = wide.map(({ tagName, className, textContent }) => {
    return `${tagName}.${className} ${textContent.slice(0, 30)}`;
  });
  return [`${scrollWidth} in ${clientWidth}`, ...said];
}

/** In the page: what is cut off. */
function clipped() {
  const isHidden = (element) => {
    const style = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    return style.clipPath !== "none" || width <= 1 || height <= 1;
  };
  const cut = [...document.querySelectorAll("body *")].filter((element) => {
    if (element.closest("svg") || !element.textContent.trim()) return false;
    // A spreadsheet has two dimensions: WCAG 1.4.10 lets it scroll, and its cells show all in their field.
    if (element.closest(".grid-frame")) return false;
    // So do the tables of a trend and of the desk, which the keyboard scrolls.
    if (element.matches(":is(.report-scroll, .desk-scroll)[tabindex='0']")) return false;
    if (element.closest("thead, .visually-hidden") && isHidden(element.closest("thead, .visually-hidden"))) return false;
    const { overflowX, overflowY, display } = getComputedStyle(element);
    if (display === "inline" || display === "contents") return false;
    const isWide = element.scrollWidth > element.clientWidth + 1 && overflowX !== "visible";
    const isTall = element.scrollHeight > element.clientHeight + 1 && ["hidden", "clip"].includes(overflowY);
    const isButton = element.tagName === "BUTTON" && element.scrollWidth > element.clientWidth + 1;
    return !isHidden(element) && (isWide || isTall || isButton);
  });
  return cut.map((element) => `${element.tagName}.${element.className} ${element.textContent.slice(0, 30)}`);
}
