//! Figures of several periods side by side, and what the next report takes over, in words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "reports are Chinese")]

use engine::facts::{Dossier, RawEntry, ReportingPeriod};
use engine::ledger::{LedgerInput, RawRow, RawTable, Report};
use engine::periods::{PeriodRules, Reports, next_report};
use engine::rubric::{Rubric, rubric_from_canonical};
use locale::Language;
use report::period::{Asked, Comparison, Scale, carried, comparison};

fn rubric() -> Rubric {
    rubric_from_canonical(rubrics::shipped("industrial@2026.1").unwrap().rubric).unwrap()
}

fn rules() -> PeriodRules {
    PeriodRules::from_json(rubrics::PERIODS).unwrap()
}

fn dossier(period: &str, figures: &[(&str, &str)]) -> Dossier {
    let entry = |(id, text): &(&str, &str)| ((*id).to_owned(), RawEntry::Text((*text).to_owned()));
    let entries = figures.iter().map(entry).collect();
    Dossier { period: Some(period.to_owned()), period_place: 0, entries }
}

fn compared(dossiers: &[Dossier], figures: &[&str], scale: Scale) -> Comparison {
    let (rubric, rules) = (rubric(), rules());
    let reports = Reports { rubric: &rubric, rules: &rules, dossiers };
    let growth = |figure: &str| (figure == "revenue").then_some("revenue-growth");
    let asked: Vec<Asked<'_>> =
        figures.iter().map(|&figure| Asked { figure, growth: growth(figure) }).collect();
    comparison(&reports, (2020, 3), &asked, scale, "剔除两户迁出企业", Language::Zh)
}

fn texts(comparison: &Comparison) -> Vec<Vec<&str>> {
    comparison
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|it| it.text.as_str()).collect())
        .collect()
}

#[test]
fn totals_stand_beside_their_comparable_bases() {
    let now = dossier(
        "2020Q3",
        &[
            ("revenue", "66800"),
            ("revenue-prior", "60000"),
            ("leading-revenue", "40200"),
            ("leading-revenue-prior", "36000"),
            ("leading-profit", "300"),
            ("leading-profit-prior", "-800"),
            ("tax", "500"),
        ],
    );
    let figures =
        ["revenue", "leading-revenue", "leading-profit", "energy", "tax", "revenue-prior"];
    let found = compared(&[now], &figures, Scale::YearToDate);
    assert_eq!(found.headings, ["本期累计", "上年同期", "同比", "占比变化", "贡献率", "拉动"]);
    assert_eq!(
        texts(&found),
        [
            vec!["66,800", "60,000", "+11.33%", "", "", ""],
            vec!["40,200", "36,000", "+11.67%", "+0.18 个百分点", "61.76%", "+7.00 个百分点"],
            vec!["300", "−800", "扭亏为盈（+1,100 万元）", "", "", ""],
            // Asked for, and not given: never zero.
            vec!["未填", "未填", "未填", "", "", ""],
        ]
    );
    let subjects: Vec<&str> = found.rows[0].cells.iter().map(|it| it.subject.as_str()).collect();
    assert_eq!(subjects, ["revenue", "revenue-prior", "revenue-growth", "", "", ""]);
    assert_eq!(found.notes, ["可比口径说明：剔除两户迁出企业"]);
}

#[test]
fn a_base_of_last_years_report_is_said_to_be_none_that_compares() {
    let dossiers =
        [dossier("2020Q3", &[("revenue", "90")]), dossier("2019Q3", &[("revenue", "100")])];
    let found = compared(&dossiers, &["revenue"], Scale::YearToDate);
    assert_eq!(texts(&found), [["90", "100", "−10.00%"]]);
    assert_eq!(found.rows[0].cells[2].mark, "down");
    // Nothing explains a growth that the assessment does not know.
    assert_eq!(found.rows[0].cells[2].subject, "");
    assert!(found.notes[0].contains("非可比口径"), "{:?}", found.notes);
}

#[test]
fn quarters_stand_beside_the_one_before_and_that_of_last_year() {
    let dossiers = [
        dossier(
            "2020Q3",
            &[("revenue", "108"), ("supplied-industrial-land", "40"), ("landed-investment", "0")],
        ),
        dossier(
            "2020Q2",
            &[("revenue", "110"), ("supplied-industrial-land", "50"), ("landed-investment", "0")],
        ),
        dossier("2020Q1", &[("revenue", "52"), ("landed-investment", "0")]),
        dossier("2019Q3", &[("revenue", "90"), ("supplied-industrial-land", "32")]),
        dossier("2019Q2", &[("revenue", "90")]),
    ];
    let found = compared(
        &dossiers,
        &["revenue", "supplied-industrial-land", "landed-investment", "energy"],
        Scale::Quarter,
    );
    assert_eq!(found.headings, ["本季", "上季", "环比", "上年同季", "同比"]);
    assert_eq!(
        texts(&found),
        [
            ["−2", "58", "由正转负", "0", "由平转亏"],
            ["40", "50", "−20.00%", "32", "+25.00%"],
            ["0", "0", "持平（均为零）", "未填", "未填"],
        ]
    );
}

#[test]
fn without_anything_to_compare_with_there_is_no_table() {
    let now = dossier("2020Q3", &[("tax", "5")]);
    assert_eq!(compared(std::slice::from_ref(&now), &["tax", "staff"], Scale::YearToDate).rows, []);
    assert_eq!(compared(&[now], &["tax", "revenue"], Scale::Quarter).rows, []);
}

#[test]
fn what_is_carried_over_is_said_table_by_table() {
    let row = |id: &str, cells: &[(&str, &str)]| RawRow {
        id: id.to_owned(),
        cells: dossier("", cells).entries,
    };
    let table = |id: &str, rows: Vec<RawRow>| RawTable { id: id.to_owned(), rows };
    let tables = vec![
        table("basics", vec![row("basics", &[("name", "甲")])]),
        table("firms", vec![row("f1", &[("name", "乙"), ("revenue", "5")])]),
        table("submission", vec![row("submission", &[("status", "submitted")])]),
        table(
            "measures",
            vec![
                row("m1", &[("measure", "子"), ("state", "open")]),
                row("m2", &[("measure", "丑"), ("state", "done")]),
                row("m3", &[("measure", "寅"), ("state", "done"), ("since", "2020Q1")]),
            ],
        ),
    ];
    let whole = dossier("2020Q3", &[("firms-above-scale", "12"), ("revenue", "5")]);
    let report = Report { dossier: whole.clone(), tables };
    let older = Report { dossier: dossier("2019", &[("revenue", "4")]), tables: Vec::new() };
    let last = LedgerInput { report, prior: vec![older], ..LedgerInput::default() };
    let (rubric, rules) = (rubric(), rules());
    let next = next_report(&rules, &last, &whole, ReportingPeriod::parse("2020").unwrap()).unwrap();
    let said = carried(&rules, &rubric, &last, &next, Language::Zh);
    assert_eq!(
        said.kept,
        [
            "基本信息",
            "规上企业明细（1 行；营业收入（本年累计）、利润总额（本年累计）、实缴税收（本年累计）、研发经费支出、综合能源消费量重新填报）",
            "补差措施：未完成 1 项，已完成 1 项",
            "数据：规上企业数",
            "“区内规上工业营业收入（上年同期可比）”取自 2019 报告（未必可比）",
            "2020Q3 报告本身，供比较与核对",
        ]
    );
    assert_eq!(said.anew, ["其余各项数据", "报送信息", "警示说明与截止时间"]);
}
