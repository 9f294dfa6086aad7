//! A cluster on one page: key figures, stars, points by dimension, what costs most.

use locale::{Language, keys, text};

use super::chart::Chart;
use super::development::running_head;
use super::model::{Block, Document, Layout, Role};
use crate::development::{DevelopmentReport, ReportSource, key_facts};
use crate::indicator::RowState;
use crate::model::PageModel;
use crate::tables::Table;
use crate::xray::xray;

/// Gaps that are shown.
const MOST_GAPS: usize = 5;

/// The fact sheet. `report` is the development report on the same dossier.
pub(super) fn fact_sheet(
    source: &ReportSource<'_>,
    report: &DevelopmentReport,
    language: Language,
) -> Document {
    let title = text(language, keys::DOCUMENT_FACTS_TITLE, &[("cluster", source.cluster)]);
    let page = PageModel::of(source.evaluation, language);
    let blocks = vec![
        Block::words(Role::Answer, &report.answer),
        Block::table(keys::DOCUMENT_KEY_FIGURES.words(language), key_facts(source, language)),
        Block::Chart(Chart::of_dimensions(source.evaluation, &page, language)),
        gaps(source, &page, language),
        Block::words(Role::Note, vetoes(&page, language)),
        Block::words(Role::Note, report.notes.first().cloned().unwrap_or_default()),
    ];
    let running_head = running_head(&title, &report.head);
    let subtitle = report.head.clone();
    Document { layout: Layout::Sheet, title, subtitle, running_head, language, blocks }
}

/// The indicators that lose most.
fn gaps(source: &ReportSource<'_>, page: &PageModel, language: Language) -> Block {
    let gaps = xray(source.evaluation, language).gaps;
    let rows = gaps.iter().take(MOST_GAPS).map(|gap| {
        let row = page.indicators.iter().find(|row| row.id == gap.indicator);
        // Which figures are missing is told by other documents: here is one page.
        let value = row.map(|row| match row.state {
            RowState::Missing => keys::INDICATOR_ABSENT.words(language).to_owned(),
            _ => row.value.clone(),
        });
        let value = value.unwrap_or_default();
        vec![gap.name.clone(), value, gap.lost.clone(), gap.next_unit.clone()]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let count = rows.len().to_string();
    let headings = [keys::TABLE_INDICATOR, keys::TABLE_VALUE, keys::TABLE_LOST, keys::XRAY_NEXT];
    let headings = headings.map(|key| key.words(language).to_owned()).to_vec();
    let name = text(language, keys::NARRATIVE_GAP_TABLE, &[("count", &count)]);
    Block::table(&name, Table { headings, rows })
}

/// Every veto with its verdict, in one line.
fn vetoes(page: &PageModel, language: Language) -> String {
    let said = page.panel.vetoes.iter().map(|it| {
        let said = [("name", it.name.as_str()), ("verdict", &it.verdict)];
        text(language, keys::DOCUMENT_VETO, &said)
    });
    let said: Vec<String> = said.collect();
    let said = said.join(keys::DOCUMENT_SEMICOLON.words(language));
    text(language, keys::DOCUMENT_VETOES, &[("vetoes", &said)])
}
