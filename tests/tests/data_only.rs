//! Adding an indicator with its figure, a field, a column, an aspect of the guide, a rule and a
//! sentence touches data only: the files are copied and edited, read by the ordinary ways, and
//! everything that was added is found wherever it belongs.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "labels are Chinese")]

use std::fs;
use std::path::{Path, PathBuf};

use report::forms::Section;
use report::forms_from_json;
use serde_json::{Value, json};

/// What is added at the end of a file.
const ADDED: [(&str, &str); 6] = [
    (
        "industrial/2026.1/rubric.toml",
        r#"
[[indicator]]
id = "I29"
name = { zh = "职工培训覆盖率", en = "Staff trained" }
dimension = "G6"
unit = "%"
meaning = { zh = "受训职工 ÷ 年平均从业人数 ×100", en = "Trained staff ÷ average staff × 100" }
value = "trained-staff / average-staff"
curve = { linear = [["0", "0"], ["50", "1"]] }
weight = "1"
term = "near"
places = 2
data = { zh = "集聚区（表T5）", en = "Cluster (form T5)" }
basis = { zh = "试行", en = "On trial" }

[[veto]]
id = "V8"
name = { zh = "无欠薪", en = "No wages owed" }
effect = "no-rating"
when = "wages-owed"
basis = { zh = "试行", en = "On trial" }
"#,
    ),
    (
        "industrial/2026.1/figures.toml",
        r#"
[[figure]]
id = "trained-staff"
name = { zh = "受训职工", en = "Staff trained this year" }
unit = "人"
type = "integer"
span = "year-to-date"
form = "T5"
holder = "cluster"

[[figure]]
id = "wages-owed"
name = { zh = "有无欠薪", en = "Wages owed" }
type = "yes-no"
span = "year-to-date"
form = "T6"
holder = "industry"
"#,
    ),
    (
        "forms.toml",
        r#"
[[section.group]]
name = { zh = "职工", en = "Staff" }
columns = [{ zh = "本期", en = "This period" }]
rows = [{ figures = ["trained-staff"] }, { figures = ["wages-owed"] }]
"#,
    ),
    (
        "guide.toml",
        r#"
[[part.aspect]]
id = "10.5"
name = { zh = "职工培训", en = "Training" }
evidence = { zh = "培训记录。", en = "Records of training." }
principle = "service"
indicators = ["I29"]
"#,
    ),
    (
        "rules.toml",
        r#"
[[rule]]
id = "T5-E99"
level = "E"
each = "soft-work"
column = "courses"
when = "courses = 0 项 and figures.trained-staff > 0 人"
text = { zh = "没有培训课程，却有受训职工 {trained-staff}。", en = "{trained-staff} were trained without a course." }
remedy = { zh = "核对培训课程数。", en = "Check the number of courses." }
"#,
    ),
    (
        "narrative.toml",
        r#"
[[section]]
id = "training"
name = { zh = "职工培训", en = "Training" }

[[section.sentence]]
lead = "trained-staff"
say = [
  { name = "staff", kind = "amount", of = "trained-staff" },
  { name = "rate", kind = "indicator", of = "I29" },
  { name = "courses", kind = "cell", of = "soft-work.courses" },
]
text = { zh = "开设课程{courses}，受训职工{staff}，覆盖率{rate}。", en = "Courses: {courses}; trained: {staff}, or {rate}." }
"#,
    ),
];

/// What stands otherwise in a file: its weight comes from a neighbour, the guide has one aspect
/// more, and a table a column.
const CHANGED: [(&str, &str, &str); 3] = [
    (
        "industrial/2026.1/rubric.toml",
        "[\"95\", \"0.9\"], [\"100\", \"1\"]] }\nweight = \"2\"",
        "[\"95\", \"0.9\"], [\"100\", \"1\"]] }\nweight = \"1\"",
    ),
    ("industrial/2026.1/figures.toml", "maximum = \"45\"", "maximum = \"46\""),
    (
        "ledgers.toml",
        "[[table.column]]\nid = \"matching-events\"",
        "[[table.column]]\nid = \"courses\"\nname = { zh = \"培训课程数\", en = \"Courses\" }\n\
         unit = \"项\"\ntype = \"integer\"\nholder = \"cluster\"\n\n\
         [[table.column]]\nid = \"matching-events\"",
    ),
];

/// The data with everything added, in a folder of that name; gives the path of the edition.
fn edited(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("data-only").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("removed");
    }
    let edition = folder.join("industrial/2026.1");
    fs::create_dir_all(&edition).expect("made");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/rubrics");
    for part in ["", "industrial/2026.1"] {
        for file in fs::read_dir(source.join(part)).expect("a folder") {
            let file = file.expect("a file").path();
            if file.extension().is_some_and(|ending| ending == "toml") {
                let to = folder.join(part).join(file.file_name().expect("a name"));
                fs::copy(&file, to).expect("copied");
            }
        }
    }
    let edit = |name: &str, change: &dyn Fn(String) -> String| {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).expect("read");
        fs::write(&path, change(text)).expect("written");
    };
    for (name, added) in ADDED {
        edit(name, &|text| text + added);
    }
    for (name, from, to) in CHANGED {
        edit(name, &|text| {
            assert_eq!(text.matches(from).count(), 1, "{from}");
            text.replace(from, to)
        });
    }
    edition
}

/// A dossier that answers what was added: the guide is done, and 20 of 80 staff are trained.
fn dossier(beside: &Path) -> String {
    let example = include_str!("../../examples/industrial-2020q3-ledgers.json");
    let mut dossier: Value = serde_json::from_str(example).expect("JSON");
    dossier["figures"]["average-staff"] = json!("80");
    dossier["figures"]["trained-staff"] = json!("20");
    dossier["figures"]["wages-owed"] = json!("yes");
    dossier["ledgers"]["soft-work"] = json!({ "courses": "0" });
    let rubric = wutong_cli::catalogue::from_path(beside).expect("there").expect("good");
    let ledgers = wutong_cli::catalogue::ledgers_of(at(beside), &rubric).expect("good");
    for aspect in ledgers.document.part.iter().flat_map(|part| &part.aspect) {
        dossier["guide"][&aspect.id] = json!({ "answer": "1", "document": "台账" });
    }
    let file = beside.join("dossier.json");
    fs::write(&file, dossier.to_string()).expect("written");
    file.to_string_lossy().into_owned()
}

/// What `wutong` prints, with that exit status.
#[track_caller]
fn wutong(exit: u8, arguments: &[&str]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
    let done = wutong_cli::run(&arguments);
    assert_eq!(done.exit, exit, "{arguments:?}\n{}{}", done.stdout, done.stderr);
    done.stdout
}

#[track_caller]
fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

fn at(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn the_files_are_good_and_the_forms_ask_for_the_fields() {
    let edition = edited("forms");
    has(&wutong(0, &["check-rubric", at(&edition), "--lang", "en"]), &["industrial@2026.1"]);
    let rubric = wutong_cli::catalogue::from_path(&edition).expect("there").expect("good");
    let text = fs::read_to_string(edition.join("../../forms.toml")).expect("read");
    let forms: Value = toml::from_str(&text).expect("TOML");
    let forms = forms_from_json(&forms.to_string(), &rubric).expect("forms");
    let asked: Vec<&str> = forms.section.iter().flat_map(Section::figures).collect();
    assert!(asked.contains(&"trained-staff") && asked.contains(&"wages-owed"), "{asked:?}");
}

#[test]
fn the_indicator_is_scored_the_veto_holds_and_the_rule_is_broken() {
    let edition = edited("assess");
    let file = dossier(&edition);
    let rubric = ["--rubric", at(&edition)];
    let told = wutong(2, &[&["assess", &file, "--json"], &rubric[..]].concat());
    let told: Value = serde_json::from_str(&told).expect("JSON");
    let named = |list: &str, id: &str| {
        let items = told[list].as_array().expect("a list");
        let key = if list == "findings" { "code" } else { "id" };
        items.iter().find(|item| item[key] == id).cloned().unwrap_or_else(|| panic!("{told}"))
    };
    let indicator = named("indicators", "I29");
    assert_eq!((&indicator["value"], &indicator["points"]), (&json!("25"), &json!("0.50")));
    assert_eq!(named("vetoes", "V8")["state"], "triggered");
    let finding = named("findings", "T5-E99");
    assert_eq!(finding["at"], "soft-work[soft-work].courses");
    has(finding["message"].as_str().expect("a text"), &["没有培训课程，却有受训职工 20 人。"]);
    let text = wutong(2, &[&["assess", &file], &rubric[..]].concat());
    has(&text, &["职工培训覆盖率", "无欠薪", "没有培训课程"]);
}

#[test]
fn explanation_and_report_say_it() {
    let edition = edited("report");
    let file = dossier(&edition);
    let rubric = ["--rubric", at(&edition)];
    let said = wutong(0, &[&["explain", &file, "I29"], &rubric[..]].concat());
    has(&said, &["职工培训覆盖率", "trained-staff 受训职工: 20 人", "0.50 分"]);
    let said = wutong(0, &[&["explain", &file, "I23"], &rubric[..]].concat());
    has(&said, &["100.00%", "46"]);
    let said = wutong(0, &[&["report", &file], &rubric[..]].concat());
    has(&said, &["开设课程0项，受训职工20人，覆盖率25.00%。", "无欠薪"]);
    let said = wutong(0, &[&["report", &file, "--lang", "en", "--html"], &rubric[..]].concat());
    has(&said, &["8. Training</h2>", "or 25.00%."]);
}

#[test]
fn the_workbook_carries_it_there_and_back() {
    let edition = edited("workbook");
    let file = dossier(&edition);
    let rubric = ["--rubric", at(&edition)];
    let blank = edition.join("blank.json");
    fs::write(&blank, r#"{"rubric": "industrial@2026.1", "period": "2020Q3", "figures": {}}"#)
        .expect("written");
    for language in ["zh", "en"] {
        let form = edition.join("form.xlsx");
        let write = ["template", at(&form), "--from", &file, "--lang", language];
        wutong(0, &[&write[..], &rubric[..]].concat());
        let out = edition.join("out.json");
        let read = ["import", at(&form), "--into", at(&blank), "--out", at(&out)];
        wutong(0, &[&read[..], &rubric[..]].concat());
        let out = fs::read_to_string(&out).expect("read");
        let out: Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!(out["figures"]["trained-staff"], "20");
        assert_eq!(out["figures"]["wages-owed"], "yes");
        assert_eq!(out["ledgers"]["soft-work"]["courses"], "0");
        assert_eq!(out["guide"]["10.5"]["answer"], "1");
    }
}
