//! The file of a live workbook: a sound package, the same bytes each time, and names that stay names.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "Chinese workbooks are what is tested")]

use std::fs;
use std::path::Path;

use exchange::spreadsheet::{Content, workbook_from_bytes};
use locale::{Language, keys};
use serde_json::{Value, json};
use tests::ooxml::{elements, faults, parts_of};

const LANGUAGES: [Language; 2] = [Language::Zh, Language::En];
const SMART: &str = include_str!("../../examples/qingdao-2020q3/smart-2020q3.json");

/// Examples of every kind, with ledgers and without.
const EXAMPLES: [&str; 5] = [
    "industrial-2020.json",
    "industrial-2020q3-ledgers.json",
    "other-kinds/digital-2020q3.json",
    "other-kinds/urban-2020q3.json",
    "qingdao-2020q3/jimo-auto-2020q3.json",
];

/// What a spreadsheet program would take for a formula, a command, an address or a number.
const NAMES: [&str; 9] = [
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+1",
    "@x",
    "-2+3",
    "\t=1",
    "=cmd|' /C calc'!A0",
    "http://example.org",
    "mailto:a@example.org",
    "internal:Sheet1!A1",
];

/// Characters that XML does not hold or a reader could mistake for an escape.
const STRANGE: &str = "a\u{1}b\u{fffe}c\u{ffff}d_x0041_<&>\"'\u{202e}]]>";

fn written(dossier: &str, language: Language) -> Vec<u8> {
    let written = wutong_cli::xlsx_bytes("d.json", dossier.as_bytes(), language);
    written.unwrap_or_else(|refused| panic!("{}", refused.stderr))
}

/// The dossiers that are written.
fn dossiers() -> Vec<(String, String)> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let read = |name: &str| fs::read_to_string(examples.join(name)).expect(name);
    EXAMPLES.iter().map(|name| ((*name).to_owned(), read(name))).collect()
}

/// What is wrong with a workbook: with its package, its formulas, or how it is printed.
fn wrong(bytes: &[u8]) -> Vec<String> {
    let mut wrong = faults(bytes);
    for (name, part) in parts_of(bytes) {
        if !name.starts_with("xl/worksheets/sheet") {
            continue;
        }
        let xml = core::str::from_utf8(&part).expect("text");
        let formulas = xml.split("<f>").skip(1).filter_map(|it| it.split("</f>").next());
        let longest = formulas.map(str::len).max().unwrap_or_default();
        let is_set_up = xml.contains("paperSize=\"9\"") && xml.contains("&amp;P");
        for (is_wrong, what) in [
            (longest >= 8_192, "a formula is too long"),
            (xml.contains("t=\"e\""), "has an error"),
            (xml.contains("<hyperlink"), "leads elsewhere"),
            (!is_set_up, "is not set up for paper"),
        ] {
            if is_wrong {
                wrong.push(format!("{name} {what}"));
            }
        }
        for element in elements(&part).unwrap_or_default() {
            let height = element.get("ht").and_then(|it| it.parse::<f64>().ok());
            if height.is_some_and(|it| it > 409.5) {
                wrong.push(format!("{name}: a row {height:?} high"));
            }
        }
    }
    wrong
}

#[test]
fn every_workbook_is_a_sound_package_and_the_same_each_time() {
    for (name, dossier) in dossiers() {
        for language in LANGUAGES {
            let bytes = written(&dossier, language);
            assert_eq!(wrong(&bytes), Vec::<String>::new(), "{name}");
            assert!(bytes == written(&dossier, language), "{name}");
        }
    }
}

/// The example with a name in the place of the cluster's and of that many texts of its tables.
fn named(name: &str, most: usize) -> String {
    let mut dossier: Value = serde_json::from_str(SMART).expect("JSON");
    dossier["cluster"]["name"] = json!(name);
    let mut left = most;
    for table in dossier["ledgers"].as_object_mut().expect("tables").values_mut() {
        for row in table.as_array_mut().into_iter().flatten() {
            for (_, cell) in row.as_object_mut().expect("a row").iter_mut() {
                if left > 0 && cell.as_str().is_some_and(|text| !text.is_ascii()) {
                    left -= 1;
                    *cell = json!(name);
                }
            }
        }
    }
    dossier.to_string()
}

#[test]
fn names_are_no_formulas_and_no_links() {
    for name in NAMES {
        let bytes = written(&named(name, 100), Language::Zh);
        assert_eq!(wrong(&bytes), Vec::<String>::new(), "{name}");
        for (part, content) in parts_of(&bytes) {
            if part.starts_with("xl/worksheets/sheet") {
                let xml = core::str::from_utf8(&content).expect("text");
                for formula in xml.split("<f>").skip(1).filter_map(|it| it.split("</f>").next()) {
                    assert!(
                        !formula.contains("HYPERLINK") && !formula.contains("cmd"),
                        "{formula}"
                    );
                }
            }
        }
        let book = workbook_from_bytes(&bytes).expect("read");
        let texts = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        let is_there = |content: &Content| matches!(content, Content::Text(text) if text == name);
        let found = texts.filter(|(_, content)| is_there(content)).count();
        assert!(found > 5, "{name}: {found} cells");
    }
}

#[test]
fn a_formula_in_the_place_of_a_figure_is_a_text_that_is_not_taken() {
    let dossier = json!({
        "rubric": "industrial@2026.1", "period": "=31337", "cluster": { "name": "=HYPERLINK(\"x\")" },
        "figures": { "revenue": "=31338", "due-projects": { "na": "=31339" }, "tax": "+31340" },
    });
    let bytes = written(&dossier.to_string(), Language::En);
    assert_eq!(wrong(&bytes), Vec::<String>::new());
    let parts = parts_of(&bytes);
    for content in parts.values() {
        let xml = String::from_utf8_lossy(content);
        let formulas = xml.split("<f>").skip(1).filter_map(|it| it.split("</f>").next());
        for formula in formulas {
            for typed in ["HYPERLINK", "3133", "31340"] {
                assert!(!formula.contains(typed), "{formula}");
            }
        }
    }
}

#[test]
fn strange_and_endless_names_are_kept_as_far_as_a_cell_holds_them() {
    for name in [STRANGE.to_owned(), "梧桐".repeat(20_000), "\u{20000}".repeat(20_000)] {
        let bytes = written(&named(&name, 3), Language::Zh);
        assert_eq!(wrong(&bytes), Vec::<String>::new(), "{}", name.chars().count());
        let book = workbook_from_bytes(&bytes).expect("read");
        assert!(
            book.sheets
                .iter()
                .any(|sheet| sheet.name == keys::WORKBOOK_FIGURES.words(Language::Zh))
        );
    }
}
