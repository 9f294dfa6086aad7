// The rubric as a workbook: figures in the cells of one sheet, formulas in another.

import { HyperFormula } from "hyperformula";

import { figuresOf, segmentsOf, written } from "./rubric-text.mjs";

const FIGURES = "figures";
const SCORES = "scores";

export class Workbook {
  static title = "HyperFormula";

  constructor(rubric, figures) {
    this.rows = new Map(Object.keys(figures).map((id, row) => [id, row]));
    const cells = Object.entries(figures).map(([id, value]) => [id, value]);
    const { lines, places } = scoreLines(rubric, (id) => `${FIGURES}!$B$${this.rows.get(id) + 1}`);
    this.engine = HyperFormula.buildFromSheets(
      { [FIGURES]: cells, [SCORES]: lines },
      // Nothing is undone here, so it need not be remembered.
      { licenseKey: "gpl-v3", undoLimit: 0 },
    );
    this.sheet = this.engine.getSheetId(FIGURES);
    const sheet = this.engine.getSheetId(SCORES);
    this.places = places.map((place) => ({ sheet, ...place }));
    this.pointPlaces = rubric.indicators.map((_, row) => ({ sheet, row, col: 4 }));
  }

  /** Gives a figure a number, or takes it away with null, and reads what follows. */
  edit(figure, value) {
    const place = { sheet: this.sheet, row: this.rows.get(figure), col: 1 };
    this.engine.setCellContents(place, value);
    return this.outcome();
  }

  /** Total at least and at most, then the states of the vetoes. */
  outcome() {
    return this.places.map((place) => this.engine.getCellValue(place));
  }

  points() {
    return this.pointPlaces.map((place) => this.engine.getCellValue(place));
  }
}

/** Columns: name, weight, value, share, points at least, points at most. */
function scoreLines(rubric, cell) {
  const lines = rubric.indicators.map((indicator, row) => {
    const at = (column) => `${column}${row + 1}`;
    return [
      indicator.id,
      indicator.weight,
      `=IF(${isMissing(figuresOf(indicator.value), cell)},"",${valueOf(indicator, cell)})`,
      `=IF(${isMissing(figuresOf(indicator.value), cell)},"",${shareOf(indicator, at("C"), cell)})`,
      `=IF(ISTEXT(${at("D")}),0,ROUND(${at("D")}*${at("B")},2))`,
      `=IF(ISTEXT(${at("D")}),${at("B")},${at("E")})`,
    ];
  });
  const last = lines.length;
  const places = [
    { row: last, col: 4 },
    { row: last, col: 5 },
  ];
  lines.push(["total", null, null, null, `=SUM(E1:E${last})`, `=SUM(F1:F${last})`]);
  for (const { id, when } of rubric.vetoes) {
    places.push({ row: lines.length, col: 1 });
    const isTriggered = written(when, cell);
    const missing = isMissing(figuresOf(when), cell);
    lines.push([id, `=IF(${missing},"undecided",IF(${isTriggered},"triggered","clear"))`]);
  }
  return { lines, places };
}

function isMissing(figures, cell) {
  return `OR(${figures.map((id) => `ISBLANK(${cell(id)})`).join(",")})`;
}

function valueOf({ value, greatest }, cell) {
  const formula = written(value, cell);
  return greatest === null ? formula : `MIN(${greatest},${formula})`;
}

function shareOf({ cases, curve }, value, cell) {
  const { first, last, between } = segmentsOf(curve);
  const branches = [
    ...cases.map(({ when, share }) => [
      `AND(${when.map((condition) => written(condition, cell)).join(",")})`,
      written(share, cell),
    ]),
    [`${value}<=${first[0]}`, String(first[1])],
    ...between.map(({ from, to, start, rise, run }) => [
      `${value}<=${to}`,
      `${start}+(${value}-(${from}))*${rise}/${run}`,
    ]),
  ];
  const nested = (formula, [when, then]) => `IF(${when},${then},${formula})`;
  return branches.reduceRight(nested, String(last[1]));
}
