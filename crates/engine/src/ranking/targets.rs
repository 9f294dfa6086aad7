//! [`TargetLine`], [`LevelLine`]: targets of the plan with their progress, and leading levels.

use super::lists::Candidate;
use super::measure::indicator;
use super::rules::{LevelRule, TargetRule};
use crate::quantity::Rational;
use crate::rollup::Group;

/// A target and how far it is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetLine {
    /// What there is; none if it is not known.
    pub actual: Option<Rational>,
    /// What there is by what there should be, as a share; none where one of them is not positive.
    pub progress: Option<Rational>,
    /// True if the target is reached.
    pub is_reached: bool,
    /// Of a number of clusters: which ones reach it.
    pub of: Vec<usize>,
}

pub(super) fn target_line(
    rule: &TargetRule,
    group: &Group,
    candidates: &[Candidate<'_>],
) -> TargetLine {
    let (actual, of) = match &rule.each {
        None => (rule.measure.of_group(group), Vec::new()),
        Some(each) => {
            let reaches = |it: &&Candidate<'_>| {
                rule.measure.of(it.submission, it.own, it.place).is_some_and(|it| it >= *each)
            };
            let of: Vec<usize> = candidates.iter().filter(reaches).map(|it| it.at).collect();
            (Some(Rational::from(of.len())), of)
        }
    };
    let is_positive = |it: &&Rational| **it >= Rational::ZERO && rule.at_least > Rational::ZERO;
    TargetLine {
        progress: actual.as_ref().filter(is_positive).map(|it| it / &rule.at_least),
        is_reached: actual.as_ref().is_some_and(|it| *it >= rule.at_least),
        actual,
        of,
    }
}

/// A leading level, and who reaches it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelLine {
    /// Who reaches it, by place.
    pub reached: Vec<usize>,
    /// Who does not.
    pub below: Vec<usize>,
    /// Of whom it is not known.
    pub unknown: Vec<usize>,
}

pub(super) fn level_line(rule: &LevelRule, candidates: &[Candidate<'_>]) -> LevelLine {
    let mut line = LevelLine { reached: Vec::new(), below: Vec::new(), unknown: Vec::new() };
    for candidate in candidates {
        match indicator(candidate.submission, &rule.indicator) {
            None => line.unknown.push(candidate.at),
            Some(value) if value >= rule.at_least => line.reached.push(candidate.at),
            Some(_) => line.below.push(candidate.at),
        }
    }
    line
}
