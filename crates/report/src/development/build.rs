//! [`DevelopmentReport`]: sections with paragraphs and tables, made of one dossier.

use engine::assess::Evaluation;
use engine::facts::{Dossier, ReportingPeriod};
use engine::ledger::LedgerSheet;
use engine::periods::quarters::quarter_of;
use engine::periods::{Origin, PeriodRules, Reports};
use locale::{Language, format, keys, text};
use serde::{Deserialize, Serialize};

use super::closing::{measures, shortcomings};
use super::ledger_tables::ledger_table;
use super::narrative::{Narrative, SectionRule};
use super::sentence::Sentence;
use super::speaker::Speaker;
use super::trend::{Trend, trend};
use crate::model::PageModel;
use crate::roll::TakenRoll;
use crate::tables::Table;

/// What a report is made from.
pub struct ReportSource<'a> {
    /// The dossier, assessed, with what follows from its tables.
    pub evaluation: &'a Evaluation,
    /// The dossier as figures, with what follows from its tables, then earlier ones.
    pub dossiers: &'a [Dossier],
    /// Its ledgers, if it has any.
    pub sheet: Option<&'a LedgerSheet>,
    /// Which figures are bases.
    pub rules: &'a PeriodRules,
    /// Sections and sentences.
    pub narrative: &'a Narrative,
    /// Where figures come from that were not typed.
    pub origins: &'a [(String, Origin)],
    /// What people wrote themselves, by section.
    pub paragraphs: &'a [(String, String)],
    /// The roll that figures were taken from, if there is one.
    pub roll: Option<&'a TakenRoll>,
    /// Name of the cluster; may be empty.
    pub cluster: &'a str,
}

/// A table with its heading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TitledTable {
    /// Heading.
    pub name: String,
    /// Headings of columns, and rows.
    pub table: Table,
    /// The columns whose numbers can be asked why.
    pub numbers: Vec<usize>,
    /// The subject of their explanation, row by row; none where no number can be asked.
    pub subjects: Vec<String>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// Its name for style sheets.
    pub id: String,
    /// Heading.
    pub heading: String,
    /// Sentences, which form a paragraph.
    pub sentences: Vec<Sentence>,
    /// Paragraphs that people wrote themselves.
    pub own: Vec<String>,
    /// Figures over the reports at hand.
    pub trends: Vec<Trend>,
    /// Tables.
    pub tables: Vec<TitledTable>,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DevelopmentReport {
    /// Title.
    pub title: String,
    /// Cluster, period and edition.
    pub head: String,
    /// The answer first: points and stars in one sentence.
    pub answer: String,
    /// What must be known of its standing.
    pub notes: Vec<String>,
    /// Sections, numbered by their headings.
    pub sections: Vec<Section>,
}

impl Section {
    /// The sentences as they are read.
    pub fn paragraph(&self, language: Language) -> String {
        let sentences: Vec<String> = self.sentences.iter().map(Sentence::text).collect();
        sentences.join(language.of("", " "))
    }
}

/// The report on a dossier.
pub fn development_report(source: &ReportSource<'_>, language: Language) -> DevelopmentReport {
    let evaluation = source.evaluation;
    let document = &evaluation.rubric().document;
    let page = PageModel::of(evaluation, language);
    let period = source.dossiers.first().and_then(|it| it.period.as_deref());
    let parsed = period.and_then(ReportingPeriod::parse);
    let speaker = speaker_of(source, language);
    let said = parsed.map(|it| format::period(language, it.year, it.quarter));
    let said = said.or(period.map(str::to_owned)).unwrap_or_else(|| "?".to_owned());
    let arguments = [
        ("cluster", source.cluster),
        ("period", said.as_str()),
        ("name", language.of(&document.name.zh, &document.name.en)),
        ("edition", &document.edition),
    ];
    let sections = source.narrative.sections.iter().zip(1..);
    DevelopmentReport {
        title: text(language, keys::NARRATIVE_TITLE, &arguments),
        head: text(language, keys::NARRATIVE_HEAD, &arguments),
        answer: page.panel.headline.clone(),
        notes: notes(source, language),
        sections: sections
            .map(|(rule, number)| section(source, &speaker, &page, rule, number))
            .collect(),
    }
}

/// Who says what a source says.
pub(super) fn speaker_of<'a>(source: &'a ReportSource<'_>, language: Language) -> Speaker<'a> {
    let period = source.dossiers.first().and_then(|it| it.period.as_deref());
    Speaker {
        evaluation: source.evaluation,
        sheet: source.sheet,
        reports: Reports {
            rubric: source.evaluation.rubric(),
            rules: source.rules,
            dossiers: source.dossiers,
        },
        quarter: period.and_then(ReportingPeriod::parse).map(quarter_of),
        language,
    }
}

fn section(
    source: &ReportSource<'_>,
    speaker: &Speaker<'_>,
    page: &PageModel,
    rule: &SectionRule,
    number: usize,
) -> Section {
    let language = speaker.language;
    let mut sentences: Vec<Sentence> =
        rule.sentences.iter().filter_map(|rule| speaker.sentence(rule)).collect();
    let mut tables = Vec::new();
    match rule.builtin.as_deref() {
        Some("shortcomings") => {
            let (said, gaps) = shortcomings(source.evaluation, page, language);
            sentences.extend(said);
            tables.extend(gaps);
        }
        Some("measures") => {
            sentences.extend(measures(source.sheet, rule.form.as_deref(), language));
        }
        _ => {}
    }
    if let Some(sheet) = source.sheet {
        let rubric = source.evaluation.rubric();
        let printed = rule.tables.iter().filter_map(|it| ledger_table(rubric, sheet, it, language));
        tables.extend(printed);
    }
    let name = language.of(&rule.name.zh, &rule.name.en);
    let number = section_number(number, language);
    let heading = text(language, keys::NARRATIVE_HEADING, &[("number", &number), ("name", name)]);
    let trends = rule.trends.iter().filter_map(|rule| trend(speaker, rule)).collect();
    let own = own_paragraphs(source.paragraphs, &rule.id);
    Section { id: rule.id.clone(), heading, sentences, own, trends, tables }
}

/// A paragraph for every line that holds something.
pub(crate) fn own_paragraphs(paragraphs: &[(String, String)], section: &str) -> Vec<String> {
    let own = paragraphs.iter().filter(|(id, _)| id == section);
    let lines = own.flat_map(|(_, text)| text.lines()).map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Numbers of sections as official documents write them.
pub(crate) fn section_number(number: usize, language: Language) -> String {
    const ZH: [&str; 10] = [
        "\u{4e00}", "\u{4e8c}", "\u{4e09}", "\u{56db}", "\u{4e94}", "\u{516d}", "\u{4e03}",
        "\u{516b}", "\u{4e5d}", "\u{5341}",
    ];
    let plain = number.to_string();
    let zh = number.checked_sub(1).and_then(|place| ZH.get(place)).copied();
    language.of(zh.unwrap_or(&plain), &plain).to_owned()
}

/// Standing of the rubric, interim period, pack, and bases that need not be comparable.
fn notes(source: &ReportSource<'_>, language: Language) -> Vec<String> {
    let document = &source.evaluation.rubric().document;
    let mut notes = vec![language.of(&document.note.zh, &document.note.en).to_owned()];
    if source.evaluation.is_interim() {
        notes.push(keys::CLI_INTERIM.words(language).to_owned());
    }
    let pack = source.origins.iter().find_map(|(_, origin)| match origin {
        Origin::Pack { digest, .. } => Some(digest.as_str()),
        Origin::Report { .. } | Origin::Sheet(_) => None,
    });
    notes.push(match pack {
        Some(digest) => text(language, keys::PACK_USED, &[("digest", digest)]),
        None => keys::PACK_NOT_USED.words(language).to_owned(),
    });
    for (figure, origin) in source.origins {
        if let Origin::Report { period, .. } = origin {
            let entry = document.figure.iter().find(|entry| entry.id == *figure);
            let label = entry.map_or(figure.as_str(), |it| language.of(&it.name.zh, &it.name.en));
            let arguments = [("label", label), ("period", period.as_str())];
            notes.push(text(language, keys::PACK_REPORTED_BASE, &arguments));
        }
    }
    notes
}
