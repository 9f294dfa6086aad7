//! [`Evaluation`]: a score sheet kept up to date; an edit costs what depends on it.

use std::sync::Arc;

use super::assessment::{DimensionScore, ScoreSheet};
use super::rating::rating_from_scores;
use super::scores::{IndicatorScore, score_from_value};
use super::values::{IndicatorValue, route_now, value_from_nodes};
use super::vetoes::{Evidence, TermScore, VetoState, outcome_of};
use super::waiting::Waiting;
use super::weights::{EffectiveWeights, effective_weights};
use crate::facts::{FactSet, RawEntry};
use crate::graph::{NodeId, NodeValues};
use crate::rubric::compiled::{Indicator, Then, VetoTest};
use crate::rubric::{Rubric, Term};

/// What an edit changed, by place in the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Items whose score, or what they wait for, is another.
    pub indicators: Vec<usize>,
    /// True if weights were shared out anew.
    pub is_reweighted: bool,
}

/// A rubric applied to facts that change one at a time.
#[derive(Debug, Clone)]
pub struct Evaluation {
    rubric: Arc<Rubric>,
    is_interim: bool,
    facts: FactSet,
    nodes: NodeValues,
    weights: EffectiveWeights,
    sheet: ScoreSheet,
}

impl Evaluation {
    /// Everything from the facts.
    pub fn new(rubric: Arc<Rubric>, is_interim: bool, facts: FactSet) -> Self {
        let nodes = NodeValues::of(&rubric.graph, facts.facts());
        let values: Vec<IndicatorValue> = rubric
            .indicators
            .iter()
            .map(|indicator| value_from_nodes(indicator, &nodes, facts.facts()))
            .collect();
        let mut this = Self {
            rubric,
            is_interim,
            facts,
            nodes,
            weights: EffectiveWeights::default(),
            sheet: ScoreSheet::default(),
        };
        this.weigh(values);
        this.judge();
        this
    }

    /// Takes an entry for a figure and brings up to date what depends on it.
    pub fn give(&mut self, figure: usize, entry: &RawEntry) -> Change {
        let before = self.facts.fact(figure).clone();
        self.facts.give(&self.rubric, figure, entry);
        if *self.facts.fact(figure) == before {
            return Change::default();
        }
        let rubric = Arc::clone(&self.rubric);
        let Some(touched) = rubric.figures.get(figure) else { return Change::default() };
        for node in &touched.cone {
            self.nodes.recompute(&rubric.graph, self.facts.facts(), *node);
        }
        let mut change = Change::default();
        for index in &touched.indicators {
            if let Some(indicator) = rubric.indicators.get(*index) {
                self.revalue(*index, indicator, &mut change);
            }
        }
        if change.is_reweighted {
            let scores = core::mem::take(&mut self.sheet.indicators);
            self.weigh(scores.into_iter().map(|score| score.value).collect());
            change.indicators = (0..rubric.indicators.len()).collect();
        }
        self.judge();
        change
    }

    /// Says whether the period is interim.
    pub fn set_interim(&mut self, is_interim: bool) {
        self.is_interim = is_interim;
        self.judge();
    }

    /// One indicator again; its points, and the sums that hold them.
    fn revalue(&mut self, index: usize, indicator: &Indicator, change: &mut Change) {
        let value = value_from_nodes(indicator, &self.nodes, self.facts.facts());
        let Some(slot) = self.sheet.indicators.get_mut(index) else { return };
        let is_same = slot.value == value;
        // Still missing, but perhaps waiting for fewer figures than before.
        if !is_same || value == IndicatorValue::Missing {
            change.indicators.push(index);
        }
        if is_same {
            return;
        }
        let applied = slot.value != IndicatorValue::NotApplicable;
        change.is_reweighted |= applied != (value != IndicatorValue::NotApplicable);
        let score = score_from_value(value, slot.weight);
        let (old, new) = (slot.points, score.points);
        *slot = score;
        self.sheet.total = self.sheet.total.minus(old).plus(new);
        if let Some(dimension) = self.sheet.dimensions.get_mut(indicator.dimension) {
            dimension.points = dimension.points.minus(old).plus(new);
        }
        let term = term_of(&mut self.sheet.terms, indicator.term);
        term.points = term.points.minus(old).plus(new);
    }

    /// Weights, points and sums from the values.
    fn weigh(&mut self, values: Vec<IndicatorValue>) {
        let applies: Vec<bool> =
            values.iter().map(|value| *value != IndicatorValue::NotApplicable).collect();
        self.weights = effective_weights(&self.rubric, &applies);
        let weights = self.weights.indicators.iter().copied();
        let scores: Vec<IndicatorScore> = values
            .into_iter()
            .zip(weights)
            .map(|(value, weight)| score_from_value(value, weight))
            .collect();
        let dimensions = self.weights.dimensions.iter();
        self.sheet.dimensions = dimensions
            .map(|weight| DimensionScore { weight: *weight, ..DimensionScore::default() })
            .collect();
        self.sheet.total = super::Bounds::default();
        self.sheet.terms = [TermScore::default(); 2];
        for (indicator, score) in self.rubric.indicators.iter().zip(&scores) {
            self.sheet.total = self.sheet.total.plus(score.points);
            if let Some(dimension) = self.sheet.dimensions.get_mut(indicator.dimension) {
                dimension.points = dimension.points.plus(score.points);
            }
            let term = term_of(&mut self.sheet.terms, indicator.term);
            term.points = term.points.plus(score.points);
            term.weight = term.weight.plus(score.weight);
        }
        self.sheet.indicators = scores;
    }

    /// Vetoes and stars.
    fn judge(&mut self) {
        let evidence = Evidence {
            waiting: self.waiting(),
            is_interim: self.is_interim,
            terms: self.sheet.terms,
        };
        let vetoes = self.rubric.vetoes.iter();
        self.sheet.vetoes = vetoes.map(|veto| outcome_of(veto, &evidence)).collect();
        let (total, vetoes) = (self.sheet.total, &self.sheet.vetoes);
        self.sheet.stars = rating_from_scores(&self.rubric, total, vetoes, self.is_interim);
    }

    /// The rubric.
    pub fn rubric(&self) -> &Arc<Rubric> {
        &self.rubric
    }

    /// The facts.
    pub fn facts(&self) -> &FactSet {
        &self.facts
    }

    /// The values of the graph.
    pub fn nodes(&self) -> &NodeValues {
        &self.nodes
    }

    /// True if the period is interim.
    pub fn is_interim(&self) -> bool {
        self.is_interim
    }

    /// Points, vetoes and stars.
    pub fn sheet(&self) -> &ScoreSheet {
        &self.sheet
    }

    /// Points, vetoes and stars, alone.
    pub fn into_sheet(self) -> ScoreSheet {
        self.sheet
    }

    /// Figures whose absence keeps an indicator, a veto or the rating open, in order.
    pub fn missing(&self) -> Vec<usize> {
        let mut missing = Vec::new();
        for (indicator, score) in self.rubric.indicators.iter().zip(&self.sheet.indicators) {
            if score.value == IndicatorValue::Missing {
                self.collect_missing_of(indicator, &mut missing);
            }
        }
        for (veto, outcome) in self.rubric.vetoes.iter().zip(&self.sheet.vetoes) {
            match &veto.test {
                Some(VetoTest::Condition(condition)) if outcome.state == VetoState::Undecided => {
                    missing.extend(self.waiting().below(condition.when));
                }
                Some(VetoTest::MissingAny(nodes, _)) => {
                    missing.extend(nodes.iter().flat_map(|node| self.waiting().measured(*node)));
                }
                _ => {}
            }
        }
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// The missing figures that an indicator waits for now.
    pub fn missing_of_indicator(&self, index: usize) -> Vec<usize> {
        let mut missing = Vec::new();
        if let Some(indicator) = self.rubric.indicators.get(index) {
            self.collect_missing_of(indicator, &mut missing);
        }
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    fn collect_missing_of(&self, indicator: &Indicator, missing: &mut Vec<usize>) {
        let waiting = self.waiting();
        let undecided = indicator.cases.iter().find(|case| {
            !self.nodes.get(case.when).is_value() && matches!(case.then, Then::Route(_))
        });
        if let Some(case) = undecided {
            // Until it is known which route counts, only what every route needs is needed.
            missing.extend(waiting.below(case.when));
            let own = waiting.below(indicator.route.value);
            let others: Vec<Vec<usize>> =
                indicator.other_routes().map(|route| waiting.below(route.value)).collect();
            let is_common = |it: &usize| others.iter().all(|other| other.contains(it));
            missing.extend(own.into_iter().filter(is_common));
            return;
        }
        let route = indicator.route_of(route_now(indicator, &self.nodes));
        let cases = indicator.cases.iter().map(|case| case.when);
        for node in cases.chain([route.value]) {
            missing.extend(waiting.below(node));
        }
    }

    fn waiting(&self) -> Waiting<'_> {
        Waiting { rubric: &self.rubric, nodes: &self.nodes, facts: self.facts.facts() }
    }

    /// The missing figures that a node waits for now.
    pub fn missing_for(&self, root: NodeId) -> Vec<usize> {
        self.waiting().below(root)
    }

    /// The missing figures of a veto that asks for figures.
    pub fn missing_of_required(&self, nodes: &[NodeId]) -> Vec<usize> {
        let mut missing: Vec<usize> =
            nodes.iter().flat_map(|node| self.waiting().measured(*node)).collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }
}

fn term_of(terms: &mut [TermScore; 2], term: Term) -> &mut TermScore {
    let [near, long] = terms;
    match term {
        Term::Near => near,
        Term::Long => long,
    }
}
