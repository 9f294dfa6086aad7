//! Totals over a set of submissions: [`TotalLine`].
//!
//! A figure that a submission lacks is not zero: the line says who lacks it. Growth is that of the
//! sums over the submissions that have both the figure and its base (DOMAIN A3: 同比 on the
//! comparable base). Shares and differences of rates are exact; nothing is rounded here.

use std::sync::Arc;

use super::city::{CityFigure, CityFigures, Place};
use super::number::{Number, Source};
use super::rules::TotalRule;
use super::submission::Submission;
use crate::periods::quarters::previous_quarter;
use crate::periods::{Change, change_of};
use crate::quantity::Rational;

/// The sum of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The sum over those that have it.
    pub value: Rational,
    /// Who has it, by place.
    pub of: Arc<[usize]>,
    /// Who lacks it.
    pub lacking: Vec<usize>,
}

/// The growth of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// Year and quarter of the value.
    pub quarter: (u16, u8),
    /// The sum over those that have figure and base.
    pub value: Rational,
    /// The sum of their bases.
    pub base: Rational,
    /// What has become of the base.
    pub change: Change,
    /// Who has both.
    pub of: Arc<[usize]>,
    /// Who lacks one of them.
    pub lacking: Vec<usize>,
    /// Whose base is last year's own report, which need not be comparable.
    pub reported: Vec<usize>,
}

/// A total with its growth, and against the city and the quarter before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalLine {
    /// The figure.
    pub figure: String,
    /// Year and quarter.
    pub quarter: (u16, u8),
    /// Its sum; none if nobody has it.
    pub total: Option<Total>,
    /// Its growth on the comparable base.
    pub growth: Option<Growth>,
    /// The growth up to the quarter before, from the earlier reports beside the submissions.
    pub earlier: Option<Growth>,
    /// By how much growth is faster than up to the quarter before, over those that have both; as a
    /// share: 0.073 are 7.3 percentage points.
    pub step: Option<Number>,
    /// What the city, or the district of the group, has.
    pub city: Option<CityFigure>,
    /// Its share of that.
    pub share: Option<Number>,
    /// By how much growth is faster than there.
    pub against_city: Option<Number>,
}

/// The submissions of a group, each with its place.
pub(super) type Of<'a> = &'a [(usize, &'a Submission)];

/// The line of a figure.
pub(super) fn total_line(
    rule: &TotalRule,
    of: Of<'_>,
    quarter: (u16, u8),
    (city, place): (&CityFigures, &Place),
) -> TotalLine {
    let total = total(&rule.figure, of, quarter);
    let growth = growth(rule, of, quarter);
    let before = previous_quarter(quarter).filter(|(year, _)| *year == quarter.0);
    let earlier = before.and_then(|before| self::growth(rule, of, before));
    let city = city.find(&rule.figure, quarter, place).cloned();
    let published =
        |it: &CityFigure| Source::Published { figure: it.figure.clone(), from: it.from.clone() };
    let share = total.as_ref().zip(city.as_ref()).and_then(|(total, city)| {
        let whole = city.value.as_ref().filter(|it| **it > Rational::ZERO)?;
        let from = vec![sum(&rule.figure, quarter, &total.of), published(city)];
        Some(Number { value: &total.value / whole, from })
    });
    let against_city = growth.as_ref().zip(city.as_ref()).and_then(|(growth, city)| {
        let value = growth.change.rate()? - city.growth.as_ref()?;
        let mut from = sources(rule, growth);
        from.push(published(city));
        Some(Number { value, from })
    });
    let step = before.and_then(|before| step(rule, of, quarter, before));
    TotalLine {
        figure: rule.figure.clone(),
        quarter,
        total,
        growth,
        earlier,
        step,
        city,
        share,
        against_city,
    }
}

fn sum(figure: &str, quarter: (u16, u8), of: &Arc<[usize]>) -> Source {
    Source::Sum { figure: figure.to_owned(), quarter, of: Arc::clone(of) }
}

/// The two sums that a growth is made of.
pub fn sources(rule: &TotalRule, growth: &Growth) -> Vec<Source> {
    let mut from = vec![sum(&rule.figure, growth.quarter, &growth.of)];
    if let Some(base) = &rule.base {
        from.push(sum(base, growth.quarter, &growth.of));
    }
    from
}

/// The sum of a figure; nothing if nobody has it.
pub(super) fn total(figure: &str, of: Of<'_>, quarter: (u16, u8)) -> Option<Total> {
    let (mut value, mut have, mut lacking) = (Rational::ZERO, Vec::new(), Vec::new());
    for (place, submission) in of {
        match submission.number(figure, quarter) {
            Some(number) => {
                value += number;
                have.push(*place);
            }
            None => lacking.push(*place),
        }
    }
    (!have.is_empty()).then(|| Total { value, of: have.into(), lacking })
}

/// Figure and base of one submission, and whether the base is last year's own report.
pub(super) fn pair<'a>(
    rule: &TotalRule,
    submission: &'a Submission,
    quarter: (u16, u8),
) -> Option<(&'a Rational, &'a Rational, Base)> {
    let value = submission.number(&rule.figure, quarter)?;
    let comparable = rule.base.as_ref().and_then(|base| submission.number(base, quarter));
    if let Some(base) = comparable {
        return Some((value, base, Base::Comparable));
    }
    let year = quarter.0.checked_sub(1)?;
    let reported = submission.number(&rule.figure, (year, quarter.1))?;
    Some((value, reported, Base::Reported))
}

/// What a growth is measured on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// The comparable figure of the year before.
    Comparable,
    /// What was reported a year before.
    Reported,
}

/// The growth over those that have figure and base; nothing if nobody has.
pub(super) fn growth(rule: &TotalRule, of: Of<'_>, quarter: (u16, u8)) -> Option<Growth> {
    let (mut value, mut base) = (Rational::ZERO, Rational::ZERO);
    let (mut have, mut lacking, mut reported) = (Vec::new(), Vec::new(), Vec::new());
    for (place, submission) in of {
        let Some((own, own_base, form)) = pair(rule, submission, quarter) else {
            lacking.push(*place);
            continue;
        };
        value += own;
        base += own_base;
        have.push(*place);
        if form == Base::Reported {
            reported.push(*place);
        }
    }
    if have.is_empty() {
        return None;
    }
    let change = change_of(&value, &base);
    Some(Growth { quarter, value, base, change, of: have.into(), lacking, reported })
}

/// The difference of the two growth rates over the submissions that have both.
fn step(rule: &TotalRule, of: Of<'_>, quarter: (u16, u8), before: (u16, u8)) -> Option<Number> {
    let both: Vec<(usize, &Submission)> = of
        .iter()
        .filter(|(_, it)| pair(rule, it, quarter).is_some() && pair(rule, it, before).is_some())
        .copied()
        .collect();
    let (now, then) = (growth(rule, &both, quarter)?, growth(rule, &both, before)?);
    let value = now.change.rate()? - then.change.rate()?;
    let mut from = sources(rule, &now);
    from.extend(sources(rule, &then));
    Some(Number { value, from })
}
