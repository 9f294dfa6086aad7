//! A submission and its check, in lines that are read.

use locale::{Language, keys, text};
use report::star_range_words;

use super::submission::Head;
use super::summary::Summary;
use super::verify::Verification;

/// Cluster, period, edition and version: one line.
pub fn identity_line(head: &Head, language: Language) -> String {
    let (number, reference) = (head.number.to_string(), head.reference());
    let arguments = [
        ("cluster", head.cluster.name.as_str()),
        ("period", &head.period),
        ("edition", &reference),
        ("number", &number),
    ];
    text(language, keys::PACKAGE_TEXT_IDENTITY, &arguments)
}

/// Whose it is, who declared it, and why it corrects the version before if it does.
pub fn head_lines(head: &Head, language: Language) -> Vec<String> {
    let mut lines = vec![identity_line(head, language)];
    let people = head.declaration.people.iter();
    let people = people.map(|it| format!("{} {}", it.name, it.role).trim_end().to_owned());
    let people = people.collect::<Vec<_>>().join(keys::LIST_SEPARATOR.words(language));
    let arguments = [("people", people.as_str()), ("date", &head.declaration.date)];
    lines.push(text(language, keys::PACKAGE_TEXT_DECLARED, &arguments));
    if let Some(previous) = &head.previous {
        let arguments = [("reason", previous.reason.as_str())];
        lines.push(text(language, keys::PACKAGE_TEXT_AFTER, &arguments));
    }
    lines
}

/// Points and stars.
pub fn result_line(summary: &Summary, language: Language) -> String {
    let total = &summary.total;
    let range = || format!("{}\u{2013}{}", total.low, total.high);
    let total = total.value.clone().unwrap_or_else(range);
    let stars = star_range_words(summary.stars.low, summary.stars.high, language);
    let arguments = [("total", total.as_str()), ("stars", &stars)];
    let key = match (summary.interim, summary.stars.value) {
        (true, _) => keys::PACKAGE_TEXT_RESULT_INTERIM,
        (false, None) => keys::PACKAGE_TEXT_RESULT_OPEN,
        (false, Some(_)) => keys::PACKAGE_TEXT_RESULT,
    };
    text(language, key, &arguments)
}

/// What a check says beside its findings: whose the package is, its originals, its check code, and
/// the result computed anew.
pub fn verification_lines(verification: &Verification, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(submission) = &verification.submission {
        lines.extend(head_lines(&submission.head, language));
        let count = submission.originals.len().to_string();
        lines.push(text(language, keys::PACKAGE_TEXT_ORIGINALS, &[("count", &count)]));
    }
    if let Some(code) = verification.code {
        let agrees = verification.given == Some(code);
        let key = if agrees { keys::PACKAGE_TEXT_CODE_AGREES } else { keys::PACKAGE_TEXT_CODE };
        lines.push(text(language, key, &[("code", &code.to_string())]));
    }
    lines.extend(verification.assessed.as_ref().map(|summary| {
        let result = result_line(summary, language);
        text(language, keys::PACKAGE_TEXT_RECOMPUTED, &[("result", &result)])
    }));
    lines
}
