// The worker beside the page: takes requests, hands them to the module, sends replies.
// What is sent is described in crates/worker/src/protocol.rs; names in double braces are replaced
// by those that xtask gives the built files.

import init, { Desk } from "./{{worker-module.js}}";

const GB18030 = "gb18030";

let desk;
let inHand;

/** For the module: the text of bytes, or nothing if one does not fit. */
globalThis.decodeGb18030 = (bytes, isWhole) => {
  try {
    return new TextDecoder(GB18030, { fatal: true }).decode(bytes, { stream: !isWhole });
  } catch {
    return undefined;
  }
};

/** For the module: what is being done. */
globalThis.tellStage = (stage) => postMessage(["stage", inHand, stage]);

async function answer([number, request, bytes]) {
  try {
    await started;
    inHand = number;
    const reply = desk.answer(request, bytes ?? new Uint8Array());
    const file = desk.takeFile();
    if (file) postMessage(["file", number, file], [file.buffer]);
    postMessage(reply === undefined ? ["failed", number, "request"] : ["reply", number, reply]);
  } catch (error) {
    postMessage(["failed", number, String(error)]);
  }
}

async function start() {
  const response = await fetch(new URL("./{{worker.wasm}}", import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  await init({ module_or_path: response });
  desk = new Desk();
  postMessage(["hello", "{{build}}"]);
}

const started = start();
// Whoever asks is told; until somebody asks it is no error that nobody handles.
started.catch(() => {});
addEventListener("message", ({ data }) => answer(data));
