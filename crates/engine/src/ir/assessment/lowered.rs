//! [`LoweredAssessment`]: the program of a rubric, and where its answers stand.

use super::super::lowering::Lowering;
use super::super::program::{IntegerProgram, OperationId};
use super::printed::LoweredNumber;
use super::rating::{LoweredStars, rating};
use super::score::{Unweighed, unweighed, weighed};
use super::vetoes::{Evidence, LoweredVeto, outcome_of};
use super::waiting::waits;
use super::weights::effective_weights;
use crate::rubric::{Rubric, Term};

/// Points and weight in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoweredSum {
    /// Effective weight.
    pub weight: OperationId,
    /// Points at least.
    pub low: OperationId,
    /// Points at most.
    pub high: OperationId,
}

/// An indicator in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoweredIndicator {
    /// 0 scored, 1 missing, 2 not applicable.
    pub state: OperationId,
    /// 0 where a value stands for it, 1 where a case gives its share, from 2 on the place of the
    /// word that stands for it; only where it is scored.
    pub kind: OperationId,
    /// 0 where its own route counts, from 1 on the place of the case that has another.
    pub route: OperationId,
    /// Its value as it is printed, in the unit of its route.
    pub value: LoweredNumber,
    /// Its share of the weight in ten-thousandths, halves up; only where it is scored.
    pub share: OperationId,
    /// Effective weight in hundredths.
    pub weight: OperationId,
    /// Points at least, in hundredths.
    pub low: OperationId,
    /// Points at most, in hundredths.
    pub high: OperationId,
}

/// Everything that an assessment says, in whole numbers. Lists are in the rubric's order.
#[derive(Debug, Clone)]
pub struct LoweredAssessment {
    /// What computes it.
    pub program: IntegerProgram,
    /// Items.
    pub indicators: Vec<LoweredIndicator>,
    /// Groups.
    pub dimensions: Vec<LoweredSum>,
    /// Near-term, then long-term.
    pub terms: [LoweredSum; 2],
    /// All items.
    pub total: LoweredSum,
    /// Vetoes.
    pub vetoes: Vec<LoweredVeto>,
    /// Stars.
    pub stars: LoweredStars,
}

/// The whole of a rubric.
pub fn lowered_assessment(rubric: &Rubric) -> LoweredAssessment {
    let mut lowering = Lowering::default();
    let nodes = lowering.nodes(&rubric.graph, &rubric.figure_scales());
    for node in &nodes {
        lowering.keep_within(node.denominator, 1, None);
    }
    let items: Vec<Unweighed> = (0..rubric.indicators.len())
        .map(|index| unweighed(&mut lowering, rubric, index, &nodes))
        .collect();
    let applies: Vec<OperationId> = items.iter().map(|item| item.applies).collect();
    let weights = effective_weights(&mut lowering, rubric, &applies);
    let indicators: Vec<LoweredIndicator> = items
        .iter()
        .zip(&weights.indicators)
        .map(|(item, weight)| weighed(&mut lowering, item, *weight))
        .collect();
    let of_dimension = |at: usize| {
        let own = rubric.indicators.iter().zip(&indicators);
        own.filter(move |(it, _)| it.dimension == at).map(|(_, lowered)| *lowered)
    };
    let mut dimensions = Vec::new();
    for (at, weight) in weights.dimensions.iter().enumerate() {
        dimensions.push(LoweredSum { weight: *weight, ..sum(&mut lowering, of_dimension(at)) });
    }
    let terms = [Term::Near, Term::Long].map(|term| {
        let own = rubric.indicators.iter().zip(&indicators);
        sum(&mut lowering, own.filter(|(it, _)| it.term == term).map(|(_, it)| *it))
    });
    let total = sum_of(&mut lowering, dimensions.iter().copied());
    let waits = waits(&mut lowering, rubric, &nodes);
    let evidence = Evidence { nodes: &nodes, waits: &waits, terms };
    let vetoes: Vec<LoweredVeto> =
        rubric.vetoes.iter().map(|veto| outcome_of(&mut lowering, veto, &evidence)).collect();
    let stars = rating(&mut lowering, rubric, total, &vetoes);
    let program = lowering.into_program();
    LoweredAssessment { program, indicators, dimensions, terms, total, vetoes, stars }
}

fn sum(lowering: &mut Lowering, items: impl Iterator<Item = LoweredIndicator>) -> LoweredSum {
    sum_of(lowering, items.map(|it| LoweredSum { weight: it.weight, low: it.low, high: it.high }))
}

fn sum_of(lowering: &mut Lowering, parts: impl Iterator<Item = LoweredSum>) -> LoweredSum {
    let parts: Vec<LoweredSum> = parts.collect();
    LoweredSum {
        weight: lowering.sum(parts.iter().map(|part| part.weight)),
        low: lowering.sum(parts.iter().map(|part| part.low)),
        high: lowering.sum(parts.iter().map(|part| part.high)),
    }
}
