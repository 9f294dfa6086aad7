//! What is done to tables as edits of the draft. Texts are put into their strict form here, so that
//! an edit is shown at once, whatever is still being worked out.

use std::collections::BTreeMap;

use report::ledger::preset_rows;

use super::desk::Desk;
use super::table::{TableEdit, TableRow};
use crate::state::draft::Draft;
use crate::state::grid::{CellChange, ChangedRow};

impl Desk {
    /// The edits that changes of cells make. Rows that are added get names by `new_id`.
    pub(crate) fn edits_of(
        &self,
        draft: &Draft,
        place: usize,
        changes: &[CellChange],
        new_id: &dyn Fn() -> String,
    ) -> Vec<TableEdit> {
        let Some(entry) = self.declared().table(place) else { return Vec::new() };
        let rows = draft.tables.get(&entry.id).map(Vec::as_slice).unwrap_or_default();
        let mut known: BTreeMap<usize, TableRow> = BTreeMap::new();
        let mut added: BTreeMap<usize, TableRow> = BTreeMap::new();
        for CellChange { row, column, text } in changes {
            let text = self.declared().strict(place, *column, text);
            let Some(column) = entry.column.get(*column) else { continue };
            let slot = match row {
                ChangedRow::Known(id) => {
                    let Some(at) = rows.iter().position(|row| row.id == *id) else { continue };
                    known.entry(at).or_insert_with(|| rows.get(at).cloned().unwrap_or_default())
                }
                ChangedRow::New(_) if text.is_empty() => continue,
                ChangedRow::New(at) => added.entry(*at).or_insert_with(|| {
                    // A table of one row is named after itself.
                    let id = if entry.is_single { entry.id.clone() } else { new_id() };
                    TableRow { id, ..TableRow::default() }
                }),
            };
            *slot = core::mem::take(slot).with(&column.id, text);
        }
        let mut edits = Vec::new();
        for (at, row) in known {
            let before: Vec<TableRow> = rows.get(at).cloned().into_iter().collect();
            if before.first() != Some(&row) {
                edits.push(TableEdit::rows(&draft.tables, &entry.id, at, before, vec![row]));
            }
        }
        if !added.is_empty() {
            let added = added.into_values().collect();
            edits.push(TableEdit::rows(&draft.tables, &entry.id, rows.len(), Vec::new(), added));
        }
        edits
    }

    /// The edit that puts the rows of a table there that are to be answered; none if it has any
    /// row, or no such rows are declared.
    pub(crate) fn preset_edit(&self, draft: &Draft, place: usize) -> Option<TableEdit> {
        let entry = self.declared().table(place)?;
        let is_filled = draft.tables.get(&entry.id).is_some_and(|rows| !rows.is_empty());
        if is_filled || entry.preset.is_empty() {
            return None;
        }
        let rows =
            preset_rows(entry, self.declared().language).iter().map(TableRow::of_raw).collect();
        Some(TableEdit::rows(&draft.tables, &entry.id, 0, Vec::new(), rows))
    }

    /// The edit that puts a text into the row of an aspect, which need not be there; none if it
    /// changes nothing.
    pub(crate) fn aspect_edit(
        &self,
        draft: &Draft,
        aspect: &str,
        column: usize,
        text: &str,
    ) -> Option<TableEdit> {
        let place = self.document().table.iter().position(|table| table.is_guide)?;
        let table = self.declared().table(place)?;
        let text = self.declared().strict(place, column, text);
        let rows = draft.tables.get(&table.id).map(Vec::as_slice).unwrap_or_default();
        let at = rows.iter().position(|row| row.id == aspect).unwrap_or(rows.len());
        let before: Vec<TableRow> = rows.get(at).cloned().into_iter().collect();
        let known = before.first().cloned();
        let row =
            known.unwrap_or_else(|| TableRow { id: aspect.to_owned(), ..TableRow::default() });
        let row = row.with(&table.column.get(column)?.id, text);
        if before.first() == Some(&row) {
            return None;
        }
        Some(TableEdit::rows(&draft.tables, &table.id, at, before, vec![row]))
    }

    /// The edits that take rows away, the last row first. A table that loses its last row is not
    /// in use any more: that there is nothing of the kind is said apart.
    pub(crate) fn removals_of(
        &self,
        draft: &Draft,
        place: usize,
        ids: &[String],
    ) -> Vec<TableEdit> {
        let Some(entry) = self.declared().table(place) else { return Vec::new() };
        let rows = draft.tables.get(&entry.id).map(Vec::as_slice).unwrap_or_default();
        let mut left = rows.len();
        let gone = rows.iter().enumerate().rev().filter(|(_, row)| ids.contains(&row.id));
        let mut edits = Vec::new();
        for (at, row) in gone {
            left = left.saturating_sub(1);
            let removed = vec![row.clone()];
            let edit = TableEdit::rows(&draft.tables, &entry.id, at, removed, Vec::new());
            edits.push(TableEdit { is_in_use: left > 0, ..edit });
        }
        edits
    }
}
