// A page as the browser prints it, read back.

import { getDocumentProxy } from "unpdf";

/** A4 in points. */
const A4 = [595, 842];

/** Signs that a font shares with its radicals: the print has the one, a reader is told the other. */
const RADICALS = "⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙";

const SIGNS = new Map(RADICALS.match(/../gu).map(([radical, sign]) => [radical, sign]));

/** The printed pages: width and height in points, text without spaces, and the size of all. */
export async function printed(page) {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const sheet = await document.getPage(number);
    const { width, height } = sheet.getViewport({ scale: 1 });
    const { items } = await sheet.getTextContent();
    pages.push({ size: [Math.round(width), Math.round(height)], text: close(items.map(({ str }) => str).join("")) });
  }
  return { bytes: bytes.length, pages, isA4: pages.every(({ size }) => `${size}` === `${A4}`) };
}

/** A text without spaces: where a line ends on paper says nothing. */
export function close(text) {
  const signs = text.normalize("NFKC").replace(/\s+/g, "");
  return [...signs].map((sign) => SIGNS.get(sign) ?? sign).join("");
}
