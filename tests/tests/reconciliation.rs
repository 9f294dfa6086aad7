//! The reconciliation: the bureau's list of firms against what was submitted.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "the list is Chinese")]

use std::fs;

use serde_json::{Value, json};
use tests::portfolios::{fresh_folder, root};
use wutong_cli::Outcome;

fn wutong(arguments: &[&str]) -> Outcome {
    let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
    wutong_cli::run(&arguments)
}

fn list() -> String {
    fs::read_to_string(root().join("examples/qingdao-2020q3/firms.csv")).unwrap()
}

fn reconciled(name: &str, list: &str, more: &[&str]) -> Outcome {
    let file = fresh_folder(name).join("firms.csv");
    fs::write(&file, list).unwrap();
    let folder = root().join("examples/qingdao-2020q3");
    let mut arguments =
        vec!["reconcile", folder.to_str().unwrap(), "--bureau", file.to_str().unwrap()];
    arguments.extend(more);
    wutong(&arguments)
}

fn cluster<'a>(json: &'a Value, file: &str) -> &'a Value {
    json["clusters"].as_array().unwrap().iter().find(|it| it["file"] == file).unwrap()
}

fn item<'a>(cluster: &'a Value, figure: &str) -> &'a Value {
    cluster["items"].as_array().unwrap().iter().find(|it| it["figure"] == figure).unwrap()
}

/// The examples are true to the roll, so nothing differs; growth is that of the roll.
#[test]
fn the_examples_agree_with_the_bureaus_list() {
    let done = reconciled("even", &list(), &["--json"]);
    let json: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(done.exit, 0, "{}", done.stdout);
    let clusters = json["clusters"].as_array().unwrap();
    assert_eq!(clusters.len(), 10);
    let firms: usize = clusters.iter().map(|it| it["firms"].as_array().unwrap().len()).sum();
    assert_eq!(firms, 379);
    let smart = cluster(&json, "smart-2020q3.json");
    assert_eq!(smart["called"], "smart");
    assert_eq!(item(smart, "revenue")["growth"]["rate"], "0.677");
    assert_eq!(item(smart, "firms-above-scale")["bureau"], "31");
}

/// A value, a code, a name and two firms are changed: each is told, and nothing else.
#[test]
fn what_differs_is_told_by_cluster_and_firm() {
    let list: Vec<String> = list()
        .lines()
        .filter_map(|line| {
            let line = line.to_owned();
            match line.split(',').nth(1).unwrap() {
                "样例企业001" => Some(line.replace(",18143.59,", ",20143.60,")),
                // Another code, the same name.
                "样例企业002" => Some(line.replace("91370200MA0000023D", "91000000MA0000007C")),
                // Another code and a name that is only alike.
                "样例企业003" => Some(
                    line.replace("91370200MA00000318", "91000000MA00001A56")
                        .replace("样例企业003", "样例企业003有限公司"),
                ),
                "样例企业004" => None,
                _ => Some(line),
            }
        })
        .chain(["nowhere,无归属企业,91000000123456788T,34,1,1.00,1.00,1.00,1.00,0.10,0.10,0.10,0.10,0.10,0.10,1,1".to_owned()])
        .collect();
    let text = list.join("\n");
    let done = reconciled("apart", &text, &["--json"]);
    assert_eq!(done.exit, 2);
    let json: Value = serde_json::from_str(&done.stdout).unwrap();
    let smart = cluster(&json, "smart-2020q3.json");
    // Submitted minus the bureau's: 20143.60 for 18143.59, and 23461.31 without 004.
    assert_eq!(item(smart, "revenue")["difference"], "21461.3");
    assert_eq!(item(smart, "revenue")["needs-reason"], true);
    assert_eq!(item(smart, "firms-above-scale")["difference"], "1");
    let firms = smart["firms"].as_array().unwrap();
    let told = |name: &str| {
        let is_it = |it: &&Value| it["submitted"]["name"] == name || it["bureau"]["name"] == name;
        firms.iter().find(is_it).unwrap()
    };
    assert_eq!(told("样例企业001")["differences"], json!({ "revenue": "-2000.01" }));
    assert_eq!(told("样例企业002")["matched"], "name");
    assert_eq!(told("样例企业003")["matched"], "only-submitted");
    assert_eq!(told("样例企业003")["alike"][0], "样例企业003有限公司");
    assert_eq!(told("样例企业003有限公司")["matched"], "only-bureau");
    assert_eq!(told("样例企业004")["matched"], "only-submitted");
    assert_eq!(json["unplaced"][0]["name"], "无归属企业");
    let others =
        json["clusters"].as_array().unwrap().iter().filter(|it| it["file"] != smart["file"]);
    for other in others {
        assert!(other["firms"].as_array().unwrap().iter().all(|it| it["matched"] == "code"));
        assert!(
            other["items"]
                .as_array()
                .unwrap()
                .iter()
                .all(|it| it["difference"] == "0" || it["difference"].is_null())
        );
    }
    let zh = reconciled("apart-zh", &text, &[]).stdout;
    for said in [
        "核对10个集聚区：未说明原因且未核定的差异0项，单方企业3家，未归入任何集聚区的企业1家。",
        "名称相近，请确认：样例企业003有限公司",
        "集聚区签字：样例甲　　统计部门签字：样例乙　　日期：2020-10-18",
    ] {
        assert!(zh.contains(said), "{said}\n{zh}");
    }
    let en = reconciled("apart-en", &text, &["--lang", "en", "--html"]).stdout;
    assert!(en.contains("only submitted") && en.contains("For the bureau"), "{en}");
}

/// Without a column of clusters, firms find theirs by code.
#[test]
fn a_list_without_clusters_is_placed_by_code() {
    let text: Vec<String> =
        list().lines().map(|line| line.split_once(',').unwrap().1.to_owned()).collect();
    let done = reconciled("no-clusters", &text.join("\n"), &["--json"]);
    assert_eq!(done.exit, 0, "{} {}", done.stdout, done.stderr);
}

#[test]
fn a_file_that_is_no_list_is_refused_with_its_reason() {
    let done = reconciled("no-list", "甲,乙\n1,2\n", &[]);
    assert_eq!(done.exit, 3);
    assert!(done.stderr.contains("firms.csv"), "{}", done.stderr);
}
