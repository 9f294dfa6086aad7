//! What holds of ledgers whatever is in them, and the worked cases that are about them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::assess::{Assessment, assess};
use engine::facts::RawEntry;
use engine::ledger::source::ledgers_from_source;
use engine::ledger::{LedgerInput, LedgerSheet, Ledgers, RawRow, ledgers_from_canonical};
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::dossier_file::DossierFile;
use exchange::{dossier_from_bytes, dossier_json_with_ledgers, ledgers_from_text};
use serde_json::Value;
use tests::ledgers::{Scenario, cases, many_projects, put};
use tests::random::Random;
use tests::subject::assess_json;

fn shipped(reference: &str) -> (Arc<Rubric>, Arc<Ledgers>) {
    let edition = rubrics::shipped(reference).unwrap();
    let rubric = rubric_from_canonical(edition.rubric).unwrap();
    let ledgers = ledgers_from_canonical(rubrics::ledgers(reference).unwrap(), &rubric).unwrap();
    (Arc::new(rubric), Arc::new(ledgers))
}

fn sheet_of(input: LedgerInput) -> LedgerSheet {
    let (rubric, ledgers) = shipped("industrial@2026.1");
    LedgerSheet::new(rubric, ledgers, input)
}

/// What a sheet says, without the order in which figures stand.
fn told(sheet: &LedgerSheet) -> (String, BTreeMap<String, RawEntry>) {
    let mut said = String::new();
    for finding in sheet.findings() {
        writeln!(said, "{} {} {:?}", finding.code, finding.at, finding.values).unwrap();
    }
    (said, sheet.dossier().entries.into_iter().collect())
}

/// A place among so many.
fn below(random: &mut Random, count: usize) -> usize {
    let last = i64::try_from(count).unwrap() - 1;
    usize::try_from(random.between(0, last)).unwrap()
}

fn scenario(text: &str) -> Scenario {
    toml::from_str(text).unwrap()
}

fn result_of(scenario: &Scenario) -> Value {
    let done = assess_json(scenario.dossier("industrial@2026.1").to_string().as_bytes());
    serde_json::from_str(&done.stdout).unwrap()
}

fn indicator<'a>(result: &'a Value, id: &str) -> &'a Value {
    result["indicators"].as_array().unwrap().iter().find(|it| it["id"] == id).unwrap()
}

#[test]
fn the_order_of_rows_plays_no_part() {
    let mut random = Random::seeded(5);
    let mut input = many_projects(60, true);
    // Some faults, so that there is something to tell.
    for (number, row) in input.report.tables[0].rows.iter_mut().enumerate() {
        match number % 7 {
            1 => put(row, "land", "1,000"),
            2 => put(row, "contract-no", "C0"),
            3 => put(row, "planned-investment", "1"),
            _ => {}
        }
    }
    let expected = told(&sheet_of(input.clone()));
    assert!(expected.0.lines().count() > 30);
    for _ in 0..5 {
        for table in &mut input.report.tables {
            for place in (1..table.rows.len()).rev() {
                table.rows.swap(place, below(&mut random, place + 1));
            }
        }
        assert_eq!(told(&sheet_of(input.clone())), expected);
    }
}

/// A sheet edited cell by cell says what one made at once says.
#[test]
fn edits_give_what_a_new_sheet_gives() {
    let mut random = Random::seeded(11);
    let mut sheet = sheet_of(many_projects(12, true));
    let edits: [(&str, &[&str]); 9] = [
        ("planned-investment", &["1", "60000", "x", ""]),
        ("stage", &["signed", "started", "terminated", "none"]),
        ("sign-date", &["2020-02-01", "2018-01-01", "soon", ""]),
        ("contract-no", &["C1", "C2", ""]),
        ("site", &["A1", "A2"]),
        ("step-date", &["2020-05-01", "2019-05-01", ""]),
        ("uscc", &["91000000MA0000007C", "91000000MA00001A56", "?"]),
        ("is-leading", &["yes", "no", "maybe"]),
        ("name", &["A", ""]),
    ];
    for step in 0..200 {
        let rows = sheet.input().report.tables[0].rows.len();
        match step % 20 {
            18 => sheet.remove_row("projects", below(&mut random, rows)),
            19 => {
                let mut row = sheet.input().report.tables[0].rows[0].clone();
                row.id = format!("n{step}");
                sheet.put_row("projects", rows, row);
            }
            9 => sheet.put_figure("revenue", RawEntry::Text(step.to_string())),
            11 => sheet.remove_table(if step % 40 == 11 { "guide" } else { "none" }),
            12 => {
                let period = if step % 40 == 12 { "2020Q4" } else { "2020Q3" };
                let as_of =
                    engine::ledger::Date::new(2020, 6, if step % 40 == 12 { 1 } else { 30 });
                sheet.put_period(Some(period.to_owned()), as_of);
            }
            10 => {
                let cells = vec![("answer".to_owned(), RawEntry::Text("1".to_owned()))];
                sheet.put_row("guide", 0, RawRow { id: format!("1.{}", step % 7), cells });
            }
            _ => {
                let (column, texts) = edits[below(&mut random, edits.len())];
                let text = texts[below(&mut random, texts.len())].to_owned();
                sheet.put_cell("projects", below(&mut random, rows), column, RawEntry::Text(text));
            }
        }
        let anew = sheet_of(sheet.input().clone());
        assert_eq!(told(&sheet), told(&anew), "step {step}");
    }
}

/// Case 8 of the worked cases: what is signed and not landed counts for I14 alone.
#[test]
fn signing_without_landing_changes_only_the_landing_rate() {
    let mut rows = String::new();
    for number in 0..12 {
        // Seven landed for 52.3 亿元; all signed 6 to 24 months ago.
        let amount = if number < 6 { 75_000 } else { 73_000 };
        let stage = if number < 7 { "landed" } else { "signed" };
        let landed = if number < 7 { "2020-05-01" } else { "" };
        writeln!(
            rows,
            "{{ contract-no = \"C{number}\", site = \"A{number}\", sign-date = \"2020-01-10\", \
             planned-investment = \"{amount}\", stage = \"{stage}\", step-date = \"{landed}\", \
             start-date = \"\" }},"
        )
        .unwrap();
    }
    let before = result_of(&scenario(&format!("rows.projects = [{rows}]")));
    assert_eq!(indicator(&before, "I13")["value"], "52.3");
    assert_eq!(indicator(&before, "I13")["points"], "4.52");
    assert_eq!(indicator(&before, "I14")["value"], "58.333333333333");
    assert_eq!(indicator(&before, "I14")["points"], "2.70");
    for number in 12..17 {
        writeln!(
            rows,
            "{{ contract-no = \"C{number}\", site = \"A{number}\", sign-date = \"2020-01-10\", \
             stage = \"signed\", step-date = \"\", start-date = \"\" }},"
        )
        .unwrap();
    }
    let after = result_of(&scenario(&format!("rows.projects = [{rows}]")));
    assert_eq!(indicator(&after, "I14")["value"], "41.176470588235");
    let others = |result: &Value| -> Vec<Value> {
        let all = result["indicators"].as_array().unwrap().iter();
        all.filter(|it| it["id"] != "I14").cloned().collect()
    };
    assert_eq!(others(&before), others(&after));
}

/// Case 12: tables that are in use and empty give denominators of zero, so nothing is divided.
#[test]
fn empty_tables_make_indicators_not_applicable() {
    let result = result_of(&scenario(
        "rows = { projects = [], upgrades = [], basics = [{ supplied-land = \"0\" }] }",
    ));
    for id in ["I08", "I09", "I10", "I14", "I15", "I17", "I18"] {
        assert_eq!(indicator(&result, id)["state"], "not-applicable", "{id}");
    }
    let unused = result_of(&scenario("rows = { carriers = [] }"));
    assert_eq!(indicator(&unused, "I14")["state"], "missing");
}

/// The landed test by kind: equipment in leased premises everywhere, insured staff only in
/// digital-economy clusters and urban parks.
#[test]
fn landing_is_judged_by_kind() {
    let staff = scenario(
        "rows.projects = [{ site-form = \"lease\", step = \"staff\", insured-staff = \"10\" }]",
    );
    let equipment = scenario("rows.projects = [{ site-form = \"lease\", step = \"equipment\" }]");
    for (reference, with_staff) in
        [("industrial@2026.1", "0"), ("digital@2026.1", "6"), ("urban@2026.1", "6")]
    {
        for (scenario, wanted) in [(&staff, with_staff), (&equipment, "6")] {
            let done = assess_json(scenario.dossier(reference).to_string().as_bytes());
            let result: Value = serde_json::from_str(&done.stdout).unwrap();
            assert_eq!(indicator(&result, "I13")["value"], *wanted, "{reference}");
        }
    }
}

/// The guide: all aspects answered give a score, and one without an answer leaves it open.
#[test]
fn the_guide_gives_its_score() {
    let (_, ledgers) = shipped("industrial@2026.1");
    let aspects: Vec<&str> =
        ledgers.document.part.iter().flat_map(|it| &it.aspect).map(|it| it.id.as_str()).collect();
    assert_eq!((ledgers.document.part.len(), aspects.len()), (10, 45));
    let rows = |skipped: usize| {
        let mut rows = String::new();
        for (place, id) in aspects.iter().enumerate().skip(skipped) {
            let answer = if place < 2 {
                "na"
            } else if place < 5 {
                "0.5"
            } else {
                "1"
            };
            write!(rows, "{{ id = \"{id}\", answer = \"{answer}\", note = \"n\" }},").unwrap();
        }
        rows
    };
    let text =
        |skipped| format!("rows.guide = [{}]\nfigures.guide-score = \"41.5\"", rows(skipped));
    let whole = result_of(&scenario(&text(0)));
    // 43 apply, 40 of them done and three partly: 41.5 of 43.
    assert_eq!(indicator(&whole, "I23")["value"], "96.511627906977");
    let codes = |result: &Value| -> Vec<String> {
        let all = result["findings"].as_array().unwrap().iter();
        all.map(|it| it["code"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!codes(&whole).contains(&"guide-D".to_owned()));
    let other = text(0).replace("41.5", "42");
    assert!(codes(&result_of(&scenario(&other))).contains(&"guide-D".to_owned()));
    assert_eq!(indicator(&result_of(&scenario(&text(1))), "I23")["state"], "missing");
}

/// Every aspect feeds indicators that some kind has.
#[test]
fn aspects_name_indicators_that_exist() {
    let text = fs::read_to_string(ledger_folder().join("guide.toml")).unwrap();
    let file: toml::Table = toml::from_str(&text).unwrap();
    let known: Vec<String> = rubrics::SHIPPED
        .iter()
        .flat_map(|it| rubric_from_canonical(it.rubric).unwrap().document.indicator)
        .map(|entry| entry.id)
        .collect();
    for part in file["part"].as_array().unwrap() {
        for aspect in part["aspect"].as_array().unwrap() {
            let listed = aspect.get("indicators").and_then(toml::Value::as_array);
            for id in listed.into_iter().flatten() {
                assert!(known.iter().any(|it| Some(it.as_str()) == id.as_str()), "{id}");
            }
        }
    }
}

/// A reason must say something; then the warning is explained.
#[test]
fn reasons_must_have_substance() {
    let key = "T3-W3@projects[r1].planned-investment";
    for (reason, wanted) in [
        ("", "asked"),
        ("\u{6838}\u{5bf9}\u{65e0}\u{8bef}", "bare"),
        (
            "\u{6838}\u{5bf9}\u{65e0}\u{8bef}\u{ff0c}\u{6838}\u{5bf9}\u{65e0}\u{8bef}\u{3002}",
            "bare",
        ),
        ("checked, correct", "bare"),
        ("too short", "bare"),
        ("a workshop in leased rooms", "given"),
        (
            "\u{79df}\u{8d41}\u{65e7}\u{5382}\u{623f}\u{7684}\u{5c0f}\u{578b}\u{9879}\u{76ee}\u{6838}\u{5bf9}\u{65e0}\u{8bef}",
            "given",
        ),
    ] {
        let mut sheet = sheet_of(many_projects(0, false));
        let mut input = many_projects(1, false);
        input.report.tables[0].rows[0].id = "r1".to_owned();
        put(&mut input.report.tables[0].rows[0], "planned-investment", "1");
        sheet.put_table(input.report.tables.remove(0));
        sheet.put_reason(key, reason);
        let findings = sheet.findings();
        let finding = findings.iter().find(|it| it.reason_key() == key).unwrap();
        let state = format!("{:?}", finding.reason).to_lowercase();
        assert!(state.starts_with(wanted), "{reason}: {state}");
    }
}

/// What is written is read back, and a dossier without ledgers is written as ever.
#[test]
fn ledgers_are_written_and_read_back() {
    let mut count = 0;
    for (_, case) in cases() {
        let text = case.common.with(&case.triggers).dossier("industrial@2026.1").to_string();
        if case.rule == "cell-kind" {
            continue;
        }
        let file = dossier_from_bytes(text.as_bytes()).unwrap();
        let input = ledgers_from_text(&text, &file.dossier).unwrap().unwrap();
        if input.report.tables.is_empty() && input.prior.is_empty() && input.reasons.is_empty() {
            continue;
        }
        let written = dossier_json_with_ledgers(&file, &input);
        let again = dossier_from_bytes(written.as_bytes()).unwrap();
        let mut read = ledgers_from_text(&written, &again.dossier).unwrap().unwrap();
        read.report.dossier.period_place = input.report.dossier.period_place;
        assert_eq!(read, input, "{written}");
        assert_eq!(dossier_json_with_ledgers(&again, &read), written);
        count += 1;
    }
    assert!(count > 100);
    let plain =
        DossierFile { rubric: Some("industrial@2026.1".to_owned()), ..DossierFile::default() };
    let written = dossier_json_with_ledgers(&plain, &LedgerInput::default());
    assert_eq!(written, exchange::dossier_json(&plain));
    assert_eq!(ledgers_from_text(&written, &plain.dossier), Ok(None));
}

/// The example is written as the writer writes it, and has neither errors nor warnings.
/// `UPDATE_GOLDEN=1` writes it anew.
#[test]
fn the_example_is_without_errors() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/industrial-2020q3-ledgers.json");
    let text = fs::read_to_string(&path).unwrap();
    let file = dossier_from_bytes(text.as_bytes()).unwrap();
    let input = ledgers_from_text(&text, &file.dossier).unwrap().unwrap();
    let written = dossier_json_with_ledgers(&file, &input);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &written).unwrap();
    } else {
        assert_eq!(written, text);
    }
    let done = assess_json(written.as_bytes());
    assert_eq!(done.exit, 0, "{}", done.stdout);
    let result: Value = serde_json::from_str(&done.stdout).unwrap();
    let all = result["findings"].as_array().unwrap();
    let of = |severity: &str| all.iter().filter(|it| it["severity"] == severity).count();
    assert_eq!((of("error"), of("warning")), (0, 0), "{all:#?}");
    assert_eq!(indicator(&result, "I13")["value"], "18");
}

fn ledger_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/rubrics")
}

/// A column, a rule and an aspect added to the files are there in the evaluation, without Rust.
#[test]
fn additions_touch_data_only() {
    let (rubric, _) = shipped("industrial@2026.1");
    let read = |name: &str| fs::read_to_string(ledger_folder().join(name)).unwrap();
    let column = "id = \"building\"";
    let tables = read("ledgers.toml").replace(
        column,
        &format!(
            "id = \"jobs\"\nname = {{ zh = \"\u{5c97}\u{4f4d}\", en = \"Jobs\" }}\n\
             unit = \"\u{4eba}\"\ntype = \"integer\"\n\n[[table.column]]\n{column}"
        ),
    );
    let rules = read("rules.toml")
        + "\n[[rule]]\nid = \"T3-W9\"\nlevel = \"W\"\neach = \"projects\"\ncolumn = \"jobs\"\n\
           when = \"jobs > 10000 \u{4eba}\"\ntext = { zh = \"{jobs}\", en = \"{jobs} is a lot.\" }\n\
           remedy = { zh = \"-\", en = \"-\" }\n";
    let guide = read("guide.toml")
        + "\n[[part.aspect]]\nid = \"10.5\"\nname = { zh = \"-\", en = \"Archive\" }\n\
           evidence = { zh = \"-\", en = \"-\" }\nprinciple = \"service\"\n";
    let files = [
        ("ledgers.toml", tables.as_str()),
        ("rules.toml", rules.as_str()),
        ("guide.toml", guide.as_str()),
    ];
    let source = ledgers_from_source(&files, &rubric).unwrap();
    let mut input = many_projects(1, false);
    put(&mut input.report.tables[0].rows[0], "jobs", "10001");
    input.report.tables.push(engine::ledger::RawTable { id: "guide".to_owned(), rows: vec![] });
    let sheet = LedgerSheet::new(Arc::clone(&rubric), Arc::new(source.ledgers), input);
    let findings = sheet.findings();
    let added = findings.iter().find(|it| it.code == "T3-W9").unwrap();
    assert_eq!(added.at, "projects[p0].jobs");
    let remark = report::ledger_remark(&rubric, sheet.ledgers(), added, locale::Language::En);
    assert_eq!(remark.message, "10,001 people is a lot.");
    let open = findings.iter().find(|it| it.code == "guide-I1").unwrap();
    let remark = report::ledger_remark(&rubric, sheet.ledgers(), open, locale::Language::En);
    assert!(remark.message.contains(": 46;"), "{}", remark.message);
    let assessment: Assessment = assess(&rubric, &sheet.dossier());
    assert!(!assessment.missing.is_empty());
}
