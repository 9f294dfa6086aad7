//! [`Tape`]: the rows of the sheet, written from the top.

use report::roll::column_letter;

use super::form::Atom;

/// What a row does, for the words at its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum RowKind {
    /// A heading with this text.
    Heading(String),
    /// Words at the beginning of a row.
    Said(String),
    /// Single numbers.
    Numbers,
    /// A sum, digits carried.
    Sum,
    /// A product.
    Product,
    /// One of two.
    Choice,
    /// A quotient.
    Quotient,
}

/// A cell: formula without the equals sign, and what it gives now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Cell {
    pub(in super::super) formula: String,
    pub(in super::super) result: String,
}

/// A row; the first column is for words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Row {
    pub(in super::super) kind: RowKind,
    pub(in super::super) cells: Vec<Cell>,
}

/// The most single numbers in a row.
const NUMBERS_A_ROW: usize = 8;

/// Rows, and where the next cell will stand.
#[derive(Debug)]
pub(in super::super) struct Tape {
    /// Name of the sheet as formulas of other sheets write it.
    sheet: String,
    /// Rows above, from the top of the sheet.
    above: usize,
    pub(in super::super) rows: Vec<Row>,
    is_open: bool,
}

impl Tape {
    /// A tape that begins below `above` rows of the sheet.
    pub(in super::super) fn new(sheet: &str, above: usize) -> Self {
        Self { sheet: sheet.to_owned(), above, rows: Vec::new(), is_open: false }
    }

    /// A reference as other sheets write it.
    pub(in super::super) fn outside(&self, reference: &str) -> String {
        format!("{}!{reference}", self.sheet)
    }

    /// Begins a row.
    pub(in super::super) fn begin(&mut self, kind: RowKind) {
        self.is_open = false;
        self.rows.push(Row { kind, cells: Vec::new() });
    }

    /// Writes a cell at the end of the row; gives its reference.
    pub(in super::super) fn put(&mut self, formula: String, result: String) -> String {
        if self.rows.is_empty() {
            self.begin(RowKind::Numbers);
        }
        let number = self.above.saturating_add(self.rows.len());
        let Some(row) = self.rows.last_mut() else { return String::new() };
        let column = u32::try_from(row.cells.len()).unwrap_or(u32::MAX).saturating_add(1);
        row.cells.push(Cell { formula, result });
        format!("{}{number}", column_letter(column))
    }

    /// Leaves a cell of the row blank.
    pub(in super::super) fn skip(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(Cell { formula: String::new(), result: String::new() });
        }
    }

    /// Writes a part of a number.
    pub(super) fn put_atom(
        &mut self,
        formula: String,
        value: i64,
        (low, high): (i64, i64),
    ) -> Atom {
        let text = self.put(formula, value.to_string());
        Atom { text, value, low, high }
    }

    /// Writes a single number, beside others of its kind.
    pub(super) fn put_single(&mut self, formula: String, value: i64, range: (i64, i64)) -> Atom {
        let has_room = self.rows.last().is_some_and(|row| row.cells.len() < NUMBERS_A_ROW);
        if !self.is_open || !has_room {
            self.begin(RowKind::Numbers);
            self.is_open = true;
        }
        self.put_atom(formula, value, range)
    }
}
