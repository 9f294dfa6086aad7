//! A dossier → [`Judgement`]: passed, failed or open, with what is lacking and what is missing.

use std::sync::Arc;

use super::compile::Standard;
use super::document::{ConditionEntry, RouteEntry};
use crate::assess::Evaluation;
use crate::assess::vetoes::{VetoOutcome, VetoState};
use crate::facts::{Dossier, Finding, FindingCode, ReportingPeriod, facts_from_entries};
use crate::quantity::Rational;
use crate::rubric::compiled::VetoTest;

/// What can be said of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Passed,
    /// It does not hold.
    Failed,
    /// It cannot be judged yet.
    Open,
}

impl Verdict {
    /// Name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "pass",
            Self::Failed => "fail",
            Self::Open => "cannot-be-judged",
        }
    }

    /// All must hold.
    fn of_all(verdicts: impl Iterator<Item = Self> + Clone) -> Self {
        if verdicts.clone().any(|it| it == Self::Failed) {
            return Self::Failed;
        }
        let mut verdicts = verdicts;
        if verdicts.any(|it| it == Self::Open) { Self::Open } else { Self::Passed }
    }

    /// One must hold.
    fn of_any(verdicts: impl Iterator<Item = Self> + Clone) -> Self {
        if verdicts.clone().any(|it| it == Self::Passed) {
            return Self::Passed;
        }
        let mut verdicts = verdicts;
        if verdicts.any(|it| it == Self::Open) { Self::Open } else { Self::Failed }
    }
}

/// The state of a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedState {
    /// Whether it holds.
    pub verdict: Verdict,
    /// The quantity to show, in its unit; nothing where it is not known.
    pub measure: Option<Rational>,
    /// How much is lacking, in the unit of the shortfall; in an interim period also of what is
    /// open.
    pub shortfall: Option<Rational>,
    /// Figures it waits for, by place in the standard.
    pub missing: Vec<usize>,
    /// True if a known zero keeps it from being judged.
    pub is_unjudgeable: bool,
}

/// The state of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteState {
    /// Whether all of its needs hold.
    pub verdict: Verdict,
    /// Its needs, in order.
    pub needs: Vec<NeedState>,
}

/// The state of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionState {
    /// Whether one of its routes holds.
    pub verdict: Verdict,
    /// Its routes, in order.
    pub routes: Vec<RouteState>,
}

/// Everything that can be said of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The period as written.
    pub period: Option<String>,
    /// True if it is not a whole year.
    pub is_interim: bool,
    /// Whether all conditions hold.
    pub verdict: Verdict,
    /// The conditions, in order.
    pub conditions: Vec<ConditionState>,
    /// Figures that open conditions wait for, by place in the standard, ascending.
    pub missing: Vec<usize>,
    /// What is wrong with entries. A figure that the standard does not use is not remarked on:
    /// a whole dossier may be judged.
    pub findings: Vec<Finding>,
}

/// Judges a dossier. Never fails: what cannot be read is a finding.
pub fn judge(standard: &Standard, dossier: &Dossier) -> Judgement {
    let (facts, period, mut findings) = facts_from_entries(&standard.rubric, dossier);
    findings.retain(|finding| finding.code != FindingCode::FigureNotUsed);
    let is_interim = period.is_none_or(ReportingPeriod::is_interim);
    let evaluation = Evaluation::new(Arc::clone(&standard.rubric), is_interim, facts);
    let mut states = need_states(standard, &evaluation).into_iter();
    let conditions: Vec<ConditionState> =
        standard.document.condition.iter().map(|it| condition_state(it, &mut states)).collect();
    let open = conditions.iter().filter(|it| it.verdict == Verdict::Open);
    let needs = open.flat_map(|it| &it.routes).flat_map(|route| &route.needs);
    let mut missing: Vec<usize> = needs.flat_map(|need| need.missing.iter().copied()).collect();
    missing.sort_unstable();
    missing.dedup();
    Judgement {
        period: dossier.period.clone(),
        is_interim,
        verdict: Verdict::of_all(conditions.iter().map(|it| it.verdict)),
        conditions,
        missing,
        findings,
    }
}

fn condition_state(
    entry: &ConditionEntry,
    states: &mut impl Iterator<Item = NeedState>,
) -> ConditionState {
    let routes: Vec<RouteState> = entry.route.iter().map(|it| route_state(it, states)).collect();
    ConditionState { verdict: Verdict::of_any(routes.iter().map(|it| it.verdict)), routes }
}

fn route_state(entry: &RouteEntry, states: &mut impl Iterator<Item = NeedState>) -> RouteState {
    let needs: Vec<NeedState> = states.take(entry.need.len()).collect();
    RouteState { verdict: Verdict::of_all(needs.iter().map(|it| it.verdict)), needs }
}

/// The states of all needs, in order.
fn need_states(standard: &Standard, evaluation: &Evaluation) -> Vec<NeedState> {
    let mut measures = standard.rubric.derived.iter();
    let outcomes = standard.rubric.vetoes.iter().zip(&evaluation.sheet().vetoes);
    let needs = standard.needs().zip(outcomes);
    needs
        .map(|(entry, (veto, outcome))| {
            let measure = entry.measure.as_ref().and_then(|_| measures.next());
            let missing = match &veto.test {
                Some(VetoTest::Condition(condition)) if outcome.state == VetoState::Undecided => {
                    evaluation.missing_for(condition.when)
                }
                _ => Vec::new(),
            };
            NeedState {
                verdict: verdict_of(outcome),
                measure: measure.and_then(|it| {
                    let value = evaluation.nodes().number(it.value)?;
                    Some(value / &it.unit.factor)
                }),
                shortfall: outcome.shortfall.clone(),
                missing,
                is_unjudgeable: outcome.state == VetoState::Unjudgeable,
            }
        })
        .collect()
}

fn verdict_of(outcome: &VetoOutcome) -> Verdict {
    match outcome.state {
        VetoState::Clear | VetoState::Off => Verdict::Passed,
        VetoState::Triggered => Verdict::Failed,
        VetoState::Undecided | VetoState::Unjudgeable => Verdict::Open,
    }
}
