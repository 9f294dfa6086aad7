//! The roll-up: the article is reproduced from ten submissions and the city's table, and every
//! number is what an independent calculation gives.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "what is said is Chinese")]

use std::fs;
use std::path::{Path, PathBuf};

use num_rational::BigRational;
use num_traits::{One, Zero};
use serde_json::Value;
use tests::portfolios::{Desk, decimal_of as number, fresh_folder, line, qingdao, root, shown};
use wutong_cli::Outcome;

fn wutong(arguments: &[&str]) -> Outcome {
    let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
    wutong_cli::run(&arguments)
}

fn article(more: &[&str]) -> Outcome {
    let folder = root().join("examples/qingdao-2020q3");
    let city = folder.join("city.csv");
    let mut arguments = vec!["rollup", folder.to_str().unwrap(), "--stats", city.to_str().unwrap()];
    arguments.extend(more);
    wutong(&arguments)
}

/// All figures of DOMAIN.md's table, in both languages.
#[test]
fn the_bulletin_states_the_figures_of_the_article() {
    let zh = article(&["--bulletin"]);
    assert_eq!(zh.exit, 0, "{}", zh.stderr);
    for said in [
        "10个集聚区的379家规上企业实现营业收入1,609.1亿元，同比增长12.4%。",
        "营业收入占全市规上工业的23.5%。",
        "营业收入增速高于全市8.4个百分点。",
        "营业收入增速比上半年提高7.3个百分点。",
        "营业收入同比增长50%以上的有：智能制造应用示范产业集聚区（数据虚构）（67.7%）、即墨汽车制造产业集聚区（数据虚构）（53.6%）。",
        "实现利润总额100.7亿元，同比增长31.7%",
        "利润总额占全市规上工业的26.7%。",
        "利润总额增速高于全市13.3个百分点。",
        "利润总额增速比上半年提高23.4个百分点。",
        "利润总额翻番以上的集聚区有3个：",
    ] {
        assert!(zh.stdout.contains(said), "{said}\n{}", zh.stdout);
    }
    let en = article(&["--bulletin", "--lang", "en"]);
    for said in [
        "379 firms above scale in 10 clusters had revenue of CNY 160,910.0 million, up 12.4% on the year.",
        "This is 23.5% of the revenue",
        "Growth of revenue is 8.4 percentage points above the city’s.",
        "Growth of revenue is 7.3 percentage points faster than in the first half.",
        "Profit was CNY 10,070.0 million, up 31.7% on the year",
        "This is 26.7% of the profit",
        "Growth of profit is 13.3 percentage points above the city’s.",
        "Growth of profit is 23.4 percentage points faster than in the first half.",
        "Profit doubled or more in 3 clusters:",
    ] {
        assert!(en.stdout.contains(said), "{said}\n{}", en.stdout);
    }
}

/// `tests/rollup/bulletin.*.txt`; `UPDATE_GOLDEN=1` writes them anew, and the diff is read.
#[test]
fn the_bulletin_is_the_golden_text() {
    for language in ["zh", "en"] {
        let found = article(&["--bulletin", "--lang", language]).stdout;
        let path = root().join(format!("tests/rollup/bulletin.{language}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, format!("{found}\n")).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, golden.trim_end_matches('\n'), "{}", path.display());
    }
}

#[test]
fn the_bulletin_as_a_page_holds_the_same_words() {
    let page = article(&["--html"]).stdout;
    let text = article(&["--bulletin"]).stdout;
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script"));
    for line in text.lines().filter(|line| line.contains('。')) {
        assert!(page.contains(line.trim().trim_start_matches("* ")), "{line}");
    }
}

fn json() -> Value {
    serde_json::from_str(&article(&["--json"]).stdout).unwrap()
}

/// What is said of parts adds up to what is said of the whole.
#[test]
fn parts_add_up() {
    let json = json();
    for figure in ["revenue", "profit", "tax", "firms-above-scale", "landed-investment"] {
        let value = |group: &Value| number(line(group, figure)["total"]["value"].as_str().unwrap());
        for groups in ["kinds", "districts", "industries"] {
            let parts = json[groups].as_array().unwrap().iter();
            let sum = parts.fold(BigRational::zero(), |sum, it| sum + value(it));
            assert_eq!(sum, value(&json["whole"]), "{groups} {figure}");
        }
        let parts = json["submissions"].as_array().unwrap().iter();
        let sum = parts.fold(BigRational::zero(), |sum, it| sum + value(&it["own"]));
        assert_eq!(sum, value(&json["whole"]), "{figure}");
    }
}

/// Files in any order, under any name: the same roll-up.
#[test]
fn the_order_of_files_plays_no_part() {
    let desk = Desk::shipped();
    let files = qingdao();
    let forward = desk.json(&files);
    let mut backward = files;
    backward.reverse();
    assert_eq!(desk.json(&backward), forward);
}

/// One bad file never stops the others; each is listed with its reason, and the newest version wins.
#[test]
fn what_cannot_be_used_is_listed() {
    let folder = fresh_folder("aside");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    let dossier = |name: &str, period: &str, version: &str| {
        format!(
            "{{\"rubric\": \"industrial@2026.1\", \"period\": \"{period}\", \"cluster\": {{\"name\": \
             \"{name}\"}}, \"figures\": {{\"revenue\": \"{version}00\", \"revenue-prior\": \"100\"}}, \
             \"ledgers\": {{\"submission\": {{\"status\": \"submitted\", \"version\": \"{version}\"}}}}}}"
        )
    };
    write("a1.json", &dossier("甲", "2020Q3", "1"));
    write("a2.json", &dossier("甲", "2020Q3", "2"));
    write("b1.json", &dossier("乙", "2020Q3", "1"));
    write("b1-copy.json", &dossier("乙", "2020Q3", "1"));
    write("half.json", &dossier("甲", "2020Q2", "1"));
    write("old.json", &dossier("甲", "2019", "1"));
    write("nameless.json", &dossier(" ", "2020Q3", "1"));
    write("period.json", &dossier("丙", "2020Q5", "1"));
    write("rubric.json", &dossier("丁", "2020Q3", "1").replace("industrial@", "other@"));
    write("cut.json", "{\"rubric\": ");
    write("list.json", "[]");
    write("notes.txt", "not looked at");
    let done = wutong(&["rollup", folder.to_str().unwrap(), "--json"]);
    assert_eq!(done.exit, 2);
    let json: Value = serde_json::from_str(&done.stdout).unwrap();
    let used: Vec<&str> = json["submissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["file"].as_str().unwrap())
        .collect();
    assert_eq!(used, ["b1.json", "a2.json"]);
    let aside: Vec<(&str, &str)> = json["aside"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["file"].as_str().unwrap(), it["reason"].as_str().unwrap()))
        .collect();
    let expected = [
        ("a1.json", "superseded"),
        ("b1-copy.json", "same-version"),
        ("cut.json", "unreadable"),
        ("half.json", "earlier-period"),
        ("list.json", "unreadable"),
        ("nameless.json", "no-cluster"),
        ("old.json", "other-period"),
        ("period.json", "no-period"),
        ("rubric.json", "unknown-rubric"),
    ];
    assert_eq!(aside, expected);
    // Without bases or a city there is no growth and no share, and nothing is zero.
    assert_eq!(line(&json["whole"], "profit")["total"], Value::Null);
    assert_eq!(line(&json["whole"], "revenue")["share"], Value::Null);
    let empty = fresh_folder("empty");
    assert_eq!(wutong(&["rollup", empty.to_str().unwrap()]).exit, 3);
    assert_eq!(wutong(&["rollup", empty.join("none").to_str().unwrap()]).exit, 3);
}

/// A cluster that lacks a figure is left out of the sum and of the growth, and this is said.
#[test]
fn missing_is_not_zero() {
    let desk = Desk::shipped();
    let mut files = qingdao();
    let (_, bytes) = files.iter_mut().find(|(name, _)| name == "smart-2020q3.json").unwrap();
    let mut dossier: Value = serde_json::from_slice(bytes).unwrap();
    dossier["figures"].as_object_mut().unwrap().remove("revenue");
    dossier["ledgers"].as_object_mut().unwrap().remove("reconciliation");
    *bytes = dossier.to_string().into_bytes();
    let json: Value = serde_json::from_str(&desk.json(&files)).unwrap();
    let revenue = line(&json["whole"], "revenue");
    assert_eq!(revenue["total"]["value"], "15084800");
    assert_eq!(revenue["total"]["lacking"], serde_json::json!(["smart-2020q3.json"]));
    // 15,084,800 on 13,715,800 (the ten without that one): neither side counts it.
    let rate = number("15084800") / number("13715800") - BigRational::one();
    assert_eq!(revenue["growth"]["rate"], shown(&rate));
    assert_eq!(revenue["growth"]["lacking"], serde_json::json!(["smart-2020q3.json"]));
}

/// What was agreed on with the bureau takes the place of what was submitted, and this is said.
#[test]
fn agreed_values_are_used_and_said() {
    let desk = Desk::shipped();
    let mut files = qingdao();
    let (_, bytes) = files.iter_mut().find(|(name, _)| name == "c04-2020q3.json").unwrap();
    let mut dossier: Value = serde_json::from_slice(bytes).unwrap();
    let rows = dossier["ledgers"]["reconciliation"].as_array_mut().unwrap();
    let row = rows.iter_mut().find(|it| it["item"] == "revenue").unwrap();
    row["agreed"] = "1265000.00".into();
    row["reason"] = "scope".into();
    *bytes = dossier.to_string().into_bytes();
    let json: Value = serde_json::from_str(&desk.json(&files)).unwrap();
    assert_eq!(line(&json["whole"], "revenue")["total"]["value"], "16090538");
    let c04 = json["submissions"].as_array().unwrap().iter();
    let c04 = c04.clone().find(|it| it["file"] == "c04-2020q3.json").unwrap();
    let agreed = &c04["agreed"][0];
    assert_eq!(
        (&agreed["submitted"], &agreed["agreed"]),
        (&"1265462.00".into(), &"1265000".into())
    );
    assert!(desk.bulletin(&files).contains("1项数据经核对采用核定数"));
}

fn example(name: &str) -> PathBuf {
    Path::new(&root()).join("examples/qingdao-2020q3").join(name)
}

/// The city's table may also be a table of another unit; what is not understood is said by row.
#[test]
fn the_citys_table_is_read_by_its_headings() {
    let folder = fresh_folder("city");
    let city = folder.join("city.csv");
    let text = "\u{feff}指标,报告期,累计（万元）,增速,备注\r\n规上工业营业收入,2020Q3,\"68,472,000\",4.0%,\r\n\
                其他,2020Q3,1,2,\r\n规上工业利润总额,2020年,1,2,\r\n规上工业利润总额,2020Q3,约,18.4,\r\n";
    fs::write(&city, text).unwrap();
    let folder = example("");
    let arguments =
        ["rollup", folder.to_str().unwrap(), "--stats", city.to_str().unwrap(), "--json"];
    let done = wutong(&arguments);
    assert_eq!(done.exit, 2);
    let notes: Vec<&str> = done.stderr.lines().collect();
    assert_eq!(notes.len(), 3, "{notes:?}");
    assert!(notes[0].starts_with("city.csv 第3行") && notes[2].contains("“约”"), "{notes:?}");
    let json: Value = serde_json::from_str(&done.stdout).unwrap();
    let own: Value = self::json();
    let share = |json: &Value| line(&json["whole"], "revenue")["share"]["value"].clone();
    assert_eq!(share(&json), share(&own));
    let none = fresh_folder("no-city").join("city.csv");
    fs::write(&none, "a,b\n1,2\n").unwrap();
    let done = wutong(&["rollup", folder.to_str().unwrap(), "--stats", none.to_str().unwrap()]);
    assert_eq!(done.exit, 3);
}

/// A number of the bulletin leads down to the figures of submissions that give it.
#[test]
fn a_number_is_explained_by_its_parts() {
    let done = article(&["--why", "growth:revenue"]);
    assert_eq!(done.exit, 0, "{}", done.stderr);
    let lines: Vec<&str> = done.stdout.lines().collect();
    assert_eq!(lines[0], "growth:revenue = 0.124003，由以下数据算得");
    // Ten figures, ten bases, and two lines of headings.
    assert_eq!(lines.len(), 22);
    assert!(done.stdout.contains("smart-2020q3.json | 1,006,200"), "{}", done.stdout);
    assert!(done.stdout.contains("smart-2020q3.json | 600,000"), "{}", done.stdout);
    let share = article(&["--why", "share:profit", "--lang", "en"]).stdout;
    assert!(share.contains("city.csv:3"), "{share}");
    let base = article(&["--why", "step:profit"]).stdout;
    assert!(base.contains("利润总额（上年同期可比） | 2020年上半年"), "{base}");
    assert_eq!(article(&["--why", "growth:nothing"]).exit, 3);
}
