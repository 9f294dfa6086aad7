//! A table as a grid shows it, and what is done to it: [`GridTable`], [`CellChange`].

use std::sync::Arc;

use super::selection::{Extent, Place, Selection};

/// What a column holds, as far as a grid has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CellKind {
    /// Words, aligned to the left.
    Text,
    /// Numbers, aligned to the right.
    Number,
    /// Days.
    Date,
    /// One of these.
    Choice(Vec<String>),
    /// Follows from other cells and is never typed.
    Derived,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GridColumn {
    /// Name in the table.
    pub(crate) id: String,
    /// Label.
    pub(crate) label: String,
    /// Unit; empty where there is none.
    pub(crate) unit: String,
    /// What it holds.
    pub(crate) kind: CellKind,
    /// True if every row needs it.
    pub(crate) is_required: bool,
    /// False if the same is asked for elsewhere: it is shown where it is filled.
    pub(crate) is_asked: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct GridCell {
    /// As typed: what an edit begins with.
    pub(crate) typed: String,
    /// As shown.
    pub(crate) shown: String,
    /// What is wrong with it; empty if nothing is.
    pub(crate) problem: String,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GridRow {
    /// Its name, which no other row has.
    pub(crate) id: String,
    /// A cell for each column.
    pub(crate) cells: Vec<GridCell>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct GridTable {
    /// The columns; they stay when rows are others.
    pub(crate) columns: Arc<Vec<GridColumn>>,
    /// The rows as they are kept.
    pub(crate) rows: Vec<Arc<GridRow>>,
}

/// A row that is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ChangedRow {
    /// One that is there, by its name.
    Known(String),
    /// The first, second, … of those that are added.
    New(usize),
}

/// A cell that gets another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CellChange {
    /// Its row.
    pub(crate) row: ChangedRow,
    /// Its column.
    pub(crate) column: usize,
    /// The text.
    pub(crate) text: String,
}

impl GridTable {
    /// The columns that a table of one row shows, with their places: those that are asked for, and
    /// others that are filled.
    pub(crate) fn asked(&self) -> Vec<(usize, GridColumn)> {
        let is_shown = |(place, column): &(usize, GridColumn)| {
            column.is_asked || !self.shown(0, *place).is_empty()
        };
        self.columns.iter().cloned().enumerate().filter(is_shown).collect()
    }

    /// The text shown in a cell.
    pub(crate) fn shown(&self, row: usize, column: usize) -> &str {
        let row = self.rows.get(row);
        row.and_then(|row| row.cells.get(column)).map_or("", |cell| cell.shown.as_str())
    }

    /// The extent of a view with so many rows.
    pub(crate) fn extent(&self, rows: usize) -> Extent {
        Extent { rows, columns: self.columns.len() }
    }

    fn is_typed(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.kind != CellKind::Derived)
    }

    /// The row at a place of the view; new ones stand after the last.
    fn changed_row(&self, order: &[usize], row: usize) -> Option<ChangedRow> {
        match order.get(row) {
            Some(at) => self.rows.get(*at).map(|row| ChangedRow::Known(row.id.clone())),
            None => Some(ChangedRow::New(row.saturating_sub(order.len()))),
        }
    }

    /// One cell typed; nothing if it is not one to type.
    pub(crate) fn typed(&self, order: &[usize], place: Place, text: &str) -> Vec<CellChange> {
        let row = self.changed_row(order, place.row).filter(|_| self.is_typed(place.column));
        let change = |row| CellChange { row, column: place.column, text: text.to_owned() };
        row.map(change).into_iter().collect()
    }

    /// The selected cells emptied. Rows that are not there yet have nothing to empty.
    pub(crate) fn emptied(&self, order: &[usize], selection: Selection) -> Vec<CellChange> {
        let mut changes = Vec::new();
        for row in selection.rows().filter(|row| *row < order.len()) {
            for column in selection.columns() {
                changes.extend(self.typed(order, Place { row, column }, ""));
            }
        }
        changes
    }

    /// A block put in from the upper left corner of the selection on. A single cell fills the
    /// whole selection. Cells right of the last column and cells that are never typed are left
    /// out; their number comes along.
    pub(crate) fn pasted(
        &self,
        order: &[usize],
        selection: Selection,
        block: &[Vec<String>],
    ) -> (Vec<CellChange>, usize) {
        let (rows, columns) = (selection.rows(), selection.columns());
        let mut changes = Vec::new();
        if let [only] = block
            && let [text] = only.as_slice()
        {
            for row in rows {
                for column in columns.clone() {
                    changes.extend(self.typed(order, Place { row, column }, text));
                }
            }
            return (changes, 0);
        }
        let mut left_out = 0_usize;
        for (row, cells) in (*rows.start()..).zip(block) {
            for (column, text) in (*columns.start()..).zip(cells) {
                let typed = self.typed(order, Place { row, column }, text);
                left_out = left_out.saturating_add(usize::from(typed.is_empty()));
                changes.extend(typed);
            }
        }
        (changes, left_out)
    }

    /// The selected cells as they are copied.
    pub(crate) fn copied(&self, order: &[usize], selection: Selection) -> Vec<Vec<String>> {
        let rows = selection.rows().filter_map(|row| self.rows.get(*order.get(row)?));
        let cell = |row: &GridRow, column: usize| {
            row.cells.get(column).map(|cell| cell.shown.clone()).unwrap_or_default()
        };
        rows.map(|row| selection.columns().map(|column| cell(row, column)).collect()).collect()
    }

    /// The names of the selected rows.
    pub(crate) fn selected_rows(&self, order: &[usize], selection: Selection) -> Vec<String> {
        let rows = selection.rows().filter_map(|row| self.rows.get(*order.get(row)?));
        rows.map(|row| row.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::selection::Move;
    use super::*;

    fn table() -> GridTable {
        let column = |id: &str, kind| GridColumn {
            id: id.to_owned(),
            label: id.to_owned(),
            unit: String::new(),
            kind,
            is_required: false,
            is_asked: true,
        };
        let cell = |text: &str| GridCell {
            typed: text.to_owned(),
            shown: text.to_owned(),
            problem: String::new(),
        };
        let row = |id: &str| {
            Arc::new(GridRow {
                id: id.to_owned(),
                cells: ["a", "b", "c"].map(|column| cell(&format!("{id}{column}"))).into(),
            })
        };
        GridTable {
            columns: Arc::new(vec![
                column("a", CellKind::Text),
                column("b", CellKind::Derived),
                column("c", CellKind::Number),
            ]),
            rows: vec![row("1"), row("2"), row("3")],
        }
    }

    fn told((changes, left_out): (Vec<CellChange>, usize)) -> (Vec<String>, usize) {
        let told = changes.into_iter().map(|CellChange { row, column, text }| match row {
            ChangedRow::Known(id) => format!("{id}.{column}={text}"),
            ChangedRow::New(at) => format!("+{at}.{column}={text}"),
        });
        (told.collect(), left_out)
    }

    fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn a_block_goes_in_by_the_order_shown_and_adds_rows() {
        let table = table();
        let order = [2, 0];
        let at = Selection::at(Place { row: 1, column: 0 });
        let pasted = table.pasted(&order, at, &block(&[&["x", "y", "5", "z"], &["w"]]));
        assert_eq!(told(pasted), (vec!["1.0=x".into(), "1.2=5".into(), "+0.0=w".into()], 2));
    }

    #[test]
    fn one_cell_fills_the_selection() {
        let table = table();
        let selection = Selection::at(Place::default()).stretched(table.extent(3), Move::Down);
        let pasted = table.pasted(&[0, 1, 2], selection, &block(&[&["x"]]));
        assert_eq!(told(pasted), (vec!["1.0=x".into(), "2.0=x".into()], 0));
    }

    #[test]
    fn emptying_and_copying_keep_to_the_rows_that_are_there() {
        let table = table();
        let order = [1, 2];
        let selection =
            Selection::at(Place { row: 1, column: 1 }).stretched_to(Place { row: 2, column: 2 });
        assert_eq!(told((table.emptied(&order, selection), 0)).0, ["3.2="]);
        assert_eq!(table.copied(&order, selection), block(&[&["3b", "3c"]]));
        assert_eq!(table.selected_rows(&order, selection), ["3"]);
    }
}
