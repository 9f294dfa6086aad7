//! The check of a standard as plain text: the answer first, then condition by condition.

use engine::quantity::rational::{decimal_true_to_lines, rational_from_decimal};
use engine::standard::judge::{ConditionState, RouteState};
use engine::standard::{ConditionEntry, Judgement, NeedEntry, NeedState, Standard, Verdict};
use locale::format::{grouped, with_unit};
use locale::{Language, groups, keys, text};

use crate::findings::finding_message;
use crate::numbers::{shortfall, unit_label};

/// The judgement in lines.
pub fn creation_text(
    standard: &Standard,
    judgement: &Judgement,
    cluster: &str,
    language: Language,
) -> String {
    let document = &standard.document;
    let period = judgement.period.as_deref().unwrap_or("?");
    let head = [
        ("name", language.of(&document.name.zh, &document.name.en)),
        ("edition", &document.edition),
        ("cluster", cluster),
        ("period", period),
    ];
    let mut lines = vec![
        text(language, keys::CREATION_TITLE, &head),
        language.of(&document.note.zh, &document.note.en).to_owned(),
        answer(standard, judgement, language),
    ];
    if judgement.is_interim {
        lines.push(keys::CREATION_INTERIM.words(language).to_owned());
    }
    for (entry, state) in document.condition.iter().zip(&judgement.conditions) {
        condition_lines(standard, entry, state, language, &mut lines);
    }
    for finding in &judgement.findings {
        let severity = groups::SEVERITY.named(finding.code.severity().name());
        let severity = severity.map_or("", |key| key.words(language));
        let message = finding_message(&standard.rubric, finding, language);
        lines.push(format!("[{severity}] {}  {message}", finding.at));
    }
    lines.join("\n")
}

/// What all conditions together say.
fn answer(standard: &Standard, judgement: &Judgement, language: Language) -> String {
    let names = |verdict: Verdict| {
        let conditions = standard.document.condition.iter().zip(&judgement.conditions);
        let named = conditions.filter(|(_, state)| state.verdict == verdict);
        let named: Vec<&str> =
            named.map(|(entry, _)| language.of(&entry.name.zh, &entry.name.en)).collect();
        named.join(keys::LIST_SEPARATOR.words(language))
    };
    match judgement.verdict {
        Verdict::Passed => keys::CREATION_PASSED.words(language).to_owned(),
        Verdict::Failed => {
            text(language, keys::CREATION_FAILED, &[("conditions", &names(Verdict::Failed))])
        }
        Verdict::Open => {
            text(language, keys::CREATION_OPEN, &[("conditions", &names(Verdict::Open))])
        }
    }
}

fn verdict_words(verdict: Verdict, language: Language) -> &'static str {
    groups::CREATION.named(&format!("state.{}", verdict.name())).map_or("", |it| it.words(language))
}

fn condition_lines(
    standard: &Standard,
    entry: &ConditionEntry,
    state: &ConditionState,
    language: Language,
    lines: &mut Vec<String>,
) {
    let name = language.of(&entry.name.zh, &entry.name.en);
    let said = verdict_words(state.verdict, language);
    lines.push(format!("\n{} {name}  {said}", entry.id));
    lines.push(format!("   {}", language.of(&entry.basis.zh, &entry.basis.en)));
    let is_choice = entry.route.len() > 1;
    for (route, state) in entry.route.iter().zip(&state.routes) {
        if is_choice {
            let name = language.of(&route.name.zh, &route.name.en);
            lines.push(format!("   {} {name}  {}", route.id, route_words(state, language)));
        }
        for (need, state) in route.need.iter().zip(&state.needs) {
            lines.push(format!("     {}", need_line(standard, need, state, language)));
        }
    }
}

fn route_words(state: &RouteState, language: Language) -> &'static str {
    verdict_words(state.verdict, language)
}

/// A need, how it stands, the quantity, and what is lacking or missing.
fn need_line(
    standard: &Standard,
    entry: &NeedEntry,
    state: &NeedState,
    language: Language,
) -> String {
    let name = language.of(&entry.name.zh, &entry.name.en);
    let mut parts = vec![format!("{name}  {}", verdict_words(state.verdict, language))];
    parts.extend(measure_text(standard, entry, state, language));
    if let (Some(lacking), Some(declared)) = (&state.shortfall, &entry.shortfall) {
        let amount = shortfall(&standard.rubric.document, lacking, &declared.unit, language);
        let arguments =
            [("amount", amount.as_str()), ("figure", label(standard, &declared.of, language))];
        let key = match state.verdict {
            Verdict::Open => keys::VETO_SHORTFALL_INTERIM,
            Verdict::Passed | Verdict::Failed => keys::VETO_SHORTFALL,
        };
        parts.push(text(language, key, &arguments));
    }
    if state.is_unjudgeable {
        parts.push(keys::CREATION_ZERO_BASE.words(language).to_owned());
    }
    let figures = state.missing.iter().filter_map(|index| standard.rubric.figures.get(*index));
    let figures: Vec<&str> = figures.map(|it| label(standard, &it.id, language)).collect();
    if !figures.is_empty() {
        let figures = figures.join(keys::LIST_SEPARATOR.words(language));
        parts.push(text(language, keys::VETO_MISSING, &[("figures", &figures)]));
    }
    parts.join("  ")
}

fn label<'a>(standard: &'a Standard, figure: &str, language: Language) -> &'a str {
    let entry = standard.document.figure.iter().find(|entry| entry.id == figure);
    entry.map_or("", |entry| language.of(&entry.name.zh, &entry.name.en))
}

/// The quantity with its unit, never printed as if it met its line when it does not.
fn measure_text(
    standard: &Standard,
    entry: &NeedEntry,
    state: &NeedState,
    language: Language,
) -> Option<String> {
    let (measure, value) = (entry.measure.as_ref()?, state.measure.as_ref()?);
    let line = rational_from_decimal(&measure.line)?;
    let decimal = grouped(&decimal_true_to_lines(value, measure.places, &[line]));
    let unit = unit_label(&standard.rubric.document, &measure.unit, language);
    Some(with_unit(language, &decimal, &unit))
}
