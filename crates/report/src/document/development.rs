//! The development report as a document.

use locale::{Language, keys};

use super::chart::Chart;
use super::model::{Block, Document, Layout, Role, Spacing};
use crate::development::{DevelopmentReport, Section};
use crate::tables::Table;

/// Characters of a title that the head of a page holds.
const HEAD: usize = 40;

/// The document of a report.
pub fn development_document(report: &DevelopmentReport, language: Language) -> Document {
    document_with(report, &|_| Vec::new(), language)
}

/// The document of a report; `charts` gives what stands between the text and the tables of a
/// section.
pub(super) fn document_with(
    report: &DevelopmentReport,
    charts: &dyn Fn(&Section) -> Vec<Block>,
    language: Language,
) -> Document {
    let mut blocks = vec![Block::words(Role::Answer, &report.answer)];
    blocks.extend(report.notes.iter().map(|note| Block::words(Role::Note, note)));
    blocks.push(Block::Contents { words: keys::DOCUMENT_CONTENTS.words(language).to_owned() });
    for section in &report.sections {
        blocks.push(Block::section(&section.id, &section.heading));
        blocks.extend(text_blocks(section, language));
        blocks.extend(charts(section));
        blocks.extend(table_blocks(section));
    }
    Document {
        layout: Layout::Official,
        title: report.title.clone(),
        subtitle: report.head.clone(),
        running_head: running_head(&report.title, &report.head),
        language,
        blocks,
    }
}

/// Title and period, which is what a head begins with; a title that is too long is cut.
pub(super) fn running_head(title: &str, head: &str) -> String {
    let mut short: String = title.chars().take(HEAD).collect();
    if short.len() < title.len() {
        short.push('\u{2026}');
    }
    let period = head.split(" \u{b7} ").next().unwrap_or_default();
    format!("{short} \u{b7} {period}")
}

/// What stands under the heading of a section.
pub(super) fn section_blocks(section: &Section, language: Language) -> Vec<Block> {
    let mut blocks = text_blocks(section, language);
    blocks.extend(table_blocks(section));
    blocks
}

/// Sentences, own paragraphs and trends.
fn text_blocks(section: &Section, language: Language) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !section.sentences.is_empty() {
        blocks.push(Block::sentences(&section.sentences, language));
    }
    blocks.extend(section.own.iter().map(|words| Block::words(Role::Body, words)));
    for trend in &section.trends {
        blocks.push(Block::Chart(Chart::of_trend(trend)));
        blocks.push(Block::table(&trend.name, without_empty_columns(&trend.table)));
    }
    blocks
}

fn table_blocks(section: &Section) -> impl Iterator<Item = Block> {
    let tables = section.tables.iter();
    tables.map(|table| Block::Table { table: table.clone(), spacing: Spacing::Close })
}

/// A table without columns in which no row says anything.
fn without_empty_columns(table: &Table) -> Table {
    let is_filled = |place: &usize| {
        table.rows.iter().any(|row| row.get(*place).is_some_and(|cell| !cell.is_empty()))
    };
    let kept: Vec<usize> = (0..table.headings.len()).filter(is_filled).collect();
    let picked = |row: &Vec<String>| -> Vec<String> {
        kept.iter().filter_map(|place| row.get(*place).cloned()).collect()
    };
    Table { headings: picked(&table.headings), rows: table.rows.iter().map(picked).collect() }
}
