// What was measured and on what, without the names of machines and folders.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

export function machine() {
  const cores = cpus();
  return { cpu: cores[0].model.trim(), cores: cores.length, load: loadavg()[0].toFixed(1) };
}

/** The commit (with a + if files were changed) and the versions of npm packages. */
export function versions(...packages) {
  const entries = packages.map((name) => {
    const file = new URL(`./node_modules/${name}/package.json`, import.meta.url);
    return [name, JSON.parse(readFileSync(file, "utf8")).version];
  });
  return { wutong: commit(), ...Object.fromEntries(entries) };
}

function commit() {
  const arguments_ = ["describe", "--always", "--dirty=+", "--abbrev=10"];
  try {
    return execFileSync("git", arguments_, { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "unknown";
  }
}
