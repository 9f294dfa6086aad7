//! What is made of many rows: [`aggregate_value`], and the rows that make it, [`Behind`].

use super::book::Row;
use super::cell::Cell;
use super::compiled::{Aggregate, AggregateKind};
use super::term::{Place, World, value_of};
use crate::quantity::Rational;

/// The rows behind an aggregate, by their places in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// What is made of them.
    pub kind: AggregateKind,
    /// The table.
    pub table: usize,
    /// Rows that count, with what each gives in base units; nothing where rows are only counted.
    pub counted: Vec<(usize, Option<Cell>)>,
    /// Rows of which it cannot be said whether they count, or what they give: they keep it open.
    pub open: Vec<usize>,
}

/// What a row is to an aggregate.
enum Judged {
    /// It does not count.
    Out,
    /// It counts, and gives this.
    Counts(Option<Cell>),
    /// It cannot be judged.
    Open(Cell),
}

fn judge(aggregate: &Aggregate, row: &Row, world: &World<'_>) -> Judged {
    let at = Place { inner: Some(row), ..Place::default() };
    match aggregate.filter.as_ref().map(|filter| value_of(filter, world, at)) {
        None | Some(Cell::Truth(true)) => {}
        Some(Cell::Truth(false)) => return Judged::Out,
        Some(state) => return Judged::Open(state),
    }
    match aggregate.value.as_ref().map(|value| value_of(value, world, at)) {
        Some(state) if !state.is_value() => Judged::Open(state),
        value => Judged::Counts(value),
    }
}

/// What an aggregate is worth. One row that cannot be judged makes the whole absent or unknown:
/// nothing is left out in silence.
pub fn aggregate_value(aggregate: &Aggregate, world: &World<'_>) -> Cell {
    let mut count = 0u64;
    let mut sum = Rational::ZERO;
    let mut best: Option<Cell> = None;
    for row in world.book.rows(aggregate.table) {
        let value = match judge(aggregate, row, world) {
            Judged::Out => continue,
            Judged::Open(state) => return state,
            Judged::Counts(value) => value,
        };
        count = count.saturating_add(1);
        match (value, aggregate.kind) {
            (None, _) => {}
            (Some(Cell::Number(number)), AggregateKind::Sum | AggregateKind::Average) => {
                sum += number;
            }
            (Some(value), kind) => {
                let is_better = best.as_ref().is_none_or(|best| is_beyond(&value, best, kind));
                best = if is_better { Some(value) } else { best };
            }
        }
    }
    match aggregate.kind {
        AggregateKind::Sum => Cell::Number(sum),
        AggregateKind::Count => Cell::Number(Rational::from(count)),
        AggregateKind::Average if count == 0 => Cell::Absent,
        AggregateKind::Average => Cell::Number(sum / Rational::from(count)),
        AggregateKind::Least | AggregateKind::Greatest => best.unwrap_or(Cell::Absent),
    }
}

fn is_beyond(value: &Cell, best: &Cell, kind: AggregateKind) -> bool {
    let ordering = match (value, best) {
        (Cell::Number(value), Cell::Number(best)) => value.cmp(best),
        (Cell::Date(value), Cell::Date(best)) => value.cmp(best),
        _ => return false,
    };
    if kind == AggregateKind::Least { ordering.is_lt() } else { ordering.is_gt() }
}

/// The rows behind an aggregate.
pub(super) fn behind(aggregate: &Aggregate, world: &World<'_>) -> Behind {
    let (mut counted, mut open) = (Vec::new(), Vec::new());
    for (place, row) in world.book.rows(aggregate.table).iter().enumerate() {
        match judge(aggregate, row, world) {
            Judged::Out => {}
            Judged::Open(_) => open.push(place),
            Judged::Counts(value) => counted.push((place, value)),
        }
    }
    Behind { kind: aggregate.kind, table: aggregate.table, counted, open }
}
