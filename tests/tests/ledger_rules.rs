//! Every rule of the ledgers: a dossier that breaks it, and one that just does not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use std::collections::BTreeSet;

use engine::ledger::ledgers_from_canonical;
use engine::rubric::rubric_from_canonical;
use serde_json::Value;
use tests::ledgers::{Case, Scenario, cases};
use tests::subject::assess_json;

/// The findings of a dossier: code, place and message.
fn findings(case: &Case, scenario: &Scenario) -> Vec<(String, String, String)> {
    let rubric = case.rubric.as_deref().unwrap_or("industrial@2026.1");
    let file = case.common.with(scenario).dossier(rubric);
    let done = assess_json(file.to_string().as_bytes());
    assert!(done.exit != 3, "{}: {}", case.rule, done.stderr);
    let result: Value = serde_json::from_str(&done.stdout).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let all = result["findings"].as_array().unwrap().iter();
    all.map(|it| (text(it, "code"), text(it, "at"), text(it, "message"))).collect()
}

#[test]
fn every_case_breaks_its_rule_or_just_does_not() {
    let mut wrong = Vec::new();
    for (file, case) in cases() {
        let name = format!("{file} {} {}", case.rule, case.why.as_deref().unwrap_or_default());
        let found = findings(&case, &case.triggers);
        let is_there = found.iter().any(|(code, at, message)| {
            *code == case.rule
                && case.at.as_ref().is_none_or(|wanted| wanted == at)
                && case.says.as_ref().is_none_or(|said| message.contains(said))
        });
        if !is_there {
            wrong.push(format!("{name}: not found among {found:#?}"));
        }
        let spared = findings(&case, &case.spares);
        if spared.iter().any(|(code, ..)| *code == case.rule) {
            wrong.push(format!("{name}: not spared: {spared:#?}"));
        }
        // A rule must not be spared because a cell could not be read.
        let cells = spared.iter().find(|(code, ..)| code.starts_with("cell-"));
        if let Some(cell) = cells {
            wrong.push(format!("{name}: spared with {cell:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let covered: BTreeSet<String> = cases().into_iter().map(|(_, case)| case.rule).collect();
    for shipped in rubrics::SHIPPED {
        let rubric = rubric_from_canonical(shipped.rubric).unwrap();
        let text = rubrics::ledgers(shipped.reference).unwrap();
        let ledgers = ledgers_from_canonical(text, &rubric).unwrap();
        let rules = ledgers.rules.iter().map(|rule| rule.id.clone());
        let checks = ledgers.document.derive.iter().filter_map(|entry| entry.check.clone());
        for code in rules.chain(checks) {
            assert!(covered.contains(&code) || code == "guide-D", "{code} has no case");
        }
    }
}

/// Rows without fault have none, so that a case shows what it is about.
#[test]
fn rows_without_fault_have_none() {
    let text = std::fs::read_to_string(tests::ledgers::folder().join("base.toml")).unwrap();
    let base: toml::Table = toml::from_str(&text).unwrap();
    for table in base.keys().filter(|table| *table != "guide") {
        let scenario: Scenario = toml::from_str(&format!("rows = {{ {table} = [{{}}] }}")).unwrap();
        let done = assess_json(scenario.dossier("industrial@2026.1").to_string().as_bytes());
        let result: Value = serde_json::from_str(&done.stdout).unwrap();
        let all = result["findings"].as_array().unwrap().iter();
        let of_rules: Vec<&Value> = all.filter(|it| it.get("remedy").is_some()).collect();
        assert_eq!(of_rules, Vec::<&Value>::new(), "{table}");
    }
}
