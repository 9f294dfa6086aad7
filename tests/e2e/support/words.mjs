// The words of the interface, from the catalogues that the app is built with.

import { readFileSync, readdirSync } from "node:fs";

import { ROOT } from "./site.mjs";

export const LANGUAGES = ["zh", "en"];

const FOLDER = `${ROOT}crates/locale/messages`;

const catalogues = Object.fromEntries(LANGUAGES.map((language) => {
  const files = readdirSync(`${FOLDER}/${language}`);
  const read = files.map((file) => catalogue(`${FOLDER}/${language}/${file}`));
  return [language, Object.assign({}, ...read)];
}));

/** The words of a key such as `home.example`, with its placeholders filled in. */
export function words(language, key, values = {}) {
  const found = catalogues[language][key];
  if (found === undefined) throw new Error(`no message ${key}`);
  return found.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** What stands in the place of the placeholders of a message; nothing if it is another message. */
export function placeholders(message, text) {
  const pattern = message.split(/(\{\w+\})/).map((part) => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    return name ? `(?<${name}>.*?)` : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${pattern.join("")}$`).exec(text)?.groups;
}

function catalogue(path) {
  const messages = {};
  let section = "";
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const head = /^\[([\w.-]+)\]/.exec(line);
    const message = /^([\w-]+) = ("(?!"").*")$/.exec(line);
    if (head) [, section] = head;
    if (message) messages[`${section}.${message[1]}`] = JSON.parse(message[2]);
  }
  return messages;
}
