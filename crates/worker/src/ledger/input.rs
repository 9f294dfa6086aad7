//! [`changed`]: what was told, as the engine takes it.

use std::ops::Range;

use engine::facts::typed::entry_from_typed;
use engine::facts::{Dossier, RawEntry};
use engine::ledger::{LedgerInput, LedgerSheet, Ledgers, RawTable};
use engine::rubric::Rubric;
use exchange::ledgers_from_text;

use super::told::{AnswerKind, Change};

/// The most rows that are put one by one; more are read anew with everything else.
const FEW: usize = 8;

/// Makes changes in what the rules look at, without looking at anything yet.
pub(super) fn change(
    input: &mut LedgerInput,
    rubric: &Rubric,
    ledgers: &Ledgers,
    changes: Vec<Change>,
) {
    for change in changes {
        match change {
            Change::Prior(json) => {
                let file = format!("{{\"prior\": {json}}}");
                let read = ledgers_from_text(&file, &Dossier::default()).ok().flatten();
                input.prior = read.map(|read| read.prior).unwrap_or_default();
            }
            Change::Answer(figure, kind, text) => {
                let entries = &mut input.report.dossier.entries;
                entries.retain(|(known, _)| *known != figure);
                match entry(rubric, &figure, kind, text) {
                    RawEntry::Nothing => {}
                    entry => entries.push((figure, entry)),
                }
            }
            Change::Reason(key, text) => {
                input.reasons.retain(|(known, _)| *known != key);
                if !text.is_empty() {
                    input.reasons.push((key, text));
                }
            }
            Change::Rows { at, removed, table } => {
                if let Some(place) = ledgers.table_index(&table.id) {
                    put_rows(&mut input.report.tables, ledgers, place, at, removed, table);
                }
            }
            Change::NoTable(id) => input.report.tables.retain(|table| table.id != id),
            Change::Open(_) | Change::Show(_) => {}
        }
    }
}

/// Makes changes in a sheet row by row; gives back those that it cannot be asked for one by one.
pub(super) fn change_in_place(
    sheet: &mut LedgerSheet,
    rubric: &Rubric,
    changes: Vec<Change>,
) -> Vec<Change> {
    let rows = |change: &Change| match change {
        Change::Rows { table, .. } => table.rows.len(),
        _ => 0,
    };
    let few = changes.iter().map(rows).sum::<usize>() <= FEW;
    if !few || !changes.iter().all(|change| is_small(sheet, change)) {
        return changes;
    }
    for change in changes {
        match change {
            Change::Answer(figure, kind, text) => {
                let entry = entry(rubric, &figure, kind, text);
                sheet.put_figure(&figure, entry);
            }
            Change::Reason(key, text) => sheet.put_reason(&key, &text),
            Change::Rows { at, table, .. } if table.rows.is_empty() => {
                sheet.remove_row(&table.id, at);
            }
            Change::Rows { at, table, .. } => {
                for (at, row) in (at..).zip(table.rows) {
                    sheet.put_row(&table.id, at, row);
                }
            }
            Change::Open(_) | Change::Prior(_) | Change::NoTable(_) | Change::Show(_) => {}
        }
    }
    Vec::new()
}

/// True if a sheet can be asked for a change: rows in the place of as many, one row more at the
/// end, or one row less.
fn is_small(sheet: &LedgerSheet, change: &Change) -> bool {
    let (at, removed, table) = match change {
        Change::Answer(..) | Change::Reason(..) | Change::Show(_) => return true,
        Change::Open(_) | Change::Prior(_) | Change::NoTable(_) => return false,
        Change::Rows { at, removed, table } => (*at, *removed, table),
    };
    let known = sheet.input().report.tables.iter().find(|known| known.id == table.id);
    let Some(known) = known else { return false };
    let is_guide = sheet.ledgers().document.table.iter().any(|it| it.id == table.id && it.is_guide);
    let ids = |range: Range<usize>| known.rows.get(range).into_iter().flatten().map(|row| &row.id);
    let inserted = table.rows.len();
    let end = at.saturating_add(removed);
    match (removed, inserted) {
        // The sheet finds rows of the guide by their names.
        (_, _) if removed == inserted => ids(at..end).eq(table.rows.iter().map(|row| &row.id)),
        (0, 1) => at == known.rows.len(),
        (1, 0) => !is_guide && known.rows.len() > 1,
        _ => false,
    }
}

fn entry(rubric: &Rubric, figure: &str, kind: AnswerKind, text: String) -> RawEntry {
    match (kind, rubric.figure_index(figure)) {
        (AnswerKind::Nothing, _) | (_, None) => RawEntry::Nothing,
        (AnswerKind::Typed, Some(figure)) => entry_from_typed(rubric, figure, &text).entry,
        (AnswerKind::Given, _) => RawEntry::Text(text),
        (AnswerKind::NotApplicable, _) => RawEntry::NotApplicable(text),
    }
}

/// Puts rows in the place of others; a table that comes into use stands where it is declared.
fn put_rows(
    tables: &mut Vec<RawTable>,
    ledgers: &Ledgers,
    place: usize,
    at: usize,
    removed: usize,
    table: RawTable,
) {
    if let Some(known) = tables.iter_mut().find(|known| known.id == table.id) {
        let from = at.min(known.rows.len());
        let to = from.saturating_add(removed).min(known.rows.len());
        known.rows.splice(from..to, table.rows);
        return;
    }
    let is_before = |known: &RawTable| ledgers.table_index(&known.id).is_some_and(|it| it < place);
    let slot = tables.iter().position(|known| !is_before(known)).unwrap_or(tables.len());
    tables.insert(slot, table);
}
