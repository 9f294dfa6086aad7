//! [`Choice`]: what the user chooses and confirms before figures are made of a roll.

use std::collections::BTreeSet;

use engine::facts::ReportingPeriod;
use report::roll::QuestionKind;

/// What figures are to be made of a roll.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Name of the file, for the origin of figures.
    pub file: String,
    /// The cluster's `id`; may be left out if the roll has one cluster at most.
    pub cluster: Option<String>,
    /// The period of the dossier. Without one no annual figure is filled.
    pub period: Option<ReportingPeriod>,
    /// What has been confirmed.
    pub confirmed: BTreeSet<QuestionKind>,
}

impl Choice {
    /// The quarter up to which flows run: 4 for a year.
    pub(super) fn quarter(&self) -> Option<u8> {
        self.period.map(|period| period.quarter.unwrap_or(4))
    }

    /// True if the period is a whole year.
    pub(super) fn is_annual(&self) -> bool {
        self.period.is_some_and(|period| !period.is_interim())
    }

    pub(super) fn confirms(&self, kind: QuestionKind) -> bool {
        self.confirmed.contains(&kind)
    }
}
