//! Items that every cluster answers: a form lists them, unanswered they say nothing, and once one
//! is answered the others are open questions.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "Chinese labels are what is tested")]

use std::sync::Arc;

use engine::facts::RawEntry;
use engine::ledger::document::TableEntry;
use engine::ledger::{LedgerInput, LedgerSheet, RawRow, RawTable};
use engine::rubric::rubric_from_canonical;
use exchange::spreadsheet::merge::{Prefer, merge};
use exchange::spreadsheet::template::{TemplateRequest, template};
use exchange::spreadsheet::{Expected, Scheme, import_from_bytes};
use locale::Language;
use report::ledger::preset_rows;
use tests::desk::Desk;

/// What is read from a form that was filled from a dossier.
fn read_back(scheme: &Scheme, filled: &LedgerInput, language: Language) -> LedgerInput {
    let request = TemplateRequest { filled, holder: None, language };
    let form = template(scheme, request).expect("a form");
    let import = import_from_bytes(scheme, "form.xlsx", &form.bytes, Expected::default());
    let import = import.expect("understood");
    assert_eq!(import.notes, []);
    let merge = merge(scheme, &LedgerInput::default(), &[import], Prefer::Dossier);
    assert_eq!(merge.notes, []);
    merge.input
}

fn checklist<'a>(scheme: &'a Scheme) -> &'a TableEntry {
    let tables = &scheme.ledgers.document.table;
    tables.iter().find(|table| table.id == "checklist").expect("the checklist")
}

/// A dossier with the standard items, of which the first so many are met.
fn answered(scheme: &Scheme, count: usize, language: Language) -> LedgerInput {
    let mut rows = preset_rows(checklist(scheme), language);
    for row in rows.iter_mut().take(count) {
        row.cells.push(("state".to_owned(), RawEntry::Text("met".to_owned())));
    }
    let mut input = LedgerInput::default();
    input.report.tables = vec![RawTable { id: "checklist".to_owned(), rows }];
    input
}

fn figure(input: LedgerInput, id: &str) -> Option<RawEntry> {
    let edition = rubrics::shipped("industrial@2026.1").expect("shipped");
    let rubric = rubric_from_canonical(edition.rubric).expect("a rubric");
    let text = rubrics::ledgers("industrial@2026.1").expect("ledgers");
    let ledgers = engine::ledger::ledgers_from_canonical(text, &rubric).expect("good");
    let sheet = LedgerSheet::new(Arc::new(rubric), Arc::new(ledgers), input);
    let entries = sheet.dossier().entries;
    entries.into_iter().find(|(known, _)| known == id).map(|(_, entry)| entry)
}

#[test]
fn unanswered_they_say_nothing() {
    for reference in ["industrial@2026.1", "digital@2026.1", "urban@2026.1"] {
        let desk = Desk::of(reference);
        for language in [Language::Zh, Language::En] {
            let read = read_back(&desk.scheme(), &LedgerInput::default(), language);
            assert_eq!(read.report.tables, []);
        }
    }
}

#[test]
fn once_one_is_answered_the_others_are_open() {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    for language in [Language::Zh, Language::En] {
        let some = answered(&scheme, 3, language);
        let read = read_back(&scheme, &some, language);
        assert_eq!(read.report.tables[0].rows.len(), 17);
        assert_eq!(figure(read, "site-items"), Some(RawEntry::Nothing));
        let all = answered(&scheme, 17, language);
        let read = read_back(&scheme, &all, language);
        assert_eq!(figure(read, "site-items"), Some(RawEntry::Text("8".to_owned())));
    }
}

/// Rows that a dossier has stand as they are: a form adds none to them.
#[test]
fn a_form_adds_none_to_rows_that_are_there() {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    let mut input = LedgerInput::default();
    let text = |text: &str| RawEntry::Text(text.to_owned());
    let cells = [("list", "site"), ("name", "样例项"), ("state", "met")];
    let cells = cells.map(|(column, value)| (column.to_owned(), text(value))).into();
    let rows = vec![RawRow { id: "own".to_owned(), cells }];
    input.report.tables = vec![RawTable { id: "checklist".to_owned(), rows }];
    assert_eq!(read_back(&scheme, &input, Language::Zh).report.tables, input.report.tables);
    input.report.tables[0].rows.clear();
    assert_eq!(read_back(&scheme, &input, Language::Zh).report.tables, input.report.tables);
}

#[test]
fn security_is_asked_of_digital_clusters() {
    for (reference, count) in [("industrial@2026.1", 0), ("digital@2026.1", 4), ("urban@2026.1", 0)]
    {
        let desk = Desk::of(reference);
        let scheme = desk.scheme();
        let presets = checklist(&scheme).preset.iter();
        let found = presets.filter(|preset| preset.cells[0][1] == "security").count();
        assert_eq!(found, count, "{reference}");
    }
}
