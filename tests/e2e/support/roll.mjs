// Firm rolls: the published example, summed up without the app, and rolls of any size.

import { readFileSync } from "node:fs";

import { ROOT } from "./site.mjs";

const PATH = `${ROOT}examples/qingdao-2020q3/firms.csv`;

/** The published example, as it lies there. */
export const EXAMPLE_ROLL = { name: "firms.csv", content: readFileSync(PATH) };

/** A file for `setInputFiles`. */
export const csv = ({ name, content }) => (
  { name, mimeType: "text/csv", buffer: Buffer.from(content) }
);

/** The column that makes each figure, and whether the leading industry alone counts. */
const COLUMNS = {
  "revenue": ["营业收入本年累计(万元)", false],
  "revenue-prior": ["营业收入上年同期可比(万元)", false],
  "leading-revenue": ["营业收入本年累计(万元)", true],
  "leading-revenue-prior": ["营业收入上年同期可比(万元)", true],
  "profit": ["利润总额本年累计(万元)", false],
  "leading-profit": ["利润总额本年累计(万元)", true],
  "leading-profit-prior": ["利润总额上年同期可比(万元)", true],
};

/** The figures of a cluster of the published example, as decimals; added up here in hundredths. */
export function figuresOf(cluster) {
  const [headings, ...firms] = EXAMPLE_ROLL.content.toString("utf8").replace(/^\u{feff}/u, "")
    .trim().split(/\r?\n/).map((line) => line.split(","));
  const own = firms.filter(([id]) => id === cluster);
  const isLeading = headings.indexOf("是否主导产业");
  const sum = (heading, ofLeading) => own
    .filter((firm) => !ofLeading || firm[isLeading] === "1")
    .reduce((all, firm) => all + hundredths(firm[headings.indexOf(heading)]), 0n);
  const sums = Object.entries(COLUMNS).map(([id, [heading, ofLeading]]) => (
    [id, decimal(sum(heading, ofLeading))]
  ));
  return { ...Object.fromEntries(sums), "firms-above-scale": String(own.length) };
}

function hundredths(written) {
  const [, sign, whole, places] = /^(-?)(\d+)\.(\d\d)$/.exec(written);
  return BigInt(`${sign}${whole}${places}`);
}

function decimal(sum) {
  const digits = (sum < 0n ? -sum : sum).toString().padStart(3, "0");
  const written = `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, "");
  return sum < 0n ? `-${written}` : written;
}

/** A text in GB18030, for characters of one or two bytes. */
export function gb18030(text) {
  const bytes = [];
  for (const character of text) {
    const code = character.codePointAt(0);
    bytes.push(...(code < 128 ? [code] : PAIRS.get(character)));
  }
  return Buffer.from(bytes);
}

/** Every character of two bytes, found by the decoder. */
const PAIRS = new Map();
const decoder = new TextDecoder("gb18030");
for (let first = 0x81; first <= 0xfe; first += 1) {
  for (let second = 0x40; second <= 0xfe; second += 1) {
    const character = decoder.decode(Uint8Array.of(first, second));
    if ([...character].length === 1 && character !== "\u{fffd}") PAIRS.set(character, [first, second]);
  }
}

/** A roll of so many firms in ten clusters, with the headings of the example. */
export function rollOf(count) {
  const headings = EXAMPLE_ROLL.content.toString("utf8").split(/\r?\n/)[0].replace(/^\u{feff}/u, "");
  const firms = Array.from({ length: count }, (_, firm) => {
    const amount = (column) => `${(firm * 7919 + column * 104_729) % 99_991}.${(firm + column) % 90 + 10}`;
    const amounts = Array.from({ length: 10 }, (_each, column) => amount(column));
    return [`c${firm % 10}`, `样例企业${firm}`, codeOf(firm), "34", String(firm % 3 && 1), ...amounts, "120", "21464"].join(",");
  });
  return `${[headings, ...firms].join("\n")}\n`;
}

/** A code that passes both checks. */
function codeOf(firm) {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const organisation = String(firm + 1).padStart(8, "0");
  const weighted = [...organisation].reduce((sum, digit, at) => (
    sum + Number(digit) * [3, 7, 9, 10, 5, 8, 4, 2][at]
  ), 0);
  const check = ["0", "X"][weighted % 11] ?? String(11 - weighted % 11);
  const body = `91370200${organisation}${check}`;
  const sum = [...body].reduce(([all, weight], character) => (
    [all + alphabet.indexOf(character) * weight, weight * 3 % 31]
  ), [0, 1])[0];
  return body + alphabet[(31 - sum % 31) % 31];
}
