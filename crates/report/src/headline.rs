//! The state of a draft in one sentence: answer first.

use engine::assess::{Evaluation, VetoState};
use locale::{Language, keys, text};

use crate::panel::veto_rows;
use crate::stars::{star_range_words, star_words};

/// The sentence, and whether it tells of something that stands in the way.
pub(crate) fn headline(
    evaluation: &Evaluation,
    missing: &[usize],
    language: Language,
) -> (String, bool) {
    let sheet = evaluation.sheet();
    let stars = sheet.stars;
    let total = sheet.total.value().map(|total| total.to_string()).unwrap_or_default();
    if is_empty(evaluation) {
        return (keys::HEADLINE_EMPTY.words(language).to_owned(), false);
    }
    if let Some(value) = stars.value {
        let rated = star_words(value, language);
        let uncapped = stars.uncapped.filter(|uncapped| *uncapped > value);
        let Some(uncapped) = uncapped else {
            let said = [("total", total.as_str()), ("stars", &rated)];
            return (settled(&said, sheet.total.value().is_some(), language), false);
        };
        let reasons = reasons(evaluation, language);
        let uncapped = star_words(uncapped, language);
        let arguments = [
            ("total", total.as_str()),
            ("uncapped", &uncapped),
            ("reasons", &reasons),
            ("stars", &rated),
        ];
        return (text(language, keys::HEADLINE_LIMITED, &arguments), true);
    }
    let range = star_range_words(stars.low, stars.high, language);
    let (low, high) = (sheet.total.low.to_string(), sheet.total.high.to_string());
    let first = missing.first().and_then(|index| {
        let entry = evaluation.rubric().document.figure.get(*index)?;
        Some(language.of(&entry.name.zh, &entry.name.en))
    });
    let key = match (evaluation.is_interim(), first) {
        (true, None) => keys::HEADLINE_INTERIM,
        (true, Some(_)) => keys::HEADLINE_INTERIM_OPEN,
        (false, None) => keys::HEADLINE_UNDECIDED,
        (false, Some(_)) if missing.len() == 1 => keys::HEADLINE_OPEN_ONE,
        (false, Some(_)) => keys::HEADLINE_OPEN,
    };
    let count = missing.len().to_string();
    let arguments = [
        ("total", total.as_str()),
        ("range", &range),
        ("low", &low),
        ("high", &high),
        ("figure", first.unwrap_or_default()),
        ("count", &count),
    ];
    (text(language, key, &arguments), true)
}

fn settled(arguments: &[(&str, &str)], has_total: bool, language: Language) -> String {
    let key = if has_total { keys::HEADLINE_SETTLED } else { keys::HEADLINE_SETTLED_RANGE };
    text(language, key, arguments)
}

/// Nothing was given that counts.
fn is_empty(evaluation: &Evaluation) -> bool {
    let facts = evaluation.facts();
    let figures = evaluation.rubric().figures.iter().enumerate();
    let mut used = figures.filter(|(_, figure)| figure.is_used && figure.absent.is_none());
    used.all(|(index, _)| facts.is_missing(index))
}

/// The vetoes that lower the stars, with what is lacking.
fn reasons(evaluation: &Evaluation, language: Language) -> String {
    let effective = evaluation.sheet().vetoes.iter().zip(&evaluation.rubric().document.veto);
    let ids: Vec<&str> = effective
        .filter(|(outcome, _)| outcome.is_effective())
        .map(|(_, entry)| entry.id.as_str())
        .collect();
    let rows = veto_rows(evaluation, language);
    let reasons: Vec<String> = rows
        .into_iter()
        .filter(|row| ids.contains(&row.id.as_str()))
        .map(|row| {
            let key = match row.state {
                VetoState::Unjudgeable => keys::HEADLINE_REASON_ZERO,
                _ if row.amount.is_empty() => keys::HEADLINE_REASON,
                _ => keys::HEADLINE_REASON_SHORT,
            };
            text(language, key, &[("name", &row.name), ("amount", &row.amount)])
        })
        .collect();
    reasons.join(keys::LIST_SEPARATOR.words(language))
}
