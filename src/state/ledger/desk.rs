//! [`Desk`]: the tables of the open draft, evaluated.

use std::collections::BTreeMap;
use std::sync::Arc;

use engine::facts::{Dossier, RawEntry};
use engine::ledger::document::TableEntry;
use engine::ledger::typing::cell_from_typed;
use engine::ledger::{
    Date, LedgerDocument, LedgerFinding, LedgerInput, LedgerSheet, Ledgers, RawRow, RawTable,
    Report, compile::ledgers_from_canonical, derived_texts,
};
use locale::Language;
use report::ledger::preset_rows;

use super::shown::{TableView, table_view};
use super::table::{TableEdit, TableRow};
use crate::state::draft::Draft;
use crate::state::grid::{CellChange, ChangedRow, GridTable};
use crate::state::shipped::{Edition, edition};

/// The tables of the open draft, evaluated, with a view of each.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    edition: &'static Edition,
    language: Language,
    sheet: LedgerSheet,
    findings: Vec<LedgerFinding>,
    views: Vec<TableView>,
}

impl Desk {
    /// The tables of a draft; none if its edition declares no tables.
    pub(crate) fn open(draft: &Draft, language: Language, today: &str) -> Option<Self> {
        let edition = edition(&draft.rubric)?;
        let ledgers =
            ledgers_from_canonical(rubrics::ledgers(&draft.rubric)?, &edition.rubric).ok()?;
        let ledgers = Arc::new(ledgers);
        let input = input_of(draft, edition, &ledgers, today);
        let sheet = LedgerSheet::new(edition.rubric.clone(), ledgers.clone(), input);
        let views = vec![TableView::default(); ledgers.tables.len()];
        let mut desk = Self { edition, language, sheet, findings: Vec::new(), views };
        desk.look();
        Some(desk)
    }

    /// Follows the draft after an edit, also one that was taken back.
    pub(crate) fn follow(&mut self, draft: &Draft) {
        let dossier = dossier_of(draft, self.edition);
        let reasons = reasons_of(draft);
        let now = self.sheet.input();
        let is_same_dossier = now.report.dossier == dossier;
        let changed = changed_rows(&now.report.tables, draft);
        let is_done = match changed {
            Some(rows) if is_same_dossier => {
                let is_done = !rows.is_empty() || now.reasons != reasons;
                for (table, at, row) in rows {
                    self.sheet.put_row(&table, at, row);
                }
                is_done
            }
            _ => {
                let mut input = self.sheet.input().clone();
                input.report = Report { dossier, tables: tables_of(draft, self.sheet.ledgers()) };
                let rubric = self.edition.rubric.clone();
                self.sheet = LedgerSheet::new(rubric, self.ledgers(), input);
                true
            }
        };
        if is_done {
            self.put_reasons(&reasons);
            self.look();
        }
    }

    /// Figures that follow from tables in use, as entries of strict form. Where one cannot be said
    /// it is an empty text: it is then missing, whatever was typed.
    pub(crate) fn derived(&self) -> BTreeMap<String, String> {
        derived_texts(self.sheet.ledgers(), self.sheet.derived())
    }

    /// The declared tables of a form, by their places.
    pub(crate) fn tables_of(&self, form: &str) -> Vec<usize> {
        let tables = self.sheet.ledgers().document.table.iter().enumerate();
        tables.filter(|(_, table)| table.form == form).map(|(place, _)| place).collect()
    }

    /// What a table's grid shows.
    pub(crate) fn table(&self, place: usize) -> Arc<GridTable> {
        self.views.get(place).map(|view| view.table.clone()).unwrap_or_default()
    }

    /// All that is wrong, the graver first.
    pub(crate) fn findings(&self) -> &[LedgerFinding] {
        &self.findings
    }

    /// What is declared, as data.
    pub(super) fn document(&self) -> &LedgerDocument {
        &self.sheet.ledgers().document
    }

    /// What is declared.
    pub(crate) fn ledgers(&self) -> Arc<Ledgers> {
        self.sheet.ledgers_shared()
    }

    /// The edition.
    pub(crate) fn edition(&self) -> &'static Edition {
        self.edition
    }

    /// The language of its words.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The edits that changes of cells make. Rows that are added get names by `new_id`.
    pub(crate) fn edits_of(
        &self,
        draft: &Draft,
        place: usize,
        changes: &[CellChange],
        new_id: &dyn Fn() -> String,
    ) -> Vec<TableEdit> {
        let ledgers = self.sheet.ledgers();
        let Some(entry) = ledgers.document.table.get(place) else { return Vec::new() };
        let rows = draft.tables.get(&entry.id).map(Vec::as_slice).unwrap_or_default();
        let mut known: BTreeMap<usize, TableRow> = BTreeMap::new();
        let mut added: BTreeMap<usize, TableRow> = BTreeMap::new();
        for CellChange { row, column, text } in changes {
            let compiled = column.saturating_add(1);
            let rubric = &self.edition.rubric;
            let text = cell_from_typed(rubric, ledgers, place, compiled, text);
            let Some(column) = entry.column.get(*column) else { continue };
            let slot = match row {
                ChangedRow::Known(id) => {
                    let Some(at) = rows.iter().position(|row| row.id == *id) else { continue };
                    known.entry(at).or_insert_with(|| rows.get(at).cloned().unwrap_or_default())
                }
                ChangedRow::New(_) if text.is_empty() => continue,
                ChangedRow::New(at) => added.entry(*at).or_insert_with(|| {
                    // A table of one row is named after itself.
                    let id = if entry.is_single { entry.id.clone() } else { new_id() };
                    TableRow { id, ..TableRow::default() }
                }),
            };
            *slot = core::mem::take(slot).with(&column.id, text);
        }
        let mut edits = Vec::new();
        for (at, row) in known {
            let before: Vec<TableRow> = rows.get(at).cloned().into_iter().collect();
            if before.first() != Some(&row) {
                edits.push(TableEdit::rows(&draft.tables, &entry.id, at, before, vec![row]));
            }
        }
        if !added.is_empty() {
            let added = added.into_values().collect();
            edits.push(TableEdit::rows(&draft.tables, &entry.id, rows.len(), Vec::new(), added));
        }
        edits
    }

    /// The edit that puts the rows of a table there that are to be answered; none if it has any
    /// row, or no such rows are declared.
    pub(crate) fn preset_edit(&self, draft: &Draft, place: usize) -> Option<TableEdit> {
        let entry = self.document().table.get(place)?;
        let is_filled = draft.tables.get(&entry.id).is_some_and(|rows| !rows.is_empty());
        if is_filled || entry.preset.is_empty() {
            return None;
        }
        let rows = preset_rows(entry, self.language).iter().map(TableRow::of_raw).collect();
        Some(TableEdit::rows(&draft.tables, &entry.id, 0, Vec::new(), rows))
    }

    /// The table whose rows are the aspects of the guide.
    pub(crate) fn guide(&self) -> Option<TableEntry> {
        self.document().table.iter().find(|table| table.is_guide).cloned()
    }

    /// The edit that puts a text into the row of an aspect, which need not be there; none if it
    /// changes nothing.
    pub(crate) fn aspect_edit(
        &self,
        draft: &Draft,
        aspect: &str,
        column: usize,
        text: &str,
    ) -> Option<TableEdit> {
        let ledgers = self.sheet.ledgers();
        let place = ledgers.document.table.iter().position(|table| table.is_guide)?;
        let table = ledgers.document.table.get(place)?;
        let (rubric, compiled) = (&self.edition.rubric, column.saturating_add(1));
        let text = cell_from_typed(rubric, ledgers, place, compiled, text);
        let rows = draft.tables.get(&table.id).map(Vec::as_slice).unwrap_or_default();
        let at = rows.iter().position(|row| row.id == aspect).unwrap_or(rows.len());
        let before: Vec<TableRow> = rows.get(at).cloned().into_iter().collect();
        let known = before.first().cloned();
        let row =
            known.unwrap_or_else(|| TableRow { id: aspect.to_owned(), ..TableRow::default() });
        let row = row.with(&table.column.get(column)?.id, text);
        if before.first() == Some(&row) {
            return None;
        }
        Some(TableEdit::rows(&draft.tables, &table.id, at, before, vec![row]))
    }

    /// The edits that take rows away, the last row first. A table that loses its last row is not
    /// in use any more: that there is nothing of the kind is said apart.
    pub(crate) fn removals_of(
        &self,
        draft: &Draft,
        place: usize,
        ids: &[String],
    ) -> Vec<TableEdit> {
        let ledgers = self.sheet.ledgers();
        let Some(entry) = ledgers.document.table.get(place) else { return Vec::new() };
        let rows = draft.tables.get(&entry.id).map(Vec::as_slice).unwrap_or_default();
        let mut left = rows.len();
        let gone = rows.iter().enumerate().rev().filter(|(_, row)| ids.contains(&row.id));
        let mut edits = Vec::new();
        for (at, row) in gone {
            left = left.saturating_sub(1);
            let removed = vec![row.clone()];
            let edit = TableEdit::rows(&draft.tables, &entry.id, at, removed, Vec::new());
            edits.push(TableEdit { is_in_use: left > 0, ..edit });
        }
        edits
    }

    fn put_reasons(&mut self, wanted: &[(String, String)]) {
        let known: Vec<String> =
            self.sheet.input().reasons.iter().map(|(key, _)| key.clone()).collect();
        for key in known.iter().filter(|key| wanted.iter().all(|(wanted, _)| wanted != *key)) {
            self.sheet.put_reason(key, "");
        }
        for (key, reason) in wanted {
            self.sheet.put_reason(key, reason);
        }
    }

    /// Findings and views anew; views keep the rows that stayed the same.
    fn look(&mut self) {
        self.findings = self.sheet.findings();
        for place in 0..self.views.len() {
            let before = self.views.get_mut(place).map(core::mem::take).unwrap_or_default();
            let rubric = &self.edition.rubric;
            let next =
                table_view(rubric, &self.sheet, &self.findings, place, before, self.language);
            if let Some(slot) = self.views.get_mut(place) {
                *slot = next;
            }
        }
    }
}

/// Rows of the draft that differ from those known; none if tables or numbers of rows differ.
fn changed_rows(known: &[RawTable], draft: &Draft) -> Option<Vec<(String, usize, RawRow)>> {
    let in_use = draft.tables.iter().filter(|(id, _)| known.iter().any(|table| table.id == **id));
    if in_use.count() != known.len() || known.len() != draft.tables.len() {
        return None;
    }
    let mut changed = Vec::new();
    for table in known {
        let rows = draft.tables.get(&table.id).filter(|rows| rows.len() == table.rows.len())?;
        for (at, (before, row)) in table.rows.iter().zip(rows).enumerate() {
            if !row.is_raw(before) {
                changed.push((table.id.clone(), at, row.to_raw()));
            }
        }
    }
    Some(changed)
}

fn dossier_of(draft: &Draft, edition: &Edition) -> Dossier {
    let rubric = &edition.rubric;
    let entries = rubric.figures.iter().enumerate();
    let entries = entries
        .map(|(index, figure)| (figure.id.clone(), draft.typed_entry(rubric, index)))
        .filter(|(_, entry)| *entry != RawEntry::Nothing)
        .collect();
    let period = (!draft.period.is_empty()).then(|| draft.period.clone());
    Dossier { period, period_place: 0, entries }
}

fn tables_of(draft: &Draft, ledgers: &Ledgers) -> Vec<RawTable> {
    let declared = ledgers.document.table.iter();
    let tables = declared.filter_map(|entry| {
        let rows = draft.tables.get(&entry.id)?;
        Some(RawTable { id: entry.id.clone(), rows: rows.iter().map(TableRow::to_raw).collect() })
    });
    tables.collect()
}

fn reasons_of(draft: &Draft) -> Vec<(String, String)> {
    draft.reasons.iter().map(|(key, text)| (key.clone(), text.clone())).collect()
}

/// All that the rules look at.
fn input_of(draft: &Draft, edition: &Edition, ledgers: &Ledgers, today: &str) -> LedgerInput {
    let report = Report { dossier: dossier_of(draft, edition), tables: tables_of(draft, ledgers) };
    let (prior, reasons) = (draft.prior_reports(), reasons_of(draft));
    LedgerInput { report, as_of: Date::parse(today), prior, reasons }
}
