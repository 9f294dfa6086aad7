// Reading and rewriting a rubric's formulas and curves; for node and the browser alike.

const FIGURE = /[a-z]+(?:-[a-z]+)*/g;

/** The figures that some formulas use, each once. */
export function figuresOf(...formulas) {
  return [...new Set(formulas.flatMap((formula) => formula.match(FIGURE) ?? []))];
}

/** A formula with every figure replaced by what `nameOf` calls it. */
export function written(formula, nameOf) {
  return formula.replace(FIGURE, nameOf);
}

/**
 * The segments of a curve: up to `to`, the share is `start + (value - from) * rise / run`.
 * Before the first comes `first`, after the last `last`.
 */
export function segmentsOf(curve) {
  const difference = (a, b) => Number((a - b).toFixed(9));
  return {
    first: curve[0],
    last: curve.at(-1),
    between: curve.slice(1).map(([to, share], before) => {
      const [from, start] = curve[before];
      return { from, to, start, rise: difference(share, start), run: difference(to, from) };
    }),
  };
}
