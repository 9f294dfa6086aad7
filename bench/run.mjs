// Measurements by name: `cargo xtask bench edit` builds what they need and calls this.

import { edit } from "./edit/edit.mjs";
import { importing } from "./import/import.mjs";

const BENCHES = { edit, import: importing };

const [name] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench || !(process.env.WUTONG_ENGINE || process.env.WUTONG_DIST)) {
  console.error(`cargo xtask bench <${Object.keys(BENCHES).join(" | ")}>`);
  process.exit(2);
}
process.exitCode = (await bench()) ? 0 : 1;
