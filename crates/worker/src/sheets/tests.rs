//! Tests of the desk for spreadsheets.

use super::protocol::{FormWish, SheetFile, SheetWish, SheetsPreview, SheetsTaken, Take, Takes};
use crate::desk::{Desk, Host};
use crate::protocol::{Reply, Request, Stage};

/// A browser without GB18030 that listens to nothing.
struct Silent;

impl Host for Silent {
    fn gb18030(&self, _bytes: &[u8], _is_whole: bool) -> Option<String> {
        None
    }

    fn tell(&self, _stage: Stage) {}
}

const EMPTY: &str = r#"{"rubric": "industrial@2026.1", "period": "2020Q3", "figures": {}}"#;

const PROJECTS: &str = "Project,Stage,\"Planned investment (10,000 yuan)\"\n\
                        One,signed,100\nTwo,signed,250\nTotal,,350\n";

/// A desk with files on it.
struct Scene {
    desk: Desk,
    wish: SheetWish,
}

impl Scene {
    fn of(dossier: &str, files: &[(&str, &str)]) -> Self {
        let mut scene = Self {
            desk: Desk::default(),
            wish: SheetWish {
                dossier: dossier.to_owned(),
                today: "2020-10-01".to_owned(),
                language: "en".to_owned(),
                takes: Takes { others: Take::All, ..Takes::default() },
                ..SheetWish::default()
            },
        };
        for (name, text) in files {
            scene.read(name, text.as_bytes());
        }
        scene
    }

    #[track_caller]
    fn read(&mut self, name: &str, bytes: &[u8]) {
        let file = SheetFile { name: name.to_owned(), language: "en".to_owned(), is_pasted: false };
        match self.desk.answer(&Request::ReadSheets(file), bytes, &Silent) {
            Reply::SheetsRead(read) => self.wish.files.push(read.digest),
            other => assert_eq!(format!("{other:?}"), "sheets that were read"),
        }
    }

    #[track_caller]
    fn look(&mut self) -> SheetsPreview {
        let reply = self.desk.answer(&Request::LookAtSheets(self.wish.clone()), &[], &Silent);
        let json = serde_json::to_string(&reply).unwrap_or_default();
        assert_eq!(serde_json::from_str::<Reply>(&json).ok().as_ref(), Some(&reply));
        match reply {
            Reply::Sheets(preview) => *preview,
            other => unreachable!("{other:?}"),
        }
    }

    #[track_caller]
    fn take(&mut self) -> SheetsTaken {
        match self.desk.answer(&Request::TakeSheets(self.wish.clone()), &[], &Silent) {
            Reply::Taken(taken) => *taken,
            other => unreachable!("{other:?}"),
        }
    }
}

/// Of an edition, with one project that has been typed.
const TYPED: &str = r#"{"rubric": "industrial@2026.1", "period": "2020Q3", "figures": {"tax": "5"},
    "ledgers": {"projects": [{"id": "p1", "name": "One", "stage": "landed"},
                             {"id": "p9", "name": "Gone", "stage": "signed"}]}}"#;

fn part<'p>(preview: &'p SheetsPreview, id: &str) -> Option<&'p super::protocol::PartRow> {
    preview.parts.iter().find(|part| part.id == id)
}

fn kinds(preview: &SheetsPreview, id: &str) -> Vec<&'static str> {
    let changes = part(preview, id).map(|part| part.changes.as_slice()).unwrap_or_default();
    changes.iter().map(|change| change.kind.name()).collect()
}

#[test]
fn rows_and_figures_are_shown_and_taken_with_what_follows() {
    let figures = "Figure,Value\nRevenue (year to date),123.5\nTax paid (year),77\n";
    let mut scene = Scene::of(EMPTY, &[("p.csv", PROJECTS), ("f.csv", figures)]);
    let preview = scene.look();
    assert_eq!(kinds(&preview, "projects"), ["added", "added"], "{preview:#?}");
    assert_eq!(kinds(&preview, "figures"), ["filled", "filled"], "{preview:#?}");
    assert!(preview.files.iter().any(|file| file.head.contains("1 total row")), "{preview:#?}");
    assert!(preview.is_any && preview.too_large.is_empty());
    let taken = scene.take();
    assert_eq!((taken.values, taken.added, taken.removed, taken.kept), (8, 2, 0, 0));
    let rows = taken.tables.first().map(|table| table.rows.clone()).unwrap_or_default();
    let names: Vec<_> = rows.iter().filter_map(|row| row.cells.get("name")).collect();
    assert_eq!(names, ["One", "Two"]);
    let figures: Vec<_> =
        taken.figures.iter().map(|it| (it.id.as_str(), it.text.as_str())).collect();
    assert_eq!(figures, [("revenue", "123.5"), ("tax", "77")]);
    assert!(taken.derived.contains_key("cohort-signed"), "{:?}", taken.derived);
    assert!(taken.origins.contains("projects[]") && taken.origins.contains("f.csv"));
}

#[test]
fn each_part_is_taken_as_far_as_is_wished() {
    let mut scene = Scene::of(TYPED, &[("p.csv", PROJECTS)]);
    let preview = scene.look();
    assert_eq!(kinds(&preview, "projects"), ["changed", "absent", "added", "filled"]);
    let rows = |scene: &mut Scene, take: Take| {
        scene.wish.takes.others = take;
        let taken = scene.take();
        let rows = taken.tables.into_iter().flat_map(|table| table.rows);
        let row = |row: super::protocol::TakenRow| {
            format!("{} {}", row.id, row.cells.get("stage").map_or("", String::as_str))
        };
        rows.map(row).collect::<Vec<String>>()
    };
    assert_eq!(rows(&mut scene, Take::Nothing), Vec::<String>::new());
    let new = rows(&mut scene, Take::New);
    assert_eq!(new, ["p1 landed", "p9 signed", "projects-3 signed"]);
    let all = rows(&mut scene, Take::All);
    assert_eq!(all, ["p1 signed", "p9 signed", "projects-3 signed"]);
    assert_eq!(rows(&mut scene, Take::Whole), ["p1 signed", "projects-3 signed"]);
}

#[test]
fn headings_stand_for_what_somebody_says_and_are_asked_for_before() {
    let text = "Undertaking,State of affairs\nOne,signed\nTwo,signed\n";
    let mut scene = Scene::of(EMPTY, &[("p.csv", text)]);
    let preview = scene.look();
    assert!(preview.files.iter().all(|file| file.is_unknown) && !preview.is_any);
    let open: Vec<&str> = preview.open.iter().map(|open| open.text.as_str()).collect();
    assert_eq!(open, ["Undertaking", "State of affairs"]);
    let offered = preview.choices.iter().find(|group| group.id == "projects");
    let offered = offered.is_some_and(|it| it.options.iter().any(|it| it.0 == "projects/name"));
    assert!(offered, "{:?}", preview.choices);
    for (text, name) in [("Undertaking", "projects/name"), ("State of affairs", "projects/stage")] {
        scene.wish.mapped.insert(text.to_owned(), name.to_owned());
    }
    scene.wish.mapped.insert("Elsewhere".to_owned(), "no/such".to_owned());
    let preview = scene.look();
    assert_eq!(kinds(&preview, "projects"), ["added", "added"]);
    assert_eq!((preview.open.len(), preview.mapped.len()), (0, 2));
}

#[test]
fn files_that_contradict_each_other_are_told_apart_by_their_names() {
    let said =
        |tax: u32| format!("Figure,Value\nTax paid (year),{tax}\nRevenue (year to date),1\n");
    let (first, second) = (said(77), said(78));
    let mut scene = Scene::of(EMPTY, &[("f.csv", &first), ("f.csv", &second)]);
    let preview = scene.look();
    let figures = part(&preview, "figures").map(|it| (it.conflicts, it.changes.clone()));
    let (conflicts, changes) = figures.unwrap_or_default();
    let said = changes.first().map(|change| change.becomes.clone()).unwrap_or_default();
    assert!(conflicts == 1 && said.contains("f (2).csv"), "{preview:#?}");
    assert!(scene.take().figures.iter().all(|figure| figure.id != "tax"));
}

#[test]
fn forms_come_back_without_a_difference() {
    let mut scene = Scene::of(TYPED, &[]);
    for language in ["zh-CN", "en"] {
        let wish =
            FormWish { dossier: TYPED.to_owned(), holder: None, language: language.to_owned() };
        assert_eq!(scene.desk.answer(&Request::WriteForms(wish), &[], &Silent), Reply::Forms);
        let file = scene.desk.take_file().unwrap_or_default();
        assert_eq!(scene.desk.take_file(), None, "it is handed out once");
        scene.wish.files.clear();
        scene.read("forms.xlsx", &file);
        let preview = scene.look();
        assert!(!preview.is_any && preview.same == 5, "{preview:#?}");
    }
}

#[test]
fn what_a_draft_cannot_hold_is_said_and_not_taken() {
    let headings = "Name of the firm,Division,\"Revenue, year to date\",\"Profit, year to date\"";
    let firms = (0..10_000).map(|row| format!("Firm with a long name {row},C34,{row}.5,{row}.25"));
    let lines: Vec<String> = core::iter::once(headings.to_owned()).chain(firms).collect();
    let text = lines.join("\n");
    let mut scene = Scene::of(EMPTY, &[("firms.csv", &text)]);
    let preview = scene.look();
    assert!(preview.too_large.contains("1,000,000"), "{}", preview.too_large);
    assert_eq!(part(&preview, "firms").map(|it| (it.added, it.more)), Some((10_000, 9_900)));
    let reply = scene.desk.answer(&Request::TakeSheets(scene.wish.clone()), &[], &Silent);
    assert!(matches!(reply, Reply::Refused(_)), "{reply:?}");
    scene.wish.takes.parts.insert("firms".to_owned(), Take::Nothing);
    assert_eq!(scene.look().too_large, "");
}

#[test]
fn what_is_refused_is_named_and_what_is_forgotten_must_be_sent_again() {
    let mut scene = Scene::of(EMPTY, &[("p.csv", PROJECTS)]);
    let file = SheetFile { name: "x.xlsx".to_owned(), language: "en".to_owned(), is_pasted: false };
    let reply = scene.desk.answer(&Request::ReadSheets(file), b"PK\x03\x04", &Silent);
    assert!(matches!(&reply, Reply::Refused(words) if words.contains("x.xlsx")), "{reply:?}");
    scene.wish.files.push("another".to_owned());
    let reply = scene.desk.answer(&Request::LookAtSheets(scene.wish.clone()), &[], &Silent);
    assert_eq!(reply, Reply::NothingKept);
    assert!(part(&SheetsPreview::default(), "projects").is_none());
}

#[test]
fn labels_beside_numbers_are_asked_for_as_figures() {
    let text = "What,Now\nTurnover,12\nTaxes of all kinds,\"1,234.5\"\n";
    let mut scene = Scene::of(EMPTY, &[("f.csv", text)]);
    let figures = |preview: &SheetsPreview| {
        let open = preview.open.iter().filter(|open| open.groups == ["figures"]);
        open.map(|open| open.text.clone()).collect::<Vec<String>>()
    };
    assert_eq!(figures(&scene.look()), ["Turnover", "Taxes of all kinds"]);
    for (text, name) in [("Turnover", "revenue"), ("Taxes of all kinds", "tax")] {
        scene.wish.mapped.insert(text.to_owned(), name.to_owned());
    }
    let figures: Vec<String> = scene.take().figures.into_iter().map(|it| it.text).collect();
    assert_eq!(figures, ["12", "1234.5"]);
}
