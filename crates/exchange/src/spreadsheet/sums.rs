//! [`Sums`]: rows that sum up others are checked against the sum and never counted.

use std::collections::BTreeMap;

use engine::facts::RawEntry;
use engine::quantity::Rational;
use engine::quantity::rational::{rational_from_decimal, short_decimal};

/// Sums by column.
type ByColumn = BTreeMap<u32, Rational>;

/// A sum row with the sums that it may mean.
#[derive(Debug)]
struct SumRow {
    row: u32,
    said: Vec<(u32, String)>,
    since_last: ByColumn,
    above: Option<ByColumn>,
}

/// What rows add up to, and the rows that say so.
#[derive(Debug, Default)]
pub(super) struct Sums {
    all: ByColumn,
    since_last: ByColumn,
    rows: Vec<SumRow>,
}

impl Sums {
    /// Adds a cell.
    pub(super) fn add(&mut self, column: u32, entry: &RawEntry) {
        let RawEntry::Text(text) = entry else { return };
        let Some(number) = rational_from_decimal(text) else { return };
        for sums in [&mut self.all, &mut self.since_last] {
            *sums.entry(column).or_insert(Rational::ZERO) += &number;
        }
    }

    /// Keeps a sum row to be checked when all rows are read.
    pub(super) fn check(&mut self, row: u32, said: Vec<(u32, String)>, is_subtotal: bool) {
        let since_last = core::mem::take(&mut self.since_last);
        let above = (!is_subtotal).then(|| self.all.clone());
        self.rows.push(SumRow { row, said, since_last, above });
    }

    /// Sums that are not what rows add up to: row, column, what is said and what they add up to.
    pub(super) fn differences(&self) -> Vec<(u32, u32, String, String)> {
        let of_row = |row: &SumRow| {
            let wrong = self.wrong(row);
            wrong
                .into_iter()
                .map(|(column, said, sum)| (row.row, column, said, sum))
                .collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(of_row).collect()
    }

    /// Sum rows that are right.
    pub(super) fn agreeing(&self) -> Vec<u32> {
        let right = self.rows.iter().filter(|row| self.wrong(row).is_empty());
        right.map(|row| row.row).collect()
    }

    /// The sum that fits best speaks: since the last sum row, of all above, or of all.
    fn wrong(&self, row: &SumRow) -> Vec<(u32, String, String)> {
        let mut candidates = vec![&row.since_last];
        if let Some(above) = &row.above {
            candidates.extend([above, &self.all]);
        }
        let wrong = |sums: &ByColumn| -> Vec<(u32, String, String)> {
            let differing = row.said.iter().filter_map(|(column, said)| {
                let sum = sums.get(column).cloned().unwrap_or(Rational::ZERO);
                let is_right = rational_from_decimal(said).as_ref() == Some(&sum);
                (!is_right).then(|| (*column, said.clone(), short_decimal(&sum, 6)))
            });
            differing.collect()
        };
        let found = candidates.into_iter().rev().map(wrong).min_by_key(Vec::len);
        found.unwrap_or_default()
    }
}
