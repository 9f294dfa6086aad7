// `test` with a guard that no test can forget: a page that breaks its own policy, asks another
// origin for something or complains in the console fails.

import { expect, test as base } from "@playwright/test";

import { App } from "./app.mjs";
import { NAME } from "./site.mjs";

export { expect };

export const test = base.extend({
  /** Everything that no page may do, seen in any page of the test. */
  faults: [async ({ context }, use) => {
    const faults = [];
    await watch(context, faults);
    await use(faults);
    expect(faults, "the page keeps its policy, its origin and a quiet console").toEqual([]);
  }, { auto: true }],

  /** The app in the test's page; not yet opened. */
  app: async ({ page }, use) => use(new App(page)),
});

async function watch(context, faults) {
  await context.exposeBinding("tellViolation", (_source, violation) => {
    faults.push(`policy: ${violation}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
      window.tellViolation(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
    });
  });
  context.on("request", (request) => {
    if (!isOwn(new URL(request.url()))) faults.push(`request: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`error: ${error.error().message}`));
}

/** True for what comes from the served site or from the page itself. */
function isOwn({ protocol, hostname, port }) {
  const ports = [process.env.WUTONG_PORT, process.env.WUTONG_PREFIXED_PORT];
  const isServed = ["127.0.0.1", NAME].includes(hostname) && ports.includes(port);
  return isServed || ["blob:", "data:", "about:"].includes(protocol);
}
