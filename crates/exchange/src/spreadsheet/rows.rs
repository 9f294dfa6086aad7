//! Rows that are no data: headings once more, sums, footnotes; and what is said of whole rows.

use std::collections::BTreeMap;

use engine::facts::RawEntry;
use report::import::SheetCode;

use super::convert::Trust;
use super::field::Form;
use super::import::ProposedRow;
use super::layout::Use;
use super::read::SheetReader;
use super::scheme::Target;
use super::sums::Sums;
use super::workbook::{Content, Row};
use crate::firm_roll::plain::comparable;

/// Characters that the label of a sum row has at most.
const LONGEST_LABEL: usize = 16;

/// What tells rows without ids apart, and the row where it was first seen.
pub(super) type Seen = BTreeMap<Vec<(usize, String)>, u32>;

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
    pub(super) fn note_duplicate(&mut self, seen: &mut Seen, table: usize, row: &ProposedRow) {
        let telling = row.cells.iter().filter(|cell| {
            let field = self.scheme.field(Target::Column(table, cell.of));
            field.is_some_and(|field| {
                matches!(field.form, Form::Code(_) | Form::Choice | Form::Text)
            })
        });
        let texts = telling.filter_map(|cell| match &cell.entry {
            RawEntry::Text(text) => Some((cell.of, text.clone())),
            _ => None,
        });
        let identity: Vec<(usize, String)> = texts.collect();
        // Rows that were given ids of their own are meant to be two.
        if identity.is_empty() || row.id.is_some() {
            return;
        }
        match seen.get(&identity) {
            Some(first) => {
                let found: Vec<&str> = identity.iter().map(|(_, text)| text.as_str()).collect();
                let (found, first) = (found.join(" | "), first.to_string());
                self.note(SheetCode::DuplicateRow, Some(row.origin.row), None, found, first);
            }
            None => {
                seen.insert(identity, row.origin.row);
            }
        }
    }
}
