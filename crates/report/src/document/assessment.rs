//! The self-assessment as a document: result, points, vetoes, gaps, remarks, sources, declaration.

use engine::facts::{Finding, FindingCode, Severity};
use locale::{Key, Language, groups, keys, text};

use super::chart::Chart;
use super::declaration::Declaration;
use super::development::{running_head, section_blocks};
use super::model::{Block, Document, Layout, Role, Spacing};
use super::sources::{figure_table, indicator_steps};
use crate::development::{DevelopmentReport, ReportSource, TitledTable, section_number};
use crate::ledger::ledger_remark;
use crate::model::PageModel;
use crate::panel::VetoRow;
use crate::paper::{Part, assessment_parts, findings};
use crate::tables::Table;
use crate::xray::xray;

/// The document of a self-assessment. `report` is the development report on the same dossier.
pub(super) fn assessment_document(
    source: &ReportSource<'_>,
    report: &DevelopmentReport,
    declaration: &Declaration,
    language: Language,
) -> Document {
    let title = text(language, keys::DOCUMENT_ASSESSMENT_TITLE, &[("cluster", source.cluster)]);
    let page = PageModel::of(source.evaluation, language);
    let parts = assessment_parts(source.evaluation, &page, language);
    let writer = Writer { source, report, page, parts, language };
    let mut blocks = vec![Block::words(Role::Answer, &report.answer)];
    blocks.extend(report.notes.iter().map(|note| Block::words(Role::Note, note)));
    blocks.push(Block::Contents { words: keys::DOCUMENT_CONTENTS.words(language).to_owned() });
    let sections = [
        (keys::DOCUMENT_RESULT, "result", writer.result()),
        (keys::PAPER_DIMENSIONS, "dimensions", writer.dimensions()),
        (keys::PAPER_INDICATORS, "indicators", writer.indicators()),
        (keys::CLI_VETOES, "vetoes", writer.vetoes()),
        (keys::DOCUMENT_SHORTCOMINGS, "shortcomings", writer.shortcomings()),
        (keys::DOCUMENT_MEASURES, "measures", writer.told("measures")),
        (keys::CLI_FINDINGS, "findings", writer.remarks()),
        (keys::DOCUMENT_SOURCES, "sources", writer.sources()),
        (keys::DOCUMENT_STEPS_OF, "steps", writer.steps()),
        (keys::DOCUMENT_DECLARATION, "declaration", declaration.blocks(source.cluster, language)),
    ];
    for ((key, id, within), number) in sections.into_iter().zip(1..) {
        if key == keys::DOCUMENT_DECLARATION {
            blocks.push(Block::PageBreak);
        }
        let number = section_number(number, language);
        let said = [("number", number.as_str()), ("name", key.words(language))];
        blocks.push(Block::section(id, text(language, keys::NARRATIVE_HEADING, &said)));
        blocks.extend(within);
    }
    let running_head = running_head(&title, &report.head);
    let subtitle = report.head.clone();
    Document { layout: Layout::Official, title, subtitle, running_head, language, blocks }
}

struct Writer<'a> {
    source: &'a ReportSource<'a>,
    report: &'a DevelopmentReport,
    page: PageModel,
    parts: Vec<Part>,
    language: Language,
}

impl Writer<'_> {
    fn words(&self, key: Key) -> String {
        key.words(self.language).to_owned()
    }

    fn headings<const N: usize>(&self, headings: [Key; N]) -> Vec<String> {
        headings.map(|key| self.words(key)).to_vec()
    }

    /// A part of the print, if it says anything.
    fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// What is rated, and how.
    fn result(&self) -> Vec<Block> {
        let panel = &self.page.panel;
        let rubric = self.source.evaluation.rubric();
        let mut rows = vec![
            [self.words(keys::PAPER_CLUSTER), self.source.cluster.to_owned()],
            [self.words(keys::DOCUMENT_SCHEME), self.report.head.clone()],
            [self.words(keys::PAPER_DIGEST), rubric.digest.clone()],
            [panel.caption.clone(), panel.total.clone()],
            [self.words(keys::EXPLAIN_STARS), panel.stars.clone()],
        ];
        if !panel.stars_note.is_empty() {
            rows.push([String::new(), panel.stars_note.clone()]);
        }
        let terms = panel.terms.iter().map(|it| {
            let said = [("points", it.points.as_str()), ("weight", &it.weight)];
            [it.name.clone(), text(self.language, keys::DOCUMENT_POINTS_IN, &said)]
        });
        rows.extend(terms);
        let rows = rows.into_iter().map(|row| row.to_vec()).collect();
        vec![Block::table("", Table { headings: Vec::new(), rows })]
    }

    fn dimensions(&self) -> Vec<Block> {
        let chart = Chart::of_dimensions(self.source.evaluation, &self.page, self.language);
        let mut blocks = vec![Block::Chart(chart)];
        let table = self.part("dimensions");
        blocks.extend(table.map(|part| Block::table(part.heading, part.table.clone())));
        blocks
    }

    /// Indicators under their dimensions.
    fn indicators(&self) -> Vec<Block> {
        let Some(part) = self.part("indicators") else { return Vec::new() };
        let mut table = part.table.clone();
        table.headings.insert(0, self.words(keys::PAPER_DIMENSION));
        for (row, indicator) in table.rows.iter_mut().zip(&self.page.indicators) {
            let dimension = self.page.panel.dimensions.get(indicator.dimension);
            let said = dimension.map(|it| {
                let said =
                    [("name", it.name.as_str()), ("points", &it.points), ("weight", &it.weight)];
                text(self.language, keys::DOCUMENT_POINTS_OF, &said)
            });
            row.insert(0, said.unwrap_or_default());
        }
        let table = TitledTable { name: part.heading.to_owned(), table, ..TitledTable::default() };
        vec![Block::Table { table, spacing: Spacing::Grouped }]
    }

    fn vetoes(&self) -> Vec<Block> {
        let headings = [keys::TABLE_ID, keys::CLI_VETOES, keys::DOCUMENT_VERDICT, keys::PAPER_NOTE];
        let row =
            |it: &VetoRow| [&it.id, &it.name, &it.verdict, &it.detail].map(String::clone).to_vec();
        let rows = self.page.panel.vetoes.iter().map(row).collect();
        vec![Block::table("", Table { headings: self.headings(headings), rows })]
    }

    fn shortcomings(&self) -> Vec<Block> {
        let next = xray(self.source.evaluation, self.language).next_star;
        let next = Some(next).filter(|words| !words.is_empty());
        let mut blocks: Vec<Block> =
            next.map(|words| Block::words(Role::Body, words)).into_iter().collect();
        blocks.extend(self.told("shortcomings"));
        blocks
    }

    /// What the development report says in a section.
    fn told(&self, section: &str) -> Vec<Block> {
        let section = self.report.sections.iter().find(|it| it.id == section);
        section.map(|it| section_blocks(it, self.language)).unwrap_or_default()
    }

    /// Errors and warnings on figures and tables, and what is missing. What is only for information
    /// stays in the app, and so do figures that the scheme does not use.
    fn remarks(&self) -> Vec<Block> {
        let is_told: fn(&Finding) -> bool = |finding| {
            finding.code.severity() != Severity::Info && finding.code != FindingCode::FigureNotUsed
        };
        let table = findings(self.source.evaluation, is_told, self.language);
        let mut blocks = vec![Block::table(keys::PAPER_FINDINGS.words(self.language), table)];
        let missing = self.part("missing");
        blocks.extend(missing.map(|part| Block::table(part.heading, part.table.clone())));
        blocks.extend(self.ledger_remarks());
        blocks.retain(Block::is_filled);
        if blocks.is_empty() {
            blocks.push(Block::words(Role::Body, keys::DOCUMENT_NO_FINDINGS.words(self.language)));
        }
        blocks
    }

    fn ledger_remarks(&self) -> Option<Block> {
        let sheet = self.source.sheet?;
        let (rubric, language) = (self.source.evaluation.rubric(), self.language);
        let findings = sheet.findings();
        let findings = findings.iter().filter(|finding| finding.severity != Severity::Info);
        let rows = findings.map(|finding| {
            let severity = groups::SEVERITY.named(finding.severity.name());
            let remark = ledger_remark(rubric, sheet.ledgers(), finding, language);
            let severity = severity.map_or("", |key| key.words(language)).to_owned();
            vec![severity, finding.at.clone(), remark.message, remark.reason]
        });
        let headings = [
            keys::PAPER_SEVERITY,
            keys::DOCUMENT_PLACE,
            keys::PAPER_FINDING,
            keys::DOCUMENT_REASON,
        ];
        let table = Table { headings: self.headings(headings), rows: rows.collect() };
        Some(Block::table(keys::LEDGER_FINDINGS.words(language), table))
    }

    fn sources(&self) -> Vec<Block> {
        vec![Block::table("", figure_table(self.source, self.language))]
    }

    fn steps(&self) -> Vec<Block> {
        vec![Block::table("", indicator_steps(self.source, self.language))]
    }
}
