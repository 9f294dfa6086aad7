//! Page and worker together: what is done to tables, and what comes back.

use locale::Language;
use worker::ledger::answer::Answer;
use worker::ledger::told::Told;

use super::native::answered;
use super::{Desk, TableEdit, TableRow, told_of};
use crate::state::dossier::draft_from_file;
use crate::state::grid::{CellChange, ChangedRow, GridTable};
use crate::state::shipped::edition;
use crate::state::{Draft, Workspace};

const EXAMPLE: &[u8] = include_bytes!("../../../examples/qingdao-2020q3/smart-2020q3.json");
const TODAY: &str = "2020-10-15";
const FORM: &str = "T3";

/// A draft in the page, and the worker beside it.
struct Scene {
    workspace: Workspace,
    desk: Desk,
    worker: worker::Desk,
}

impl Scene {
    #[track_caller]
    fn of(draft: Draft) -> Self {
        let (edition, desk) = (edition(&draft.rubric), Desk::open(&draft, Language::En));
        let (Some(edition), Some(mut desk)) = (edition, desk) else {
            unreachable!("the edition is shipped")
        };
        let workspace = Workspace::open(edition, draft, Language::En);
        let mut worker = worker::Desk::default();
        let mut told = Told::default();
        desk.tell(&mut told, TODAY);
        told.show(FORM);
        let answer = answered(&mut worker, &told.into_text());
        desk.take(&answer);
        let mut scene = Self { workspace, desk, worker };
        scene.derive(answer);
        scene
    }

    #[track_caller]
    fn example() -> Self {
        match draft_from_file("e.json", EXAMPLE, Language::En) {
            Ok(opened) => Self::of(opened.draft),
            Err(refused) => unreachable!("the example is shipped: {refused}"),
        }
    }

    fn derive(&mut self, answer: Answer) {
        let draft = self.workspace.draft();
        if draft.is_due || draft.derived != answer.derived {
            self.workspace.derive(answer.derived);
        }
    }

    /// Shows an edit; gives what the worker is to be told.
    fn follow(&mut self) -> String {
        let mut told = Told::default();
        self.desk.follow(self.workspace.draft(), &mut told);
        told.into_text()
    }

    /// Shows an edit, and takes what the worker says to it.
    #[track_caller]
    fn settle(&mut self) {
        let told = self.follow();
        if !told.is_empty() {
            let answer = answered(&mut self.worker, &told);
            self.desk.take(&answer);
            self.derive(answer);
        }
    }

    fn place(&self) -> usize {
        self.desk.document().table.iter().position(|it| it.id == "projects").unwrap_or_default()
    }

    fn column(&self, id: &str) -> usize {
        let table = self.desk.table(self.place());
        table.columns.iter().position(|column| column.id == id).unwrap_or_default()
    }

    fn type_cell(&mut self, row: ChangedRow, column: &str, text: &str) {
        let changes = [CellChange { row, column: self.column(column), text: text.to_owned() }];
        let draft = self.workspace.draft();
        let new_id = || format!("new-{text}");
        let edits = self.desk.edits_of(draft, self.place(), &changes, &new_id);
        self.workspace.change_tables(edits);
    }

    fn first(&self) -> ChangedRow {
        let rows = self.workspace.draft().tables.get("projects");
        let first = rows.and_then(|rows| rows.first()).map(|row| row.id.clone());
        ChangedRow::Known(first.unwrap_or_default())
    }

    fn tables(&self) -> Vec<GridTable> {
        let places = self.desk.tables_of(FORM).into_iter();
        places.map(|place| (*self.desk.table(place)).clone()).collect()
    }

    fn derived(&self, figure: &str) -> Option<&str> {
        self.workspace.draft().derived.get(figure).map(String::as_str)
    }

    /// Whatever way it went, a draft opened as it is shows the same.
    #[track_caller]
    fn check(&self, what: &str) {
        let fresh = Self::of(self.workspace.draft().clone());
        assert_eq!(self.tables(), fresh.tables(), "{what}");
        assert_eq!(self.desk.remarks(), fresh.desk.remarks(), "{what}");
        assert_eq!(self.workspace.draft(), fresh.workspace.draft(), "{what}");
        assert_eq!(self.workspace.page(), fresh.workspace.page(), "{what}");
    }
}

#[test]
fn an_edit_shows_at_once_and_what_follows_comes_after() {
    let mut scene = Scene::example();
    let before = scene.derived("landed-investment").map(str::to_owned);
    assert_eq!(before.as_deref(), Some("95000"));
    let rows = scene.workspace.draft().tables.get("projects").cloned().unwrap_or_default();
    for row in rows {
        scene.type_cell(ChangedRow::Known(row.id), "planned-investment", "1.5\u{4ebf}");
    }
    let told = scene.follow();
    let column = scene.column("planned-investment");
    assert_eq!(scene.desk.table(scene.place()).shown(0, column), "15,000");
    assert!(scene.workspace.draft().is_due);
    assert_eq!(scene.derived("landed-investment").map(str::to_owned), before);
    assert!(scene.workspace.draft().to_stored().derived.values().all(String::is_empty));
    let answer = answered(&mut scene.worker, &told);
    scene.desk.take(&answer);
    scene.derive(answer);
    assert!(!scene.workspace.draft().is_due);
    assert_ne!(scene.derived("landed-investment").map(str::to_owned), before);
    scene.check("typed");
}

#[test]
fn options_and_words_are_typed_by_name() {
    let mut scene = Scene::example();
    scene.type_cell(scene.first(), "stage", "\u{7b7e}\u{7ea6}");
    scene.settle();
    let rows = scene.workspace.draft().tables.get("projects");
    let stage = rows.and_then(|rows| rows.first()?.cells.get("stage").cloned());
    assert_eq!(stage.as_deref(), Some("signed"));
    let column = scene.column("stage");
    assert_eq!(scene.desk.table(scene.place()).shown(0, column), "Signed");
}

#[test]
fn every_way_of_changing_a_draft_comes_to_the_same() {
    let mut scene = Scene::example();
    let opened = scene.workspace.draft().clone();
    scene.type_cell(ChangedRow::New(0), "name", "New");
    scene.settle();
    scene.check("a row added");
    scene.type_cell(ChangedRow::Known("new-New".to_owned()), "sign-date", "2020/9/1");
    scene.settle();
    scene.check("its day typed");
    let gone =
        scene.desk.removals_of(scene.workspace.draft(), scene.place(), &["new-New".to_owned()]);
    scene.workspace.change_tables(gone);
    scene.settle();
    scene.check("taken away");
    for step in 0..3 {
        assert!(scene.workspace.undo());
        scene.settle();
        scene.check(&format!("{step} taken back"));
    }
    assert_eq!(*scene.workspace.draft(), opened);
    while scene.workspace.redo() {}
    scene.settle();
    scene.check("all made again");
    let mut other = opened.clone();
    other.tables.remove("projects");
    other.answers.remove("revenue");
    other.is_due = true;
    scene.workspace.replace(other);
    scene.settle();
    scene.check("another draft in its place");
}

/// What is done while an answer is awaited is told in the next message, all of it together.
#[test]
fn edits_that_wait_are_told_together() {
    let mut scene = Scene::example();
    let mut told = Told::default();
    for (at, text) in ["1", "2", "x", "3"].into_iter().enumerate() {
        scene.type_cell(ChangedRow::New(0), "name", &format!("N{at}"));
        scene.type_cell(scene.first(), "planned-investment", text);
        scene.desk.follow(scene.workspace.draft(), &mut told);
    }
    let answer = answered(&mut scene.worker, &told.into_text());
    scene.desk.take(&answer);
    scene.derive(answer);
    scene.check("together");
}

#[test]
fn going_back_brings_back_what_followed() {
    let mut scene = Scene::example();
    let opened = scene.workspace.draft().clone();
    scene.type_cell(scene.first(), "planned-investment", "1");
    scene.settle();
    let typed = scene.workspace.draft().clone();
    assert!(scene.workspace.undo());
    assert_eq!(*scene.workspace.draft(), opened);
    assert!(scene.workspace.redo());
    assert_eq!(*scene.workspace.draft(), typed);
}

#[test]
fn a_whole_draft_told_without_a_form_gives_figures_alone() {
    let scene = Scene::example();
    let told = told_of(scene.workspace.draft(), TODAY, Language::En);
    let answer = answered(&mut worker::Desk::default(), &told);
    assert_eq!(answer.derived, scene.workspace.draft().derived);
    assert!(answer.notes.is_empty() && answer.remarks.is_none());
}

#[test]
fn a_period_that_changes_makes_what_follows_due() {
    let mut scene = Scene::example();
    scene.workspace.set_basic(crate::state::Basic::Period, "2020Q2".to_owned());
    assert!(scene.workspace.draft().is_due);
    let row = TableRow { id: "x".to_owned(), ..TableRow::default() };
    let tables = &scene.workspace.draft().tables;
    let edit = TableEdit::rows(tables, "projects", 0, Vec::new(), vec![row]);
    scene.workspace.change_tables(vec![edit]);
    let fresh = Scene::of(scene.workspace.draft().clone());
    assert!(!fresh.workspace.draft().is_due);
}
