//! [`Structures`]: which industries the clusters are made of, and who does the same as whom
//! (错位发展).
//!
//! Shares are those of the firms' revenue by division of GB/T 4754.
//! * LQ = share in the cluster ÷ share in the city (or in all submissions, where the city's is not
//!   published);
//! * HHI = Σ s²;
//! * Krugman = Σ|s − r|, from 0 to 2, r being the share in all submissions;
//! * UNIDO's similarity = Σxy ÷ √(Σx²·Σy²), from 0 to 1. Its square is rational, so squares are
//!   kept and compared, and [`root_decimal`] prints.

use std::collections::BTreeMap;

use dashu_int::UBig;

use super::alike::{Coarse, candidates};
use super::city::CityFigures;
use super::rules::RollupRules;
use super::submission::Submission;
use crate::quantity::Rational;
use crate::quantity::rational::power_of_ten;

/// The industries of one submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// Share of each division, ascending by division.
    pub shares: Vec<(String, Rational)>,
    /// Σ s².
    pub hhi: Rational,
    /// Σ|s − r| against all submissions.
    pub krugman: Rational,
    /// The location quotient of each division that it has, in the order of `shares`.
    pub quotients: Vec<Quotient>,
}

/// A location quotient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotient {
    /// The division.
    pub division: String,
    /// Share in the cluster by share in the reference.
    pub value: Rational,
    /// What the reference is.
    pub against: Reference,
}

/// What a location quotient compares with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// The city's published share.
    City,
    /// The share in all submissions together.
    Submissions,
}

/// The structures of all submissions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structures {
    /// By place; none for a submission without firms, or whose firms have no revenue.
    pub own: Vec<Option<Structure>>,
    /// Share of each division in all submissions together.
    pub whole: Vec<(String, Rational)>,
    /// Σ s² of all submissions' shares of the revenue of firms: how concentrated it is on few.
    pub among: Option<Rational>,
}

type Sums = BTreeMap<String, Rational>;

/// The structures of submissions.
pub(super) fn structures(
    rules: &RollupRules,
    submissions: &[Submission],
    (city, quarter): (&CityFigures, (u16, u8)),
) -> Structures {
    let names = &rules.tables;
    let amount = names.amounts.iter().position(|it| *it == names.structure);
    let sums: Vec<Sums> = submissions.iter().map(|it| sums_of(it, amount)).collect();
    let mut all = Sums::new();
    for (division, value) in sums.iter().flatten() {
        *all.entry(division.clone()).or_insert(Rational::ZERO) += value;
    }
    let whole = shares_of(&all).unwrap_or_default();
    let quotient = |(division, share): &(String, Rational)| {
        let published = city.share_of(&names.structure, quarter, division);
        let published = published.filter(|it| *it > Rational::ZERO);
        let (reference, against) = match published {
            Some(share) => (share, Reference::City),
            None => (share_in(&whole, division), Reference::Submissions),
        };
        (reference > Rational::ZERO).then(|| Quotient {
            division: division.clone(),
            value: share / reference,
            against,
        })
    };
    let own = sums.iter().map(|sums| {
        let shares = shares_of(sums)?;
        Some(Structure {
            hhi: shares.iter().map(|(_, it)| it * it).fold(Rational::ZERO, |sum, it| sum + it),
            krugman: krugman(&shares, &whole),
            quotients: shares.iter().filter_map(&quotient).collect(),
            shares,
        })
    });
    Structures { own: own.collect(), among: among(&sums), whole }
}

fn sums_of(submission: &Submission, amount: Option<usize>) -> Sums {
    let mut sums = Sums::new();
    for firm in submission.firms.iter().filter(|firm| !firm.industry.is_empty()) {
        let value = amount.and_then(|at| firm.amounts.get(at)).and_then(Option::as_ref);
        if let Some(value) = value.filter(|it| **it > Rational::ZERO) {
            *sums.entry(firm.industry.clone()).or_insert(Rational::ZERO) += value;
        }
    }
    sums
}

fn shares_of(sums: &Sums) -> Option<Vec<(String, Rational)>> {
    let whole = sums.values().fold(Rational::ZERO, |sum, it| sum + it);
    let share = |(division, value): (&String, &Rational)| (division.clone(), value / &whole);
    (whole > Rational::ZERO).then(|| sums.iter().map(share).collect())
}

fn share_in(shares: &[(String, Rational)], division: &str) -> Rational {
    let found = shares.iter().find(|(known, _)| known == division);
    found.map(|(_, share)| share.clone()).unwrap_or_default()
}

/// Over the divisions of the whole, of which a part's are some.
fn krugman(shares: &[(String, Rational)], whole: &[(String, Rational)]) -> Rational {
    let apart = whole.iter().map(|(division, reference)| {
        let difference = share_in(shares, division) - reference;
        if difference < Rational::ZERO { -difference } else { difference }
    });
    apart.fold(Rational::ZERO, |sum, it| sum + it)
}

fn among(sums: &[Sums]) -> Option<Rational> {
    let of = |sums: &Sums| sums.values().fold(Rational::ZERO, |sum, it| sum + it);
    let each: Vec<Rational> = sums.iter().map(of).collect();
    let whole = each.iter().fold(Rational::ZERO, |sum, it| sum + it);
    if whole <= Rational::ZERO {
        return None;
    }
    Some(each.iter().map(|it| it / &whole).fold(Rational::ZERO, |sum, it| sum + &it * &it))
}

impl Structures {
    /// The square of the similarity of two submissions; none where one has no structure.
    pub fn similarity_squared(&self, left: usize, right: usize) -> Option<Rational> {
        let of = |at: usize| self.own.get(at).and_then(Option::as_ref);
        let (left, right) = (of(left)?, of(right)?);
        let product =
            left.shares.iter().map(|(division, share)| share * share_in(&right.shares, division));
        let product = product.fold(Rational::ZERO, |sum, it| sum + it);
        Some(&product * &product / (&left.hhi * &right.hhi))
    }

    /// The pairs of submissions that are most alike, most alike first, of equal ones the first;
    /// with the square of their similarity.
    pub fn most_alike(&self, members: &[usize], most: usize) -> Vec<(usize, usize, Rational)> {
        let coarse = members.iter().filter_map(|at| {
            let own = self.own.get(*at)?.as_ref()?;
            Some((*at, Coarse::of(own, &self.whole)?))
        });
        let coarse: Vec<(usize, Coarse)> = coarse.collect();
        let exact = candidates(&coarse, most)
            .filter_map(|(one, other)| Some((one, other, self.similarity_squared(one, other)?)));
        let mut pairs: Vec<(usize, usize, Rational)> = exact.collect();
        pairs.sort_by(|a, b| b.2.cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        pairs.truncate(most);
        pairs
    }
}

/// The square root of a number that is not negative, to `places` places, halves up; exact to the
/// last place because it is taken of whole numbers.
pub fn root_decimal(square: &Rational, places: usize) -> String {
    let units = root_units(square, places);
    let unit = Rational::from_parts(units.into(), power_of_ten(places));
    crate::quantity::rational::fixed_decimal(&unit, places)
}

/// The root in units of the last place: ⌊2x⌋ is the whole root of ⌊4x²⌋, and x rounds to
/// ⌊(⌊2x⌋ + 1) ÷ 2⌋.
pub(crate) fn root_units(square: &Rational, places: usize) -> UBig {
    if *square <= Rational::ZERO {
        return UBig::ZERO;
    }
    let scale = power_of_ten(places);
    let numerator = UBig::try_from(square.numerator().clone()).unwrap_or(UBig::ZERO);
    let numerator = numerator * &scale * &scale * UBig::from(4u8);
    let whole = numerator / square.denominator();
    (whole_root(&whole) + UBig::ONE) / UBig::from(2u8)
}

/// ⌊√n⌋ by Newton's method from above.
fn whole_root(number: &UBig) -> UBig {
    if *number == UBig::ZERO {
        return UBig::ZERO;
    }
    let digits = number.to_string().len();
    let mut root = power_of_ten(digits.div_ceil(2));
    loop {
        let next = (&root + number / &root) / UBig::from(2u8);
        if next >= root {
            return root;
        }
        root = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::rational::rational_from_decimal;

    fn of(text: &str) -> Rational {
        rational_from_decimal(text).unwrap_or_default()
    }

    /// Structures of a few divisions with shares that are close to each other, some the same.
    fn invented(count: u64) -> Structures {
        let mut state = 7u64;
        let mut random = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 40).checked_rem(most).unwrap_or_default()
        };
        let sums = (0..count).map(|_| {
            let count = random(4);
            let divisions = (0..=count).map(|_| (format!("{:02}", random(6)), random(5)));
            divisions
                .map(|(division, value)| (division, Rational::from(value.saturating_add(1))))
                .collect::<Sums>()
        });
        let sums: Vec<Sums> = sums.collect();
        let mut all = Sums::new();
        for (division, value) in sums.iter().flatten() {
            *all.entry(division.clone()).or_insert(Rational::ZERO) += value;
        }
        let own = sums.iter().map(|sums| {
            let shares = shares_of(sums)?;
            let hhi = shares.iter().map(|(_, it)| it * it).fold(Rational::ZERO, |sum, it| sum + it);
            Some(Structure { shares, hhi, krugman: Rational::ZERO, quotients: Vec::new() })
        });
        Structures { own: own.collect(), whole: shares_of(&all).unwrap_or_default(), among: None }
    }

    #[test]
    fn the_most_alike_are_those_of_all_pairs() {
        let structures = invented(60);
        let members: Vec<usize> = (0..60).collect();
        let mut all = Vec::new();
        for one in 0..60 {
            for other in one + 1..60 {
                all.extend(structures.similarity_squared(one, other).map(|it| (one, other, it)));
            }
        }
        all.sort_by(|a, b| b.2.cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        for most in [0, 1, 7, 200, 10_000] {
            let expected: Vec<_> = all.iter().take(most).cloned().collect();
            assert_eq!(structures.most_alike(&members, most), expected, "{most}");
        }
    }

    #[test]
    fn roots_are_right_to_the_last_place() {
        for (square, places, root) in [
            ("2", 12, "1.414213562373"),
            ("0", 3, "0.000"),
            ("1", 3, "1.000"),
            ("0.25", 1, "0.5"),
            // 0.5 exactly between two: halves go up.
            ("0.25", 0, "1"),
            ("0.2499999999", 0, "0"),
            ("1000000000000", 2, "1000000.00"),
        ] {
            assert_eq!(root_decimal(&of(square), places), root, "{square}");
        }
    }
}
