// Runs in a worker: SheetJS reads a workbook to rows, and says how many firms there are and what
// the columns of amounts add up to, in hundredths.

import { read, utils } from "xlsx";

const FIRST_AMOUNT = 4;

self.onmessage = ({ data }) => {
  const book = read(data, { dense: true });
  const rows = utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
  self.postMessage("read");
  const firms = rows.slice(2, -1);
  const sums = rows.at(-1).slice(FIRST_AMOUNT).map((_, column) => (
    firms.reduce((sum, firm) => sum + Math.round(firm[FIRST_AMOUNT + column] * 100), 0)
  ));
  self.postMessage({ firms: firms.length, sums });
};
