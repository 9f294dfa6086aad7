//! [`Audit`]: who stands close to a star's edge or to the line of a veto, on either side.

use super::rules::RankingRules;
use crate::assess::Evaluation;
use crate::graph::{Deciding, NodeId, NodeKind};
use crate::quantity::{Hundredths, Rational};
use crate::rollup::Submission;
use crate::rubric::compiled::VetoTest;

/// A submission to look at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Its place.
    pub submission: usize,
    /// Why, nearest to the beginning of the rubric first.
    pub reasons: Vec<AuditReason>,
}

/// Why a submission is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditReason {
    /// A total close to the edge of a star.
    Star {
        /// The stars from the edge on.
        stars: u8,
        /// The edge.
        edge: Hundredths,
        /// The total: lowest or highest.
        total: Hundredths,
    },
    /// A veto close to its line.
    Veto {
        /// Its place in the rubric.
        veto: usize,
        /// By how much it is off the line, as a share of the line; negative below it.
        off: Rational,
    },
}

/// The reasons to look at a submission; nothing if there is none.
pub(super) fn audit(rules: &RankingRules, at: usize, submission: &Submission) -> Option<Audit> {
    let mut reasons = star_reasons(rules, submission);
    let evaluation = &submission.evaluation;
    for (veto, compiled) in evaluation.rubric().vetoes.iter().enumerate() {
        if let Some(VetoTest::Condition(condition)) = &compiled.test {
            let off = offs(evaluation, condition.when);
            let near = off.into_iter().filter(|off| size(off) <= rules.audit_line);
            reasons.extend(near.map(|off| AuditReason::Veto { veto, off }));
        }
    }
    (!reasons.is_empty()).then_some(Audit { submission: at, reasons })
}

fn star_reasons(rules: &RankingRules, submission: &Submission) -> Vec<AuditReason> {
    let evaluation = &submission.evaluation;
    let total = evaluation.sheet().total;
    let mut ends = vec![total.low, total.high];
    ends.dedup();
    let mut reasons = Vec::new();
    for total in ends {
        for (stars, edge) in evaluation.rubric().bands.iter().filter(|(_, edge)| edge.0 > 0) {
            if size(&total.minus(*edge).to_rational()) <= rules.audit_points {
                reasons.push(AuditReason::Star { stars: *stars, edge: *edge, total });
            }
        }
    }
    reasons
}

/// How far the comparisons that decide a condition are off their lines, as shares of the lines.
fn offs(evaluation: &Evaluation, root: NodeId) -> Vec<Rational> {
    let (graph, nodes) = (&evaluation.rubric().graph, evaluation.nodes());
    let (mut offs, mut open) = (Vec::new(), vec![root]);
    while let Some(node) = open.pop().and_then(|id| graph.node(id)) {
        let NodeKind::Apply(operator) = &node.kind else { continue };
        let is_comparison = ["<", "<=", ">", ">="].contains(&operator.name());
        if let ([left, right], true) = (node.arguments.as_slice(), is_comparison) {
            let both = nodes.number(*left).zip(nodes.number(*right));
            let both = both.filter(|(_, line)| **line != Rational::ZERO);
            offs.extend(both.map(|(value, line)| (value - line) / size(line)));
            continue;
        }
        let argument = |at: usize| node.arguments.get(at).copied();
        match operator.deciding(nodes.arguments(node)) {
            Deciding::All => open.extend(&node.arguments),
            Deciding::Only(at) => open.extend(argument(at)),
            Deciding::Both(one, two) => open.extend([one, two].into_iter().filter_map(argument)),
        }
    }
    offs
}

fn size(value: &Rational) -> Rational {
    if *value < Rational::ZERO { -value.clone() } else { value.clone() }
}
