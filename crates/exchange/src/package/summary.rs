//! [`Summary`]: a self-assessment as a package holds it, free of words. It is computed from the
//! dossier and computed again by whoever checks: it says what the cluster saw, not what holds.

use engine::assess::Assessment;
use engine::ledger::{LedgerFinding, ReasonState};
use engine::rubric::Rubric;
use locale::Language;
use serde::{Deserialize, Serialize};

use crate::assessment_file::assessment_json;

/// The part `assessment.json`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// What was remarked, the graver first; warnings with the reason given for them.
    #[serde(default)]
    pub findings: Vec<SummaryFinding>,
    /// Every indicator.
    pub indicators: Vec<SummaryIndicator>,
    /// True for a period that is not yet a year.
    pub interim: bool,
    /// Figures that are missing.
    pub missing: Vec<String>,
    /// The stars.
    pub stars: SummaryStars,
    /// The total.
    pub total: SummaryTotal,
    /// Every veto.
    pub vetoes: Vec<SummaryVeto>,
}

/// What was remarked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SummaryFinding {
    /// Where: `figures.tax`, `projects[p1].land`.
    pub at: String,
    /// Name of the rule or message.
    pub code: String,
    /// The reason given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// `error`, `warning` or `info`.
    pub severity: String,
}

/// An indicator. Numbers are decimals in texts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SummaryIndicator {
    /// Its weight after what does not apply was shared out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_weight: Option<String>,
    /// Its name.
    pub id: String,
    /// Its points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// The share of its weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// `scored`, `missing` or `not-applicable`.
    pub state: String,
    /// Its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The word in the place of a rate, such as `turned-profit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
}

/// The total.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SummaryTotal {
    /// The most it can become.
    pub high: String,
    /// The least it can become.
    pub low: String,
    /// What it is, if that is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// The stars.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SummaryStars {
    /// The most they can become.
    pub high: u8,
    /// The least they can become.
    pub low: u8,
    /// What they would be without vetoes, if that is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncapped: Option<u8>,
    /// What they are, if that is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<u8>,
}

/// A veto.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SummaryVeto {
    /// Its name.
    pub id: String,
    /// What is lacking, as a decimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortfall: Option<String>,
    /// `clear`, `triggered`, `undecided` or `unjudgeable`.
    pub state: String,
}

impl Summary {
    /// The summary of an assessment. Values are those of the file that `wutong assess --json`
    /// prints, by the names that they have there.
    pub(crate) fn of(rubric: &Rubric, assessment: &Assessment, ledgers: &[LedgerFinding]) -> Self {
        let json = assessment_json(rubric, assessment, Language::Zh);
        let mut summary: Self = serde_json::from_str(&json).unwrap_or_default();
        for finding in &mut summary.findings {
            // That file holds words there.
            finding.reason = None;
        }
        summary.findings.extend(ledgers.iter().map(|finding| SummaryFinding {
            at: finding.at.clone(),
            code: finding.code.clone(),
            reason: match &finding.reason {
                ReasonState::Given(reason) | ReasonState::Bare(reason) => Some(reason.clone()),
                ReasonState::NotAsked | ReasonState::Asked => None,
            },
            severity: finding.severity.name().to_owned(),
        }));
        summary
    }
}
