//! The creation standards, at the exact edges.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "what is said is Chinese")]

use std::collections::BTreeMap;

use engine::standard::source::standard_from_source;
use locale::Language;
use serde::Deserialize;
use serde_json::{Value, json};
use wutong_cli::creation_bytes;

type Texts = BTreeMap<String, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    period: Option<String>,
    #[serde(default)]
    figures: Texts,
    result: String,
    states: Vec<String>,
    #[serde(default)]
    needs: Texts,
    shortfall: Option<Texts>,
    missing: Option<Vec<String>>,
    #[serde(default)]
    exit: u8,
}

#[derive(Deserialize)]
struct File {
    base: Texts,
    case: Vec<Case>,
}

fn file() -> File {
    toml::from_str(include_str!("../creation.toml")).unwrap()
}

fn dossier(base: &Texts, case: &Case) -> Value {
    let mut figures = base.clone();
    figures.extend(case.figures.clone());
    figures.retain(|_, value| !value.is_empty());
    let period = case.period.as_deref().unwrap_or("2020");
    json!({ "cluster": { "name": "样例" }, "period": period, "figures": figures })
}

fn checked(dossier: &Value) -> (u8, Value) {
    let text = dossier.to_string();
    let done = creation_bytes("case.json", text.as_bytes(), true, Language::Zh);
    assert_ne!(done.exit, 3, "{}", done.stderr);
    (done.exit, serde_json::from_str(&done.stdout).unwrap())
}

fn needs(result: &Value) -> impl Iterator<Item = &Value> {
    let routes = result["conditions"].as_array().unwrap().iter();
    let routes = routes.flat_map(|it| it["routes"].as_array().unwrap());
    routes.flat_map(|it| it["needs"].as_array().unwrap())
}

#[test]
fn every_case_is_judged_as_expected() {
    let File { base, case: cases } = file();
    for case in &cases {
        let (exit, result) = checked(&dossier(&base, case));
        assert_eq!(result["result"], json!(case.result), "{}", case.name);
        let conditions = result["conditions"].as_array().unwrap().iter();
        let states: Vec<&str> = conditions.map(|it| it["state"].as_str().unwrap()).collect();
        assert_eq!(states, case.states, "{}", case.name);
        for (id, state) in &case.needs {
            let need = needs(&result).find(|it| it["id"] == json!(id)).expect("a need");
            assert_eq!(need["state"], json!(state), "{}: {id}", case.name);
        }
        if let Some(expected) = &case.shortfall {
            let lacking = needs(&result).filter_map(|it| {
                Some((it["id"].as_str()?.to_owned(), it["shortfall"].as_str()?.to_owned()))
            });
            assert_eq!(&lacking.collect::<Texts>(), expected, "{}", case.name);
        }
        if let Some(missing) = &case.missing {
            assert_eq!(result["missing"], json!(missing), "{}", case.name);
        }
        assert_eq!(exit, case.exit, "{}", case.name);
    }
}

/// What goes out can be checked again, with the same result.
#[test]
fn an_application_is_a_file_that_can_be_checked() {
    let File { base, case: cases } = file();
    for case in &cases {
        let (exit, first) = checked(&dossier(&base, case));
        assert_eq!(checked(&first), (exit, first.clone()), "{}", case.name);
    }
}

/// The statements of an application may stand apart from the figures of a dossier.
#[test]
fn statements_may_stand_in_a_member_of_their_own() {
    let File { base, .. } = file();
    let (own, shared): (Texts, Texts) =
        base.into_iter().partition(|(id, _)| id.starts_with("has-"));
    let (_, result) = checked(&json!({ "period": "2020", "figures": shared, "creation": own }));
    assert_eq!(result["result"], json!("pass"));
}

#[test]
fn the_text_says_first_what_fails_and_by_how_much() {
    let File { base, case: cases } = file();
    let case = cases.iter().find(|it| it.name.starts_with("investment one yuan")).unwrap();
    let text = dossier(&base, case).to_string();
    let said = |language| creation_bytes("case.json", text.as_bytes(), false, language).stdout;
    let zh = said(Language::Zh);
    assert!(zh.contains("不符合创建标准：新建项目投资强度未达到。"), "{zh}");
    assert!(zh.contains("279.9999997 万元/亩  当年落地新建项目固定资产投资差 0.0001 万元"), "{zh}");
    let en = said(Language::En);
    assert!(en.contains("Does not meet the creation standards: Investment intensity"), "{en}");
}

/// A slip in a standard is explained at its line and column.
#[test]
fn a_slip_is_explained_at_its_place() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/rubrics/creation/2026.1");
    let text = std::fs::read_to_string(format!("{folder}/standard.toml")).unwrap();
    let mut read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).ok();
    let broken = text.replace("holds = \"leading-revenue >=", "holds = \"leading-revenu >=");
    let errors = standard_from_source("standard.toml", &broken, &mut read).unwrap_err();
    let line = broken.lines().position(|line| line.contains("leading-revenu >=")).unwrap();
    let places: Vec<_> = errors.iter().map(|it| (it.line, it.column, it.problem.code)).collect();
    assert_eq!(places, [(line + 1, 10, "unknown-name")]);
}
