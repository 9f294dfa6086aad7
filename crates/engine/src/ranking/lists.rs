//! [`Listed`]: whom to reward and whom to spur, by declared grounds.

use super::measure::Place;
use super::rules::{Condition, ListRule};
use crate::quantity::Rational;
use crate::rollup::{Group, Submission};

/// A submission on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its place.
    pub submission: usize,
    /// The grounds that hold, by their places in the rule.
    pub grounds: Vec<usize>,
    /// Grounds that cannot be decided because something is not known.
    pub open: Vec<usize>,
}

/// A submission with what is known of it.
pub(super) struct Candidate<'a> {
    pub(super) at: usize,
    pub(super) submission: &'a Submission,
    pub(super) own: &'a Group,
    pub(super) place: &'a Place,
}

/// Those for whom a ground holds or cannot be decided, by rank.
pub(super) fn listed(rule: &ListRule, candidates: &[Candidate<'_>]) -> Vec<Listed> {
    let one = |candidate: &Candidate<'_>| {
        let mut listed = Listed { submission: candidate.at, grounds: Vec::new(), open: Vec::new() };
        for (place, ground) in rule.when.iter().enumerate() {
            match all(ground.all.iter().map(|it| holds(it, candidate))) {
                Some(true) => listed.grounds.push(place),
                Some(false) => {}
                None => listed.open.push(place),
            }
        }
        (!listed.grounds.is_empty() || !listed.open.is_empty()).then_some(listed)
    };
    let mut sorted: Vec<&Candidate<'_>> = candidates.iter().collect();
    sorted.sort_by_key(|it| (it.place.rank, it.at));
    sorted.into_iter().filter_map(one).collect()
}

/// False as soon as one is, else not known as soon as one is not.
fn all(mut conditions: impl Iterator<Item = Option<bool>> + Clone) -> Option<bool> {
    let mut again = conditions.clone();
    if conditions.any(|it| it == Some(false)) {
        return Some(false);
    }
    if again.any(|it| it.is_none()) { None } else { Some(true) }
}

fn holds(condition: &Condition, candidate: &Candidate<'_>) -> Option<bool> {
    let value = condition.measure.of(candidate.submission, candidate.own, candidate.place)?;
    let bound = |bound: &Option<Rational>, fits: fn(&Rational, &Rational) -> bool| {
        bound.as_ref().is_none_or(|bound| fits(&value, bound))
    };
    Some(
        bound(&condition.at_least, |value, bound| value >= bound)
            && bound(&condition.at_most, |value, bound| value <= bound)
            && bound(&condition.below, |value, bound| value < bound),
    )
}
