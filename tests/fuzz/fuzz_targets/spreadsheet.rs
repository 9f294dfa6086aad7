//! Any bytes as a spreadsheet: read or refused in words; what is proposed the engine takes, and
//! laid over a dossier twice nothing differs the second time.
#![no_main]

use std::sync::LazyLock;

use engine::facts::fact_from_entry;
use engine::ledger::typed::cell_from_entry;
use engine::ledger::{LedgerInput, Ledgers, ledgers_from_canonical};
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::firm_roll::Dictionary;
use exchange::spreadsheet::merge::{Prefer, merge};
use exchange::spreadsheet::{Expected, Import, Scheme, Synonyms, import_from_bytes};
use libfuzzer_sys::fuzz_target;
use locale::Language;
use report::import::{import_refusal_text, note_text};

const REFERENCE: &str = "industrial@2026.1";

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| {
    let shipped = rubrics::shipped(REFERENCE).expect("shipped");
    rubric_from_canonical(shipped.rubric).expect("a rubric")
});
static LEDGERS: LazyLock<Ledgers> = LazyLock::new(|| {
    ledgers_from_canonical(rubrics::ledgers(REFERENCE).expect("shipped"), &RUBRIC).expect("ledgers")
});
static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::from_json(rubrics::HEADINGS).expect("shipped"));
static SYNONYMS: LazyLock<Synonyms> =
    LazyLock::new(|| Synonyms::from_json(rubrics::SYNONYMS).expect("shipped"));
static SCHEME: LazyLock<Scheme> =
    LazyLock::new(|| Scheme::new(&RUBRIC, &LEDGERS, &DICTIONARY, &SYNONYMS));

fuzz_target!(|bytes: &[u8]| {
    let import = match import_from_bytes(&SCHEME, "x.csv", bytes, Expected::default()) {
        Ok(import) => import,
        Err(refusal) => {
            assert!(!import_refusal_text("x", &refusal, Language::Zh).is_empty());
            return;
        }
    };
    assert!(import.notes.iter().all(|note| !note_text(note, Language::En).is_empty()));
    assert_taken(&import);
    let imports = [import];
    let first = merge(&SCHEME, &LedgerInput::default(), &imports, Prefer::Files);
    let again = merge(&SCHEME, &first.input, &imports, Prefer::Files);
    assert!(again.differing.is_empty(), "{:?}", again.differing);
    assert_eq!(again.conflicts.len(), first.conflicts.len());
});

/// Whatever is proposed the engine reads without a fault.
fn assert_taken(import: &Import) {
    for figure in &import.figures {
        let read = fact_from_entry(&SCHEME.rubric.figures[figure.of], &figure.entry);
        assert!(read.problem.is_none() || read.number.is_some(), "{figure:?}");
    }
    for table in &import.tables {
        let columns = &SCHEME.ledgers.tables[table.table].columns;
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            let id = &SCHEME.ledgers.document.table[table.table].column[cell.of].id;
            let column = columns.iter().find(|column| column.id == *id).expect("a column");
            assert!(cell_from_entry(column, &cell.entry).is_ok(), "{cell:?}");
        }
    }
}
