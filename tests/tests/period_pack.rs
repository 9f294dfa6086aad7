//! Period packs: read strictly, applied with origins, what differs said.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "packs are Chinese")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use engine::facts::{Dossier, RawEntry};
use engine::periods::{PackCluster, PeriodPack, Published, changed_since_pack};
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::origins_from_text;
use exchange::pack_file::{PackRefusal, pack_from_bytes, pack_json};
use locale::Language;
use report::finding_message;
use serde_json::{Value, json};
use wutong_cli::{Outcome, apply_bytes, assess_bytes};

fn rubric() -> Arc<Rubric> {
    let shipped = rubrics::shipped("industrial@2026.1").unwrap();
    Arc::new(rubric_from_canonical(shipped.rubric).unwrap())
}

fn pair(left: &str, right: &str) -> (String, String) {
    (left.to_owned(), right.to_owned())
}

fn sample() -> PeriodPack {
    PeriodPack {
        digest: String::new(),
        issuer: "样例市工业和信息化局（虚构）".to_owned(),
        rubrics: vec![("industrial@2026.1".to_owned(), rubric().digest.clone())],
        period: "2020Q3".to_owned(),
        deadline: "2020-10-20T18:00".to_owned(),
        city_growth: Some(Published {
            value: "4.0".to_owned(),
            source: "样例统计月报".to_owned(),
            date: "2020-10-18".to_owned(),
        }),
        district_revenue: vec![pair("370211", "2500000"), pair("370215", "900000.5")],
        district_source: pair("样例区市月报", "2020-10-18"),
        industry_share: vec![pair("34", "6.25"), pair("36", "8.125"), pair("40", "0.5")],
        clusters: vec![PackCluster {
            id: "auto".to_owned(),
            name: "样例汽车集聚区".to_owned(),
            district: "370215".to_owned(),
            firms: Some(vec![pair("91000000MA0000007C", "甲"), pair("91000000MA00001A56", "乙")]),
        }],
    }
}

fn issued() -> PeriodPack {
    pack_from_bytes(pack_json(&sample()).as_bytes()).unwrap()
}

fn dossier() -> Value {
    json!({
        "rubric": "industrial@2026.1", "period": "2020Q3", "cluster": { "name": "样例汽车集聚区" },
        "figures": { "revenue": "67000", "city-revenue-growth": "4", "district-revenue": "900000" },
        "ledgers": {
            "basics": { "district": "370215", "industry-1": "36", "industry-2": "34" },
            "firms": [
                { "id": "f1", "name": "甲", "uscc": "91000000MA0000007C", "is-leading": "yes" },
                { "id": "f2", "name": "丙", "uscc": "91000000123456788T", "is-leading": "no" }
            ]
        },
        "origins": { "revenue-prior": { "report": "2019Q3", "figure": "revenue" } }
    })
}

fn applied(dossier: &Value) -> Result<Outcome, Outcome> {
    apply_bytes("d.json", dossier.to_string().as_bytes(), &issued(), Language::Zh)
}

#[test]
fn fields_are_filled_and_name_the_pack() {
    let done = applied(&dossier()).unwrap();
    let filled: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(
        filled["figures"],
        json!({
            "revenue": "67000", "city-revenue-growth": "4.0", "district-revenue": "900000.5",
            "city-leading-share": "14.375"
        })
    );
    let digest = issued().digest;
    assert_eq!(
        filled["origins"],
        json!({
            "revenue-prior": { "report": "2019Q3", "figure": "revenue" },
            "city-revenue-growth": { "pack": digest, "value": "4.0" },
            "district-revenue": { "pack": digest, "value": "900000.5" },
            "city-leading-share": { "pack": digest, "value": "14.375" }
        })
    );
    assert_eq!(filled["deadline"], json!("2020-10-20T18:00"));
    assert_eq!(
        filled["ledgers"]["city-data"],
        json!({
            "growth-source": "样例统计月报", "growth-date": "2020-10-18",
            "district-source": "样例区市月报", "district-date": "2020-10-18"
        })
    );
    assert_eq!(filled["ledgers"]["submission"]["due-date"], json!("2020-10-20"));
}

/// The same number in another spelling is no difference.
#[test]
fn what_differs_is_said() {
    let done = applied(&dossier()).unwrap();
    assert_eq!(done.exit, 2);
    let lines: Vec<&str> = done.stderr.lines().collect();
    assert_eq!(
        lines,
        [
            "“所在区市规上工业营业收入”原填 900000，已按通知包改为 900000.5。",
            "统计部门名录中的“乙”（91000000MA00001A56）不在企业明细中。",
            "企业明细中的“丙”（91000000123456788T）不在统计部门名录中。",
        ]
    );
}

#[test]
fn what_is_applied_twice_differs_no_more() {
    let first = applied(&dossier()).unwrap();
    let again = apply_bytes("d.json", first.stdout.as_bytes(), &issued(), Language::Zh).unwrap();
    let known = |done: &Outcome| serde_json::from_str::<Value>(&done.stdout).unwrap();
    assert_eq!(known(&again), known(&first));
    assert!(!again.stderr.contains("改为"), "{}", again.stderr);
}

#[test]
fn a_pack_for_something_else_is_not_applied() {
    for (key, value, said) in
        [("period", "2020Q4", "报告期与本期不同"), ("rubric", "urban@2026.1", "版本与本件不同")]
    {
        let mut other = dossier();
        other[key] = json!(value);
        let refused = applied(&other).unwrap_err();
        assert_eq!((refused.exit, refused.stdout.as_str()), (3, ""), "{key}");
        assert!(refused.stderr.contains(said), "{}", refused.stderr);
    }
}

#[test]
fn what_the_pack_cannot_know_stays_as_it_was() {
    let mut other = dossier();
    other["cluster"]["name"] = json!("别的集聚区");
    other["ledgers"]["basics"] = json!({ "district": "370202", "industry-1": "13" });
    let done = applied(&other).unwrap();
    let filled: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(filled["figures"]["district-revenue"], json!("900000"));
    assert_eq!(filled["origins"].get("district-revenue"), None);
    for said in ["不在应报名单中", "“所在区市规上工业营业收入”未能填入"]
    {
        assert!(done.stderr.contains(said), "{said}: {}", done.stderr);
    }
}

/// A locked figure that was changed afterwards is found without the pack at hand.
#[test]
fn a_locked_figure_that_was_changed_is_found() {
    let done = applied(&dossier()).unwrap();
    let origins = origins_from_text(&done.stdout);
    let changed = |entries: &[(&str, &str)]| {
        let entry =
            |(id, text): &(&str, &str)| ((*id).to_owned(), RawEntry::Text((*text).to_owned()));
        let entries = entries.iter().map(entry).collect();
        let found =
            changed_since_pack(&rubric(), &Dossier { entries, ..Dossier::default() }, &origins);
        let said = found.iter().map(|it| finding_message(&rubric(), it, Language::Zh));
        (found.iter().map(|it| it.at.clone()).collect::<Vec<_>>(), said.collect::<String>())
    };
    let rest = [("city-revenue-growth", "4"), ("city-leading-share", "14.375")];
    let with = |value| [rest.as_slice(), &[("district-revenue", value)]].concat();
    assert_eq!(changed(&with("900000.50")), (Vec::new(), String::new()));
    let (at, said) = changed(&with("1"));
    assert_eq!(at, ["figures.district-revenue"]);
    assert!(said.contains("现为 1，与申报通知包的 900000.5 不一致"), "{said}");
    let (at, said) = changed(&rest);
    assert_eq!(at, ["figures.district-revenue"]);
    assert!(said.contains("现为 —，"), "{said}");
}

/// `wutong assess` finds it too.
#[test]
fn an_assessment_names_what_differs_from_the_pack() {
    let done = applied(&dossier()).unwrap();
    let assessed = |text: &str| assess_bytes("d.json", text.as_bytes(), None, true, Language::Zh);
    let code = "differs-from-pack";
    assert!(!assessed(&done.stdout).stdout.contains(code));
    let changed = done.stdout.replacen(
        "\"district-revenue\": \"900000.5\"",
        "\"district-revenue\": \"1\"",
        1,
    );
    let found = assessed(&changed);
    assert_eq!(found.exit, 2);
    assert!(found.stdout.contains(code), "{}", found.stdout);
}

#[test]
fn what_is_written_is_read_back() {
    let pack = issued();
    assert_eq!(PeriodPack { digest: String::new(), ..pack.clone() }, sample());
    assert_eq!(pack_from_bytes(pack_json(&pack).as_bytes()), Ok(pack));
}

#[test]
fn a_file_that_is_no_pack_is_refused_with_its_reason() {
    let text = pack_json(&sample());
    let changed = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        pack_from_bytes(text.replace(from, to).as_bytes())
    };
    assert_eq!(changed("\"4.0\"", "\"4.1\""), Err(PackRefusal::Digest));
    assert_eq!(changed("\"version\": 1", "\"version\": 2"), Err(PackRefusal::Version(2)));
    let at = |at: &str| Err(PackRefusal::WrongForm(at.to_owned()));
    assert_eq!(changed("\"4.0\"", "\"4%\""), at("city.revenue-growth"));
    assert_eq!(changed("\"2500000\"", "\"2,500,000\""), at("districts.revenue.370211"));
    assert_eq!(changed("\"8.125\"", "\"\""), at("industries.36"));
    assert_eq!(changed("\"2020Q3\"", "\"2020Q5\""), at("period"));
    assert_eq!(changed("2020-10-20T18:00", "2020-10-32"), at("deadline"));
    let is_no_pack = |found| matches!(found, Err(PackRefusal::NotAPack(_)));
    assert!(is_no_pack(changed("\"issuer\"", "\"isuer\"")));
    assert!(is_no_pack(changed("\"8.125\"", "8.125")));
    assert!(is_no_pack(pack_from_bytes(b"{}")));
    let twice = changed("\"issuer\"", "\"period\": \"2020Q3\", \"issuer\"");
    assert!(matches!(twice, Err(PackRefusal::File(_))), "{twice:?}");
    for bytes in [&b"\xef\xbb\xbf{}"[..], b"\xff", b"{", b""] {
        assert!(matches!(pack_from_bytes(bytes), Err(PackRefusal::File(_))), "{bytes:?}");
    }
}

/// Every form of packs ever written can be read.
#[test]
fn packs_of_every_version_are_read() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("archive/pack-1.json");
    let bytes = fs::read(file).unwrap();
    let pack = pack_from_bytes(&bytes).unwrap();
    assert_eq!(PeriodPack { digest: String::new(), ..pack.clone() }, sample());
    assert_eq!(pack.digest, issued().digest);
}
