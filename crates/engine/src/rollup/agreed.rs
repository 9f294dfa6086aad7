//! Agreed values (核定数, DOMAIN B4 T6): the assessment uses them and says so.

use super::rules::RollupRules;
use super::submission::Lookup;
use crate::facts::{Dossier, RawEntry};
use crate::quantity::Rational;
use crate::quantity::rational::short_decimal;

/// Places to which an agreed value is written into a dossier.
const PLACES: usize = 6;

/// A value that was agreed on outside of the submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The cluster, by name.
    pub cluster: String,
    /// The figure.
    pub figure: String,
    /// The value in the figure's unit.
    pub value: Rational,
    /// Code of the reason for the difference.
    pub reason: String,
    /// Who agreed on it, and on what grounds.
    pub note: String,
}

/// A figure whose agreed value was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedValue {
    /// The figure.
    pub figure: String,
    /// What was submitted; none if nothing was.
    pub own: Option<String>,
    /// What was agreed, and used.
    pub agreed: Rational,
    /// Code of the reason; may be empty.
    pub reason: String,
    /// Explanation, or who agreed; may be empty.
    pub note: String,
}

/// The agreed values of a submission: those that its own reconciliation states, overruled by
/// `decisions`.
pub(super) fn agreed_values(
    rules: &RollupRules,
    lookup: Option<&Lookup<'_>>,
    decisions: &[&Decision],
    dossier: &Dossier,
) -> Vec<AgreedValue> {
    let own = |figure: &str| {
        let entry = dossier.entries.iter().rev().find(|(id, _)| id == figure);
        match entry {
            Some((_, RawEntry::Text(text))) => Some(text.clone()),
            _ => None,
        }
    };
    let mut agreed: Vec<AgreedValue> = Vec::new();
    for decision in decisions {
        agreed.push(AgreedValue {
            figure: decision.figure.clone(),
            own: own(&decision.figure),
            agreed: decision.value.clone(),
            reason: decision.reason.clone(),
            note: decision.note.clone(),
        });
    }
    for row in lookup.map(|it| it.reconciliation(rules)).unwrap_or_default() {
        if let Some(value) = row.agreed.filter(|_| agreed.iter().all(|it| it.figure != row.figure))
        {
            agreed.push(AgreedValue {
                own: own(&row.figure),
                figure: row.figure,
                agreed: value,
                reason: row.reason,
                note: row.explanation,
            });
        }
    }
    agreed
}

/// The dossier with the agreed values in the place of those that were submitted.
pub(super) fn with_agreed(dossier: &Dossier, agreed: &[AgreedValue]) -> Dossier {
    let mut result = dossier.clone();
    for it in agreed {
        let entry = RawEntry::Text(short_decimal(&it.agreed, PLACES));
        result.entries.retain(|(id, _)| *id != it.figure);
        result.entries.push((it.figure.clone(), entry));
    }
    result
}

impl AgreedValue {
    /// True if something else was submitted.
    pub fn differs(&self) -> bool {
        let own = self.own.as_deref().and_then(crate::quantity::rational::rational_from_decimal);
        own.as_ref() != Some(&self.agreed)
    }
}
