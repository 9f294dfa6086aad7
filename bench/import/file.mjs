// The workbook that is imported: firms as a department sends them, with a merged title and a sum.

import XLSX from "xlsx";

const HEADINGS = [
  "企业名称",
  "统一社会信用代码",
  "行业大类（GB/T 4754）",
  "是否主导产业",
  "营业收入（本年累计）（万元）",
  "利润总额（本年累计）（万元）",
  "实缴税收（本年累计）（万元）",
  "研发经费支出（万元）",
  "综合能源消费量（吨标准煤）",
];
const AMOUNTS = 5;
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** XLSX of so many firms: its bytes, and the sum of each column of amounts in hundredths. */
export function firmsOf(count) {
  const sums = Array.from({ length: AMOUNTS }, () => 0);
  const firms = Array.from({ length: count }, (_, firm) => {
    const amounts = sums.map((_sum, column) => hundredths(firm, column));
    amounts.forEach((amount, column) => {
      sums[column] += amount;
    });
    const leading = firm % 3 ? "是" : "否";
    return [`样例企业${firm}`, codeOf(firm), "C34", leading, ...amounts.map((it) => it / 100)];
  });
  const total = ["合计", null, null, null, ...sums.map((sum) => sum / 100)];
  const sheet = XLSX.utils.aoa_to_sheet([["规上企业明细表"], HEADINGS, ...firms, total]);
  sheet["!merges"] = [XLSX.utils.decode_range("A1:I1")];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "企业");
  const bytes = XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true, bookSST: true });
  return { bytes, sums };
}

function hundredths(firm, column) {
  return ((firm * 7919 + column * 104_729) % 99_991) * 100 + ((firm + column) % 90) + 10;
}

/** A credit code whose check characters are right. */
function codeOf(firm) {
  const organisation = String(firm + 1).padStart(8, "0");
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const weighted = [...organisation].reduce((sum, digit, at) => sum + Number(digit) * weights[at], 0);
  const check = ["0", "X"][weighted % 11] ?? String(11 - (weighted % 11));
  const body = `91370200${organisation}${check}`;
  const [sum] = [...body].reduce(
    ([all, weight], character) => [all + ALPHABET.indexOf(character) * weight, (weight * 3) % 31],
    [0, 1],
  );
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}
