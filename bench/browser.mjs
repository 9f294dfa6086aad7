// Headless Chromium with one page and one worker, served from memory.

import { createServer } from "node:http";
import { extname } from "node:path";

import { chromium } from "playwright-core";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--js-flags=--expose-gc",
];

const PAGE = '<!DOCTYPE html><link rel="icon" href="data:,"><title>bench</title>';

/**
 * Starts `worker.js` of `files` (path → bytes), posts it the input and waits for its `result`.
 * The worker's `progress` is printed, its `failure` thrown.
 */
export async function inWorker(input, files) {
  return inPage({ ...files, "index.html": PAGE }, (page) => page.evaluate(askWorker, input));
}

/** Opens `index.html` of `files` and acts on the page. */
export async function inPage(files, act) {
  const server = await served(files);
  const browser = await chromium.launch({
    executablePath: process.env.WUTONG_CHROMIUM ?? "/usr/bin/chromium",
    args: ARGUMENTS,
  });
  try {
    const page = await browser.newPage();
    page.on("console", (message) => console.log(message.text()));
    await page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
    const result = await act(page);
    return { result, browser: browser.version() };
  } finally {
    await browser.close();
    server.close();
  }
}

/** In the page. */
function askWorker(input) {
  return new Promise((resolve, reject) => {
    const worker = new Worker("./worker.js", { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data: { progress, failure, result } }) => {
      if (progress) {
        console.log(progress);
      } else if (failure) {
        reject(new Error(failure));
      } else {
        resolve(result);
      }
    };
    worker.postMessage(input);
  });
}

function served(files) {
  const server = createServer((request, response) => {
    const name = request.url.slice(1) || "index.html";
    const file = files[name];
    response.writeHead(file ? 200 : 404, {
      "Content-Type": TYPES[extname(name)] ?? "text/plain",
      "Cache-Control": "no-store",
    });
    response.end(file);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}
