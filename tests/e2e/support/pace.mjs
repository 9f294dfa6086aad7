// Times in a browser: how long it was silent, and how quick the machine is that says so.
//
// Tests that hold a time are tagged `@measured` and run alone, one after the other; see
// playwright.config.mjs. A limit is meant for a machine at least as quick as the one on which the
// limits were set; on a slower one it grows by as much as fixed work takes longer there.

/** What [`work`] takes on that machine, in ms. */
const REFERENCE = 27;

/** A limit grows no further than this. */
const SLOWEST = 3;

/** How many times longer fixed work takes here: from 1 to [`SLOWEST`]. */
export async function slowness(page) {
  const took = [];
  for (let round = 0; round < 5; round += 1) took.push(await page.evaluate(work));
  const times = took.sort((left, right) => left - right)[2] / REFERENCE;
  if (times > 1) console.log(`this machine takes ${times.toFixed(2)} times as long`);
  return Math.min(SLOWEST, Math.max(1, times));
}

/** In the page: the time that some arithmetic takes, the median of three. */
function work() {
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    const begun = performance.now();
    let state = round + 1;
    for (let step = 0; step < 20_000_000; step += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    }
    times.push(performance.now() - begun + (state === 0 ? 1 : 0));
  }
  return times.sort((left, right) => left - right)[1];
}

/** Begins at the next message to a worker: `took` until `selector` is there, `silent` the longest
 *  time in which no timer came. Ends with [`endWatch`]. */
export async function watch(page, selector) {
  await page.evaluate(listening);
  await page.evaluate(watching, selector);
}

/** `{ took, silent }` in ms since [`watch`]. */
export function endWatch(page) {
  return page.evaluate(() => window.endWatch());
}

/** Clicks what `selector` finds: `{ took, silent }` in ms until a file is handed out. */
export async function timeOfFile(page, selector) {
  await page.evaluate(listening);
  return page.evaluate(filing, selector);
}

/** In the page: `window.listen(isThere)` measures until it says so, and until `end` is called. */
function listening() {
  window.listen = (isThere) => {
    const times = { took: 0, silent: 0 };
    const begin = performance.now();
    let last = begin;
    let isOver = false;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      times.silent = Math.max(times.silent, now - last);
      last = now;
      if (isThere()) times.took ||= now - begin;
      if (!isOver) setTimeout(() => port2.postMessage(0), 0);
    };
    port2.postMessage(0);
    return { times, end: () => { isOver = true; } };
  };
}

function watching(selector) {
  let listener = null;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function send(...parts) {
    listener ??= window.listen(() => document.querySelector(selector) !== null);
    return post.apply(this, parts);
  };
  window.endWatch = () => {
    listener.end();
    Worker.prototype.postMessage = post;
    return listener.times;
  };
}

async function filing(selector) {
  let isThere = false;
  const create = URL.createObjectURL;
  const { times, end } = window.listen(() => isThere);
  URL.createObjectURL = (...parts) => {
    isThere = true;
    URL.createObjectURL = create;
    return create.apply(URL, parts);
  };
  document.querySelector(selector).click();
  while (!times.took) await new Promise((later) => setTimeout(later));
  end();
  return times;
}

/** The least of each of the named times, printed with all of them. */
export function best(what, times) {
  const shown = times.map((time) => (
    Object.entries(time).map(([name, value]) => `${name} ${value.toFixed(0)} ms`).join(", ")
  ));
  console.log(`${what}: ${shown.join("; ")}`);
  const least = (name) => Math.min(...times.map((time) => time[name]));
  return Object.fromEntries(Object.keys(times[0]).map((name) => [name, least(name)]));
}
