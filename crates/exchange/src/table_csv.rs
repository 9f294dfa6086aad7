//! A table as CSV that spreadsheets open as intended: UTF-8 with BOM, no formula from data.

use report::tables::Table;

/// What a cell may begin with that a spreadsheet takes for a formula.
const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The CSV of a table, lines ended by CR LF.
pub fn table_csv(table: &Table) -> String {
    let mut csv = String::from('\u{feff}');
    for row in core::iter::once(&table.headings).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&harmless(cell))).collect();
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
}

/// A cell that begins like a formula gets an apostrophe before it, unless it is a plain number.
fn harmless(cell: &str) -> String {
    let is_number = |text: &str| {
        let digits = text.trim_start_matches(['+', '-']);
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    if cell.starts_with(FORMULA_STARTS) && !is_number(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neutralises_formulas_and_quotes() {
        let table = Table {
            headings: vec!["a".to_owned(), "b,c".to_owned()],
            rows: vec![
                vec!["=1+1".to_owned(), "say \"x\"".to_owned()],
                vec!["-5.00".to_owned(), "@SUM".to_owned()],
            ],
        };
        let expected = "\u{feff}a,\"b,c\"\r\n'=1+1,\"say \"\"x\"\"\"\r\n-5.00,'@SUM\r\n";
        assert_eq!(table_csv(&table), expected);
    }
}
