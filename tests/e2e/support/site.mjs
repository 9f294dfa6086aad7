// Where the built site, the command line and the browser are, and how the site is served.
//
// `cargo xtask e2e` says it in variables; without them, the places where
// `cargo xtask dist` and `cargo build --release -p wutong-cli` leave things are taken.

import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const inRoot = (path) => resolve(ROOT, path);

/** The folder with the built site. */
export const DIST = process.env.WUTONG_DIST ?? inRoot("dist");

/** The native program. */
export const CLI = process.env.WUTONG_CLI ?? inRoot("target/tool/wutong");

/** A folder with a thousand packages. */
export const SUBMISSIONS = process.env.WUTONG_SUBMISSIONS ?? inRoot("target/submissions");

/** What serves folders. */
const XTASK = process.env.WUTONG_XTASK ?? inRoot("target/xtask/xtask");

for (const [what, path] of [["site", `${DIST}/index.html`], ["wutong", CLI], ["xtask", XTASK]]) {
  if (!existsSync(path)) throw new Error(`no ${what} at ${path}: run \`cargo xtask e2e\``);
}

/** A name that is not localhost: plain http to it is no secure context. */
export const NAME = "wutong.test";

/** How Chromium is started. */
export const LAUNCH = {
  executablePath: process.env.WUTONG_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    `--host-resolver-rules=MAP ${NAME} 127.0.0.1`,
  ],
};

/** A path below the root of a host. */
export const PREFIX = "/city/wutong/";

// Workers read the configuration again: they find the ports in the variables.
process.env.WUTONG_PORT ??= await freePort();
process.env.WUTONG_PREFIXED_PORT ??= await freePort();

/** The site at the root of a host. */
export const SITE = `http://127.0.0.1:${process.env.WUTONG_PORT}/`;

/** The site under a name, without a secure context. */
export const NAMED = `http://${NAME}:${process.env.WUTONG_PORT}/`;

/** The site below the root. */
export const PREFIXED = `http://127.0.0.1:${process.env.WUTONG_PREFIXED_PORT}${PREFIX}`;

/** The same under a name. */
export const NAMED_AND_PREFIXED = `http://${NAME}:${process.env.WUTONG_PREFIXED_PORT}${PREFIX}`;

/** The command that serves the site at an address. */
export function serving(prefix, address) {
  const { port } = new URL(address);
  const quoted = (path) => `'${path.replaceAll("'", `'\\''`)}'`;
  return `exec ${quoted(XTASK)} serve ${quoted(DIST)} --port ${port} --prefix ${prefix}`;
}

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(String(port)));
    });
  });
}
