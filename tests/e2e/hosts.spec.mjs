// Any static host will do: plain http under a name, and a path below the root.

import { EXAMPLE, assessment, expectSame } from "./support/assessment.mjs";
import { expect, test } from "./support/fixtures.mjs";
import { NAMED, NAMED_AND_PREFIXED, PREFIXED } from "./support/site.mjs";

const HOSTS = [
  { what: "plain http under a name", address: NAMED, isSecure: false },
  { what: "a path below the root", address: PREFIXED, isSecure: true },
  { what: "both", address: NAMED_AND_PREFIXED, isSecure: false },
];

for (const { what, address, isSecure } of HOSTS) {
  test(`everything works over ${what}`, async ({ app, page, context }) => {
    const asked = [];
    context.on("request", (request) => asked.push(request.url()));
    await app.open(address);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(isSecure);
    await app.openExample();
    expectSame(await app.shown(), assessment(EXAMPLE), "zh");
    await app.section("T2");
    await app.field("tax").fill("240000");
    await expect(app.stars).toHaveAttribute("data-low", "5");
    await app.saved();
    await app.reload();
    await expect(app.stars).toHaveAttribute("data-low", "5");
    expect(assessment(await app.downloaded()).stars.value).toBe(5);
    await app.speak("en");
    await app.home();
    await expect(app.drafts).toHaveCount(1);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith(address) && !url.startsWith("blob:"))).toEqual([]);
  });
}

test("an address without its last slash leads to the site", async ({ app, page }) => {
  await app.open(PREFIXED.replace(/\/$/, ""));
  expect(new URL(page.url()).pathname).toBe(new URL(PREFIXED).pathname);
});

test("a server that knows no WebAssembly serves the app all the same", async ({ app, page, faults }) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { "content-type": "application/octet-stream" } });
  });
  await app.open();
  await app.openExample();
  expectSame(await app.shown(), assessment(EXAMPLE), "zh");
  // Parts may still be on their way.
  await page.unrouteAll({ behavior: "wait" });
  // wasm-bindgen's loader says in the console that it cannot stream.
  const rest = faults.splice(0).filter((fault) => !fault.includes("instantiateStreaming"));
  expect(rest).toEqual([]);
});

for (const language of ["zh", "en"]) {
  test(`a part of the app that does not come is asked for again, ${language}`, async ({ app, page, faults }) => {
    let isThere = false;
    await page.route("**/part-draft.*.wasm", async (route) => {
      if (isThere) await route.continue();
      else await route.fulfill({ status: 404 });
    });
    await app.open();
    await app.speak(language);
    await app.openExampleButton.click();
    const failure = page.getByTestId("part-failed");
    await expect(failure).toContainText(app.say("app.part-failed"));
    isThere = true;
    await failure.getByRole("button").press("Enter");
    await expect(app.headline).toHaveCount(1);
    await expect(app.main).toBeFocused();
    expectSame(await app.shown(), assessment(EXAMPLE), language);
    expect(faults.splice(0).every((fault) => fault.includes("404"))).toBe(true);
  });
}
