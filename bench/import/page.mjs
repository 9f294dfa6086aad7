// In the page of the app: how long an import takes, and how long the page is silent meanwhile.

/** Begins to watch with the next message to a worker; `window.endWatch()` tells the times. */
export function watch() {
  const state = { begin: 0, read: 0, silent: 0, last: 0, isOver: false };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    state.silent = Math.max(state.silent, now - state.last);
    state.last = now;
    if (document.querySelector('[data-testid="import-preview"]')) {
      state.read ||= now - state.begin;
    }
    if (!state.isOver) {
      setTimeout(() => port2.postMessage(0), 0);
    }
  };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function send(...parts) {
    if (!state.begin) {
      state.begin = performance.now();
      state.last = state.begin;
      port2.postMessage(0);
    }
    return post.apply(this, parts);
  };
  window.endWatch = () => {
    state.isOver = true;
    Worker.prototype.postMessage = post;
    return { read: state.read, silent: state.silent };
  };
}

/** Lets SheetJS read the same workbook in a worker of its own. */
export async function readBySheetJs() {
  window.sheetJs ??= new Worker("./sheetjs.js", { type: "module" });
  const bytes = await (await fetch("./firms.xlsx")).arrayBuffer();
  return new Promise((resolve, reject) => {
    let read = 0;
    const begin = performance.now();
    window.sheetJs.onerror = (event) => reject(new Error(event.message));
    window.sheetJs.onmessage = ({ data }) => {
      if (data === "read") {
        read = performance.now() - begin;
      } else {
        resolve({ read, ...data });
      }
    };
    window.sheetJs.postMessage(bytes);
  });
}
