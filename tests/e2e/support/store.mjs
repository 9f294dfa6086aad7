// The browser's store, seen and spoilt from outside the app.

const PREFIX = "wutong.draft.";

/** The stored texts of all drafts: id → text. */
export function storedDrafts(page) {
  return page.evaluate((prefix) => Object.fromEntries(
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, text]) => [key.slice(prefix.length), text]),
  ), PREFIX);
}

/** Puts a text where a draft would lie. */
export function putStored(page, id, text) {
  return page.evaluate(([key, value]) => localStorage.setItem(key, value), [PREFIX + id, text]);
}

/** Lays a cut draft into the store, under the id `cut`; returns its text. */
export async function damageStore(page) {
  const [whole] = Object.values(await storedDrafts(page));
  const text = whole.slice(0, whole.length / 2);
  await putStored(page, "cut", text);
  return text;
}

/** Fills the store up to its last character. */
export function fillStore(page) {
  return page.evaluate(() => {
    let size = 4 * 1024 * 1024;
    for (let piece = 0; size >= 1;) {
      try {
        localStorage.setItem(`other.${piece}`, "x".repeat(size));
        piece += 1;
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
}

/** Takes away what `fillStore` put there. */
export function emptyStore(page) {
  return page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("other.")) localStorage.removeItem(key);
    }
  });
}
