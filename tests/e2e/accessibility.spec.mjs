// axe on every page and state: no violation; what it cannot decide is printed.

import { AxeBuilder } from "@axe-core/playwright";

import { expect, test } from "./support/fixtures.mjs";
import { PARTS, STATES } from "./support/states.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Off unless it is switched on, though it is a rule of WCAG 2.2. */
const OPTIONS = { rules: { "target-size": { enabled: true } } };

/** In the light scheme every rule; the dark one has other colours and nothing else. Of dark pages the
 *  wide ones are looked at in Chinese, the narrow ones in English: colours are the same in both. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const SCHEMES = {
  desk: [["zh", "light", []], ["zh", "dark", COLOURS], ["en", "light", []]],
  phone: [["zh", "light", []], ["en", "dark", COLOURS], ["en", "light", []]],
};

for (const [state, reach] of Object.entries(STATES)) {
  test(`axe: ${state}`, async ({ app, page }, { project }) => {
    await app.open();
    await reach(app);
    for (const part of project.name === "phone" ? PARTS : ["form"]) {
      await app.tab(part);
      for (const [language, colorScheme, rules] of SCHEMES[project.name]) {
        await show(app, language, colorScheme);
        await expectNoViolation(page, rules, `${state}, ${part}, ${language}, ${colorScheme}`);
      }
      await show(app, "zh", "light");
      if (!(await page.getByTestId("tab-form").isVisible())) break;
    }
  });
}

/** Switches language, also below an open dialog, and scheme. */
async function show(app, language, colorScheme) {
  await app.page.emulateMedia({ colorScheme });
  if (app.language !== language) {
    await app.switch.dispatchEvent("click");
    await app.speak(language);
  }
  await app.settled();
}

/** Of these rules, or of all. */
async function expectNoViolation(page, rules, where) {
  const axe = new AxeBuilder({ page });
  const judged = rules.length > 0 ? axe.withRules(rules) : axe.options(OPTIONS).withTags(TAGS);
  const found = await judged.analyze();
  for (const { id, nodes } of found.incomplete) {
    const [{ target, any, all }] = nodes;
    const why = [...any, ...all].map(({ message }) => message).join(" ");
    console.log(`incomplete: ${id} ×${nodes.length} (${where}): ${target}: ${why}`);
  }
  const violations = found.violations.map(({ id, nodes }) => {
    return `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join("\n")}`;
  });
  expect(violations, where).toEqual([]);
}
