//! Each fact is entered once: what the head of a dossier or a figure says, no table asks for again;
//! and a file that has it in a table all the same loses nothing.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test says why"
)]

use std::sync::Arc;

use engine::facts::RawEntry;
use engine::ledger::{LedgerInput, LedgerSheet, Ledgers, ledgers_from_canonical};
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::spreadsheet::template::{TemplateRequest, template};
use exchange::spreadsheet::workbook_from_bytes;
use exchange::{dossier_from_bytes, ledgers_from_text};
use locale::Language;
use tests::desk::Desk;

const LAND: &str = "supplied-industrial-land";

fn shipped(reference: &str) -> (Arc<Rubric>, Arc<Ledgers>) {
    let edition = rubrics::shipped(reference).expect("shipped");
    let rubric = rubric_from_canonical(edition.rubric).expect("a rubric");
    let text = rubrics::ledgers(reference).expect("ledgers");
    let ledgers = ledgers_from_canonical(text, &rubric).expect("good");
    (Arc::new(rubric), Arc::new(ledgers))
}

/// A dossier with that land as figure and that row of the basics.
fn input(land: &str, basics: &str) -> LedgerInput {
    let text = format!(
        r#"{{"rubric": "industrial@2026.1", "period": "2020", "figures": {{{land}}},
             "ledgers": {{"basics": {{{basics}}}}}}}"#
    );
    let file = dossier_from_bytes(text.as_bytes()).expect("a dossier");
    ledgers_from_text(&text, &file.dossier).expect("ledgers").expect("in use")
}

fn sheet(land: &str, basics: &str) -> LedgerSheet {
    let (rubric, ledgers) = shipped("industrial@2026.1");
    LedgerSheet::new(rubric, ledgers, input(land, basics))
}

fn land_of(sheet: &LedgerSheet) -> Option<RawEntry> {
    let entries = sheet.dossier().entries;
    entries.into_iter().find(|(id, _)| id == LAND).map(|(_, entry)| entry)
}

fn text(text: &str) -> RawEntry {
    RawEntry::Text(text.to_owned())
}

#[test]
fn what_is_typed_as_a_figure_is_not_asked_for_in_a_table_of_one_row() {
    for edition in rubrics::SHIPPED {
        let (rubric, ledgers) = shipped(edition.reference);
        for table in ledgers.document.table.iter().filter(|table| table.is_single) {
            for column in &table.column {
                let same = format!("{}.{}", table.id, column.id);
                let derived = ledgers.document.derive.iter();
                // A total that the rubric does not know is typed nowhere else.
                let mut derived = derived.filter(|it| rubric.figure_index(&it.id).is_some());
                let derived = derived.find(|it| it.value == same);
                let figure = derived.map(|derived| derived.id.as_str());
                assert!(figure.is_none() || column.same_as.as_deref() == figure, "{same}");
                assert!(derived.is_none_or(|derived| derived.is_if_given), "{same}");
            }
        }
    }
}

#[test]
fn a_table_without_it_leaves_the_figure_as_typed() {
    let typed = r#""supplied-industrial-land": "800000""#;
    assert_eq!(land_of(&sheet(typed, r#""district": "370211""#)), Some(text("800000")));
}

#[test]
fn a_file_that_has_it_in_the_table_keeps_it() {
    let sheet = sheet("", r#""name": "x", "type": "industrial", "supplied-land": "800000""#);
    assert_eq!(land_of(&sheet), Some(text("800000")));
    assert_eq!(sheet.input().report.tables[0].rows[0].cells.len(), 3);
    assert!(!sheet.findings().iter().any(|finding| finding.code == "X4"));
}

#[test]
fn both_that_disagree_are_told_and_the_cell_taken_away_leaves_the_figure() {
    let typed = r#""supplied-industrial-land": "800001""#;
    let mut sheet = sheet(typed, r#""supplied-land": "800000""#);
    assert_eq!(land_of(&sheet), Some(text("800000")));
    assert!(sheet.findings().iter().any(|finding| finding.code == "X4"));
    sheet.put_cell("basics", 0, "supplied-land", RawEntry::Nothing);
    assert_eq!(land_of(&sheet), Some(text("800001")));
    assert!(!sheet.findings().iter().any(|finding| finding.code == "X4"));
    assert_eq!(sheet.derived().iter().find(|it| it.id == LAND), None);
}

/// The columns of the basics that a form asks for.
fn asked(filled: &LedgerInput) -> Vec<String> {
    let desk = Desk::of("industrial@2026.1");
    let request = TemplateRequest { filled, holder: None, language: Language::Zh };
    let form = template(&desk.scheme(), request).expect("a form");
    let book = workbook_from_bytes(&form.bytes).expect("read");
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let texts = rows.flat_map(|row| row.cells.iter().map(|(column, _)| row.text(*column)));
    texts.filter(|text| text.starts_with("basics/")).collect()
}

#[test]
fn a_form_asks_for_it_once_and_carries_what_is_there() {
    let twice = ["basics/name", "basics/type", "basics/supplied-land", "basics/building-area"];
    let blank = asked(&LedgerInput::default());
    assert!(blank.contains(&"basics/district".to_owned()), "{blank:?}");
    assert!(!blank.iter().any(|mark| twice.contains(&mark.as_str())), "{blank:?}");
    let filled = asked(&input("", r#""supplied-land": "800000""#));
    let again: Vec<&str> =
        filled.iter().map(String::as_str).filter(|mark| twice.contains(mark)).collect();
    assert_eq!(again, ["basics/supplied-land"]);
}
