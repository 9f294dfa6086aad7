//! Spreadsheets: every awkward file comes out as stated, every cell of it is used or noted, and no
//! bytes bring the reader down.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "Chinese headings are what is tested")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Instant;

use engine::facts::RawEntry;
use engine::ledger::LedgerInput;
use exchange::spreadsheet::merge::{Prefer, merge};
use exchange::spreadsheet::{
    Content, Expected as Form, Import, Scheme, Workbook, import_from_bytes, workbook_from_bytes,
};
use locale::Language;
use report::import::{Note, SheetCode, import_refusal_text, note_text};
use report::roll::column_letter;
use tests::desk::Desk;
use tests::random::Random;
use tests::sheets::case::{Case, Expected};
use tests::sheets::files::cases;
use tests::sheets::grid::{Book, n, t, texts};
use tests::sheets::xlsx::xlsx_of;

#[test]
fn every_awkward_file() {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    let cases = cases();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len(), "every file has a name of its own");
    assert!(cases.len() >= 60, "{} awkward files", cases.len());
    let mut report = String::new();
    for case in &cases {
        for fault in faults_of(&scheme, case) {
            let _ = writeln!(report, "{} ({}): {fault}", case.name, case.cause);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

fn faults_of(scheme: &Scheme, case: &Case) -> Vec<String> {
    let read = import_from_bytes(scheme, case.name, &case.bytes, Form::default());
    let (values, notes, import) = match (read, &case.expected) {
        (Err(refusal), Expected::Refused(reason)) if refusal.name() == *reason => {
            let texts = [Language::Zh, Language::En]
                .map(|language| import_refusal_text("x", &refusal, language));
            return texts.iter().flat_map(|text| words_are_whole(text)).collect();
        }
        (Err(refusal), _) => return vec![format!("refused: {refusal:?}")],
        (Ok(_), Expected::Refused(reason)) => return vec![format!("read, not refused: {reason}")],
        (Ok(import), Expected::Read { values, notes }) => (*values, *notes, import),
    };
    let mut faults = Vec::new();
    for (place, expected) in values {
        let found = value_at(scheme, &import, place);
        if found != *expected {
            faults.push(format!("{place}: {found}, not {expected}"));
        }
    }
    let mut found: Vec<String> = import.notes.iter().map(place_of).collect();
    let mut expected = notes.to_vec();
    found.sort();
    expected.sort_unstable();
    if found != expected {
        faults.push(format!("notes {found:?}, not {expected:?}"));
    }
    for note in &import.notes {
        for language in [Language::Zh, Language::En] {
            faults.extend(words_are_whole(&note_text(note, language)));
        }
    }
    faults.extend(unaccounted(&workbook_from_bytes(&case.bytes).expect("read"), &import));
    faults
}

/// A text with a bare name in it lacks its words.
fn words_are_whole(text: &str) -> Vec<String> {
    let is_bare = text.contains(['{', '}']) || text.is_empty();
    is_bare.then(|| format!("words: {text}")).into_iter().collect()
}

fn place_of(note: &Note) -> String {
    let column = note.column.map(column_letter).unwrap_or_default();
    let row = note.row.map(|row| row.to_string()).unwrap_or_default();
    format!("{} {column}{row}", note.code.name()).trim_end().to_owned()
}

/// A value at `figure`, `table.row.column`, or how many rows at `table`; `-` for none.
fn value_at(scheme: &Scheme, import: &Import, place: &str) -> String {
    let said = |entry: &RawEntry| match entry {
        RawEntry::Text(text) => text.clone(),
        other => format!("{other:?}"),
    };
    let parts: Vec<&str> = place.split('.').collect();
    let tables = &scheme.ledgers.document.table;
    let table = tables.iter().position(|entry| entry.id == parts[0]);
    let found = match (table, parts.as_slice()) {
        (Some(table), [_]) => {
            let found = import.tables.iter().find(|known| known.table == table);
            found.map(|table| table.rows.len().to_string())
        }
        (Some(table), [_, row, column]) => {
            let row: usize = row.parse().expect("a row");
            let column = tables[table].column.iter().position(|entry| entry.id == *column);
            let column = column.expect("a column");
            let found = import.tables.iter().find(|known| known.table == table).expect("a table");
            found.rows[row].cells.iter().find(|cell| cell.of == column).map(|it| said(&it.entry))
        }
        _ => {
            let figure = scheme.rubric.figure_index(place).expect("a figure");
            import.figures.iter().find(|known| known.of == figure).map(|it| said(&it.entry))
        }
    };
    found.unwrap_or_else(|| "-".to_owned())
}

/// Cells of a workbook that are neither used, nor headings or labels, nor noted by cell, row,
/// column or sheet.
fn unaccounted(book: &Workbook, import: &Import) -> Vec<String> {
    let cells = import.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let origins = cells.map(|cell| &cell.origin).chain(import.figures.iter().map(|it| &it.origin));
    let used: BTreeSet<(&str, u32, u32)> =
        origins.map(|origin| (&*origin.sheet, origin.row, origin.column)).collect();
    let noted = |sheet: &str, row: u32, column: u32| {
        import.notes.iter().any(|note| {
            note.sheet == sheet
                && note.row.is_none_or(|it| it == row)
                && note.column.is_none_or(|it| it == column)
        })
    };
    let mut lost = Vec::new();
    for sheet in &book.sheets {
        let first = used.iter().filter(|(name, ..)| *name == sheet.name).map(|(_, row, _)| *row);
        let first = first.min().unwrap_or(u32::MAX);
        for row in sheet.rows.iter().filter(|row| row.number >= first) {
            for (column, content) in &row.cells {
                let place = (sheet.name.as_str(), row.number, *column);
                let is_sum = import.notes.iter().any(|note| {
                    note.code == SheetCode::TotalDiffers.into() && note.row == Some(row.number)
                });
                let is_label = matches!(content, Content::Text(_))
                    && (import.tables.is_empty() || is_sum)
                    && row.cells.iter().any(|(beside, _)| {
                        let is_used = used.contains(&(place.0, place.1, *beside));
                        beside > column && (is_used || noted(place.0, place.1, *beside))
                    });
                let is_growth = matches!(content, Content::Percent(_)) && import.tables.is_empty();
                if !used.contains(&place)
                    && !is_label
                    && !is_growth
                    && !noted(place.0, place.1, place.2)
                {
                    lost.push(format!(
                        "lost {}{}: {content:?}",
                        column_letter(*column),
                        row.number
                    ));
                }
            }
        }
    }
    lost
}

#[test]
fn every_note_is_met() {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for case in cases() {
        if let Ok(import) = import_from_bytes(&scheme, case.name, &case.bytes, Form::default()) {
            let merge = merge(
                &scheme,
                &LedgerInput::default(),
                std::slice::from_ref(&import),
                Prefer::Files,
            );
            met.extend(import.notes.iter().chain(&merge.notes).map(|note| note.code.name()));
        }
    }
    // Those of forms are met in tests/templates.rs.
    met.extend(["other-period", "other-edition", "not-applicable"]);
    let unmet = SheetCode::ALL.iter().map(|code| code.name()).filter(|name| !met.contains(name));
    assert_eq!(unmet.collect::<Vec<&str>>(), Vec::<&str>::new());
}

#[test]
fn no_bytes_bring_the_reader_down() {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    let files: Vec<Case> = cases().into_iter().filter(|case| case.bytes.len() < 100_000).collect();
    let mut random = Random::seeded(5);
    let below = |random: &mut Random, most: usize| {
        let last = i64::try_from(most.saturating_sub(1)).expect("a small file");
        usize::try_from(random.between(0, last)).expect("not negative")
    };
    for _ in 0..1_500 {
        let case = random.pick(&files);
        let mut bytes = case.bytes.clone();
        for _ in 0..=below(&mut random, 8) {
            if !bytes.is_empty() {
                let at = below(&mut random, bytes.len());
                bytes[at] = u8::try_from(random.between(0, 255)).expect("a byte");
            }
        }
        if random.chance(25) {
            bytes.truncate(below(&mut random, bytes.len() + 1));
        }
        let Ok(import) = import_from_bytes(&scheme, case.name, &bytes, Form::default()) else {
            continue;
        };
        let imports = [import];
        let first = merge(&scheme, &LedgerInput::default(), &imports, Prefer::Files);
        let again = merge(&scheme, &first.input, &imports, Prefer::Files);
        assert!(again.differing.is_empty(), "{}: {:?}", case.name, again.differing);
        assert_eq!(again.conflicts.len(), first.conflicts.len());
    }
}

#[test]
fn ten_thousand_firms_are_read_and_laid_over_others_in_time() {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    let names =
        ["企业名称", "统一社会信用代码", "是否主导产业", "营业收入（万元）", "利润总额（万元）"];
    let mut rows = vec![texts(&names)];
    for number in 0..10_000 {
        let (name, revenue) = (format!("样例{number}"), format!("{number}.25"));
        rows.push(vec![t(&name), t("91000000MA0000007C"), t("是"), n(&revenue), n("-3")]);
    }
    let bytes = xlsx_of(&Book::of(rows));
    let begin = Instant::now();
    let import = import_from_bytes(&scheme, "firms.xlsx", &bytes, Form::default()).expect("read");
    let read = begin.elapsed();
    assert_eq!(import.rows(), 10_000);
    let first =
        merge(&scheme, &LedgerInput::default(), std::slice::from_ref(&import), Prefer::Files);
    assert_eq!(first.filled.len(), 50_000);
    let again = merge(&scheme, &first.input, &[import], Prefer::Dossier);
    assert_eq!((again.same, again.differing.len(), again.filled.len()), (50_000, 0, 0));
    let whole = begin.elapsed();
    println!("10,000 firms: read in {read:?}, with two merges {whole:?}");
    // Without optimisation, on a slow machine; the browser's limit is measured in the browser.
    assert!(whole.as_secs() < 30, "{whole:?}");
}
