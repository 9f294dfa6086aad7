//! Rows that sum up others: recognised, checked against the sum, and never counted.

use report::roll::RemarkCode;

use super::cell::Amount;
use super::dictionary::Dictionary;
use super::roll::Mark;
use super::rows::Reader;

/// What a sum row sums up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Everything, or all since the last sum.
    All,
    /// What stands between it and the sum before.
    SinceLast,
}

/// A sum row, to be checked when all rows are read.
#[derive(Debug, Clone)]
pub(super) struct SumRow {
    row: u32,
    scope: Scope,
    amounts: Vec<Amount>,
    /// How many firms stand above it.
    firms_above: usize,
}

/// What a row sums up, if one of its labels says so.
pub(super) fn sum_row_of(dictionary: &Dictionary, labels: &[String]) -> Option<Scope> {
    let ends = |label: &str, words: &[String]| {
        let label = label.trim_end_matches([':', ')']);
        words.iter().any(|word| label.ends_with(word.as_str()))
    };
    let words = &dictionary.words;
    labels.iter().find_map(|label| {
        if ends(label, &words.subtotal) {
            Some(Scope::SinceLast)
        } else if ends(label, &words.total) {
            Some(Scope::All)
        } else {
            None
        }
    })
}

impl Reader<'_> {
    pub(super) fn take_sum_row(&mut self, row: u32, scope: Scope) {
        let (amounts, marks) = self.amounts_of(row);
        let firms_above = self.roll.firms.len();
        let repairs = marks.into_iter().filter(|mark| mark.code != RemarkCode::MissingWord);
        self.roll.marks.extend(repairs);
        self.sum_rows.push(SumRow { row, scope, amounts, firms_above });
    }

    /// Compares every sum row with the sum.
    pub(super) fn check_sums(&mut self) {
        let mut last = 0;
        for sum_row in core::mem::take(&mut self.sum_rows) {
            let mut candidates = vec![self.sums(last..sum_row.firms_above)];
            if sum_row.scope == Scope::All {
                candidates.insert(0, self.sums(0..sum_row.firms_above));
                candidates.push(self.sums(0..self.roll.firms.len()));
            }
            last = sum_row.firms_above;
            self.compare(&sum_row, &candidates);
        }
    }

    /// The sums of some firms, by measure.
    fn sums(&self, firms: core::ops::Range<usize>) -> Vec<i128> {
        let sum = |measure: usize| {
            let amounts = firms.clone().filter_map(|firm| self.roll.amount(firm, measure));
            amounts.fold(0i128, |sum, amount| match amount {
                Amount::Value(value) => sum.saturating_add(value),
                Amount::Blank | Amount::Refused => sum,
            })
        };
        (0..self.roll.measures.len()).map(sum).collect()
    }

    /// The candidate that fits best speaks: a sum row is right if one of them is met throughout.
    fn compare(&mut self, sum_row: &SumRow, candidates: &[Vec<i128>]) {
        let differing = |sums: &&Vec<i128>| {
            let pairs = sum_row.amounts.iter().zip(sums.iter());
            pairs.filter(|(amount, sum)| differs(**amount, **sum)).count()
        };
        let Some(sums) = candidates.iter().min_by_key(differing) else { return };
        let is_right = differing(&sums) == 0;
        let row = sum_row.row;
        let mark = |code, column, expected| Mark { code, row, column, other_row: None, expected };
        if is_right {
            self.roll.marks.push(mark(RemarkCode::Total, None, None));
        }
        let columns = self.roll.measures.clone();
        for ((column, amount), sum) in columns.into_iter().zip(&sum_row.amounts).zip(sums) {
            if differs(*amount, *sum) {
                let code = RemarkCode::TotalDiffers;
                self.roll.marks.push(mark(code, Some(column), Some(*sum)));
            }
        }
    }
}

fn differs(amount: Amount, sum: i128) -> bool {
    matches!(amount, Amount::Value(value) if value != sum)
}
