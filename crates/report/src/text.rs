//! An assessment as plain text, for terminals.

use engine::assess::{Assessment, IndicatorValue};
use engine::rubric::Rubric;
use locale::{Language, groups, keys, text};

use crate::findings::finding_message;
use crate::indicator::bounds_text;
use crate::numbers::{scored_text, shortfall};
use crate::stars::{star_range_words, star_words};

/// The assessment in lines.
pub fn assessment_text(rubric: &Rubric, assessment: &Assessment, language: Language) -> String {
    let sheet = &assessment.sheet;
    let name = &rubric.document.name;
    let period = assessment.period.as_deref().unwrap_or("?");
    let head = [
        ("name", language.of(&name.zh, &name.en)),
        ("edition", &rubric.document.edition),
        ("period", period),
    ];
    let mut lines = vec![text(language, keys::CLI_TITLE, &head)];
    lines.push(language.of(&rubric.document.note.zh, &rubric.document.note.en).to_owned());
    if assessment.is_interim {
        lines.push(keys::CLI_INTERIM.words(language).to_owned());
    }
    lines.push(text(language, keys::CLI_TOTAL, &[("total", &bounds_text(sheet.total))]));
    let stars = if let Some(value) = sheet.stars.value {
        star_words(value, language)
    } else {
        let range = star_range_words(sheet.stars.low, sheet.stars.high, language);
        text(language, keys::STARS_EXPECTED, &[("range", &range)])
    };
    lines.push(text(language, keys::CLI_STARS, &[("stars", &stars)]));
    if let (Some(value), Some(uncapped)) = (sheet.stars.value, sheet.stars.uncapped)
        && value < uncapped
    {
        let uncapped = star_words(uncapped, language);
        lines.push(text(language, keys::CLI_UNCAPPED, &[("stars", &uncapped)]));
    }
    veto_lines(rubric, assessment, language, &mut lines);
    indicator_lines(rubric, assessment, language, &mut lines);
    closing_lines(rubric, assessment, language, &mut lines);
    lines.join("\n")
}

fn veto_lines(
    rubric: &Rubric,
    assessment: &Assessment,
    language: Language,
    lines: &mut Vec<String>,
) {
    lines.push(format!("\n{}", keys::CLI_VETOES.words(language)));
    for (entry, outcome) in rubric.document.veto.iter().zip(&assessment.sheet.vetoes) {
        let key = groups::VETO.named(outcome.state.name());
        let state = key.map_or("", |key| key.words(language));
        let name = language.of(&entry.name.zh, &entry.name.en);
        let lacking = outcome.shortfall.as_ref().zip(entry.shortfall.as_ref());
        let lacking = lacking.map(|(lacking, declared)| {
            let amount = shortfall(&rubric.document, lacking, &declared.unit, language);
            let figure = rubric.document.figure.iter().find(|it| it.id == declared.of);
            let figure = figure.map_or("", |it| language.of(&it.name.zh, &it.name.en));
            let arguments = [("amount", amount.as_str()), ("figure", figure)];
            format!("  {}", text(language, keys::VETO_SHORTFALL, &arguments))
        });
        lines.push(format!("  {} {name}  {state}{}", entry.id, lacking.unwrap_or_default()));
    }
}

fn indicator_lines(
    rubric: &Rubric,
    assessment: &Assessment,
    language: Language,
    lines: &mut Vec<String>,
) {
    lines.push(format!("\n{}", keys::CLI_INDICATORS.words(language)));
    let entries = rubric.document.indicator.iter().zip(&assessment.sheet.indicators);
    for (index, (entry, score)) in entries.enumerate() {
        let value = match &score.value {
            IndicatorValue::Scored(scored) => scored_text(rubric, index, scored, language),
            IndicatorValue::Missing => keys::INDICATOR_ABSENT.words(language).to_owned(),
            IndicatorValue::NotApplicable => {
                keys::INDICATOR_NOT_APPLICABLE.words(language).to_owned()
            }
        };
        let name = language.of(&entry.name.zh, &entry.name.en);
        lines.push(format!(
            "  {} {name}  {value}  {} / {}",
            entry.id,
            bounds_text(score.points),
            score.weight
        ));
    }
}

fn closing_lines(
    rubric: &Rubric,
    assessment: &Assessment,
    language: Language,
    lines: &mut Vec<String>,
) {
    if !assessment.missing.is_empty() {
        let figures: Vec<&str> = assessment
            .missing
            .iter()
            .filter_map(|index| rubric.document.figure.get(*index))
            .map(|entry| language.of(&entry.name.zh, &entry.name.en))
            .collect();
        let figures = figures.join(keys::LIST_SEPARATOR.words(language));
        lines.push(format!("\n{}", text(language, keys::CLI_MISSING, &[("figures", &figures)])));
    }
    if !assessment.findings.is_empty() {
        lines.push(format!("\n{}", keys::CLI_FINDINGS.words(language)));
    }
    for finding in &assessment.findings {
        let severity = groups::SEVERITY.named(finding.code.severity().name());
        let severity = severity.map_or("", |key| key.words(language));
        let message = finding_message(rubric, finding, language);
        lines.push(format!("  [{severity}] {}  {message}", finding.at));
    }
}
