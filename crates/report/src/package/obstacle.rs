//! [`Obstacle`]: what stands in the way of handing in, as data and in words.

use engine::facts::Finding;
use engine::ledger::{LedgerFinding, Ledgers};
use engine::rubric::Rubric;
use locale::{Language, groups, keys, text};

use crate::findings::finding_message;
use crate::ledger::ledger_remark;

/// What must be settled before a dossier can be handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// An error of a figure.
    Figure(Finding),
    /// An error of a table or between forms.
    Ledger(LedgerFinding),
    /// A warning without a reason of substance.
    Unexplained(LedgerFinding),
    /// The cluster has no name.
    NoCluster,
    /// The reporting period is missing or cannot be read.
    NoPeriod,
    /// Nobody declares.
    NoSignatory,
    /// The declaration has no date, or none that can be read.
    NoDate,
    /// The declaration has no words.
    NoWords,
    /// A correction gives no reason.
    NoReason,
}

impl Obstacle {
    /// Name in files, and key of the message.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Figure(_) | Self::Ledger(_) => "error",
            Self::Unexplained(_) => "unexplained",
            Self::NoCluster => "no-cluster",
            Self::NoPeriod => "no-period",
            Self::NoSignatory => "no-signatory",
            Self::NoDate => "no-date",
            Self::NoWords => "no-words",
            Self::NoReason => "no-reason",
        }
    }

    /// Where it shows: `figures.tax`, `projects[p1].land`; empty for the declaration and the head.
    pub fn at(&self) -> &str {
        match self {
            Self::Figure(finding) => &finding.at,
            Self::Ledger(finding) | Self::Unexplained(finding) => &finding.at,
            _ => "",
        }
    }
}

/// An obstacle in words: what, where and how to settle it.
pub fn obstacle_text(
    rubric: &Rubric,
    ledgers: Option<&Ledgers>,
    obstacle: &Obstacle,
    language: Language,
) -> String {
    let (code, message, remedy) = match obstacle {
        Obstacle::Figure(finding) => {
            let message = finding_message(rubric, finding, language);
            (finding.code.name(), message, keys::PACKAGE_MEND.words(language).to_owned())
        }
        Obstacle::Ledger(finding) | Obstacle::Unexplained(finding) => {
            let remark = ledgers.map(|it| ledger_remark(rubric, it, finding, language));
            let (message, remedy) = remark.map(|it| (it.message, it.remedy)).unwrap_or_default();
            (finding.code.as_str(), message, remedy)
        }
        _ => ("", String::new(), String::new()),
    };
    let arguments = [
        ("code", code),
        ("at", obstacle.at()),
        ("message", message.as_str()),
        ("remedy", remedy.as_str()),
    ];
    let key = groups::PACKAGE_OBSTACLE.named(obstacle.name());
    key.map_or_else(String::new, |key| text(language, key, &arguments))
}
