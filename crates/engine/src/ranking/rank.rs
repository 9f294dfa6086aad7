//! [`ranked`]: round first, then rank; ties by the declared rule.

use core::cmp::Ordering;

use crate::quantity::Rational;
use crate::quantity::rational::{fixed_decimal, rational_from_decimal};

/// What equal ones get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// The same rank, and as many are left out after it: 1 1 3.
    Shared,
    /// The same rank, and none is left out: 1 1 2.
    Dense,
    /// Ranks of their own, by name.
    Distinct,
}

impl Ties {
    /// The rule of a name.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "shared" => Some(Self::Shared),
            "dense" => Some(Self::Dense),
            "distinct" => Some(Self::Distinct),
            _ => None,
        }
    }
}

/// What is ranked: its name, and its numbers, the first of which decides; a number that is not
/// known stands below all that are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// What decides between equal ones in the end, if the rule says so.
    pub name: String,
    /// Numbers, higher is better.
    pub numbers: Vec<Option<Rational>>,
}

/// A number rounded to places, half away from zero.
pub fn rounded(value: &Rational, places: usize) -> Rational {
    rational_from_decimal(&fixed_decimal(value, places)).unwrap_or_else(|| value.clone())
}

/// The rank of each, in the order given.
pub fn ranked(ties: Ties, all: &[Ranked]) -> Vec<usize> {
    let rank = |of: &Ranked| match ties {
        Ties::Shared | Ties::Distinct => ahead(ties, all, of).count(),
        Ties::Dense => {
            let mut better: Vec<&[Option<Rational>]> =
                ahead(ties, all, of).map(|it| it.numbers.as_slice()).collect();
            better.sort_unstable();
            better.dedup();
            better.len()
        }
    };
    all.iter().map(|it| rank(it).saturating_add(1)).collect()
}

/// Those that stand before one.
fn ahead<'a>(
    ties: Ties,
    all: &'a [Ranked],
    of: &'a Ranked,
) -> impl Iterator<Item = &'a Ranked> + 'a {
    all.iter().filter(move |it| compare(ties, it, of) == Ordering::Less)
}

/// Less stands before.
fn compare(ties: Ties, left: &Ranked, right: &Ranked) -> Ordering {
    let by_numbers = right.numbers.cmp(&left.numbers);
    match ties {
        Ties::Distinct => by_numbers.then_with(|| left.name.cmp(&right.name)),
        Ties::Shared | Ties::Dense => by_numbers,
    }
}

/// The best and worst rank that totals between these ends can still come to, in the order given;
/// equal ones share a rank.
pub fn rank_ranges(ends: &[[Rational; 2]]) -> Vec<[usize; 2]> {
    let range = |(at, [low, high]): (usize, &[Rational; 2])| {
        let others = || ends.iter().enumerate().filter(move |(other, _)| *other != at);
        let certain = others().filter(|(_, [other, _])| other > high).count();
        let possible = others().filter(|(_, [_, other])| other > low).count();
        [certain.saturating_add(1), possible.saturating_add(1)]
    };
    ends.iter().enumerate().map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(numbers: &[(&str, &str, &str)]) -> Vec<Ranked> {
        let number = |text: &str| rational_from_decimal(text);
        let one = |(name, first, second): &(&str, &str, &str)| Ranked {
            name: (*name).to_owned(),
            numbers: vec![number(first), number(second)],
        };
        numbers.iter().map(one).collect()
    }

    #[test]
    fn ties_are_ranked_by_the_declared_rule() {
        let all = of(&[("c", "80", "1"), ("a", "90", "1"), ("b", "90", "1"), ("d", "90", "2")]);
        assert_eq!(ranked(Ties::Shared, &all), [4, 2, 2, 1]);
        assert_eq!(ranked(Ties::Dense, &all), [3, 2, 2, 1]);
        assert_eq!(ranked(Ties::Distinct, &all), [4, 2, 3, 1]);
    }

    #[test]
    fn what_is_not_known_stands_last() {
        let all = of(&[("a", "-", "1"), ("b", "-5", "0")]);
        assert_eq!(ranked(Ties::Shared, &all), [2, 1]);
    }

    #[test]
    fn rounds_before_it_ranks() {
        let of = |text: &str| rational_from_decimal(text).unwrap_or_default();
        assert_eq!(rounded(&of("89.996"), 2), of("90"));
        assert_eq!(rounded(&of("-0.005"), 2), of("-0.01"));
    }

    #[test]
    fn ranges_of_totals_give_ranges_of_ranks() {
        let end = |low: &str, high: &str| {
            [low, high].map(|it| rational_from_decimal(it).unwrap_or_default())
        };
        let ends = [end("70", "90"), end("80", "80"), end("60", "65")];
        assert_eq!(rank_ranges(&ends), [[1, 2], [1, 2], [3, 3]]);
    }
}
