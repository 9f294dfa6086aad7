//! Rows that are no data: headings once more, sums, footnotes; and what is said of whole rows.

use engine::facts::RawEntry;
use report::import::SheetCode;

use super::convert::Trust;
use super::field::Form;
use super::import::{ProposedRow, ProposedTable};
use super::layout::Use;
use super::read::SheetReader;
use super::scheme::Target;
use super::sums::Sums;
use super::workbook::{Content, Row};
use crate::firm_roll::plain::comparable;

/// Characters that the label of a sum row has at most.
const LONGEST_LABEL: usize = 16;

impl SheetReader<'_, '_> {
    /// True for a row that is no data; it is noted, or kept to be checked as a sum.
    pub(super) fn is_aside(&mut self, row: &Row, uses: &[Use], sums: &mut Sums) -> bool {
        let number = Some(row.number);
        if self.is_heading(row, uses) {
            self.note(SheetCode::HeadingRow, number, None, row.shown(), String::new());
            return true;
        }
        if let Some(is_subtotal) = self.sum_label(row) {
            self.take_sum(row, uses, is_subtotal, sums);
            return true;
        }
        let first = row.cells.first().map(|(_, content)| comparable(&content.shown()));
        let words = &self.scheme.dictionary.words.remark;
        let is_remark =
            first.is_some_and(|it| words.iter().any(|word| it.starts_with(word.as_str())));
        let is_used = |column: u32| uses.iter().any(|used| used.column == column);
        let is_scant = row.cells.len() <= 2 && self.trust != Trust::Form;
        if is_remark && is_scant {
            self.note(SheetCode::FootnoteRow, number, None, row.shown(), String::new());
            return true;
        }
        if !row.cells.iter().any(|(column, _)| is_used(*column)) {
            self.note(SheetCode::Surplus, number, None, row.shown(), String::new());
            return true;
        }
        false
    }

    /// True for the headings once more, and for the row that numbers the columns of a form.
    fn is_heading(&self, row: &Row, uses: &[Use]) -> bool {
        let same = uses.iter().filter(|used| {
            let text = row.get(used.column).and_then(Content::as_text);
            text.is_some_and(|text| comparable(text) == comparable(&used.heading))
        });
        let marker = &self.scheme.dictionary.words.marker;
        let numbers = row.cells.iter().map(|(_, content)| comparable(&content.shown()));
        let counts: Vec<String> = numbers.filter(|text| !marker.contains(text)).collect();
        let is_counted = (1u32..).zip(&counts).all(|(count, text)| *text == count.to_string());
        let is_numbering = row.cells.len() > 2 && is_counted && self.trust != Trust::Form;
        same.count() >= 2 || is_numbering
    }

    /// True for a sum since the last one, false for a sum of all, if a label says so.
    fn sum_label(&self, row: &Row) -> Option<bool> {
        let words = &self.scheme.dictionary.words;
        let labels = row.cells.iter().take(3).filter_map(|(_, content)| content.as_text());
        labels.map(comparable).filter(|it| it.chars().count() <= LONGEST_LABEL).find_map(|label| {
            let label = label.trim_end_matches([':', ')']);
            let ends = |words: &[String]| words.iter().any(|word| label.ends_with(word.as_str()));
            if ends(&words.subtotal) { Some(true) } else { ends(&words.total).then_some(false) }
        })
    }

    fn take_sum(&mut self, row: &Row, uses: &[Use], is_subtotal: bool, sums: &mut Sums) {
        let mut said = Vec::new();
        for used in uses {
            let field = used.target.and_then(|target| self.scheme.field(target));
            let field = field.filter(|field| matches!(field.form, Form::Number(_)));
            let (Some(field), Some(content)) = (field, row.get(used.column)) else { continue };
            let at = (row.number, used.column);
            let entry = self.cell(&field, used.unit.as_deref(), at, content);
            if let RawEntry::Text(text) = entry {
                said.push((used.column, text));
            }
        }
        sums.check(row.number, said, is_subtotal);
    }

    /// What is said of a row as a whole, and of its cells beyond the headings.
    pub(super) fn note_row(&mut self, row: &Row, uses: &[Use]) {
        if row.is_hidden {
            self.note(SheetCode::HiddenRow, Some(row.number), None, row.shown(), String::new());
        }
        let last = uses.iter().map(|used| used.column).max().unwrap_or_default();
        for (column, content) in row.cells.iter().filter(|(column, _)| *column > last) {
            let is_headed = self.trust == Trust::Form
                || self.import.notes.iter().any(|note| {
                    note.sheet == self.sheet.name
                        && note.row.is_none()
                        && note.column == Some(*column)
                });
            if !is_headed {
                let at = (Some(row.number), Some(*column));
                self.note(SheetCode::Surplus, at.0, at.1, content.shown(), String::new());
            }
        }
        let sheet = self.sheet;
        let tall = sheet
            .merged
            .iter()
            .filter(|area| area.rows.0 == row.number && area.rows.1 > area.rows.0);
        for area in tall {
            if let Some(content) = row.get(area.columns.0) {
                let at = (Some(row.number), Some(area.columns.0));
                self.note(SheetCode::MergedCell, at.0, at.1, content.shown(), String::new());
            }
        }
    }

    /// Notes a row whose names, codes and options an earlier row has too.
    pub(super) fn note_duplicate(&mut self, table: &ProposedTable, row: &ProposedRow) {
        let identity = |row: &ProposedRow| -> Vec<(usize, RawEntry)> {
            let telling = row.cells.iter().filter(|cell| {
                let field = self.scheme.field(Target::Column(table.table, cell.of));
                field.is_some_and(|field| {
                    matches!(field.form, Form::Code(_) | Form::Choice | Form::Text)
                })
            });
            telling.map(|cell| (cell.of, cell.entry.clone())).collect()
        };
        let own = identity(row);
        // Rows that were given ids of their own are meant to be two.
        let may_be_same = |known: &&ProposedRow| known.id.is_none() || row.id.is_none();
        let mut others = table.rows.iter().filter(may_be_same);
        let twin = others.find(|known| !own.is_empty() && identity(known) == own);
        if let Some(first) = twin.map(|known| known.origin.row) {
            let found = own.iter().filter_map(|(_, entry)| match entry {
                RawEntry::Text(text) => Some(text.as_str()),
                _ => None,
            });
            let found = found.collect::<Vec<&str>>().join(" | ");
            let number = Some(row.origin.row);
            self.note(SheetCode::DuplicateRow, number, None, found, first.to_string());
        }
    }
}
