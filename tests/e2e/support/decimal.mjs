// Exact decimals, written as texts.

const PLACES = 20;

/** The integer that a decimal is, counted in units of its 20th place. */
function units(decimal) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  const size = BigInt(whole + fraction.padEnd(PLACES, "0"));
  return sign ? -size : size;
}

/** Less than 0, 0 or more than 0. */
export function compare(left, right) {
  const difference = units(left) - units(right);
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** Rounded half away from zero to that many places, all of them written. */
export function rounded(decimal, places) {
  const all = units(decimal);
  const step = 10n ** BigInt(PLACES - places);
  const size = (all < 0n ? -all : all) + step / 2n;
  const kept = (size / step).toString().padStart(places + 1, "0");
  const isZero = size / step === 0n;
  const point = kept.length - places;
  const written = places ? `${kept.slice(0, point)}.${kept.slice(point)}` : kept;
  return all < 0n && !isZero ? `-${written}` : written;
}

/** Rounded up to at most six places, as shortfalls are shown. */
export function roundedUp(decimal) {
  const step = 10n ** BigInt(PLACES - 6);
  const count = (units(decimal) + step - 1n) / step;
  const digits = count.toString().padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, "");
}

/** The first number of a text as it is shown: `+1,286.00 万元` → `1286.00`; none if there is none. */
export function numberIn(text) {
  const found = /([-\u2212+]?)(\d[\d,]*(?:\.\d+)?)/.exec(text);
  if (!found) return undefined;
  const [, sign, digits] = found;
  return (["-", "\u2212"].includes(sign) ? "-" : "") + digits.replaceAll(",", "");
}

/** How many places a decimal is written with. */
export function placesOf(decimal) {
  return decimal.split(".")[1]?.length ?? 0;
}
