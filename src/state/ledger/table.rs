//! Tables as they are filled in, and their edits: [`Tables`], [`TableEdit`].

use std::collections::BTreeMap;

use engine::facts::RawEntry;
use engine::ledger::RawRow;

/// A row: cells by column, in strict form where they were understood, as typed where not; nothing
/// empty. It is what is stored; when a later schema stores it otherwise, the two part.
pub(crate) use crate::storage::StoredRow as TableRow;

/// Tables in use, by name. One without rows says that there is nothing of the kind.
pub(crate) type Tables = BTreeMap<String, Vec<TableRow>>;

/// Rows of a table put in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableEdit {
    /// The table.
    pub(crate) table: String,
    /// The first row that changes.
    pub(crate) at: usize,
    /// The rows that go.
    pub(crate) removed: Vec<TableRow>,
    /// The rows that come.
    pub(crate) inserted: Vec<TableRow>,
    /// Whether the table was in use before.
    pub(crate) was_in_use: bool,
    /// Whether it is now.
    pub(crate) is_in_use: bool,
}

impl TableRow {
    /// The row as it was given, with the texts of its cells.
    pub(crate) fn of_raw(raw: &RawRow) -> Self {
        let row = Self { id: raw.id.clone(), ..Self::default() };
        raw.cells.iter().fold(row, |row, (column, entry)| match entry {
            RawEntry::Text(text) | RawEntry::Unreadable(text) => row.with(column, text.clone()),
            RawEntry::Nothing | RawEntry::NotApplicable(_) | RawEntry::BadObject => row,
        })
    }

    /// The row as the engine takes it.
    pub(crate) fn to_raw(&self) -> RawRow {
        let cells = self.cells.iter();
        let cells = cells.map(|(column, text)| (column.clone(), RawEntry::Text(text.clone())));
        RawRow { id: self.id.clone(), cells: cells.collect() }
    }

    /// The same row with another text in a cell.
    #[must_use]
    pub(crate) fn with(mut self, column: &str, text: String) -> Self {
        if text.is_empty() {
            self.cells.remove(column);
        } else {
            self.cells.insert(column.to_owned(), text);
        }
        self
    }
}

impl TableEdit {
    /// Rows put in the place of others, in a table that is in use afterwards.
    pub(crate) fn rows(
        tables: &Tables,
        table: &str,
        at: usize,
        removed: Vec<TableRow>,
        inserted: Vec<TableRow>,
    ) -> Self {
        let was_in_use = tables.contains_key(table);
        Self { table: table.to_owned(), at, removed, inserted, was_in_use, is_in_use: true }
    }

    /// What takes it back.
    #[must_use]
    pub(crate) fn reversed(&self) -> Self {
        Self {
            table: self.table.clone(),
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
            was_in_use: self.is_in_use,
            is_in_use: self.was_in_use,
        }
    }

    /// Makes it.
    pub(crate) fn make(&self, tables: &mut Tables) {
        let rows = tables.entry(self.table.clone()).or_default();
        let from = self.at.min(rows.len());
        let to = from.saturating_add(self.removed.len()).min(rows.len());
        rows.splice(from..to, self.inserted.iter().cloned());
        if !self.is_in_use {
            tables.remove(&self.table);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str) -> TableRow {
        TableRow::default().with("name", id.to_owned()).named(id)
    }

    impl TableRow {
        fn named(mut self, id: &str) -> Self {
            id.clone_into(&mut self.id);
            self
        }
    }

    #[test]
    fn every_edit_can_be_taken_back() {
        let full = Tables::from([("projects".to_owned(), vec![row("a"), row("b"), row("c")])]);
        let edits = [
            TableEdit::rows(&full, "projects", 1, vec![row("b")], vec![row("x"), row("y")]),
            TableEdit::rows(&full, "projects", 3, Vec::new(), vec![row("d")]),
            TableEdit::rows(&full, "firms", 0, Vec::new(), vec![row("f")]),
            TableEdit::rows(&full, "firms", 0, Vec::new(), Vec::new()),
        ];
        for edit in edits {
            let mut tables = full.clone();
            edit.make(&mut tables);
            assert_ne!(tables, full);
            edit.reversed().make(&mut tables);
            assert_eq!(tables, full);
        }
    }

    #[test]
    fn an_emptied_cell_leaves_nothing() {
        assert_eq!(row("a").with("name", String::new()).cells, BTreeMap::new());
    }
}
