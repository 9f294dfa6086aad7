//! Headings and labels that are not understood, so that people can say what they stand for.

use super::heading::stated_unit;
use super::import::{OpenFor, OpenHeading};
use super::read::SheetReader;
use super::workbook::{Content, Row};
use crate::firm_roll::plain::trimmed;

/// Rows among which headings are looked for.
const MOST_ROWS: usize = 30;
/// Labels and headings of one sheet that are asked for.
const MOST_ASKED: usize = 60;

/// Headings of a list at most: what, how much, in which unit.
const MOST_OF_A_LIST: usize = 3;

impl SheetReader<'_, '_> {
    /// Keeps a heading that is not understood, once for each thing it may stand for.
    pub(super) fn open(&mut self, text: &str, of: OpenFor, at: (u32, u32)) {
        let text = trimmed(text);
        let is_known = self.import.open.iter().any(|it| it.of == of && it.text == text);
        if !text.is_empty() && !is_known {
            let origin = self.origin(at.0, at.1);
            self.import.open.push(OpenHeading { text: text.to_owned(), of, origin });
        }
    }

    /// Keeps what may be the headings of a sheet of which nothing is understood: the texts of the
    /// row that has most of them.
    pub(super) fn open_sheet(&mut self) {
        let sheet = self.sheet;
        let head = sheet.rows.get(..sheet.rows.len().min(MOST_ROWS)).unwrap_or(&sheet.rows);
        let is_headings =
            |row: &&Row| !texts(row).any(|(_, text)| stated_unit(self.scheme, text).is_some());
        // Of rows that have as many texts the first is taken.
        let row = head.iter().rev().filter(is_headings).max_by_key(|row| texts(row).count());
        let Some(row) = row.filter(|row| texts(row).count() > 1) else { return };
        for (column, text) in texts(row).take(MOST_ASKED) {
            self.open(text, OpenFor::Anything, (row.number, column));
        }
        if texts(row).count() <= MOST_OF_A_LIST {
            self.open_labels(row.number);
        }
    }

    /// Keeps what may be the labels of a list of figures: texts with a number beside them.
    fn open_labels(&mut self, headings: u32) {
        let below = self.sheet.rows.iter().filter(|row| row.number > headings);
        let labelled = below.filter_map(|row| {
            let (column, text) = texts(row).next()?;
            let has_number =
                row.cells.iter().any(|(at, content)| *at > column && is_number(content));
            has_number.then_some((row.number, column, text))
        });
        for (row, column, text) in labelled.take(MOST_ASKED) {
            self.open(text, OpenFor::Figures, (row, column));
        }
    }
}

fn texts(row: &Row) -> impl Iterator<Item = (u32, &str)> {
    row.cells
        .iter()
        .filter_map(|(column, content): &(u32, Content)| Some((*column, content.as_text()?)))
}

fn is_number(content: &Content) -> bool {
    match content {
        Content::Number(_) | Content::Percent(_) => true,
        Content::Text(text) => {
            let mut characters = text.chars().filter(|c| !matches!(c, ',' | '.' | '-' | '%'));
            !text.is_empty() && characters.all(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}
