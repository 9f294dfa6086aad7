//! The invented dossiers of `examples/`: as generated, without errors, true to the roll of firms.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "the examples are Chinese")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use locale::Language;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde_json::Value;
use tests::examples::{clusters, example_files};
use tests::subject::assess_json;
use wutong_cli::{next_bytes, report_bytes};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples")
}

/// Dossiers with the path of their files.
fn dossiers() -> Vec<(String, String)> {
    example_files().into_iter().filter(|(path, _)| !path.ends_with("pack.json")).collect()
}

fn third_quarter(id: &str) -> Value {
    let cluster = clusters().into_iter().find(|it| it.id == id).unwrap();
    let path = root().join(format!("{}/{id}-2020q3.json", cluster.folder()));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn files_are_those_that_the_generator_writes() {
    let files = example_files();
    assert_eq!(files.len(), 25);
    for (path, text) in files {
        let found = fs::read_to_string(root().join(&path)).unwrap_or_default();
        assert!(found == text, "{path} differs: cargo run -p tests --bin generate-examples");
    }
}

/// No errors; every warning is deliberate and has a reason; nothing is missing.
#[test]
fn dossiers_are_complete_and_without_errors() {
    let mut warnings = Vec::new();
    for (path, text) in dossiers() {
        let done = assess_json(text.as_bytes());
        assert_eq!(done.exit, 0, "{path}: {}", done.stderr);
        let result: Value = serde_json::from_str(&done.stdout).unwrap();
        assert_eq!(result["missing"], Value::Array(Vec::new()), "{path}");
        let findings = result["findings"].as_array().unwrap();
        for it in findings.iter().filter(|it| it["severity"] == "warning") {
            assert!(it["reason"].as_str().unwrap().starts_with("已说明"), "{path}: {it}");
            warnings.push((path.clone(), it["code"].as_str().unwrap().to_owned()));
        }
        assert!(findings.iter().all(|it| it["code"] != "reason-left"), "{path}");
    }
    let expected = ("qingdao-2020q3/hitech-2020q3.json".to_owned(), "X3".to_owned());
    assert_eq!(warnings, [expected]);
}

fn number(text: &str) -> BigRational {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().unwrap();
    let places = u32::try_from(fraction.len()).unwrap();
    BigRational::new(digits, BigInt::from(10).pow(places))
}

/// Sums of a column of the roll by cluster, over all firms or the leading ones.
fn sums(column: &str, only_leading: bool) -> BTreeMap<String, BigRational> {
    let text = fs::read_to_string(root().join("qingdao-2020q3/firms.csv")).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let headings: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = headings.iter().position(|it| *it == column).unwrap_or_else(|| panic!("{column}"));
    let mut sums = BTreeMap::new();
    for cells in lines.map(|line| line.split(',').collect::<Vec<_>>()) {
        let sum = sums.entry(cells[0].to_owned()).or_insert_with(|| number("0"));
        if !only_leading || cells[4] == "1" {
            *sum += number(cells[at]);
        }
    }
    sums
}

#[test]
fn figures_are_the_sums_of_the_roll() {
    for (figure, column, only_leading) in [
        ("revenue", "营业收入本年累计(万元)", false),
        ("revenue-prior", "营业收入上年同期可比(万元)", false),
        ("leading-revenue", "营业收入本年累计(万元)", true),
        ("leading-revenue-prior", "营业收入上年同期可比(万元)", true),
        ("profit", "利润总额本年累计(万元)", false),
        ("leading-profit", "利润总额本年累计(万元)", true),
        ("leading-profit-prior", "利润总额上年同期可比(万元)", true),
        ("tax", "实缴税收本年累计(万元)", false),
        ("rd-expense", "研发经费(万元)", false),
    ] {
        let sums = sums(column, only_leading);
        assert_eq!(sums.len(), 10);
        for (cluster, sum) in sums {
            let given = third_quarter(&cluster)["figures"][figure].as_str().unwrap().to_owned();
            assert_eq!(number(&given), sum, "{cluster} {figure}");
        }
    }
}

/// The published totals, and the growth of the clusters that the article names.
#[test]
fn the_ten_keep_to_what_was_published() {
    let figure =
        |id: &str, figure: &str| number(third_quarter(id)["figures"][figure].as_str().unwrap());
    let ten: Vec<&str> = clusters()
        .into_iter()
        .filter(tests::examples::Cluster::is_in_roll)
        .map(|it| it.id)
        .collect();
    let total = |name: &str| ten.iter().map(|id| figure(id, name)).sum::<BigRational>();
    assert_eq!(total("revenue"), number("16091000"));
    assert_eq!(total("profit"), number("1007000"));
    assert_eq!(total("firms-above-scale"), number("379"));
    let growth = |id: &str| figure(id, "revenue") / figure(id, "revenue-prior") - number("1");
    assert_eq!(growth("smart"), number("0.677"));
    assert_eq!(growth("jimo-auto"), number("0.536"));
    let prior = sums("利润总额上年同期可比(万元)", false);
    for id in ["smart", "jimo-auto", "hitech"] {
        assert!(figure(id, "profit") > &prior[id] * number("2"), "{id}");
    }
}

/// The city's figures come from the period pack and say so.
#[test]
fn what_the_city_knows_names_the_pack() {
    let pack = fs::read_to_string(root().join("qingdao-2020q3/pack.json")).unwrap();
    let pack: Value = serde_json::from_str(&pack).unwrap();
    for cluster in clusters() {
        let dossier = third_quarter(cluster.id);
        assert_eq!(dossier["origins"]["city-revenue-growth"]["pack"], pack["digest"]);
        let district = &pack["districts"]["revenue"][cluster.district];
        assert_eq!(dossier["figures"]["district-revenue"], *district, "{}", cluster.id);
    }
}

#[test]
fn examples_say_that_they_are_invented() {
    for (path, text) in dossiers() {
        let dossier: Value = serde_json::from_str(&text).unwrap();
        assert!(dossier["cluster"]["name"].as_str().unwrap().contains("虚构"), "{path}");
    }
}

/// The next report starts from each of them.
#[test]
fn the_next_report_starts_from_each() {
    for (path, text) in dossiers().iter().filter(|(path, _)| path.ends_with("q3.json")) {
        let next = next_bytes(path, text.as_bytes(), "2020Q4", Language::Zh);
        assert_eq!(next.exit, 0, "{path}: {}", next.stderr);
        let done = assess_json(next.stdout.as_bytes());
        let result: Value = serde_json::from_str(&done.stdout).unwrap();
        assert!(result["missing"].as_array().unwrap().contains(&"revenue".into()), "{path}");
    }
}

/// What the reports say, in both languages: `UPDATE_GOLDEN=1` writes them anew.
#[test]
fn reports_say_what_they_are_expected_to_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    for cluster in clusters() {
        let text = third_quarter(cluster.id).to_string();
        for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
            let done = report_bytes(cluster.id, text.as_bytes(), false, language);
            assert_eq!(done.exit, 0, "{}", done.stderr);
            let path = folder.join(format!("{}.{tag}.txt", cluster.id));
            let said = done.stdout + "\n";
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, &said).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(said, expected, "{}", path.display());
        }
    }
}
