//! What a field and a section of the forms say.

use engine::assess::{Evaluation, IndicatorValue};
use engine::facts::{Finding, Severity};
use engine::quantity::Known;
use engine::quantity::rational::fixed_decimal;
use locale::Language;
use locale::format::{signed, with_unit};

use crate::findings::finding_message;
use crate::forms::Section;
use crate::indicator::IndicatorRow;

/// What a field says about its entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldState {
    /// Errors and warnings in words, gravest first.
    pub messages: Vec<(Severity, String)>,
}

/// What is to be said at the field of a figure.
pub fn field_state(evaluation: &Evaluation, figure: usize, language: Language) -> FieldState {
    let rubric = evaluation.rubric();
    let findings = evaluation.facts().findings_at(rubric, figure);
    let said =
        |finding: &Finding| (finding.code.severity(), finding_message(rubric, finding, language));
    FieldState { messages: findings.iter().map(said).collect() }
}

/// How far a section is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SectionState {
    /// Figures that are given (or said not to apply).
    pub given: usize,
    /// Figures that are asked for.
    pub asked: usize,
    /// Findings at its figures.
    pub findings: usize,
}

/// How far a section is filled in.
pub fn section_state(evaluation: &Evaluation, section: &Section) -> SectionState {
    let rubric = evaluation.rubric();
    let mut state = SectionState::default();
    for index in section.figures().filter_map(|id| rubric.figure_index(id)) {
        if rubric.figures.get(index).is_some_and(|figure| figure.is_used) {
            state.asked = state.asked.saturating_add(1);
            let is_given = !evaluation.facts().is_missing(index);
            state.given = state.given.saturating_add(usize::from(is_given));
            let findings = evaluation.facts().findings_at(rubric, index).len();
            state.findings = state.findings.saturating_add(findings);
        }
    }
    state
}

/// The growth at the end of a row: of a derived fact by name, or the value (or word) of an
/// indicator by id; empty while it is not known.
pub fn growth_text(
    evaluation: &Evaluation,
    rows: &[IndicatorRow],
    name: &str,
    language: Language,
) -> String {
    let rubric = evaluation.rubric();
    if let Some(index) = rubric.document.indicator.iter().position(|entry| entry.id == name) {
        let score = evaluation.sheet().indicators.get(index);
        return match (score.map(|score| &score.value), rows.get(index)) {
            (Some(IndicatorValue::Scored(scored)), Some(row)) => match &scored.value {
                Some(value) => change_text(value, 2, language),
                None => row.value.clone(),
            },
            _ => String::new(),
        };
    }
    let index = rubric.document.derived.iter().position(|entry| entry.id == name);
    let derived = index
        .and_then(|index| Some((rubric.derived.get(index)?, rubric.document.derived.get(index)?)));
    let Some((derived, entry)) = derived else { return String::new() };
    let Known::Value(value) = evaluation.nodes().get(derived.value) else { return String::new() };
    match value.as_number() {
        Some(number) => change_text(&(number / &derived.unit.factor), entry.places, language),
        None => String::new(),
    }
}

/// A rate with its sign.
fn change_text(value: &engine::quantity::Rational, places: usize, language: Language) -> String {
    with_unit(language, &signed(&fixed_decimal(value, places)), "%")
}
