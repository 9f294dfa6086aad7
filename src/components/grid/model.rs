//! [`GridModel`]: what a grid is doing, as signals that its parts share.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::state::grid::{
    CellChange, Extent, GridTable, Place, Selection, Sorting, block_from_text, text_from_block,
};

/// Height of a row in pixels; `style/grid.css` says the same.
pub(super) const ROW: usize = 36;

/// Height of the headings in pixels; `style/grid.css` says the same.
pub(super) const HEAD: usize = 52;

/// Rows drawn above and below those that can be seen.
const SPARE: usize = 8;

/// Height of a full grid in pixels, as `style/grid.css` limits it; rows are drawn to fill it.
pub(super) const TALLEST: usize = 480;

/// What is done to a table by its grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum GridAction {
    /// Cells get other texts; rows may be added.
    Change(Vec<CellChange>),
    /// Rows of these names are taken away.
    Remove(Vec<String>),
    /// Cells of a block found no place; so many.
    LeftOut(usize),
}

/// What a grid is doing.
#[derive(Clone, Copy)]
pub(super) struct GridModel {
    /// What the ids of its elements begin with.
    pub(super) id: StoredValue<String>,
    /// The table.
    pub(super) table: Memo<Arc<GridTable>>,
    /// Places of its rows in the order they are shown.
    pub(super) order: Memo<Vec<usize>>,
    /// Cursor and selection.
    pub(super) selection: RwSignal<Selection>,
    /// The column that rows are sorted by.
    pub(super) sorting: RwSignal<Option<Sorting>>,
    /// What rows have to hold.
    pub(super) wanted: RwSignal<String>,
    /// The text of the cell that is being typed into; none while the cursor only moves.
    pub(super) editing: RwSignal<Option<String>>,
    /// How far it is scrolled down, in pixels.
    pub(super) scrolled: RwSignal<usize>,
    /// Height of what can be seen, in pixels.
    pub(super) height: RwSignal<usize>,
    /// Left edge of the cursor's column, in pixels.
    pub(super) left: RwSignal<usize>,
    /// Its width.
    pub(super) width: RwSignal<usize>,
    /// Where changes go.
    pub(super) act: Callback<GridAction>,
}

impl GridModel {
    /// The id of its field.
    pub(super) fn editor_id(self) -> String {
        self.id.with_value(|id| format!("{id}-editor"))
    }

    /// The id of a cell's element.
    pub(super) fn cell_id(self, Place { row, column }: Place) -> String {
        self.id.with_value(|id| format!("{id}-cell-{row}-{column}"))
    }

    /// Gives the grid the focus.
    pub(super) fn focus(self) {
        page::focus_soon(&self.editor_id());
    }

    /// How many rows and columns are shown.
    pub(super) fn extent(self) -> Extent {
        let rows = self.order.with(Vec::len);
        self.table.with(|table| table.extent(rows))
    }

    /// The same, not tracked.
    pub(super) fn extent_now(self) -> Extent {
        let rows = self.order.with_untracked(Vec::len);
        self.table.with_untracked(|table| table.extent(rows))
    }

    /// Rows that are drawn: those that can be seen, and some around them. The row after the last
    /// one, which takes new entries, is among them.
    pub(super) fn drawn(self) -> core::ops::Range<usize> {
        let all = self.order.with(Vec::len).saturating_add(1);
        let first = self.scrolled.get().div_euclid(ROW);
        let seen = self.height.get().div_euclid(ROW).saturating_add(1);
        let from = first.saturating_sub(SPARE).min(all);
        from..first.saturating_add(seen).saturating_add(SPARE).min(all)
    }

    /// The cursor, not tracked.
    pub(super) fn cursor(self) -> Place {
        self.selection.with_untracked(|selection| selection.cursor())
    }

    /// The text that an edit of the cursor's cell begins with.
    pub(super) fn typed_at_cursor(self) -> String {
        let Place { row, column } = self.cursor();
        let at = self.order.with_untracked(|order| order.get(row).copied());
        self.table.with_untracked(|table| {
            let row = at.and_then(|at| table.rows.get(at));
            let cell = row.and_then(|row| row.cells.get(column));
            cell.map(|cell| cell.typed.clone()).unwrap_or_default()
        })
    }

    /// Ends an edit and keeps what was typed.
    pub(super) fn commit(self) {
        let Some(text) = self.editing.get_untracked() else { return };
        self.editing.set(None);
        if text == self.typed_at_cursor() {
            return;
        }
        let place = self.cursor();
        let changes = self.with_order(|table, order| table.typed(order, place, &text));
        self.change(changes);
    }

    /// Empties what is selected.
    pub(super) fn empty(self) {
        let selection = self.selection.get_untracked();
        let changes = self.with_order(|table, order| table.emptied(order, selection));
        self.change(changes);
    }

    /// Puts a text of the clipboard in.
    pub(super) fn paste(self, text: &str) {
        let block = block_from_text(text);
        let selection = self.selection.get_untracked();
        let (changes, left_out) =
            self.with_order(|table, order| table.pasted(order, selection, &block));
        self.change(changes);
        if left_out > 0 {
            self.act.run(GridAction::LeftOut(left_out));
        }
    }

    /// The text of what is selected, for the clipboard.
    pub(super) fn copied(self) -> String {
        let selection = self.selection.get_untracked();
        text_from_block(&self.with_order(|table, order| table.copied(order, selection)))
    }

    /// Takes the selected rows away.
    pub(super) fn remove_rows(self) {
        let selection = self.selection.get_untracked();
        let rows = self.with_order(|table, order| table.selected_rows(order, selection));
        if !rows.is_empty() {
            self.act.run(GridAction::Remove(rows));
            let extent = self.extent_now();
            self.selection.update(|selection| *selection = selection.within(extent));
        }
    }

    /// Marks the cells that are selected, in the place of those that were.
    pub(super) fn mark(self, before: Selection, now: Selection) {
        let columns = self.extent_now().columns;
        for row in untrack(|| self.drawn()) {
            for column in 0..columns {
                let place = Place { row, column };
                if before.has(place) != now.has(place) {
                    let selected = if now.has(place) { "true" } else { "false" };
                    page::set_attribute(&self.cell_id(place), "aria-selected", selected);
                }
            }
        }
    }

    fn change(self, changes: Vec<CellChange>) {
        if !changes.is_empty() {
            self.act.run(GridAction::Change(changes));
        }
    }

    fn with_order<T>(self, take: impl FnOnce(&GridTable, &[usize]) -> T) -> T {
        self.order.with_untracked(|order| self.table.with_untracked(|table| take(table, order)))
    }
}
