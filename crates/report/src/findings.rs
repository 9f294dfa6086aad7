//! Findings and rubric errors in words.

use engine::facts::{Argument, Finding};
use engine::rubric::Rubric;
use engine::rubric::problem::Problem;
use locale::{Group, Language, groups, keys, text};

/// What a finding says.
pub fn finding_message(rubric: &Rubric, finding: &Finding, language: Language) -> String {
    let label = |index: usize| {
        let name = rubric.document.figure.get(index).map(|entry| &entry.name);
        name.map_or("", |name| language.of(&name.zh, &name.en)).to_owned()
    };
    let said = |argument: &Argument| match argument {
        Argument::Text(text) => text.clone(),
        Argument::Figure(index) => label(*index),
    };
    let arguments: Vec<(&str, String)> = finding
        .arguments
        .iter()
        .map(|(name, argument)| (if *name == "figure" { "label" } else { name }, said(argument)))
        .collect();
    message(groups::FINDING, finding.code.name(), language, &arguments)
}

/// A rubric error in two lines: what is wrong and where, then how to mend it.
pub fn rubric_error_lines(
    problem: &Problem,
    file: &str,
    (line, column): (usize, usize),
    language: Language,
) -> [String; 2] {
    let arguments = [("found", problem.found.clone()), ("expected", problem.expected.clone())];
    let message = |part: &str| {
        message(groups::RUBRIC_ERROR, &format!("{}.{part}", problem.code), language, &arguments)
    };
    let what = message("what");
    // Without anything to expect, a hint that names it would stop in mid-sentence.
    let is_alone = problem.expected.is_empty()
        && groups::RUBRIC_ERROR.named(&format!("{}.hint-alone", problem.code)).is_some();
    let hint = message(if is_alone { "hint-alone" } else { "hint" });
    let place = text(
        language,
        keys::RUBRIC_CHECK_PLACE,
        &[("file", file), ("line", &line.to_string()), ("column", &column.to_string())],
    );
    let label = keys::RUBRIC_CHECK_HINT.words(language);
    [format!("{place} [{}] {what}", problem.code), format!("    {label}: {hint}")]
}

fn message(group: Group, code: &str, language: Language, arguments: &[(&str, String)]) -> String {
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match group.named(code) {
        Some(key) => text(language, key, &arguments),
        None => code.to_owned(),
    }
}
