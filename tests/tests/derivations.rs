//! How a figure follows from tables: the rule in words, and the rows that make it, which give it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "Chinese labels are what is tested")]

use std::sync::Arc;

use engine::facts::RawEntry;
use engine::ledger::compiled::AggregateKind;
use engine::ledger::{Cell, LedgerInput, LedgerSheet, RawRow, RawTable, ledgers_from_canonical};
use engine::quantity::Rational;
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::{dossier_from_bytes, ledgers_from_text};
use locale::Language;
use report::derivation;
use tests::examples::examples;
use tests::ledgers::many_projects;

fn sheet(reference: &str, input: LedgerInput) -> (Arc<Rubric>, LedgerSheet) {
    let edition = rubrics::shipped(reference).expect("shipped");
    let rubric = Arc::new(rubric_from_canonical(edition.rubric).expect("a rubric"));
    let text = rubrics::ledgers(reference).expect("ledgers");
    let ledgers = Arc::new(ledgers_from_canonical(text, &rubric).expect("good"));
    let sheet = LedgerSheet::new(Arc::clone(&rubric), ledgers, input);
    (rubric, sheet)
}

#[test]
fn the_rows_behind_a_figure_give_it() {
    let mut seen = 0;
    for (cluster, _, text) in examples() {
        let file = dossier_from_bytes(text.as_bytes()).expect("a dossier");
        let input = ledgers_from_text(&text, &file.dossier).expect("ledgers").expect("in use");
        let (_, sheet) = sheet(&format!("{}@2026.1", cluster.kind), input);
        for derived in sheet.derived() {
            let [behind] = &sheet.behind(derived.place)[..] else { continue };
            assert!(behind.open.is_empty() && derived.value.is_value(), "{}", derived.id);
            let numbers =
                behind.counted.iter().filter_map(|(_, value)| value.as_ref()?.as_number());
            let made = match behind.kind {
                AggregateKind::Count => Rational::from(behind.counted.len()),
                _ => numbers.fold(Rational::ZERO, |sum, number| sum + number),
            };
            assert_eq!(derived.value, Cell::Number(made), "{} {}", cluster.id, derived.id);
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen}");
}

/// The lines of a derivation: rule, rows with their values, and the rest.
fn lines(name: &str, input: LedgerInput, language: Language) -> Vec<String> {
    let (rubric, sheet) = sheet("industrial@2026.1", input);
    let found = derivation(&rubric, &sheet, name, language).expect("it follows from tables");
    let rows = found.rows.iter().map(|row| format!("{} {} {}", row.at, row.name, row.value));
    found.rule.iter().cloned().chain(rows).chain([found.rest.clone()]).collect()
}

/// Upgrades with those planned investments of the year.
fn upgrades(plans: &[&str]) -> LedgerInput {
    let mut input = many_projects(0, false);
    let row = |(number, plan): (usize, &&str)| {
        let cells = [("name", format!("样例{number}")), ("plan-year", (*plan).to_owned())];
        let cells = cells.map(|(column, text)| (column.to_owned(), RawEntry::Text(text)));
        RawRow { id: format!("u{number}"), cells: cells.into() }
    };
    let rows = plans.iter().enumerate().map(|(at, plan)| row((at + 1, plan))).collect();
    input.report.tables = vec![RawTable { id: "upgrades".to_owned(), rows }];
    input
}

#[test]
fn the_greatest_rows_come_first() {
    let said = lines("plan-investment-year", upgrades(&["5", "12000.5", "5"]), Language::Zh);
    let expected = [
        "“新建与技改项目”所有行的“本年计划投资”之和",
        "upgrades[u2] 样例2 12,000.5 万元",
        "upgrades[u1] 样例1 5 万元",
        "upgrades[u3] 样例3 5 万元",
        "",
    ];
    assert_eq!(said, expected);
}

#[test]
fn long_lists_are_shortened_with_what_the_others_come_to() {
    let plans: Vec<&str> = (0..30).map(|place| if place < 20 { "10" } else { "1.5" }).collect();
    let said = lines("plan-investment-year", upgrades(&plans), Language::Zh);
    assert_eq!((said.len(), said[21].as_str()), (22, "其余 10 行合计 15 万元。"));
    let said = lines("plan-investment-year", upgrades(&plans), Language::En);
    assert_eq!(said[21], "10 more rows, 15 CNY 10k in all.");
}

#[test]
fn rows_that_keep_it_open_are_named_instead() {
    let (rubric, sheet) = sheet("industrial@2026.1", upgrades(&["5", "", "x"]));
    let found = derivation(&rubric, &sheet, "plan-investment-year", Language::Zh);
    let found = found.expect("it follows from tables");
    let rows: Vec<&str> = found.rows.iter().map(|row| row.at.as_str()).collect();
    assert!(found.is_open);
    assert_eq!(rows, ["upgrades[u2]", "upgrades[u3]"]);
    assert_eq!(found.rest, "已可计入 1 行，合计 5 万元。");
}

#[test]
fn the_rule_names_columns_and_options_and_says_what_they_mean() {
    let said = lines("new-project-land", many_projects(0, true), Language::Zh);
    let expected = [
        "“招商引资项目”中本年落地 且 用地方式 = “供地”的行的“项目用地”之和",
        "本年落地：期末已落地 且 落地日期 ≥ 报告期首日",
        "没有符合条件的行。",
    ];
    assert_eq!(said, expected);
    let said = lines("due-projects", upgrades(&[]), Language::En);
    assert_eq!(said[0], "Number of rows of “New-build and upgrade projects” where Due this year");
}

#[test]
fn what_is_typed_follows_from_nothing() {
    let (rubric, sheet) = sheet("industrial@2026.1", many_projects(1, true));
    assert_eq!(derivation(&rubric, &sheet, "revenue", Language::Zh), None);
}

#[test]
fn the_command_names_tables_and_rows() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/industrial-2020q3-ledgers.json");
    let run = |arguments: &[&str]| {
        let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
        wutong_cli::run(&arguments).stdout
    };
    let said = run(&["explain", file, "landed-investment"]);
    assert!(said.contains("projects[p1] 示例新能源汽车电驱项目: 120,000 万元"), "{said}");
    let said = run(&["explain", file, "I13"]);
    assert!(said.contains("180,000 万元 ← 由台账推算：招商引资项目"), "{said}");
    let said = run(&["explain", file, "landed-investment", "--json"]);
    assert!(said.contains(r#""rows":[{"at":"projects[p1]""#), "{said}");
}
