//! `wutong explain FILE ID`: why a number of an assessment is what it is.

use std::sync::Arc;

use engine::assess::Evaluation;
use engine::facts::{ReportingPeriod, facts_from_entries};
use exchange::explanation_json;
use locale::{Language, keys, text};
use report::{
    Derivation, ExplanationSheet, InputRow, derivation, explanation_sheet, with_derived_origins,
};

use crate::assess::{Case, bytes_of, case_of};
use crate::outcome::{Outcome, visible};

/// Explains a subject of the assessment of a file.
pub(crate) fn explain(
    file: &str,
    subject: &str,
    rubric: Option<&str>,
    is_json: bool,
    language: Language,
) -> Outcome {
    let read = bytes_of(file, language).and_then(|bytes| case_of(file, &bytes, rubric, language));
    let Case { rubric, dossier, roll, sheet } = match read {
        Ok(case) => case,
        Err(refused) => return refused,
    };
    let (facts, period, _) = facts_from_entries(&rubric, &dossier);
    let is_interim = period.is_none_or(ReportingPeriod::is_interim);
    let evaluation = Evaluation::new(Arc::clone(&rubric), is_interim, facts);
    let Some(mut explanation) = explanation_sheet(&evaluation, roll.as_ref(), subject, language)
    else {
        let arguments = [("found", subject)];
        return Outcome::refused(&text(language, keys::CLI_UNKNOWN_SUBJECT, &arguments));
    };
    let mut derived = None;
    if let Some(ledgers) = &sheet {
        explanation = with_derived_origins(explanation, ledgers, language);
        derived = derivation(evaluation.rubric(), ledgers, subject, language);
    }
    if is_json {
        Outcome::said(&explanation_json(&explanation, derived.as_ref()))
    } else {
        let mut lines = vec![as_text(&explanation, language)];
        lines.extend(derived.map(|derived| derivation_text(&derived, language)));
        Outcome::said(&visible(&lines.join("\n")))
    }
}

/// The rule and the rows behind a figure that follows from tables.
fn derivation_text(derived: &Derivation, language: Language) -> String {
    let mut lines = vec![format!("{}:", keys::DERIVATION_TITLE.words(language))];
    lines.extend(derived.rule.iter().map(|line| format!("  {line}")));
    if !derived.rows.is_empty() {
        let heading =
            if derived.is_open { keys::DERIVATION_OPEN } else { keys::DERIVATION_COUNTED };
        lines.push(format!("{}:", heading.words(language)));
    }
    for row in &derived.rows {
        let value = if row.value.is_empty() { String::new() } else { format!(": {}", row.value) };
        lines.push(format!("  {} {}{value}", row.at, row.name));
    }
    lines.extend(Some(&derived.rest).filter(|it| !it.is_empty()).map(|it| format!("  {it}")));
    lines.join("\n")
}

fn as_text(sheet: &ExplanationSheet, language: Language) -> String {
    let mut lines = vec![format!("{} {}: {}", sheet.subject, sheet.title, sheet.result)];
    lines.extend(sheet.steps.iter().map(|step| format!("  {step}")));
    let mut list = |heading: locale::Key, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(format!("{}:", heading.words(language)));
            lines.extend(items.into_iter().map(|item| format!("  {item}")));
        }
    };
    let inputs = sheet.inputs.iter();
    let input = |row: &InputRow| {
        let origin =
            if row.origin.is_empty() { String::new() } else { format!(" \u{2190} {}", row.origin) };
        format!("{} {}: {}{origin}", row.subject, row.label, row.value)
    };
    let inputs = inputs.map(input);
    list(keys::EXPLAIN_INPUTS, inputs.collect());
    list(keys::EXPLAIN_MISSING, sheet.missing.clone());
    let filled = |text: &String| if text.is_empty() { vec![] } else { vec![text.clone()] };
    list(keys::EXPLAIN_DATA, filled(&sheet.data));
    list(keys::ROLL_ORIGIN_TITLE, filled(&sheet.origin));
    list(keys::EXPLAIN_BASIS, filled(&sheet.basis));
    lines.join("\n")
}
