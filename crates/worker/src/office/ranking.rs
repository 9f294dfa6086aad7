//! Ranks, lists and targets, with drawings; and the bulletin.

use locale::keys;
use report::bulletin::{bulletin, desk_tables};
use report::development::{About, DevelopmentReport};

use super::block::Block;
use super::charts::drawings;
use super::desk::Office;
use super::rolled::grid_of;

/// The tables of the page, by the names of the bulletin's rules; what drawings show comes with them.
const TABLES: [&str; 11] = [
    "lists",
    "audits",
    "targets",
    "levels",
    "beside",
    "medians",
    "totals",
    "ratios",
    "districts",
    "industries",
    "structure",
];

pub(super) fn shown(office: &mut Office) -> Vec<Block> {
    let language = office.language;
    let mut blocks = Vec::new();
    for kind in office.kinds() {
        let Some(source) = office.told_of(kind) else { continue };
        let report = bulletin(&source, language);
        blocks.push(Block::heading(2, report.title));
        blocks.push(Block::words("lead", report.answer));
        blocks.extend(drawings(&source, language).into_iter().map(Block::Chart));
        let tables = desk_tables(&source, &TABLES, language);
        for (at, table) in tables.into_iter().enumerate() {
            let id = format!("table-{kind}-{at}");
            blocks.push(Block::Grid(grid_of(&id, table.name, table.table)));
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::words("lead", keys::DESK_NOTHING_ACCEPTED.words(language)));
    }
    blocks
}

pub(super) fn bulletin_shown(office: &mut Office) -> Vec<Block> {
    let language = office.language;
    match office.told().map(|source| bulletin(&source, language)) {
        Some(report) => report_blocks(report),
        None => vec![Block::words("lead", keys::DESK_NOTHING_ACCEPTED.words(language))],
    }
}

/// A report, stretch by stretch.
pub(super) fn report_blocks(report: DevelopmentReport) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(1, report.title),
        Block::words("text", report.head),
        Block::words("lead", report.answer),
    ];
    blocks.extend(report.notes.into_iter().map(|it| Block::words("note", it)));
    for section in report.sections {
        blocks.push(Block::heading(2, section.heading));
        if !section.sentences.is_empty() {
            let pieces = section.sentences.into_iter().flat_map(|it| it.pieces);
            let pieces = pieces.map(|it| match it.about {
                About::Number(subject) => (it.words, subject),
                About::Words | About::Missing(_) | About::MissingIn(_) => (it.words, String::new()),
            });
            blocks.push(Block::Words { kind: "text".to_owned(), pieces: pieces.collect() });
        }
        blocks.extend(section.own.into_iter().map(|it| Block::words("text", it)));
        for (at, table) in section.tables.into_iter().enumerate() {
            let id = format!("{}-{at}", section.id);
            blocks.push(Block::Grid(grid_of(&id, table.name, table.table)));
        }
    }
    blocks
}
