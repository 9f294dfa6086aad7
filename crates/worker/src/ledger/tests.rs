//! Tests of the desk for tables.

use std::collections::BTreeMap;

use super::LedgerDesk;
use super::answer::{Answer, Reason, RowNote};
use super::told::{AnswerKind, Change, Head, Splice, Told, changes_from_text};

/// Rows by their ids.
type Rows = Vec<(&'static str, BTreeMap<String, String>)>;

fn opened(form: &str) -> Told {
    let mut told = Told::default();
    told.open(&Head {
        rubric: "industrial@2026.1".to_owned(),
        period: "2020Q3".to_owned(),
        today: "2020-10-15".to_owned(),
        language: "en".to_owned(),
    });
    told.show(form);
    told
}

fn cells(name: &str, stage: &str, signed: &str, planned: &str) -> BTreeMap<String, String> {
    let pairs =
        [("name", name), ("stage", stage), ("sign-date", signed), ("planned-investment", planned)];
    let given = pairs.iter().filter(|(_, text)| !text.is_empty());
    given.map(|(column, text)| ((*column).to_owned(), (*text).to_owned())).collect()
}

fn projects(at: usize, removed: usize, rows: &[(&str, BTreeMap<String, String>)]) -> Told {
    let mut told = Told::default();
    add_projects(&mut told, at, removed, rows);
    told
}

fn add_projects(
    told: &mut Told,
    at: usize,
    removed: usize,
    rows: &[(&str, BTreeMap<String, String>)],
) {
    told.splice(Splice { table: "projects", at, removed, inserted: rows.len() });
    for (id, cells) in rows {
        told.row(id, cells.iter());
    }
}

#[track_caller]
fn answer(desk: &mut LedgerDesk, told: Told) -> Answer {
    let message = told.into_text();
    let reply = desk.answer(&message);
    assert!(reply.is_some(), "{message}");
    Answer::read(&reply.unwrap_or_default())
}

fn note(answer: &Answer, row: &str) -> Option<RowNote> {
    let found = answer.notes.iter().find(|(table, id, _)| table == "projects" && id == row);
    found.map(|(_, _, note)| RowNote::read(note))
}

#[test]
fn what_is_told_is_read_back() {
    let mut told = opened("T3");
    told.prior("[]");
    told.answer("tax", AnswerKind::Given, "1\t2");
    told.answer("tax", AnswerKind::Nothing, "");
    told.reason("a@b[c]", "be\\cause\n");
    add_projects(&mut told, 3, 2, &[("p1", cells("A", "", "", "1")), ("", BTreeMap::new())]);
    told.drop_table("firms");
    let changes = changes_from_text(&told.into_text()).unwrap_or_default();
    assert_eq!(changes.len(), 8);
    let text = str::to_owned;
    assert_eq!(changes.get(3), Some(&Change::Answer(text("tax"), AnswerKind::Given, text("1\t2"))));
    assert_eq!(changes.get(5), Some(&Change::Reason(text("a@b[c]"), text("be\\cause\n"))));
    assert_eq!(changes.last(), Some(&Change::NoTable(text("firms"))));
    let rows = match changes.get(6) {
        Some(Change::Rows { at: 3, removed: 2, table }) => table.rows.clone(),
        other => unreachable!("rows were told: {other:?}"),
    };
    assert_eq!(rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [2, 0]);
}

#[test]
fn what_is_no_message_is_not_answered() {
    let mut desk = LedgerDesk::default();
    let begun = opened("").into_text();
    for message in ["", "odd", "show\tT3", "rows\tprojects\t0\t0\t1", "open\tnone@1\t\t\ten"] {
        assert_eq!(desk.answer(message), None, "{message}");
        assert_eq!(desk.answer(&format!("{begun}\nodd")), None);
    }
    assert!(desk.answer(&begun).is_some());
}

/// Whatever way rows came to be what they are, the same is said of them.
#[test]
fn edits_say_what_a_whole_draft_says() {
    let mut desk = LedgerDesk::default();
    answer(&mut desk, opened("T3"));
    let (a, b) = (cells("A", "signed", "2020-02-01", "100"), cells("B", "signed", "soon", ""));
    let steps: [(usize, usize, Rows); 6] = [
        (0, 0, vec![("p1", a.clone())]),
        (1, 0, vec![("p2", b.clone())]),
        (0, 1, vec![("p1", cells("A", "signed", "2020-02-01", "250"))]),
        (1, 0, vec![("p3", b.clone()), ("p4", a.clone())]),
        (1, 2, Vec::new()),
        (0, 1, Vec::new()),
    ];
    let mut rows: Vec<(&str, BTreeMap<String, String>)> = Vec::new();
    let mut notes: BTreeMap<String, String> = BTreeMap::new();
    let mut remarks = None;
    for (at, removed, inserted) in steps {
        let said = answer(&mut desk, projects(at, removed, &inserted));
        rows.splice(at..at + removed, inserted);
        let mut whole = opened("T3");
        add_projects(&mut whole, 0, 0, &rows);
        let expected = answer(&mut LedgerDesk::default(), whole);
        notes.extend(said.notes.iter().map(|(_, row, note)| (row.clone(), note.clone())));
        remarks = said.remarks.or(remarks);
        assert_eq!(said.derived, expected.derived, "{rows:?}");
        assert_eq!(remarks, expected.remarks, "{rows:?}");
        for (_, row, note) in &expected.notes {
            assert_eq!(notes.get(row), Some(note), "{row} of {rows:?}");
        }
    }
}

#[test]
fn notes_come_once_and_only_for_the_form_that_is_shown() {
    let mut desk = LedgerDesk::default();
    answer(&mut desk, opened("T4"));
    let row = cells("A", "signed", "soon", "100");
    let said = answer(&mut desk, projects(0, 0, &[("p1", row.clone())]));
    assert_eq!(note(&said, "p1"), None);
    assert_eq!(said.derived.get("cohort-signed").map(String::as_str), Some(""));
    let mut show = Told::default();
    show.show("T3");
    let said = answer(&mut desk, show);
    let found = note(&said, "p1").unwrap_or_default();
    assert!(!found.problems.is_empty(), "{found:?}");
    assert!(said.remarks.is_some_and(|it| it.count > 0));
    let again = projects(0, 1, &[("p1", row)]);
    let said = answer(&mut desk, again);
    assert_eq!((note(&said, "p1"), said.remarks), (None, None));
}

#[test]
fn a_reason_of_substance_is_known() {
    let mut desk = LedgerDesk::default();
    let mut told = opened("T3");
    let row = cells("A", "signed", "2020-02-01", "1");
    add_projects(&mut told, 0, 0, &[("p1", row)]);
    let said = answer(&mut desk, told).remarks.unwrap_or_default();
    let asked = said.first.iter().find(|it| it.reason == Reason::Wanted(String::new()));
    let key = asked.map(|it| it.key.clone()).unwrap_or_default();
    let given = "Verified against the contract of that project";
    for (text, expected) in [
        ("ok", Reason::Wanted("ok".to_owned())),
        (given, Reason::Given(given.to_owned())),
        ("", Reason::Wanted(String::new())),
    ] {
        let mut told = Told::default();
        told.reason(&key, text);
        let said = answer(&mut desk, told).remarks.unwrap_or_default();
        let found = said.first.iter().find(|it| it.key == key).map(|it| it.reason.clone());
        assert_eq!(found, Some(expected), "{key}");
    }
}
