//! [`peer_scores`]: values of items against those of the same kind of cluster.
//!
//! x is an item's value, turned round where less is better; n values are compared.
//! * min–max: (x − min) ÷ (max − min);
//! * efficacy coefficient (功效系数, DOMAIN A3, peer version): base + span × min–max, 60 and 40;
//! * z-score: (x − mean) ÷ standard deviation of all n, to 12 places, halves away from zero;
//! * rank: (n − r) ÷ (n − 1), r being one more than the values above;
//! * percentile: (values below + half of the other equal ones) ÷ (n − 1).
//!
//! Where all values are equal (one cluster included) nothing can be compared: the full share (for
//! z-scores 0), with a note. A missing value is no value and scores nothing. A case without a value
//! (a loss turned into a profit) keeps the share that the rubric gives it.

use core::cmp::Ordering;

use crate::assess::values::{ScoredValue, route_now};
use crate::assess::{IndicatorValue, gaps::is_less_better};
use crate::quantity::rational::{hundredths_half_up, power_of_ten};
use crate::quantity::{Hundredths, Rational};
use crate::rollup::Submission;
use crate::rollup::structure::root_units;

/// Places of a z-score.
const PLACES: usize = 12;

/// How values are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeerMethod {
    /// From the least to the greatest.
    MinMax,
    /// A base for taking part, and a span from the least to the greatest.
    Efficacy {
        /// The share of the least.
        base: Rational,
        /// What the greatest has more.
        span: Rational,
    },
    /// Standard deviations from the mean.
    ZScore,
    /// By rank.
    Rank,
    /// By how many are below.
    Percentile,
}

/// What must be known of a peer score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeerNote {
    /// All values are equal: there is nothing to compare.
    NoComparison,
    /// A case without a value: the rubric's own share.
    ByCase,
    /// The value is missing.
    Missing,
    /// It does not apply.
    NotApplicable,
}

impl PeerNote {
    /// Name in files, and key of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoComparison => "no-comparison",
            Self::ByCase => "by-case",
            Self::Missing => "missing",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// An item's score against those of the same kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerItem {
    /// The share, or the z-score.
    pub share: Option<Rational>,
    /// Share times effective weight, rounded to two places.
    pub points: Hundredths,
    /// What must be known of it.
    pub note: Option<PeerNote>,
}

/// A submission's scores.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeerScore {
    /// In the order of the rubric's indicators.
    pub items: Vec<PeerItem>,
    /// The sum of points.
    pub total: Hundredths,
}

impl PeerMethod {
    /// The method of a name, with base and span.
    pub fn parse(name: &str, [base, span]: [Option<Rational>; 2]) -> Option<Self> {
        Some(match name {
            "min-max" => Self::MinMax,
            "efficacy" => Self::Efficacy { base: base?, span: span? },
            "z-score" => Self::ZScore,
            "rank" => Self::Rank,
            "percentile" => Self::Percentile,
            _ => return None,
        })
    }

    /// The share of each of these values, higher being better; none where all are equal.
    pub fn shares(&self, values: &[Rational]) -> Option<Vec<Rational>> {
        let (least, greatest) = (values.iter().min()?, values.iter().max()?);
        if least == greatest {
            return None;
        }
        let within = |value: &Rational| (value - least) / (greatest - least);
        Some(match self {
            Self::MinMax => values.iter().map(within).collect(),
            Self::Efficacy { base, span } => {
                values.iter().map(|value| base + span * within(value)).collect()
            }
            Self::ZScore => z_scores(values),
            Self::Rank => values.iter().map(|value| by_rank(value, values)).collect(),
            Self::Percentile => values.iter().map(|value| by_percentile(value, values)).collect(),
        })
    }

    /// The share where nothing can be compared.
    fn full(&self) -> Rational {
        if *self == Self::ZScore { Rational::ZERO } else { Rational::ONE }
    }
}

fn z_scores(values: &[Rational]) -> Vec<Rational> {
    let count = Rational::from(values.len());
    let mean = values.iter().fold(Rational::ZERO, |sum, it| sum + it) / &count;
    let squares = values.iter().map(|it| (it - &mean) * (it - &mean));
    let variance = squares.fold(Rational::ZERO, |sum, it| sum + it) / count;
    let score = |value: &Rational| {
        let apart = value - &mean;
        let units = root_units(&(&apart * &apart / &variance), PLACES);
        let size = Rational::from_parts(units.into(), power_of_ten(PLACES));
        if apart < Rational::ZERO { -size } else { size }
    };
    values.iter().map(score).collect()
}

fn by_rank(value: &Rational, values: &[Rational]) -> Rational {
    let above = values.iter().filter(|other| *other > value).count();
    let others = values.len().saturating_sub(1);
    Rational::from(others.saturating_sub(above)) / Rational::from(others)
}

fn by_percentile(value: &Rational, values: &[Rational]) -> Rational {
    let count = |of: Ordering| values.iter().filter(|other| (*other).cmp(value) == of).count();
    let equal = count(Ordering::Equal).saturating_sub(1);
    let half = Rational::from(equal) / Rational::from(2u8);
    (Rational::from(count(Ordering::Less)) + half) / Rational::from(values.len().saturating_sub(1))
}

/// The scores of submissions of one rubric, in the order given.
pub fn peer_scores(method: &PeerMethod, submissions: &[&Submission]) -> Vec<PeerScore> {
    let mut scores = vec![PeerScore::default(); submissions.len()];
    let count = submissions.first().map_or(0, |it| it.evaluation.sheet().indicators.len());
    for indicator in 0..count {
        for (score, item) in scores.iter_mut().zip(items(method, submissions, indicator)) {
            score.total = score.total.plus(item.points);
            score.items.push(item);
        }
    }
    scores
}

fn items(method: &PeerMethod, submissions: &[&Submission], indicator: usize) -> Vec<PeerItem> {
    let states: Vec<Option<&IndicatorValue>> =
        submissions.iter().map(|it| state(it, indicator)).collect();
    let value = |(submission, state): (&&Submission, Option<&IndicatorValue>)| match state {
        Some(IndicatorValue::Scored(ScoredValue { value: Some(value), .. })) => {
            Some(turned(submission, indicator, value))
        }
        _ => None,
    };
    let values: Vec<Option<Rational>> =
        submissions.iter().zip(states.iter().copied()).map(value).collect();
    let compared: Vec<Rational> = values.iter().flatten().cloned().collect();
    let mut shares = method.shares(&compared).map(Vec::into_iter);
    let item = |((submission, state), value): (
        (&&Submission, Option<&IndicatorValue>),
        &Option<Rational>,
    )| {
        let (share, note) = match (state, value) {
            (_, Some(_)) => match shares.as_mut() {
                Some(shares) => (shares.next(), None),
                None => (Some(method.full()), Some(PeerNote::NoComparison)),
            },
            (Some(IndicatorValue::Scored(scored)), None) => {
                (Some(scored.share.clone()), Some(PeerNote::ByCase))
            }
            (Some(IndicatorValue::NotApplicable), None) => (None, Some(PeerNote::NotApplicable)),
            _ => (None, Some(PeerNote::Missing)),
        };
        let weight = submission.evaluation.sheet().indicators.get(indicator).map(|it| it.weight);
        let weight = weight.unwrap_or_default().to_rational();
        let points = share.as_ref().map(|share| hundredths_half_up(&(share * weight)));
        PeerItem { share, points: points.unwrap_or_default(), note }
    };
    submissions.iter().zip(states.iter().copied()).zip(&values).map(item).collect()
}

pub(super) fn state(submission: &Submission, indicator: usize) -> Option<&IndicatorValue> {
    submission.evaluation.sheet().indicators.get(indicator).map(|score| &score.value)
}

/// A value such that higher is better.
pub(super) fn turned(submission: &Submission, indicator: usize, value: &Rational) -> Rational {
    let evaluation = &submission.evaluation;
    let compiled = evaluation.rubric().indicators.get(indicator);
    let is_turned = compiled.is_some_and(|compiled| {
        is_less_better(&compiled.route_of(route_now(compiled, evaluation.nodes())).curve)
    });
    if is_turned { -value.clone() } else { value.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::rational::{rational_from_decimal, short_decimal};

    fn of(texts: &[&str]) -> Vec<Rational> {
        texts.iter().filter_map(|text| rational_from_decimal(text)).collect()
    }

    fn said(method: &PeerMethod, texts: &[&str]) -> Option<Vec<String>> {
        let shares = method.shares(&of(texts))?;
        Some(shares.iter().map(|it| short_decimal(it, PLACES)).collect())
    }

    #[test]
    fn methods_give_what_their_formulas_say() {
        let efficacy = PeerMethod::parse(
            "efficacy",
            [rational_from_decimal("0.6"), rational_from_decimal("0.4")],
        );
        let efficacy = efficacy.unwrap_or(PeerMethod::MinMax);
        let some = |texts: [&str; 3]| Some(texts.map(str::to_owned).to_vec());
        assert_eq!(said(&PeerMethod::MinMax, &["0", "5", "20"]), some(["0", "0.25", "1"]));
        assert_eq!(said(&efficacy, &["0", "5", "20"]), some(["0.6", "0.7", "1"]));
        assert_eq!(said(&PeerMethod::Rank, &["5", "5", "1"]), some(["1", "1", "0"]));
        assert_eq!(said(&PeerMethod::Percentile, &["5", "5", "1"]), some(["0.75", "0.75", "0"]));
        let z = some(["-1.224744871392", "0", "1.224744871392"]);
        assert_eq!(said(&PeerMethod::ZScore, &["1", "2", "3"]), z);
        assert_eq!(said(&PeerMethod::MinMax, &["3", "3"]), None);
        assert_eq!(said(&PeerMethod::ZScore, &["3"]), None);
    }
}
