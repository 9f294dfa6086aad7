// Times in a browser: how long it was silent, and how quick the machine is that says so.
//
// Tests that hold a time are tagged `@measured` and run alone, one after the other; see
// playwright.config.mjs. A limit is meant for a machine at least as quick as the reference;
// on a slower one it grows by as much as fixed work takes longer there.

/** What [`work`] takes on the reference, two cores of a server of 2023, in ms. */
const REFERENCE = 27;

/** How many times longer than on the reference fixed work takes here; at least 1. */
export async function slowness(page) {
  const took = [];
  for (let round = 0; round < 5; round += 1) took.push(await page.evaluate(work));
  const times = Math.max(1, took.sort((left, right) => left - right)[2] / REFERENCE);
  if (times > 1) console.log(`this machine takes ${times.toFixed(2)} times as long as the reference`);
  return times;
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

/** Begins at the next message to a worker: `read` until `selector` is there, `silent` the longest
 *  time in which no timer came. Ends with [`endWatch`]. */
export async function watch(page, selector) {
  await page.evaluate(watching, selector);
}

/** `{ read, silent }` in ms since [`watch`]. */
export function endWatch(page) {
  return page.evaluate(() => window.endWatch());
}

function watching(selector) {
  const state = { read: 0, silent: 0 };
  let begin = 0;
  let last = 0;
  let isOver = false;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    state.silent = Math.max(state.silent, now - last);
    last = now;
    if (document.querySelector(selector)) state.read ||= now - begin;
    if (!isOver) setTimeout(() => port2.postMessage(0), 0);
  };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function send(...parts) {
    if (!begin) {
      begin = performance.now();
      last = begin;
      port2.postMessage(0);
    }
    return post.apply(this, parts);
  };
  window.endWatch = () => {
    isOver = true;
    Worker.prototype.postMessage = post;
    return state;
  };
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
