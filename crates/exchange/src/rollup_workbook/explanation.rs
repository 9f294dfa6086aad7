//! The sheet of explanations: how to use the workbook, and what its numbers are.

use engine::ranking::Ties;
use locale::{groups, keys, text};
use rust_xlsxwriter::Worksheet;

use super::book::{Book, RollupWorkbookError, text_cell};
use super::paper::{finished, fitted};
use super::places::below;

/// What is explained, in order: the names of messages.
const ITEMS: [&str; 9] =
    ["about", "points", "rank", "growth", "share", "step", "contribution", "missing", "exact"];
/// Widths of the columns.
const WIDTHS: [u16; 2] = [28, 110];

/// Writes the sheet.
pub(super) fn explanation_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), RollupWorkbookError> {
    let [names, words] = WIDTHS;
    let columns = [(keys::WORKBOOK_ITEM, names), (keys::WORKBOOK_WORDS, words)];
    let columns = columns.map(|(key, width)| (book.say(key).to_owned(), width));
    let widths = book.head(sheet, (&book.names.explanation, None), &columns)?;
    let language = book.request.language;
    let rules = book.request.source.ranking_rules;
    let ties = match rules.ties {
        Ties::Shared => keys::ROLLBOOK_TIES_SHARED,
        Ties::Dense => keys::ROLLBOOK_TIES_DENSE,
        Ties::Distinct => keys::ROLLBOOK_TIES_DISTINCT,
    };
    let places = rules.places.to_string();
    let said = [("places", places.as_str()), ("ties", book.say(ties))];
    for (at, item) in ITEMS.iter().enumerate() {
        let message = |name: &str| {
            let key = groups::ROLLBOOK_EXPLAINED.named(name);
            key.map(|key| text(language, key, &said)).unwrap_or_default()
        };
        let (name, words) = (message(item), message(&format!("{item}-words")));
        let row = below(at);
        text_cell(sheet, (row, 0), &name, &book.looks.strong)?;
        text_cell(sheet, (row, 1), &words, &book.looks.text)?;
        fitted(sheet, row, &[(&name, WIDTHS[0]), (&words, WIDTHS[1])])?;
    }
    finished(sheet, widths, language)
}
