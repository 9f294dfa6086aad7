//! A report started from the last one, and how figures of several reports compare.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "dossiers are Chinese")]

use engine::facts::{Dossier, RawEntry};
use engine::ledger::ledgers_from_canonical;
use engine::periods::{PeriodRules, Reports};
use engine::quantity::rational::short_decimal;
use engine::rubric::{Rubric, rubric_from_canonical};
use locale::Language;
use serde_json::{Value, json};
use wutong_cli::next_bytes;

fn last() -> Value {
    json!({
        "rubric": "industrial@2026.1", "period": "2020Q3", "as-of": "2020-10-15",
        "cluster": { "name": "样例集聚区" }, "deadline": "2020-10-20T18:00",
        "figures": {
            "revenue": "67000", "revenue-prior": "60000", "leading-revenue": "40200",
            "tax": "500", "firms-above-scale": "12", "serious-accident": "no"
        },
        "ledgers": {
            "basics": { "name": "样例集聚区", "supplied-land": "800000" },
            "firms": [{ "id": "f1", "name": "甲", "is-leading": "yes", "revenue": "67000" }],
            "upgrades": [{ "id": "u1", "name": "甲", "invested-total": "90", "invested-year": "40" }],
            "submission": { "status": "submitted" },
            "measures": [
                { "id": "m1", "measure": "盘活用地", "due-date": "2020-12-31", "state": "open" },
                { "id": "m2", "measure": "引进平台", "due-date": "2020-09-30", "state": "done" },
                { "id": "m3", "measure": "旧措施", "state": "done", "since": "2020Q1" },
                { "id": "m4", "measure": "长期措施", "state": "open", "since": "2020Q1" }
            ]
        },
        "guide": { "1.1": { "answer": "1", "document": "文" } },
        "reasons": { "T1-W1@basics": "历史原因说明文字十个字" },
        "prior": [
            { "period": "2019Q4", "figures": { "revenue": "91000", "leading-revenue": "50000", "energy": { "na": "x" } } },
            { "period": "2017Q4", "figures": { "revenue": "1" } }
        ]
    })
}

fn started(from: &Value, period: &str) -> Value {
    let done = next_bytes("last.json", from.to_string().as_bytes(), period, Language::Zh);
    assert_eq!(done.exit, 0, "{}", done.stderr);
    serde_json::from_str(&done.stdout).unwrap()
}

#[test]
fn what_is_stays_and_what_flowed_begins_anew() {
    let next = started(&last(), "2020Q4");
    assert_eq!(next["period"], json!("2020Q4"));
    assert_eq!(next.get("deadline"), None);
    assert_eq!(next.get("reasons"), None);
    assert_eq!(
        next["figures"],
        json!({
            "firms-above-scale": "12", "supplied-industrial-land": "800000",
            "revenue-prior": "91000", "leading-revenue-prior": "50000",
            "leading-revenue-last-year": "50000"
        })
    );
    let ledgers = &next["ledgers"];
    assert_eq!(ledgers["basics"]["supplied-land"], json!("800000"));
    assert_eq!(ledgers["firms"], json!([{ "id": "f1", "name": "甲", "is-leading": "yes" }]));
    assert_eq!(ledgers["upgrades"], json!([{ "id": "u1", "name": "甲" }]));
    assert_eq!(ledgers.get("submission"), None);
    assert_eq!(next["guide"]["1.1"]["answer"], json!("1"));
}

#[test]
fn bases_name_the_report_that_they_come_from() {
    let next = started(&last(), "2020Q4");
    assert_eq!(
        next["origins"],
        json!({
            "revenue-prior": { "report": "2019Q4", "figure": "revenue" },
            "leading-revenue-prior": { "report": "2019Q4", "figure": "leading-revenue" },
            "leading-revenue-last-year": { "report": "2019Q4", "figure": "leading-revenue" }
        })
    );
}

/// A measure is carried over until it is done, and told as done once.
#[test]
fn measures_are_carried_over_with_the_report_that_promised_them() {
    let next = started(&last(), "2020Q4");
    let measures = next["ledgers"]["measures"].as_array().unwrap();
    let said: Vec<_> = measures.iter().map(|it| (&it["id"], &it["state"], &it["since"])).collect();
    assert_eq!(
        json!(said),
        json!([["m1", "open", "2020Q3"], ["m2", "done", "2020Q3"], ["m4", "open", "2020Q1"]])
    );
    let after = started(&next, "2021Q1");
    let ids = after["ledgers"]["measures"].as_array().unwrap().iter().map(|it| it["id"].clone());
    assert_eq!(ids.collect::<Vec<_>>(), [json!("m1"), json!("m4")]);
}

/// The earlier reports that rules look at stay; those that none can ask for go.
#[test]
fn earlier_reports_stay_as_long_as_they_are_asked_for() {
    let next = started(&last(), "2020Q4");
    let periods: Vec<&Value> =
        next["prior"].as_array().unwrap().iter().map(|it| &it["period"]).collect();
    assert_eq!(periods, [&json!("2020Q3"), &json!("2019Q4")]);
    assert_eq!(next["prior"][0]["figures"]["supplied-industrial-land"], json!("800000"));
    assert_eq!(next["prior"][0]["ledgers"]["upgrades"][0]["invested-total"], json!("90"));
    assert_eq!(next["prior"][0]["ledgers"].get("firms"), None);
}

#[test]
fn a_period_that_is_not_later_is_refused() {
    for (period, is_taken) in [
        ("2020Q3", false),
        ("2020Q2", false),
        ("2019", false),
        ("2020Q4", true),
        ("2020", true),
        ("2021Q1", true),
        ("2020Q5", false),
        ("", false),
    ] {
        let text = last().to_string();
        let done = next_bytes("last.json", text.as_bytes(), period, Language::Zh);
        assert_eq!(done.exit == 0, is_taken, "{period}: {}", done.stderr);
    }
    let mut nameless = last();
    nameless["period"] = json!("soon");
    let done = next_bytes("x", nameless.to_string().as_bytes(), "2021", Language::Zh);
    assert_eq!((done.exit, done.stderr.contains("没有可识别的报告期")), (3, true));
}

fn rubric() -> Rubric {
    rubric_from_canonical(rubrics::shipped("industrial@2026.1").unwrap().rubric).unwrap()
}

fn report(period: &str, figures: &[(&str, &str)]) -> Dossier {
    let entry =
        |(id, value): &(&str, &str)| ((*id).to_owned(), RawEntry::Text((*value).to_owned()));
    let entries = figures.iter().map(entry).collect();
    Dossier { period: Some(period.to_owned()), period_place: 0, entries }
}

/// DOMAIN B5.7, in 万元, with a base that is comparable and one that is only reported.
#[test]
fn totals_are_compared_on_the_year_and_single_quarters_with_the_one_before() {
    let (rubric, rules) = (rubric(), PeriodRules::from_json(rubrics::PERIODS).unwrap());
    let reports = [
        report("2020Q3", &[("revenue", "108000"), ("revenue-prior", "100000")]),
        report("2020Q2", &[("revenue", "110000")]),
        report("2020Q1", &[("revenue", "52000")]),
        report("2019Q2", &[("revenue", "88000")]),
    ];
    let reports = Reports { rubric: &rubric, rules: &rules, dossiers: &reports };
    let series = reports.series("revenue");
    let said: Vec<_> = series
        .iter()
        .map(|it| {
            let rate = |change: &Option<engine::periods::Change>| {
                change
                    .as_ref()
                    .map(|it| it.rate().map_or(it.name().to_owned(), |it| short_decimal(it, 4)))
            };
            (
                it.quarter,
                it.single.as_ref().map(|it| short_decimal(it, 2)),
                rate(&it.on_year),
                it.is_base_reported,
                rate(&it.on_quarter),
            )
        })
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        said,
        [
            ((2019, 2), None, None, false, None),
            ((2020, 1), text("52000"), None, false, None),
            ((2020, 2), text("58000"), text("0.25"), true, text("0.1154")),
            ((2020, 3), text("-2000"), text("0.08"), false, text("turned-loss")),
        ]
    );
}

/// Every name in the rules on periods exists, so that a slip does not take effect in silence.
#[test]
fn rules_on_periods_name_what_exists() {
    let rules = PeriodRules::from_json(rubrics::PERIODS).unwrap();
    let rubric = rubric();
    let ledgers =
        ledgers_from_canonical(rubrics::ledgers("industrial@2026.1").unwrap(), &rubric).unwrap();
    let is_figure = |id: &String| rubric.figure_index(id).is_some();
    assert!(!rules.bases.is_empty() && !rules.figures.is_empty());
    assert!(rules.bases.iter().all(|it| is_figure(&it.figure) && is_figure(&it.of)));
    assert!(rules.figures.iter().all(is_figure));
    let table = |id: &str| ledgers.document.table.iter().find(|it| it.id == id);
    assert!(rules.kept.iter().all(|id| table(id).is_some()));
    for rule in &rules.tables {
        let columns = &table(&rule.table).unwrap_or_else(|| panic!("{}", rule.table)).column;
        let settled = rule.settled.iter().map(|[column, _]| column);
        for name in rule.reset.iter().chain(&rule.since).chain(settled) {
            assert!(columns.iter().any(|it| it.id == *name), "{} {name}", rule.table);
        }
    }
}
