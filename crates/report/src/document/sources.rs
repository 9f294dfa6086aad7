//! Figures with where they come from, and how indicators come about, as tables.

use engine::facts::ReportingPeriod;
use engine::periods::Origin;
use locale::{Language, format, keys, text};

use crate::derivation::derived_origin;
use crate::development::ReportSource;
use crate::explanation::{explanation_sheet, figure_value};
use crate::import::{sheet_origin, sheet_origin_text};
use crate::roll::origin_text;
use crate::tables::Table;

/// Digits of a digest that are printed.
const DIGITS: usize = 12;

/// Every figure that the rubric uses, with its value, who has it, and where it comes from.
pub(super) fn figure_table(source: &ReportSource<'_>, language: Language) -> Table {
    let (rubric, facts) = (source.evaluation.rubric(), source.evaluation.facts());
    let holders = &rubric.document.holder;
    let entries = rubric.document.figure.iter().enumerate();
    let used = entries.filter(|(index, _)| {
        rubric.figures.get(*index).is_some_and(|it| it.is_used && it.absent.is_none())
    });
    let rows = used.map(|(index, entry)| {
        let holder = holders.iter().find(|it| entry.holder.as_deref() == Some(&it.id));
        vec![
            language.of(&entry.name.zh, &entry.name.en).to_owned(),
            figure_value(rubric, index, facts.fact(index), language),
            holder.map_or("", |it| language.of(&it.name.zh, &it.name.en)).to_owned(),
            origin(source, index, language),
        ]
    });
    Table {
        headings: [
            keys::XRAY_FIGURE,
            keys::DOCUMENT_VALUE,
            keys::XRAY_HOLDER,
            keys::ROLL_ORIGIN_TITLE,
        ]
        .map(|key| key.words(language).to_owned())
        .to_vec(),
        rows: rows.collect(),
    }
}

/// Where a figure comes from, in words; empty while it is not given.
fn origin(source: &ReportSource<'_>, index: usize, language: Language) -> String {
    let (rubric, facts) = (source.evaluation.rubric(), source.evaluation.facts());
    let Some(id) = rubric.figures.get(index).map(|figure| figure.id.as_str()) else {
        return String::new();
    };
    if facts.is_missing(index) {
        return String::new();
    }
    if let Some(words) = source.sheet.and_then(|sheet| derived_origin(sheet, id, language)) {
        return words;
    }
    let known = source.origins.iter().find(|(figure, _)| figure == id).map(|(_, origin)| origin);
    match known {
        Some(Origin::Pack { digest, .. }) => {
            let digits = digest.strip_prefix("sha256:").unwrap_or(digest);
            let digits: String = digits.chars().take(DIGITS).collect();
            text(language, keys::DOCUMENT_FROM_PACK, &[("digest", &digits)])
        }
        Some(Origin::Report { period, .. }) => {
            let said = ReportingPeriod::parse(period);
            let said = said.map(|it| format::period(language, it.year, it.quarter));
            let period = said.unwrap_or_else(|| period.clone());
            text(language, keys::DOCUMENT_FROM_REPORT, &[("period", &period)])
        }
        _ => match sheet_origin(rubric, facts, source.origins, index) {
            Some(sheet) => sheet_origin_text(sheet, language),
            None => origin_text(rubric, facts, source.roll, index, language),
        },
    }
}

/// How each indicator comes about, step by step.
pub(super) fn indicator_steps(source: &ReportSource<'_>, language: Language) -> Table {
    let indicators = source.evaluation.rubric().document.indicator.iter();
    let rows = indicators.filter_map(|entry| {
        let sheet = explanation_sheet(source.evaluation, source.roll, &entry.id, language)?;
        let mut said = String::new();
        for step in sheet.steps.iter().chain(Some(&sheet.result)) {
            // What a formula comes to goes on where the formula ends.
            let is_going_on = step.starts_with('=');
            said.push_str(match is_going_on {
                _ if said.is_empty() => "",
                true => " ",
                false => keys::DOCUMENT_SEMICOLON.words(language),
            });
            said.push_str(step);
        }
        Some(vec![entry.id.clone(), sheet.title, said])
    });
    Table {
        headings: [keys::TABLE_ID, keys::TABLE_INDICATOR, keys::DOCUMENT_STEPS]
            .map(|key| key.words(language).to_owned())
            .to_vec(),
        rows: rows.collect(),
    }
}
