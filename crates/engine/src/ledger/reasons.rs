//! Reasons for warnings: what counts as one of substance.

use super::document::ReasonEntry;
use super::finding::{LedgerFinding, ReasonState};
use crate::facts::Severity;

/// True if a reason still says enough when the phrases that say nothing are taken out of it.
pub fn is_substantial(rules: &ReasonEntry, reason: &str) -> bool {
    let mut left = reason.to_owned();
    for phrase in &rules.bare {
        left = left.replace(phrase.as_str(), "");
    }
    let counted = left.chars().filter(|c| c.is_alphanumeric()).count();
    let whole = reason.trim().chars().count();
    whole >= rules.shortest && counted.saturating_mul(2) >= rules.shortest
}

/// Puts to each warning the reason given for it, and takes that from the list. What is left over
/// belongs to no warning.
pub(super) fn give_reasons<'a>(
    rules: &ReasonEntry,
    findings: &mut [LedgerFinding],
    reasons: &'a [(String, String)],
) -> Vec<&'a str> {
    let mut left: Vec<&(String, String)> = reasons.iter().collect();
    for finding in findings.iter_mut().filter(|it| it.severity == Severity::Warning) {
        let key = finding.reason_key();
        let given = reasons.iter().find(|(known, _)| *known == key);
        left.retain(|(known, _)| *known != key);
        finding.reason = match given.map(|(_, reason)| reason) {
            None => ReasonState::Asked,
            Some(reason) if is_substantial(rules, reason) => ReasonState::Given(reason.clone()),
            Some(reason) => ReasonState::Bare(reason.clone()),
        };
    }
    left.into_iter().map(|(key, _)| key.as_str()).collect()
}
