//! [`Assessment`]: the whole result for one dossier.

use std::sync::Arc;

use super::evaluation::Evaluation;
use super::rating::StarRating;
use super::scores::{Bounds, IndicatorScore};
use super::vetoes::{TermScore, VetoOutcome};
use crate::facts::{Dossier, Finding, facts_from_entries};
use crate::quantity::Hundredths;
use crate::rubric::Rubric;

/// Points and weight of a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DimensionScore {
    /// Effective weight.
    pub weight: Hundredths,
    /// Sum of its items' points.
    pub points: Bounds,
}

/// Everything that follows from rubric, period and facts. Lists are in the rubric's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoreSheet {
    /// Items.
    pub indicators: Vec<IndicatorScore>,
    /// Groups.
    pub dimensions: Vec<DimensionScore>,
    /// Near-term, then long-term.
    pub terms: [TermScore; 2],
    /// Sum of the items' points.
    pub total: Bounds,
    /// Vetoes.
    pub vetoes: Vec<VetoOutcome>,
    /// Stars.
    pub stars: StarRating,
}

/// The whole result for one dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The period as written.
    pub period: Option<String>,
    /// True if it is not a whole year.
    pub is_interim: bool,
    /// Points, vetoes and stars.
    pub sheet: ScoreSheet,
    /// Figures whose absence keeps something open, in the rubric's order.
    pub missing: Vec<usize>,
    /// Remarks: errors, then warnings, each in the order of the file.
    pub findings: Vec<Finding>,
}

/// Assesses a dossier. Never fails: what cannot be read is a finding.
pub fn assess(rubric: &Arc<Rubric>, dossier: &Dossier) -> Assessment {
    let (facts, period, findings) = facts_from_entries(rubric, dossier);
    let is_interim = period.is_none_or(super::super::facts::period::ReportingPeriod::is_interim);
    let evaluation = Evaluation::new(Arc::clone(rubric), is_interim, facts);
    let missing = evaluation.missing();
    let sheet = evaluation.into_sheet();
    Assessment { period: dossier.period.clone(), is_interim, sheet, missing, findings }
}
