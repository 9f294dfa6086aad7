// The edits that every contestant makes, the same in every run.

/** Edits of a plan at most; after the last one every figure has its first value again. */
const LENGTH = 1000;

/** So many figures are missing at most at a time. */
const MOST_MISSING = 3;

/** `[{ figure, text, number }]`; an empty text and null take the figure's value away. */
export function planOf(figures, seed) {
  const random = randomOf(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const first = new Map(Object.entries(figures));
  const current = new Map(first);
  const changed = () => [...first.keys()].filter((id) => current.get(id) !== first.get(id));
  const missing = () => [...first.keys()].filter((id) => current.get(id) === "");
  const edits = [];
  const give = (figure, text) => {
    current.set(figure, text);
    edits.push({ figure, text, number: text === "" ? null : Number(text) });
  };
  // The rest is kept free to put everything back.
  while (edits.length + changed().length < LENGTH - 1) {
    if (missing().length >= MOST_MISSING || (missing().length > 0 && random() < 0.3)) {
      const figure = pick(missing());
      give(figure, first.get(figure));
      continue;
    }
    const figure = pick([...first.keys()]);
    const text = random() < 0.1 ? "" : variantOf(first.get(figure), figure, random);
    if (text !== current.get(figure)) {
      give(figure, text);
    }
  }
  for (const figure of changed()) {
    give(figure, first.get(figure));
  }
  return edits;
}

/**
 * Edits after which I13 (5 points, 40 % of them at 10 亿元) has exactly an odd number of half
 * hundredths: what is rounded up here is often stored as slightly less in binary floating point.
 */
export function halvesPlan() {
  const odd = Array.from({ length: 200 }, (_, index) => 2 * index + 1);
  return odd.map((halves) => {
    const number = 250 * halves;
    return { figure: "landed-investment", text: String(number), number };
  });
}

/** Within a quarter of the first value, with as many places as a person would type. */
function variantOf(text, figure, random) {
  const value = Number(text) * (0.75 + random() / 2);
  if (figure === "leading-profit" && random() < 0.2) {
    return (-value).toFixed(0);
  }
  const places = text.split(".")[1]?.length ?? 0;
  if (places > 0) {
    return figure === "guide-score" ? (Math.round(value * 2) / 2).toFixed(1) : value.toFixed(places);
  }
  return Math.max(1, Math.round(value)).toFixed(0);
}

/** Mulberry32: numbers from 0 to 1. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}
