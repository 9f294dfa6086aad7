//! A check of a package as JSON: one line, keys always present.

use locale::Language;
use report::package::package_finding_text;
use serde_json::{Value, json};

use super::verify::Verification;

/// The JSON of a check, without a line end.
pub fn verification_json(verification: &Verification, language: Language) -> String {
    let findings: Vec<Value> = verification
        .findings
        .iter()
        .map(|finding| {
            json!({
                "code": finding.code.name(),
                "expected": finding.expected,
                "found": finding.found,
                "gravity": finding.code.gravity().name(),
                "key": finding.key,
                "message": package_finding_text(finding, language),
                "parts": finding.parts,
            })
        })
        .collect();
    let head = verification.submission.as_ref().map(|submission| &submission.head);
    let code = verification.code.map(|code| code.to_string());
    json!({
        "assessed": verification.assessed,
        "check-code": code,
        "findings": findings,
        "proven": verification.is_proven(),
        "submission": head,
        "verdict": verification.verdict.name(),
    })
    .to_string()
}
