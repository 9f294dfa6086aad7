//! [`bulletin`]: the roll-up of a kind as a report.

use locale::{Language, format, keys, text};

use super::rules::SectionRule;
use super::source::BulletinSource;
use super::speaker::Speaker;
use super::{figure_tables, note_tables, rank_tables};
use crate::development::build::{own_paragraphs, section_number};
use crate::development::{DevelopmentReport, Section, TitledTable};
use crate::tables::Table;

/// The bulletin on the group of `source`.
pub fn bulletin(source: &BulletinSource<'_>, language: Language) -> DevelopmentReport {
    let (year, quarter) = source.rollup.quarter;
    let whole = source.portfolio.period.is_some_and(|it| it.quarter.is_none());
    let period = format::period(language, year, if whole { None } else { Some(quarter) });
    let kind = source.kind_name(&source.ranking.kind, language);
    let title = &source.rules.title;
    let title = fill(language.of(&title.zh, &title.en), &[("period", &period), ("kind", &kind)]);
    let rubric = source.rubric().map(|it| &it.document);
    let (name, edition) =
        rubric.map_or(("", ""), |it| (language.of(&it.name.zh, &it.name.en), it.edition.as_str()));
    let arguments = [("period", period.as_str()), ("name", name), ("edition", edition)];
    let speaker = Speaker { source, language, period: period.clone(), kind: kind.clone() };
    let answer = speaker.sentence(&source.rules.answer).map(|it| it.text()).unwrap_or_default();
    let sections = source.rules.sections.iter().map(|rule| section(&speaker, rule));
    let sections = sections.filter(has_content).zip(1..).map(|(mut it, number)| {
        let number = section_number(number, language);
        let arguments = [("number", number.as_str()), ("name", it.heading.as_str())];
        it.heading = text(language, keys::NARRATIVE_HEADING, &arguments);
        it
    });
    DevelopmentReport {
        title,
        head: text(language, keys::BULLETIN_HEAD, &arguments),
        answer,
        notes: notes(source, language),
        sections: sections.collect(),
    }
}

fn has_content(section: &Section) -> bool {
    !section.sentences.is_empty() || !section.own.is_empty() || !section.tables.is_empty()
}

fn fill(words: &str, arguments: &[(&str, &str)]) -> String {
    let mut filled = words.to_owned();
    for (name, value) in arguments {
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    filled
}

fn section(speaker: &Speaker<'_>, rule: &SectionRule) -> Section {
    let (source, language) = (speaker.source, speaker.language);
    let tables = rule.tables.iter().filter_map(|(of, name)| {
        let table = built_in(source, of, language)?;
        let name = language.of(&name.zh, &name.en).to_owned();
        (!table.rows.is_empty()).then(|| TitledTable { name, table, ..TitledTable::default() })
    });
    Section {
        id: rule.id.clone(),
        heading: language.of(&rule.name.zh, &rule.name.en).to_owned(),
        sentences: rule.sentences.iter().filter_map(|it| speaker.sentence(it)).collect(),
        own: own_paragraphs(source.paragraphs, &rule.id),
        trends: Vec::new(),
        tables: tables.collect(),
    }
}

/// A table by the name that the rules give it.
pub(super) fn built_in(
    source: &BulletinSource<'_>,
    name: &str,
    language: Language,
) -> Option<Table> {
    let rollup = source.rollup;
    Some(match name {
        "clusters" => figure_tables::clusters(source, language),
        "against" => figure_tables::against(source, language),
        "totals" => figure_tables::totals(source, language),
        "ratios" => figure_tables::ratios(source, language),
        "kinds" if rollup.kinds.len() > 1 => {
            figure_tables::groups_table(source, &rollup.kinds, language)
        }
        "districts" => figure_tables::groups_table(source, &rollup.districts, language),
        "industries" => figure_tables::groups_table(source, &rollup.industries, language),
        "stages" => figure_tables::stages(source, language),
        "structure" => figure_tables::structure(source, language),
        "similarity" => figure_tables::similarity(source, language),
        "ranking" => rank_tables::ranking(source, language),
        "lists" => rank_tables::lists(source, language),
        "audits" => rank_tables::audits(source, language),
        "targets" => rank_tables::targets(source, language),
        "levels" => rank_tables::levels(source, language),
        "beside" => rank_tables::beside(source, language),
        "medians" => rank_tables::medians(source, language),
        "peer-notes" => rank_tables::peer_notes(source, language),
        "aside" => note_tables::aside(source, language),
        "agreed" => note_tables::agreed(source, language),
        _ => return None,
    })
}

/// Standing of the rubric, interim period, and bases that need not be comparable.
fn notes(source: &BulletinSource<'_>, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(rubric) = source.rubric() {
        let note = &rubric.document.note;
        notes.push(language.of(&note.zh, &note.en).to_owned());
    }
    if source.portfolio.period.is_some_and(engine::facts::ReportingPeriod::is_interim) {
        notes.push(keys::CLI_INTERIM.words(language).to_owned());
    }
    notes.push(keys::BULLETIN_RULES.words(language).to_owned());
    for (rule, line) in source.rollup_rules.totals.iter().zip(&source.group.totals) {
        let Some(growth) = line.growth.as_ref().filter(|_| rule.base.is_some()) else { continue };
        let name = language.of(&rule.name.zh, &rule.name.en);
        let mut note = |key: locale::Key, of: &[usize]| {
            if !of.is_empty() {
                let count = of.len().to_string();
                notes.push(text(language, key, &[("name", name), ("count", &count)]));
            }
        };
        note(keys::BULLETIN_NO_BASE, &growth.lacking);
        note(keys::BULLETIN_REPORTED_BASE, &growth.reported);
    }
    notes
}
