// The rubric industrial@2026.1 in a form that every contestant is built from: weights and curves
// from the reference template, formulas as the reference page has them.

import { readFileSync } from "node:fs";

const TEMPLATE = new URL("../../tests/oracle/rubric-template.json", import.meta.url);

/** Identifiers are figures; a number or figure on either side of `+ - * / < > =`. */
const FORMULAS = {
  I01: "leading-revenue / 10000",
  I02: "leading-revenue / revenue * 100",
  I03: "(leading-revenue - leading-revenue-prior) / leading-revenue-prior * 100 - city-revenue-growth",
  I04: "(leading-profit - leading-profit-prior) / leading-profit-prior * 100",
  I05: "profit / revenue * 100",
  I06: "leading-revenue / district-revenue * 100",
  I07: "(leading-revenue / revenue * 100) / city-leading-share",
  I08: "tax / (supplied-industrial-land * 3 / 2000)",
  I09: "revenue / (supplied-industrial-land * 3 / 2000)",
  I10: "new-project-investment / (new-project-land * 3 / 2000)",
  I11: "value-added / average-staff",
  I12: "low-output-land-disposed / low-output-land-identified * 100",
  I13: "landed-investment / 10000",
  I14: "cohort-landed / cohort-signed * 100",
  I15: "invested-year / plan-investment-year * 100",
  I16: "pipeline-output / leading-revenue-last-year * 100",
  I17: "on-time-projects / due-projects * 100",
  I18: "landed-leading-investment / landed-investment * 100",
  I19: "site-items-met / site-items * 100",
  I20: "carrier-in-use / carrier-available * 100",
  I21: "utility-items-met / utility-items * 100",
  I22: "digital-items-met / digital-items * 100",
  I23: "guide-score / guide-applicable * 100",
  I24: "rd-expense / revenue * 100",
  I25: "(hitech-firms + specialised-firms + 3 * little-giants + 5 * champions + 3 * listed-firms) / firms-above-scale * 100",
  I26: "5 * platforms-national + 3 * platforms-provincial + platforms-municipal + platforms-own / 2",
  I27: "(1 - (energy / revenue) / (energy-prior / revenue-prior)) * 100",
  I28: "reports-on-time / reports-due * 100",
};

/** Where these all hold, the share is this, whatever the value. */
const CASES = {
  I04: [
    { when: ["leading-profit-prior > 0", "leading-profit < 0"], share: "0" },
    { when: ["leading-profit-prior < 0", "leading-profit > 0"], share: "1" },
    { when: ["leading-profit-prior < 0", "leading-profit = 0"], share: "0.8" },
    {
      when: ["leading-profit-prior < leading-profit", "leading-profit < 0"],
      share: "0.4 + 0.2 * (leading-profit-prior - leading-profit) / leading-profit-prior",
    },
    { when: ["leading-profit-prior < 0", "leading-profit = leading-profit-prior"], share: "0.4" },
    { when: ["leading-profit-prior < 0", "leading-profit < leading-profit-prior"], share: "0" },
    { when: ["leading-profit-prior = 0", "leading-profit > 0"], share: "0.6" },
    { when: ["leading-profit-prior = 0", "leading-profit = 0"], share: "0.6" },
    { when: ["leading-profit-prior = 0", "leading-profit < 0"], share: "0" },
  ],
  I12: [{ when: ["low-output-land-identified = 0"], share: "1" }],
};

const GREATEST = { I15: 100 };

const VETOES = [
  { id: "V1", when: "leading-revenue * 100 < revenue * 60" },
  { id: "V2", when: "tax * 10000 < 300 * supplied-industrial-land" },
];

/** `{ indicators: [{ id, weight, value, greatest, cases, curve }], vetoes: [{ id, when }] }` */
export function rubric() {
  const template = JSON.parse(readFileSync(TEMPLATE, "utf8"));
  const indicators = template.indicators.map(({ id, weight, anchors }) => ({
    id,
    weight,
    value: FORMULAS[id],
    greatest: GREATEST[id] ?? null,
    cases: CASES[id] ?? [],
    curve: anchors,
  }));
  return { indicators, vetoes: VETOES };
}
