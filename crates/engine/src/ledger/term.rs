//! [`Term`]: an expression over rows, tables, figures and earlier reports; [`value_of`] it.
//!
//! Terms are trees that are evaluated from the top, so that what is decided is not asked for:
//! most rules are settled by their first comparison. Operators of rubrics keep their meaning.

use super::book::{Book, Row};
use super::cell::Cell;
use super::compiled::Ledgers;
use super::date::Date;
use super::operators::CellOperator;
use crate::graph::{Arguments, NodeId, Operator};
use crate::quantity::{Known, Rational};

/// The most arguments that an operator of rubrics has in a ledger.
pub const MOST_ARGUMENTS: usize = 4;

/// Which report something is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportAt {
    /// The one in hand.
    Current,
    /// The quarter before.
    Previous,
    /// The quarter before that.
    Earlier,
    /// The same period of last year.
    LastYear,
    /// The fourth quarter of the same year, reported apart from the year as a whole.
    YearEnd,
}

/// A fact of a report's period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodFact {
    /// Its first day.
    Start,
    /// Its last day.
    End,
    /// Its year.
    Year,
    /// Its quarter; 4 for a year as a whole.
    Quarter,
}

/// An expression, checked.
#[derive(Clone)]
pub enum Term {
    /// A value of the rules.
    Constant(Cell),
    /// The column of the row in hand.
    Column(usize),
    /// The column of the row that an aggregate is at.
    Inner(usize),
    /// The column of a table that has one row.
    Single(usize, usize),
    /// The column of the row with the same id in an earlier report.
    PriorRow(ReportAt, usize),
    /// The figure of a report.
    Figure(ReportAt, usize),
    /// A fact of a report's period.
    Period(ReportAt, PeriodFact),
    /// The day on which the report is looked at.
    AsOf,
    /// An aggregate, by its place.
    Aggregate(usize),
    /// How many rows have this value, in the column of the index.
    Matches(usize, Box<Term>),
    /// A column of the first row that has this value in the column of the index.
    Lookup(usize, Box<Term>, usize),
    /// `a and b`
    And(Box<[Term; 2]>),
    /// `a or b`
    Or(Box<[Term; 2]>),
    /// `if a then b else c`
    If(Box<[Term; 3]>),
    /// An operator of rubrics.
    Scalar(&'static dyn Operator, Vec<Term>),
    /// An operator of ledgers.
    Apply(&'static dyn CellOperator, Vec<Term>),
}

impl core::fmt::Debug for Term {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Scalar(operator, _) => f.write_str(operator.name()),
            Self::Apply(operator, _) => f.write_str(operator.name()),
            _ => f.write_str("term"),
        }
    }
}

impl Term {
    /// The terms that it is made of.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Scalar(_, parts) | Self::Apply(_, parts) => parts,
            Self::And(both) | Self::Or(both) => both.as_slice(),
            Self::If(three) => three.as_slice(),
            Self::Matches(_, key) | Self::Lookup(_, key, _) => core::slice::from_ref(key),
            _ => &[],
        }
    }

    /// The aggregates that it uses.
    pub fn aggregates(&self, found: &mut Vec<usize>) {
        if let Self::Aggregate(place) = self {
            found.push(*place);
        }
        for part in self.parts() {
            part.aggregates(found);
        }
    }
}

/// Everything that a term may look at beside its row.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The ledgers.
    pub ledgers: &'a Ledgers,
    /// The report in hand.
    pub book: &'a Book,
    /// The quarter before, the one before that, the same period of last year, and the fourth
    /// quarter beside the year.
    pub prior: [Option<&'a Book>; 4],
    /// The day on which the report is looked at.
    pub as_of: Option<Date>,
    /// Values of the aggregates.
    pub aggregates: &'a [Cell],
}

/// The row in hand, and the one that an aggregate is at.
#[derive(Clone, Copy, Default)]
pub struct Place<'a> {
    /// The table of the row in hand.
    pub table: usize,
    /// The row in hand.
    pub row: Option<&'a Row>,
    /// The row that an aggregate is at.
    pub inner: Option<&'a Row>,
}

impl<'a> World<'a> {
    /// A report without any other, before anything is made of its tables.
    pub fn alone(ledgers: &'a Ledgers, book: &'a Book) -> Self {
        Self { ledgers, book, prior: [None; 4], as_of: None, aggregates: &[] }
    }

    fn report(&self, at: ReportAt) -> Option<&'a Book> {
        let [previous, earlier, last_year, year_end] = self.prior;
        match at {
            ReportAt::Current => Some(self.book),
            ReportAt::Previous => previous,
            ReportAt::Earlier => earlier,
            ReportAt::LastYear => last_year,
            ReportAt::YearEnd => year_end,
        }
    }
}

fn cell(row: Option<&Row>, column: usize) -> Cell {
    row.and_then(|row| row.cells.get(column)).cloned().unwrap_or(Cell::Absent)
}

/// What a term is worth, in base units.
pub fn value_of(term: &Term, world: &World<'_>, at: Place<'_>) -> Cell {
    match term {
        Term::Constant(value) => value.clone(),
        Term::Column(column) => cell(at.row, *column),
        Term::Inner(column) => cell(at.inner, *column),
        Term::Single(table, column) => cell(world.book.rows(*table).first(), *column),
        Term::PriorRow(report, column) => {
            let row = at.row.and_then(|row| world.report(*report)?.row(at.table, &row.id));
            cell(row, *column)
        }
        Term::Figure(report, figure) => {
            world.report(*report).map_or(Cell::Absent, |book| book.figure(*figure))
        }
        Term::Period(report, fact) => {
            world.report(*report).map_or(Cell::Absent, |book| book.period_fact(*fact))
        }
        Term::AsOf => world.as_of.map_or(Cell::Absent, Cell::Date),
        Term::Aggregate(place) => world.aggregates.get(*place).cloned().unwrap_or(Cell::Absent),
        Term::Matches(index, key) => matches(*index, &value_of(key, world, at), world),
        Term::Lookup(index, key, column) => {
            let key = value_of(key, world, at);
            match found(*index, &key, world).next() {
                _ if key == Cell::Unknown => Cell::Unknown,
                row => cell(row, *column),
            }
        }
        Term::And(both) => decided_by(both, false, world, at),
        Term::Or(both) => decided_by(both, true, world, at),
        Term::If(three) => {
            let [condition, then, otherwise] = three.as_ref();
            match value_of(condition, world, at) {
                Cell::Truth(true) => value_of(then, world, at),
                Cell::Truth(false) => value_of(otherwise, world, at),
                Cell::Unknown => Cell::Unknown,
                _ => Cell::Absent,
            }
        }
        Term::Scalar(operator, parts) => scalar(*operator, parts, world, at),
        Term::Apply(operator, parts) => applied(*operator, parts, world, at),
    }
}

/// The truth `decisive` wins over every state of the other side, and the other side is not asked
/// for once it is known.
fn decided_by(both: &[Term; 2], decisive: bool, world: &World<'_>, at: Place<'_>) -> Cell {
    let [left, right] = both;
    let left = value_of(left, world, at);
    if matches!(left, Cell::Truth(truth) if truth == decisive) {
        return left;
    }
    let right = value_of(right, world, at);
    match (left, right) {
        (_, Cell::Truth(truth)) if truth == decisive => Cell::Truth(truth),
        (Cell::Truth(_), Cell::Truth(_)) => Cell::Truth(!decisive),
        (Cell::Unknown, _) | (_, Cell::Unknown) => Cell::Unknown,
        _ => Cell::Absent,
    }
}

/// Places of the arguments among themselves.
const OWN_PLACES: [NodeId; MOST_ARGUMENTS] = [NodeId(0), NodeId(1), NodeId(2), NodeId(3)];

fn scalar(operator: &dyn Operator, parts: &[Term], world: &World<'_>, at: Place<'_>) -> Cell {
    let mut values = [const { Known::Missing }; MOST_ARGUMENTS];
    for (slot, part) in values.iter_mut().zip(parts) {
        let value = value_of(part, world, at);
        if matches!(value, Cell::Unknown) {
            return value;
        }
        *slot = value.into_known();
    }
    let places = OWN_PLACES.get(..parts.len()).unwrap_or(&OWN_PLACES);
    Cell::from_known(operator.evaluate(Arguments::new(&values, places)))
}

fn applied(operator: &dyn CellOperator, parts: &[Term], world: &World<'_>, at: Place<'_>) -> Cell {
    let mut computed = [const { Cell::Absent }; MOST_ARGUMENTS];
    for (slot, part) in computed.iter_mut().zip(parts) {
        if there(part, at).is_none() {
            *slot = value_of(part, world, at);
        }
    }
    let mut values = [&Cell::Absent; MOST_ARGUMENTS];
    for ((slot, computed), part) in values.iter_mut().zip(&computed).zip(parts) {
        *slot = there(part, at).unwrap_or(computed);
    }
    let values = values.get(..parts.len()).unwrap_or(&values);
    if operator.is_strict() {
        if values.iter().any(|value| matches!(value, Cell::Unknown)) {
            return Cell::Unknown;
        }
        if values.iter().any(|value| matches!(value, Cell::Absent)) {
            return Cell::Absent;
        }
    }
    operator.evaluate(values)
}

/// A value that stands in a row or rule as it is, without a copy.
fn there<'a>(term: &'a Term, at: Place<'a>) -> Option<&'a Cell> {
    match term {
        Term::Constant(value) => Some(value),
        Term::Column(column) => at.row?.cells.get(*column),
        Term::Inner(column) => at.inner?.cells.get(*column),
        _ => None,
    }
}

/// The rows that have this value in the column of an index, in the order of the table.
fn found<'a>(index: usize, key: &Cell, world: &World<'a>) -> impl Iterator<Item = &'a Row> {
    let (table, column) = world.ledgers.indexes.get(index).copied().unwrap_or_default();
    let places = match (key.fingerprint(), world.book.index(index)) {
        (Some(fingerprint), Some(index)) => index.places(fingerprint),
        _ => &[],
    };
    let rows = world.book.rows(table);
    let key = key.clone();
    let found = places.iter().filter_map(|(_, place)| rows.get(usize::try_from(*place).ok()?));
    found.filter(move |row| row.cells.get(column) == Some(&key))
}

fn matches(index: usize, key: &Cell, world: &World<'_>) -> Cell {
    match key {
        Cell::Absent | Cell::Unknown => key.clone(),
        _ => Cell::Number(Rational::from(found(index, key, world).count())),
    }
}
