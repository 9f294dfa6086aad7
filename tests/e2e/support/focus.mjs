// Where the focus is, and whether its user can see it.

import { expect } from "@playwright/test";

/** Presses Tab (or another key) until the focus is on an element. */
export async function tabTo(page, target, { key = "Tab", most = 150 } = {}) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press(key);
    await expectSeenFocus(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${most} times ${key} did not lead to ${target}`);
}

/** Fails if no element has the focus, or if it cannot be seen where it is. */
export async function expectSeenFocus(page) {
  const fault = await page.evaluate(faultOfFocus);
  expect(fault, "the focus can be seen").toBeNull();
}

/** Fails if no element has the focus: the next Tab would begin at the top. */
export async function expectSomeFocus(page, after) {
  const name = () => page.evaluate(() => document.activeElement?.tagName ?? "BODY");
  await expect.poll(name, `the focus is kept after: ${after}`).not.toBe("BODY");
}

/** In the page: what is wrong with the focus, or null. */
function faultOfFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return "nothing has the focus";
  const said = `${element.tagName} ${element.id} ${element.className} ${element.textContent.slice(0, 20)}`;
  // The skip link and a new page lead to the whole of the content, which needs no ring.
  if (element.id === "main") return null;
  const label = element.closest("label, .number") ?? element;
  const ringed = [label, element].find((it) => {
    const style = getComputedStyle(it);
    return style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
  });
  if (!ringed) return `no ring at ${said}`;
  const { left, right, top, bottom, width, height } = ringed.getBoundingClientRect();
  if (width < 2 || height < 2) return `too small: ${said}`;
  // Most of it has to lie on top, more than WCAG 2.4.11 asks for.
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
  const isOnTop = (x, y) => {
    const found = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
    return ringed.contains(found);
  };
  const seen = shares.flatMap((x) => shares.map((y) => isOnTop(x, y))).filter(Boolean).length;
  return seen * 2 >= shares.length ** 2 ? null : `hidden by something else: ${said}`;
}
