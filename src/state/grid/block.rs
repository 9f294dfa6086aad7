//! Cells as spreadsheets put them into the clipboard: tabs between columns, a line for each row,
//! cells that hold either of them (or a quotation mark at the start) in quotation marks.

/// The rows of a text from the clipboard. A cell in quotation marks may hold tabs and lines; one
/// whose quotation mark is never closed is taken as it stands.
pub(crate) fn block_from_text(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, after) = cell_of(rest);
        row.push(cell);
        rest = after;
        if let Some(next) = rest.strip_prefix('\t') {
            rest = next;
            if rest.is_empty() {
                row.push(String::new());
            }
        } else {
            rest = rest
                .strip_prefix("\r\n")
                .or_else(|| rest.strip_prefix(['\n', '\r']))
                .unwrap_or(rest);
            rows.push(core::mem::take(&mut row));
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// The first cell of a text, and what follows: nothing, a tab or the end of the line.
fn cell_of(text: &str) -> (String, &str) {
    if let Some(found) = quoted_cell_of(text) {
        return found;
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

/// A cell in quotation marks; none if the text begins otherwise, or the marks are of the text.
fn quoted_cell_of(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(inside) => {
                cell.push('"');
                rest = inside;
            }
            None if after.is_empty() || after.starts_with(['\t', '\n', '\r']) => {
                return Some((cell, after));
            }
            None => return None,
        }
    }
}

/// The text that spreadsheets take from the clipboard.
pub(crate) fn text_from_block(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (place, row) in rows.iter().enumerate() {
        if place > 0 {
            text.push_str("\r\n");
        }
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                text.push('\t');
            }
            if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rows: &[&[&str]]) {
        let found = block_from_text(text);
        let expected: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn what_spreadsheets_copy_is_read() {
        check("", &[]);
        check("a", &[&["a"]]);
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\n\nb", &[&["a"], &[""], &["b"]]);
        check("a\t", &[&["a", ""]]);
        check("\tb", &[&["", "b"]]);
        check("a\rb", &[&["a"], &["b"]]);
        check("\"two\nlines\"\t\"say \"\"yes\"\"\"", &[&["two\nlines", "say \"yes\""]]);
    }

    #[test]
    fn quotation_marks_of_the_text_stay() {
        check("\"Wu\" Ltd\tb", &[&["\"Wu\" Ltd", "b"]]);
        check("5\"\t6", &[&["5\"", "6"]]);
        check("\"never closed\tb", &[&["\"never closed", "b"]]);
    }

    #[test]
    fn what_is_copied_is_read_back() {
        let rows = vec![
            vec!["a\tb".to_owned(), String::new()],
            vec!["\"q\"".to_owned(), "line\nline".to_owned()],
            vec!["5\"".to_owned(), "plain".to_owned()],
        ];
        assert_eq!(block_from_text(&text_from_block(&rows)), rows);
    }
}
