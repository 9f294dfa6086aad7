//! Rows, columns and names of cells. Rows and columns count from 0; names as spreadsheets spell them.

/// The row of headings on every sheet, and the first row below it.
pub(super) const HEADINGS_ROW: u32 = 2;
pub(super) const FIRST_ROW: u32 = 3;

/// A place among many, as a row.
pub(super) fn row_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The row of a place below the headings.
pub(super) fn below(place: usize) -> u32 {
    FIRST_ROW.saturating_add(row_of(place))
}

/// The letters of a column.
pub(super) fn letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut left = u32::from(column).saturating_add(1);
    while left > 0 {
        let digit = left.saturating_sub(1) % 26;
        letters.push(char::from(b'A'.saturating_add(u8::try_from(digit).unwrap_or_default())));
        left = left.saturating_sub(1).div_euclid(26);
    }
    letters.iter().rev().collect()
}

/// The name of a cell.
pub(super) fn cell(column: u16, row: u32) -> String {
    format!("{}{}", letters(column), row.saturating_add(1))
}

/// The name of a stretch of a column, which stays where it is when formulas are copied.
pub(super) fn stretch(column: u16, [first, last]: [u32; 2]) -> String {
    let column = letters(column);
    let [first, last] = [first, last].map(|row| row.saturating_add(1));
    format!("${column}${first}:${column}${last}")
}

/// A text within a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The name of a cell on another sheet.
pub(super) fn on(sheet: &str, cell: &str) -> String {
    format!("'{}'!{cell}", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        assert_eq!(cell(27, 9), "AB10");
        assert_eq!(stretch(2, [3, 12]), "$C$4:$C$13");
        assert_eq!(on("a'b", "A1"), "'a''b'!A1");
    }
}
