//! The live workbook: what its formulas give when `LibreOffice` computes them is what the engine
//! says, for random dossiers of every kind, for exact edges by name, and after figures were
//! changed inside the workbook.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "Chinese workbooks are what is tested")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::rubric::Rubric;
use engine::rubric::source::rubric_from_source;
use exchange::live_workbook::live_workbook_of_dossier;
use exchange::spreadsheet::workbook_from_bytes;
use exchange::{ReadDossier, dossier_from_bytes};
use locale::Language;
use tests::dossiers::{Dossier, dossiers, rows_of, valid_spelling};
use tests::live::edit::{Put, edited};
use tests::live::expected::Reading;
use tests::office::{folder, recalculated};
use tests::oracle::Kind;
use tests::random::Random;

const TMP: &str = env!("CARGO_TARGET_TMPDIR");

/// A dossier, the workbook that is made of it, and what it says after changes.
struct Case {
    name: String,
    rubric: Arc<Rubric>,
    language: Language,
    /// The file that the workbook is made of.
    json: String,
    /// The file that says what is in the workbook by now.
    changed: String,
    /// Changes made inside the workbook.
    cells: Vec<(String, Put)>,
}

impl Case {
    fn new(name: &str, reference: &str, json: &str) -> Self {
        Self::of(name, wutong_cli::catalogue::shipped(reference).expect("shipped"), json)
    }

    fn of(name: &str, rubric: Arc<Rubric>, json: &str) -> Self {
        let language = if name.len().is_multiple_of(2) { Language::Zh } else { Language::En };
        let (json, cells) = (json.to_owned(), Vec::new());
        Self { name: name.to_owned(), rubric, language, changed: json.clone(), json, cells }
    }

    fn workbook(&self) -> Vec<u8> {
        let file = dossier_from_bytes(self.json.as_bytes()).expect("a dossier");
        let read = ReadDossier { file: &file, text: &self.json, sheet: None };
        live_workbook_of_dossier(&read, &self.rubric, self.language).expect("a workbook")
    }

    fn compare(&self, bytes: &[u8], json: &str, how: &str) -> usize {
        let book = workbook_from_bytes(bytes).expect("read");
        let file = dossier_from_bytes(json.as_bytes()).expect("a dossier");
        let name = format!("{} {how}", self.name);
        let mut reading = Reading::new(&self.rubric, self.language, &name, &book);
        reading.compare(&file.dossier);
        reading.checks
    }
}

/// The row of a figure in the sheet of figures.
fn row_of(rubric: &Rubric, id: &str) -> usize {
    let used = rubric.figures.iter().filter(|figure| figure.is_used);
    7 + used.take_while(|figure| figure.id != id).count()
}

/// Ten figures changed: other numbers, blanks, reasons, answers.
fn change(random: &mut Random, kind: Kind, dossier: &Dossier, case: &mut Case) {
    let rows = rows_of(kind);
    let mut changed = dossier.clone();
    for _ in 0..10 {
        let row = random.pick(&rows);
        let text = match random.between(0, 9) {
            0 => "null".to_owned(),
            1 => "\"n/a\"".to_owned(),
            _ => valid_spelling(random, row),
        };
        changed = changed.with(row.id, &text);
        let at = row_of(&case.rubric, row.id);
        let (value, reason) = put_of(&text, case.language);
        case.cells.retain(|(cell, _)| *cell != format!("D{at}") && *cell != format!("E{at}"));
        case.cells.push((format!("D{at}"), value));
        if row.may_be_na {
            case.cells.push((format!("E{at}"), reason));
        }
    }
    let period = *random.pick(&["2020", "2020Q3", "2021Q4"]);
    changed.period = Some(format!("\"{period}\""));
    case.cells.push(("B4".to_owned(), Put::Text(period.to_owned())));
    case.changed = changed.to_json();
}

/// What a person would type for a value of a file: number, and reason.
fn put_of(json: &str, language: Language) -> (Put, Put) {
    let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
    match &value {
        serde_json::Value::Null => (Put::Blank, Put::Blank),
        serde_json::Value::Object(object) => {
            (Put::Blank, Put::Text(object["na"].as_str().expect("a reason").to_owned()))
        }
        serde_json::Value::String(text) if text == "yes" || text == "no" => {
            let word =
                if text == "yes" { language.of("是", "yes") } else { language.of("否", "no") };
            (Put::Text(word.to_owned()), Put::Blank)
        }
        serde_json::Value::String(text) => match text.parse::<f64>() {
            Ok(number) => (Put::Number(number.to_string()), Put::Blank),
            Err(_) => (Put::Text(text.clone()), Put::Blank),
        },
        other => (Put::Number(other.to_string()), Put::Blank),
    }
}

/// Workbooks as made, then as changed, all computed by one start of the office.
fn check(cases: &[Case], name: &str) {
    let folder = folder(TMP, &format!("live-{name}"));
    let mut files: Vec<PathBuf> = Vec::new();
    for case in cases {
        let bytes = case.workbook();
        case.compare(&bytes, &case.json, "as written");
        let path = |how: &str| folder.join(format!("{}-{how}.xlsx", case.name));
        fs::write(path("made"), edited(&bytes, &[])).expect("written");
        files.push(path("made"));
        if !case.cells.is_empty() {
            fs::write(path("changed"), edited(&bytes, &case.cells)).expect("written");
            files.push(path("changed"));
        }
    }
    let out = recalculated(&files, "xlsx");
    let mut checks = 0;
    for case in cases {
        let read = |how: &str| fs::read(out.join(format!("{}-{how}.xlsx", case.name)));
        checks += case.compare(&read("made").expect("computed"), &case.json, "computed");
        if !case.cells.is_empty() {
            let bytes = read("changed").expect("computed");
            checks += case.compare(&bytes, &case.changed, "changed");
        }
    }
    let most = cases.len() * 12;
    assert!(checks <= most, "{checks} cells of {} workbooks were left to the app", cases.len());
}

/// How many random dossiers: 300 where everything is to be tested.
fn count() -> usize {
    if std::env::var_os("WUTONG_FULL").is_some() { 100 } else { 10 }
}

#[test]
fn random_dossiers_of_every_kind_and_ten_figures_changed() {
    let mut cases = Vec::new();
    for kind in Kind::ALL {
        let mut random = Random::seeded(2026);
        for (at, dossier) in dossiers(31, kind).take(count()).enumerate() {
            let name = format!("{}-{at:03}", kind.id());
            let reference = format!("{}@2026.1", kind.id());
            let mut case = Case::new(&name, &reference, &dossier.to_json());
            change(&mut random, kind, &dossier, &mut case);
            cases.push(case);
        }
    }
    check(&cases, "random");
}

/// Goldens whose name says an edge of the arithmetic.
const EDGES: [&str; 22] = [
    "accident-and-tax-line",
    "curve-above-the-last-anchor",
    "curve-below-the-first-anchor",
    "curve-on-anchors",
    "everything-empty",
    "example-a-tenth-short-of-five-stars",
    "period-half-year",
    "points-tie-after-redistribution",
    "stars-known-though-total-is-not",
    "total-49-99",
    "total-50-00",
    "total-59-99",
    "total-60-00",
    "total-69-99",
    "total-70-00",
    "total-79-99",
    "total-80-00",
    "total-90-00",
    "total-one-hundredth-below-five-stars",
    "v1-shortfall-half-a-millionth-more",
    "form-half-step-7-25",
    "form-minus-zero",
];

/// Formulas in the place of figures, which are refused as they are in the app.
const FORMULAS: &str = r#"{"rubric": "industrial@2026.1", "period": "=31337", "cluster": {"name": "=HYPERLINK(\"x\")"},
    "figures": {"revenue": "=31338", "due-projects": {"na": "=31339"}, "tax": "+31340"}}"#;

#[test]
fn exact_edges_by_name() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut cases = Vec::new();
    for name in EDGES {
        let json = fs::read_to_string(goldens.join(name).join("input.json")).expect(name);
        let file = dossier_from_bytes(json.as_bytes()).expect(name);
        cases.push(Case::new(name, file.rubric.as_deref().expect("named"), &json));
    }
    let base = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/industrial-2020.json"),
    )
    .expect("the example");
    let with = |changes: &[(&str, &str)]| {
        let mut file: serde_json::Value = serde_json::from_str(&base).expect("JSON");
        for (id, text) in changes {
            file["figures"][*id] = serde_json::Value::from(*text);
        }
        file.to_string()
    };
    let edges: [(&str, &[(&str, &str)]); 6] = [
        ("sixty-per-cent-exactly", &[("leading-revenue", "4.02"), ("revenue", "6.70")]),
        ("59-996-per-cent", &[("leading-revenue", "35997.6"), ("revenue", "60000")]),
        ("19-99992-per-mu", &[("tax", "23999.9"), ("supplied-industrial-land", "800000")]),
        ("twenty-per-mu-exactly", &[("tax", "24000"), ("supplied-industrial-land", "800000")]),
        ("1-425-points", &[("leading-revenue", "68.75"), ("district-revenue", "1000")]),
        ("too-large", &[("energy", "1000000000"), ("revenue-prior", "999999999.99")]),
    ];
    for (name, changes) in edges {
        cases.push(Case::new(name, "industrial@2026.1", &with(changes)));
    }
    cases.push(Case::new("formulas", "industrial@2026.1", FORMULAS));
    check(&cases, "edges");
}

/// Steps, reverse curves, several lines, rounding within a value, balance in force.
#[test]
fn a_rubric_of_everything_that_the_shipped_ones_lack() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics/all-kinds.toml");
    let source = fs::read_to_string(path).expect("the rubric");
    let rubric = Arc::new(rubric_from_source("rubric.toml", &source, &mut |_| None).expect("good"));
    let mut random = Random::seeded(9);
    let numbers = ["0", "1", "2", "4", "10", "19.99992", "79.995", "90", "1000000", "999999999"];
    let mut cases = Vec::new();
    for at in 0..60 {
        let mut figures = serde_json::Map::new();
        for figure in &rubric.figures {
            let text = match &figure.unit {
                None => *random.pick(&["yes", "no"]),
                Some(_) => *random.pick(&numbers),
            };
            let value = match random.between(0, 11) {
                0 => continue,
                1 if figure.allows_na => serde_json::json!({"na": "none"}),
                2 if figure.id == "a" => format!("-{text}").into(),
                3 => "?".into(),
                _ => text.into(),
            };
            figures.insert(figure.id.clone(), value);
        }
        let period = *random.pick(&["2020", "2020Q2"]);
        let json = serde_json::json!({"period": period, "figures": figures}).to_string();
        let case = Case::of(&format!("all-{at:02}"), Arc::clone(&rubric), &json);
        case.compare(&case.workbook(), &json, "as written");
        cases.push(case);
    }
    cases.truncate(6);
    check(&cases, "everything");
}
