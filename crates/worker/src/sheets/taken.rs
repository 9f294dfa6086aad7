//! From workbooks laid over a draft to what the draft takes over: [`taken`].

use std::collections::BTreeMap;

use engine::facts::RawEntry;
use engine::ledger::{LedgerInput, LedgerSheet, RawRow, RawTable};
use exchange::origins_json;

use super::laid::{Laid, table_id};
use super::preview::narrow;
use super::protocol::{SheetsTaken, Take, TakenFigure, TakenRow, TakenTable};
use super::scheme::Books;

/// What the draft takes over.
pub(super) fn taken(laid: &Laid) -> SheetsTaken {
    let before = &laid.draft.input.report;
    let after = &laid.input.report;
    let merge = &laid.merge;
    let filled = merge.filled.iter().filter(|it| laid.take_of(&it.place) != Take::Nothing).count();
    let is_replaced = |take: Take| matches!(take, Take::All | Take::Whole);
    let replaced = merge.differing.iter().filter(|it| is_replaced(laid.take_of(&it.place))).count();
    let take_of_table = |table: usize| laid.wish.takes.of(table_id(laid.scheme, table));
    let added = merge.added.iter().filter(|row| take_of_table(row.of.0) != Take::Nothing).count();
    let removed = merge.absent.iter().filter(|row| take_of_table(row.0) == Take::Whole).count();
    SheetsTaken {
        figures: figures(&before.dossier.entries, &after.dossier.entries),
        tables: tables(&before.tables, &after.tables),
        derived: derived(laid.books, &laid.input),
        origins: origins_json(&laid.origins()),
        values: narrow(filled.saturating_add(replaced)),
        added: narrow(added),
        removed: narrow(removed),
        kept: narrow(merge.differing.len().saturating_sub(replaced)),
    }
}

/// Figures that are other than before. None ever goes: a blank cell deletes nothing.
fn figures(before: &[(String, RawEntry)], after: &[(String, RawEntry)]) -> Vec<TakenFigure> {
    let changed = after.iter().filter(|(id, entry)| {
        let known = before.iter().find(|(known, _)| known == id);
        known.is_none_or(|(_, known)| known != entry)
    });
    let figure = |(id, entry): &(String, RawEntry)| {
        let is_reason = matches!(entry, RawEntry::NotApplicable(_));
        Some(TakenFigure { id: id.clone(), text: text_of(entry)?, is_reason })
    };
    changed.filter_map(figure).collect()
}

fn tables(before: &[RawTable], after: &[RawTable]) -> Vec<TakenTable> {
    let changed = after.iter().filter(|table| !before.contains(table));
    let table = |table: &RawTable| TakenTable {
        id: table.id.clone(),
        rows: table.rows.iter().map(row).collect(),
    };
    changed.map(table).collect()
}

fn row(row: &RawRow) -> TakenRow {
    let cells =
        row.cells.iter().filter_map(|(column, entry)| Some((column.clone(), text_of(entry)?)));
    TakenRow { id: row.id.clone(), cells: cells.collect() }
}

fn text_of(entry: &RawEntry) -> Option<String> {
    match entry {
        RawEntry::Text(text) | RawEntry::Unreadable(text) | RawEntry::NotApplicable(text) => {
            Some(text.clone())
        }
        RawEntry::Nothing | RawEntry::BadObject => None,
    }
}

/// Figures that follow from tables, as drafts keep them.
fn derived(books: &Books, input: &LedgerInput) -> BTreeMap<String, String> {
    let sheet = LedgerSheet::new(books.rubric.clone(), books.ledgers.clone(), input.clone());
    let figures = sheet.derived().iter().filter(|it| it.figure.is_some());
    let figure = |it: &engine::ledger::DerivedFigure| {
        (it.id.clone(), text_of(&it.entry(&books.ledgers)).unwrap_or_default())
    };
    figures.map(figure).collect()
}
