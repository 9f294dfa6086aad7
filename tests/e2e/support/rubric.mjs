// What the tests need to know of the rubric `industrial`.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./site.mjs";

const FOLDER = join(ROOT, "crates/rubrics");

/** The sections of its forms, in order. */
export const SECTIONS = ["T1", "T2", "T3", "T4", "T5", "T6"];

/** Lines that vetoes judge: id of the indicator → decimals. */
export const LINES = { I02: ["60"], I08: ["20"] };

/** Words in the place of a value: id → { zh, en }. */
export const WORDS = Object.fromEntries(
  readdirSync(FOLDER, { recursive: true })
    .filter((path) => path.endsWith(".toml"))
    .flatMap((path) => wordsOf(readFileSync(join(FOLDER, path), "utf8"))),
);

function wordsOf(text) {
  const blocks = text.split(/^(?=\[\[)/m).filter((block) => block.startsWith("[[word]]"));
  return blocks.map((block) => {
    const [, id] = /^id = "(.*)"$/m.exec(block);
    const [, zh, en] = /name = \{ zh = "(.*?)", en = "(.*?)" \}/.exec(block);
    return [id, { zh, en }];
  });
}
