// Compares what the module says to each dossier with what the native program said:
// node parity.mjs MODULE DOSSIERS NATIVE (one document a line).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modulePath, dossiersPath, nativePath] = process.argv.slice(2);
const { assess_json } = createRequire(import.meta.url)(modulePath);

const lines = (path) => readFileSync(path, "utf8").split("\n").slice(0, -1);
// The native program's answers are laid on one line each; a JSON string holds no break.
const onOneLine = (text) => text.split("\n").map((line) => line.trimStart()).join("");

const dossiers = lines(dossiersPath);
const native = lines(nativePath);
if (dossiers.length === 0 || dossiers.length !== native.length) {
  console.error(`parity: ${dossiers.length} dossiers, but ${native.length} native answers`);
  process.exit(1);
}

let different = 0;
for (const [at, dossier] of dossiers.entries()) {
  const answer = onOneLine(assess_json(dossier, "zh"));
  if (answer === native[at]) continue;
  different += 1;
  if (different > 3) continue;
  let from = 0;
  while (answer[from] === native[at][from]) from += 1;
  const around = (text) => text.slice(Math.max(0, from - 60), from + 60);
  console.error(`parity: line ${at + 1} differs at character ${from + 1}
  dossier: ${dossier.slice(0, 400)}
  native:  …${around(native[at])}…
  wasm:    …${around(answer)}…`);
}
if (different > 0) {
  console.error(`parity: ${different} of ${dossiers.length} differ`);
  process.exit(1);
}
console.log(`parity: ${dossiers.length} equal`);
