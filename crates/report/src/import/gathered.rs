//! Notes gathered for a page: one group for each kind, sheet and column, gravest first, so that ten
//! thousand mended cells are one line that can be opened.

use std::collections::BTreeMap;

use locale::{Language, keys, text};

use super::note::{Note, NoteCode};
use super::words::note_text;
use crate::roll::Gravity;

/// Notes of one kind about one column of a sheet, or about its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteGroup {
    /// What they say.
    pub code: NoteCode,
    /// How many there are.
    pub count: usize,
    /// Their rows, first and last of each run, in order; none for notes about a whole column.
    pub runs: Vec<(u32, u32)>,
    /// The first of them.
    pub shown: Vec<Note>,
}

impl NoteGroup {
    /// How grave they are.
    pub fn gravity(&self) -> Gravity {
        self.code.gravity()
    }

    /// One line for all of them: the first, and how many are like it.
    pub fn text(&self, language: Language) -> String {
        let first = self.shown.first().map(|note| note_text(note, language)).unwrap_or_default();
        if self.count < 2 {
            return first;
        }
        let arguments = [("first", first.as_str()), ("count", &self.count.to_string())];
        text(language, keys::IMPORT_GROUP_ALIKE, &arguments)
    }

    /// All their rows: `2–5, 9`; empty where one line says it all.
    pub fn rows_text(&self, language: Language) -> String {
        if self.count < 2 || self.runs.is_empty() {
            return String::new();
        }
        let run = |(first, last): &(u32, u32)| {
            if first == last { first.to_string() } else { format!("{first}\u{2013}{last}") }
        };
        let runs: Vec<String> = self.runs.iter().map(run).collect();
        let rows = runs.join(keys::LIST_SEPARATOR.words(language));
        text(language, keys::IMPORT_GROUP_ROWS, &[("rows", &rows)])
    }

    /// The first of them, a line each; none where one line says it all.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let shown = if self.count < 2 { &[] } else { self.shown.as_slice() };
        shown.iter().map(|note| note_text(note, language)).collect()
    }

    fn add_row(&mut self, row: u32) {
        match self.runs.last_mut() {
            Some((_, last)) if row == *last || Some(row) == last.checked_add(1) => *last = row,
            _ => self.runs.push((row, row)),
        }
    }
}

/// Gathers notes; each group keeps the first `most_shown`.
pub fn groups_of_notes<'n>(
    notes: impl Iterator<Item = &'n Note>,
    most_shown: usize,
) -> Vec<NoteGroup> {
    let mut groups: BTreeMap<(Gravity, NoteCode, &str, Option<u32>), NoteGroup> = BTreeMap::new();
    for note in notes {
        let key = (note.code.gravity(), note.code, note.sheet.as_str(), note.column);
        let group = groups.entry(key).or_insert_with(|| NoteGroup {
            code: note.code,
            count: 0,
            runs: Vec::new(),
            shown: Vec::new(),
        });
        group.count = group.count.saturating_add(1);
        if let Some(row) = note.row {
            group.add_row(row);
        }
        if group.shown.len() < most_shown {
            group.shown.push(note.clone());
        }
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::SheetCode;

    fn note(code: SheetCode, row: u32, column: Option<u32>) -> Note {
        let (sheet, found) = ("S".to_owned(), format!("{row}"));
        Note { code: code.into(), sheet, row: Some(row), column, found, became: String::new() }
    }

    #[test]
    fn notes_of_a_kind_and_column_are_one_line_and_the_gravest_come_first() {
        let mut notes: Vec<Note> =
            (2..=9).map(|row| note(SheetCode::OptionName, row, Some(3))).collect();
        notes.push(note(SheetCode::OptionName, 12, Some(3)));
        notes.push(note(SheetCode::NotADate, 4, Some(5)));
        let groups = groups_of_notes(notes.iter(), 2);
        let told: Vec<(usize, usize)> =
            groups.iter().map(|it| (it.count, it.shown.len())).collect();
        assert_eq!(told, [(1, 1), (9, 2)]);
        let [single, many] = groups.as_slice() else { return assert_eq!(groups.len(), 2) };
        assert_eq!(single.lines(Language::En), Vec::<String>::new());
        assert!(many.rows_text(Language::En).contains("2\u{2013}9; 12"));
        assert!(many.text(Language::En).contains('9'), "{}", many.text(Language::En));
    }
}
