//! [`TableView`]: a table as its grid shows it. Rows that stayed the same stay the same objects, so
//! that only what changed is drawn again.

use core::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use engine::facts::entry::number_of_form;
use engine::ledger::document::ColumnType;
use engine::ledger::typing::CellTakes;
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use engine::rubric::FigureType;
use locale::{Language, format, keys};
use worker::ledger::answer::RowNote;

use super::declared::Declared;
use super::known::RowsChange;
use super::table::TableRow;
use crate::state::grid::{CellKind, GridCell, GridRow, GridTable};

/// The most decimal places that are shown.
const PLACES: usize = 6;

/// A table as shown, with what was said of its rows.
#[derive(Debug, Clone, Default)]
pub(super) struct TableView {
    /// The table.
    pub(super) table: Arc<GridTable>,
    /// What was said of rows, by name, as [`RowNote::read`] takes it.
    notes: BTreeMap<String, String>,
}

/// Which of two texts in a column comes first: numbers by their size, everything else, and what is
/// no number, by its letters.
pub(crate) fn compare(table: &GridTable, column: usize, left: &str, right: &str) -> Ordering {
    let kind = table.columns.get(column).map(|column| &column.kind);
    let number = |text: &str| match kind {
        Some(CellKind::Number | CellKind::Derived) => rational_from_decimal(&text.replace(',', "")),
        _ => None,
    };
    number(left).cmp(&number(right)).then_with(|| left.cmp(right))
}

impl TableView {
    /// A table of which nothing was said yet.
    pub(super) fn of(declared: &Declared, place: usize, rows: &[TableRow]) -> Self {
        let columns = declared.columns.get(place).cloned().unwrap_or_default();
        let table = Arc::new(GridTable { columns, rows: Vec::new() });
        let mut view = Self { table, notes: BTreeMap::new() };
        view.follow(declared, place, rows, RowsChange { at: 0, removed: 0, inserted: rows.len() });
        view
    }

    /// Rows were put in the place of others; `rows` are those after it.
    pub(super) fn follow(
        &mut self,
        declared: &Declared,
        place: usize,
        rows: &[TableRow],
        change: RowsChange,
    ) {
        let RowsChange { at, removed, inserted } = change;
        let new = rows.iter().skip(at).take(inserted);
        let new: Vec<_> = new.map(|row| self.row_of(declared, place, row)).collect();
        let mut shown = self.table.rows.clone();
        let from = at.min(shown.len());
        let to = from.saturating_add(removed).min(shown.len());
        shown.splice(from..to, new);
        self.table = Arc::new(GridTable { columns: self.table.columns.clone(), rows: shown });
    }

    /// Something is said of rows, by name, in their order.
    pub(super) fn note<'a>(
        &mut self,
        declared: &Declared,
        place: usize,
        rows: &[TableRow],
        notes: impl Iterator<Item = (&'a String, &'a String)>,
    ) {
        let mut shown = self.table.rows.clone();
        let mut next = 0_usize;
        for (id, note) in notes {
            self.notes.insert(id.clone(), note.clone());
            let after = rows.iter().skip(next).position(|row| row.id == *id);
            let at = match after {
                Some(after) => next.saturating_add(after),
                None => rows.iter().position(|row| row.id == *id).unwrap_or(usize::MAX),
            };
            if let (Some(row), Some(slot)) = (rows.get(at), shown.get_mut(at)) {
                *slot = self.row_of(declared, place, row);
                next = at.saturating_add(1);
            }
        }
        self.table = Arc::new(GridTable { columns: self.table.columns.clone(), rows: shown });
    }

    fn row_of(&self, declared: &Declared, place: usize, row: &TableRow) -> Arc<GridRow> {
        let note = self.notes.get(&row.id).map(|note| RowNote::read(note)).unwrap_or_default();
        let takes = declared.takes.get(place).map(Vec::as_slice).unwrap_or_default();
        let said = |list: &[(usize, String)], at: usize| {
            let found = list.iter().find(|(column, _)| *column == at);
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let columns = self.table.columns.iter().zip(takes).enumerate();
        let cells = columns.map(|(at, (column, takes))| {
            let typed = row.cells.get(&column.id).cloned().unwrap_or_default();
            let shown = match said(&note.values, at) {
                value if value.is_empty() => typed_text(takes, &typed, declared.language),
                value => value,
            };
            GridCell { typed, shown, problem: said(&note.problems, at) }
        });
        Arc::new(GridRow { id: row.id.clone(), cells: cells.collect() })
    }
}

/// What was typed as it is shown: numbers grouped, options by their names, and everything that is
/// not of its form as it stands.
fn typed_text(takes: &CellTakes, typed: &str, language: Language) -> String {
    let number = |of| {
        let number = number_of_form(of, typed)?;
        Some(format::grouped(&short_decimal(&number, PLACES)))
    };
    let shown = match takes.of {
        Some(ColumnType::Integer) => number(FigureType::Integer),
        Some(ColumnType::Decimal) => number(FigureType::Decimal),
        Some(ColumnType::SignedDecimal) => number(FigureType::SignedDecimal),
        Some(ColumnType::Choice) => {
            let option = takes.options.iter().find(|option| option.code == typed);
            option.map(|option| language.of(&option.name.zh, &option.name.en).to_owned())
        }
        Some(ColumnType::YesNo) => match typed {
            "yes" => Some(keys::FORM_YES.words(language).to_owned()),
            "no" => Some(keys::FORM_NO.words(language).to_owned()),
            _ => None,
        },
        Some(ColumnType::Text | ColumnType::Code | ColumnType::Date) | None => None,
    };
    shown.unwrap_or_else(|| typed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::grid::GridColumn;

    #[test]
    fn numbers_are_ordered_by_their_size() {
        let column = |kind| GridColumn {
            id: String::new(),
            label: String::new(),
            unit: String::new(),
            kind,
            is_required: false,
            is_asked: true,
        };
        let columns = Arc::new(vec![column(CellKind::Number), column(CellKind::Text)]);
        let table = GridTable { columns, rows: Vec::new() };
        for (less, more) in [("9", "10"), ("-50", "-5"), ("-1", "0.5"), ("1,200", "1,200.5")] {
            assert_eq!(compare(&table, 0, less, more), Ordering::Less, "{less} {more}");
        }
        assert_eq!(compare(&table, 1, "10", "9"), Ordering::Less);
    }
}
