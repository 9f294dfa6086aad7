// A script with all that it imports, for the browser.

import { fileURLToPath } from "node:url";

import { build } from "esbuild";

export async function bundled(entry) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: "esm",
    minify: true,
    target: "chrome110",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].contents;
}
