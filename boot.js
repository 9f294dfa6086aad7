// Loads the app, or says in the page that it could not be loaded.
// Names in double braces are replaced by those that xtask gives the built files.

const element = (id) => document.getElementById(id);

function sayThatItFailed(error) {
  element("boot").hidden = true;
  element("boot-failed").hidden = false;
  element("boot-reason").textContent = String(error);
}

async function start() {
  const wasm = fetch(new URL("./{{app.wasm}}", import.meta.url)).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response;
  });
  // The module reads the stream only after the script has arrived; until then a
  // failed download must not count as an error that nobody handles.
  wasm.catch(() => {});
  const { default: init } = await import("./{{app.js}}");
  await init({ module_or_path: wasm });
  element("boot").remove();
  element("boot-failed").remove();
}

start().catch(sayThatItFailed);
