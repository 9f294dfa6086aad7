//! [`judged`]: the sheets of experts → the mean of an application.
//!
//! An expert's score is Σ weight × score ÷ Σ weight, exact. No sheet gives no mean; fewer than the
//! rule trims give the plain mean. Nothing is rounded here.

use std::collections::BTreeSet;

use super::rules::{ConflictBy, ExpertRules};
use crate::quantity::Rational;
use crate::quantity::rational::power_of_ten;

/// Who judges.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expert {
    /// The name.
    pub name: String,
    /// The employer; empty if it is not known.
    pub employer: String,
    /// Code of the district; empty if it is not known.
    pub district: String,
}

/// Who is judged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Application {
    /// The kind of cluster.
    pub kind: String,
    /// The cluster.
    pub cluster: String,
    /// Code of its district.
    pub district: String,
    /// Those who manage it, and its firms: an expert who works for one of them is partial.
    pub organisations: Vec<String>,
}

/// What an expert gave an application.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoreSheet {
    /// The expert's name.
    pub expert: String,
    /// The kind of cluster.
    pub kind: String,
    /// The cluster.
    pub cluster: String,
    /// Scores in the order of the criteria; what is not there is none.
    pub scores: Vec<Option<Rational>>,
}

/// What became of an expert's sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetState {
    /// It counts.
    Counted(Rational),
    /// It is one of the highest or lowest, which are left out.
    Trimmed(Rational),
    /// The expert is partial: left out, whatever the sheet says.
    Conflict(ConflictBy),
    /// Criteria without a score, by place.
    Incomplete(Vec<usize>),
    /// Scores that are not on the scale, by place of their criteria.
    OffScale(Vec<usize>),
    /// The expert gave two sheets; neither counts.
    Twice,
    /// The expert gave none.
    Absent,
}

/// An application as it was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// For each expert, in the order given, what became of the sheet.
    pub sheets: Vec<SheetState>,
    /// The mean of those that count; none if none does.
    pub mean: Option<Rational>,
}

/// Judges an application.
pub fn judged(
    rules: &ExpertRules,
    experts: &[Expert],
    application: &Application,
    sheets: &[ScoreSheet],
) -> Judged {
    let own: Vec<&ScoreSheet> = sheets
        .iter()
        .filter(|it| is_same(&it.cluster, &application.cluster) && it.kind == application.kind)
        .collect();
    let mut states: Vec<SheetState> =
        experts.iter().map(|expert| state(rules, expert, application, &own)).collect();
    trim(rules, &mut states);
    let counted = states.iter().filter_map(|it| match it {
        SheetState::Counted(score) => Some(score),
        _ => None,
    });
    let counted: Vec<&Rational> = counted.collect();
    let sum = counted.iter().fold(Rational::ZERO, |sum, it| sum + *it);
    let mean = (!counted.is_empty()).then(|| sum / Rational::from(counted.len()));
    Judged { sheets: states, mean }
}

fn state(
    rules: &ExpertRules,
    expert: &Expert,
    application: &Application,
    sheets: &[&ScoreSheet],
) -> SheetState {
    if let Some(by) =
        rules.conflicts.iter().copied().find(|by| is_partial(*by, expert, application))
    {
        return SheetState::Conflict(by);
    }
    let mut own = sheets.iter().filter(|it| is_same(&it.expert, &expert.name));
    let Some(sheet) = own.next() else { return SheetState::Absent };
    if own.next().is_some() {
        return SheetState::Twice;
    }
    let score = |place: usize| sheet.scores.get(place).and_then(Option::as_ref);
    let places = || 0..rules.criteria.len();
    if places().all(|place| score(place).is_none()) {
        return SheetState::Absent;
    }
    let off: Vec<usize> =
        places().filter(|it| score(*it).is_some_and(|it| !is_on_scale(rules, it))).collect();
    if !off.is_empty() {
        return SheetState::OffScale(off);
    }
    let missing: Vec<usize> = places().filter(|it| score(*it).is_none()).collect();
    if !missing.is_empty() {
        return SheetState::Incomplete(missing);
    }
    let weighed = rules.criteria.iter().zip(&sheet.scores);
    let (sum, weights) =
        weighed.fold((Rational::ZERO, Rational::ZERO), |(sum, weights), (it, score)| {
            let score = score.clone().unwrap_or_default();
            (sum + score * &it.weight, weights + &it.weight)
        });
    // Weights are above zero, and there is a criterion: the rules are not read otherwise.
    SheetState::Counted(if weights == Rational::ZERO { sum } else { sum / weights })
}

fn is_on_scale(rules: &ExpertRules, score: &Rational) -> bool {
    let [least, greatest] = &rules.scale;
    let units = score * Rational::from(power_of_ten(rules.places));
    score >= least && score <= greatest && units.is_int()
}

/// Whether an expert is partial. What is not known makes nobody partial.
fn is_partial(by: ConflictBy, expert: &Expert, application: &Application) -> bool {
    let is_known = |text: &str| !text.trim().is_empty();
    match by {
        ConflictBy::District => {
            is_known(&expert.district) && is_same(&expert.district, &application.district)
        }
        ConflictBy::Employer => {
            let mut theirs = application.organisations.iter();
            is_known(&expert.employer) && theirs.any(|it| is_same(it, &expert.employer))
        }
    }
}

/// Names are the same whatever blanks stand around or within them.
fn is_same(one: &str, other: &str) -> bool {
    let signs = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    signs(one) == signs(other)
}

/// Leaves out the highest and the lowest, from so many sheets on; of equal ones those of the experts
/// that come first, which makes no difference to the mean.
fn trim(rules: &ExpertRules, states: &mut [SheetState]) {
    let mut scores: Vec<(Rational, usize)> = Vec::new();
    for (place, state) in states.iter().enumerate() {
        if let SheetState::Counted(score) = state {
            scores.push((score.clone(), place));
        }
    }
    if scores.len() < rules.trim_from {
        return;
    }
    scores.sort();
    let lowest = scores.iter().take(rules.trim);
    let ends: BTreeSet<usize> =
        lowest.chain(scores.iter().rev().take(rules.trim)).map(|(_, place)| *place).collect();
    for (score, place) in scores.iter().filter(|(_, place)| ends.contains(place)) {
        if let Some(state) = states.get_mut(*place) {
            *state = SheetState::Trimmed(score.clone());
        }
    }
}
