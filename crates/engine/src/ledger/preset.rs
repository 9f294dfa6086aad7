//! Rows that are put into a table to be answered: what they are, and whether they were.

use std::collections::BTreeSet;

use super::compile::Compiler;
use super::document::{ColumnType, NAME, PresetEntry, TableEntry};
use super::input::RawRow;
use crate::facts::RawEntry;
use crate::rubric::problem::{Problem, closest};

impl PresetEntry {
    /// The row, called by one of its names.
    pub fn row(&self, name: &str) -> RawRow {
        let text = |text: &str| RawEntry::Text(text.to_owned());
        let cells = self.cells.iter().map(|[column, value]| (column.clone(), text(value)));
        let name = (NAME.to_owned(), text(name));
        RawRow { id: self.id.clone(), cells: cells.chain([name]).collect() }
    }

    fn has(&self, column: &str, value: &str) -> bool {
        let is_name =
            column == NAME && [&self.name.zh, &self.name.en].iter().any(|it| *it == value);
        is_name || self.cells.iter().any(|[known, given]| known == column && given == value)
    }
}

impl TableEntry {
    /// True if a row says nothing beside what it was put there with.
    pub fn is_unanswered(&self, id: &str, cells: &[(&str, &RawEntry)]) -> bool {
        let preset = self.preset.iter().find(|preset| preset.id == id);
        preset.is_some_and(|preset| {
            cells.iter().all(|(column, entry)| match entry {
                RawEntry::Text(text) => preset.has(column, text),
                RawEntry::Nothing => true,
                _ => false,
            })
        })
    }
}

impl Compiler<'_> {
    /// What presets refer to.
    pub(super) fn presets(&mut self) {
        let document = self.document;
        for (table, entry) in document.table.iter().enumerate() {
            let mut known = BTreeSet::new();
            for (place, preset) in entry.preset.iter().enumerate() {
                let path = |key: &str| format!("table.{table}.preset.{place}.{key}");
                if !known.insert(preset.id.as_str()) {
                    self.report(path("id"), "duplicate-id", &preset.id);
                }
                for [column, value] in &preset.cells {
                    self.preset_cell(entry, &path("cells"), column, value);
                }
                if !entry.column.iter().any(|column| column.id == NAME) {
                    self.report(path("name"), "unknown-name", NAME);
                }
            }
        }
    }

    fn preset_cell(&mut self, table: &TableEntry, path: &str, column: &str, value: &str) {
        let Some(found) = table.column.iter().find(|entry| entry.id == column) else {
            let known = table.column.iter().map(|entry| entry.id.as_str());
            let meant = closest(column, known).unwrap_or_default().to_owned();
            let problem = Problem::new(path, "unknown-name", column);
            return self.problems.push(problem.expecting(meant));
        };
        if found.of != Some(ColumnType::Choice) {
            return;
        }
        let lists = &self.document.choice;
        let list = lists.iter().find(|list| Some(&list.id) == found.choice.as_ref());
        let known = list.into_iter().flat_map(|list| &list.option);
        let known: Vec<&str> = known.map(|option| option.code.as_str()).collect();
        if !known.contains(&value) {
            let problem = Problem::new(path, "unknown-choice", value);
            self.problems.push(problem.expecting(known.join(" | ")));
        }
    }
}
