// The rubric as publicodes rules.

import Engine from "publicodes";

import { segmentsOf, written } from "./rubric-text.mjs";

const STATES = new Map([
  [true, "triggered"],
  [false, "clear"],
  [undefined, "undecided"],
]);

export class Rules {
  static title = "publicodes";

  constructor(rubric, figures) {
    this.engine = new Engine(rulesOf(rubric, Object.keys(figures)));
    this.situation = Object.fromEntries(
      Object.entries(figures).map(([id, value]) => [nameOf(id), value]),
    );
    this.engine.setSituation(this.situation);
    this.vetoes = rubric.vetoes.map(({ id }) => id);
    this.indicators = rubric.indicators.map(({ id }) => id);
  }

  /** Gives a figure a number, or takes it away with null, and reads what follows. */
  edit(figure, value) {
    const name = nameOf(figure);
    if (value === null) {
      delete this.situation[name];
      this.engine.setSituation(this.situation);
    } else {
      this.situation[name] = value;
      this.engine.setSituation({ [name]: value }, { keepPreviousSituation: true });
    }
    return this.outcome();
  }

  /** Total at least and at most, then the states of the vetoes. */
  outcome() {
    const value = (name) => this.engine.evaluate(name).nodeValue;
    const states = this.vetoes.map((id) => STATES.get(value(id)));
    return [value("total least"), value("total most"), ...states];
  }

  points() {
    return this.indicators.map((id) => this.engine.evaluate(`${id} points`).nodeValue ?? 0);
  }
}

function nameOf(figure) {
  return figure.replaceAll("-", " ");
}

function rulesOf({ indicators, vetoes }, figures) {
  const rules = Object.fromEntries(figures.map((id) => [nameOf(id), null]));
  for (const indicator of indicators) {
    const { id, weight, value, greatest } = indicator;
    rules[`${id} value`] = { valeur: written(value, nameOf) };
    if (greatest !== null) {
      rules[`${id} value`].plafond = greatest;
    }
    rules[`${id} share`] = { variations: branchesOf(indicator) };
    rules[`${id} points`] = { valeur: `${id} share * ${weight}`, arrondi: "2 décimales" };
  }
  const points = (missing) =>
    indicators.map((indicator) => ({
      valeur: `${indicator.id} points`,
      "par défaut": missing(indicator),
    }));
  rules["total least"] = { somme: points(() => 0) };
  rules["total most"] = { somme: points(({ weight }) => weight) };
  for (const { id, when } of vetoes) {
    rules[id] = written(when, nameOf);
  }
  return rules;
}

function branchesOf({ id, cases, curve }) {
  const value = `${id} value`;
  const { first, last, between } = segmentsOf(curve);
  return [
    ...cases.map(({ when, share }) => ({
      si: { "toutes ces conditions": when.map((condition) => written(condition, nameOf)) },
      alors: written(share, nameOf),
    })),
    { si: `${value} <= ${first[0]}`, alors: first[1] },
    ...between.map(({ from, to, start, rise, run }) => ({
      si: `${value} <= ${to}`,
      alors: `${start} + (${value} - (${from})) * ${rise} / ${run}`,
    })),
    { sinon: last[1] },
  ];
}
