//! [`Ledgers`]: checked and ready to evaluate; labels stay in the document.

use super::cell::CellType;
use super::document::{CodeKind, ColumnType, LedgerDocument};
use super::term::Term;
use crate::quantity::{Rational, Unit};

/// The ledgers of a rubric. Lists are in the order of the document's.
#[derive(Debug, Clone)]
pub struct Ledgers {
    /// What was declared.
    pub document: LedgerDocument,
    /// The tables.
    pub tables: Vec<Table>,
    /// Aggregates that expressions use; none depends on a row outside of it.
    pub aggregates: Vec<Aggregate>,
    /// Columns that are looked up by value: table and column.
    pub indexes: Vec<(usize, usize)>,
    /// Figures and totals that follow from tables.
    pub derived: Vec<Derived>,
    /// Figures of earlier reports that rules ask for.
    pub earlier_figures: Vec<usize>,
    /// The rules; one of the document makes several where it has pairs.
    pub rules: Vec<Rule>,
}

impl Ledgers {
    /// The place of a table.
    pub fn table_index(&self, id: &str) -> Option<usize> {
        self.document.table.iter().position(|entry| entry.id == id)
    }
}

/// A table. Its first column is the id of the row, which is not declared.
#[derive(Debug, Clone)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub id: String,
    /// What is typed into it; none for one that is derived.
    pub of: Option<ColumnType>,
    /// The type of its values.
    pub holds: CellType,
    /// The unit of its numbers.
    pub unit: Option<Unit>,
    /// The kind of its codes.
    pub code: Option<CodeKind>,
    /// The most characters.
    pub longest: usize,
    /// The most decimal places.
    pub places: usize,
    /// Codes of the options, in order.
    pub options: Vec<String>,
    /// When a row needs it.
    pub required: Option<Term>,
    /// What it follows from.
    pub value: Option<Term>,
    /// True if its value depends on other rows, tables or reports.
    pub looks_around: bool,
}

/// What is made of many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AggregateKind {
    /// The sum; 0 of none.
    Sum,
    /// How many.
    Count,
    /// The mean; absent of none.
    Average,
    /// The least; absent of none.
    Least,
    /// The greatest; absent of none.
    Greatest,
}

/// Something made of the rows of a table.
#[derive(Debug, Clone)]
pub struct Aggregate {
    /// What is made.
    pub kind: AggregateKind,
    /// Of which table.
    pub table: usize,
    /// Of what; for a count of nothing.
    pub value: Option<Term>,
    /// Of which rows.
    pub filter: Option<Term>,
}

/// A figure or total that follows from tables.
#[derive(Debug, Clone)]
pub struct Derived {
    /// Its place in the document.
    pub entry: usize,
    /// The figure, by its place in the rubric; none for a total.
    pub figure: Option<usize>,
    /// The unit.
    pub unit: Unit,
    /// The expression.
    pub value: Term,
    /// The tables that must be in use.
    pub tables: Vec<usize>,
    /// True if what was typed stands where the expression gives nothing.
    pub is_if_given: bool,
}

/// Where a rule shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulePlace {
    /// At each row that breaks it, in this column.
    Column(usize),
    /// At each row that breaks it.
    Row,
    /// At a figure.
    Figure(usize),
    /// At a table.
    Table(usize),
}

/// A value for the text of a rule.
#[derive(Debug, Clone)]
pub struct Shows {
    /// Name in the text.
    pub name: String,
    /// The expression.
    pub value: Term,
    /// Its type.
    pub holds: CellType,
    /// Unit and base units in one of it; none for what is no measured number.
    pub unit: Option<(String, Rational)>,
    /// Decimal places at most.
    pub places: usize,
    /// Numbers in the unit that it is never printed as meeting when it does not.
    pub lines: Vec<Rational>,
}

/// A rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name; with a pair, the name of the first figure behind a stroke: `G-W1/revenue`.
    pub id: String,
    /// Its place in the document.
    pub entry: usize,
    /// The table whose rows it looks at.
    pub each: Option<usize>,
    /// Where it shows.
    pub place: RulePlace,
    /// The figure where it shows, by name.
    pub figure: String,
    /// The condition under which something is wrong.
    pub when: Term,
    /// Values for its text.
    pub shows: Vec<Shows>,
    /// The tables that must be in use.
    pub tables: Vec<usize>,
    /// True if it looks at more than the row: other rows, tables, figures or reports.
    pub looks_around: bool,
}
