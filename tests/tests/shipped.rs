//! What the shipped rubrics must keep to beside the contract's numbers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use std::collections::BTreeSet;
use std::path::Path;

use engine::ledger::LedgerDocument;
use engine::ledger::decode::{
    declared_from_canonical, document_from_canonical as document_of_ledgers,
};
use engine::rubric::decode::document_from_canonical;
use engine::rubric::digest::canonical_json;
use engine::rubric::source::rubric_from_source;
use engine::rubric::{Rubric, RubricDocument, rubric_from_canonical};
use report::forms::Section;
use report::{Forms, forms_from_json};

fn all() -> Vec<(Rubric, Forms)> {
    let compiled = |edition: &rubrics::Shipped| {
        let rubric = rubric_from_canonical(edition.rubric).unwrap();
        let forms = forms_from_json(rubrics::FORMS, &rubric).unwrap();
        (rubric, forms)
    };
    rubrics::SHIPPED.iter().map(compiled).collect()
}

#[test]
fn forms_ask_for_every_used_figure_once_and_for_nothing_else() {
    for (rubric, forms) in all() {
        let asked: Vec<&str> = forms.section.iter().flat_map(Section::figures).collect();
        let unique: BTreeSet<&str> = asked.iter().copied().collect();
        assert_eq!(asked.len(), unique.len(), "a figure is asked for twice");
        let used = rubric.figures.iter().filter(|figure| figure.is_used);
        let used: BTreeSet<&str> = used.map(|figure| figure.id.as_str()).collect();
        assert_eq!(unique, used, "{}", rubric.reference());
        for row in forms.section.iter().flat_map(|it| &it.group).flat_map(|it| &it.rows) {
            let known = |name: &String| {
                rubric.document.derived.iter().any(|entry| entry.id == *name)
                    || rubric.document.indicator.iter().any(|entry| entry.id == *name)
            };
            assert!(row.growth.as_ref().is_none_or(known), "{row:?}");
        }
    }
}

#[test]
fn the_figures_are_those_of_the_contract() {
    let table = include_str!("../oracle/figures.csv");
    for (rubric, _) in all() {
        let kind = rubric.document.id.as_str();
        let mut ids = Vec::new();
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let figure = rubric.figures.iter().find(|figure| figure.id == cells[0]);
            let figure = figure.unwrap_or_else(|| panic!("{} is not declared", cells[0]));
            let is_of_kind = cells[6].split(' ').any(|it| it == kind);
            assert_eq!(figure.is_used, is_of_kind, "{} in {kind}", cells[0]);
            assert_eq!(figure.allows_na, cells[5] == "yes", "{}", cells[0]);
            ids.push(cells[0]);
        }
        let declared: Vec<&str> = rubric.figures.iter().map(|figure| figure.id.as_str()).collect();
        assert_eq!(declared, ids, "the order of `missing`");
    }
}

#[test]
fn the_source_compiles_to_the_canonical_form() {
    for shipped in rubrics::SHIPPED {
        let folder = shipped.reference.replace('@', "/");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/rubrics").join(folder);
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
        let text = read("rubric.toml").unwrap();
        let rubric = rubric_from_source("rubric.toml", &text, &mut |name| read(name)).unwrap();
        assert_eq!(canonical_json(&rubric.document), shipped.rubric);
        is_canonical(shipped);
    }
}

/// The page reads rubrics by hand; the derived reader says whether it reads them rightly.
#[test]
fn both_readers_of_the_canonical_form_agree() {
    for shipped in rubrics::SHIPPED {
        let derived: RubricDocument = serde_json::from_str(shipped.rubric).unwrap();
        assert_eq!(document_from_canonical(shipped.rubric), Some(derived));
    }
    let base = include_str!("../rubrics/base.toml");
    let rubric = rubric_from_source("base.toml", base, &mut |_| None).unwrap();
    let canonical = canonical_json(&rubric.document);
    assert_eq!(document_from_canonical(&canonical), Some(rubric.document));
}

/// What the page knows of tables is what the ledgers declare, without what judges them.
#[test]
fn the_page_declares_the_tables_of_the_ledgers() {
    for shipped in rubrics::SHIPPED {
        let text = |text: Option<&'static str>| text.unwrap();
        let whole = document_of_ledgers(text(rubrics::ledgers(shipped.reference))).unwrap();
        let declared = text(rubrics::declared(shipped.reference));
        assert_eq!(document_of_ledgers(declared), declared_from_canonical(declared));
        let mut expected = LedgerDocument {
            choice: whole.choice,
            table: whole.table,
            part: whole.part,
            ..LedgerDocument::default()
        };
        for column in expected.table.iter_mut().flat_map(|table| &mut table.column) {
            (column.value, column.required_when, column.holder) = (None, None, None);
        }
        assert_eq!(declared_from_canonical(declared), Some(expected), "{}", shipped.reference);
    }
}

fn is_canonical(shipped: &rubrics::Shipped) {
    let sorted: serde_json::Value = serde_json::from_str(shipped.rubric).unwrap();
    let keys: Vec<&String> = sorted.as_object().unwrap().keys().collect();
    assert!(keys.is_sorted(), "RFC 8785 sorts keys: {keys:?}");
    assert!(shipped.rubric.starts_with("{\"band\":"));
}
