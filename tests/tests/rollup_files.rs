//! Files on a roll-up: the bulletin for Word and for print, the workbook whose formulas `LibreOffice`
//! computes as the engine does, also after figures were changed in it, and all fact sheets.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "Chinese files are what is tested")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use engine::quantity::rational::{fixed_decimal, rational_from_decimal};
use exchange::spreadsheet::{Content, Workbook, workbook_from_bytes};
use serde_json::{Value, json};
use tests::live::edit::{Put, edited};
use tests::office::{folder, recalculated};
use tests::ooxml::{elements, faults, parts_of};
use tests::portfolios::{File, fresh_folder, line, qingdao, root};

const TMP: &str = env!("CARGO_TARGET_TMPDIR");
/// What says that a number is to be looked up in the app.
const CHECK: &str = "请在梧桐中核对";

/// The file that `wutong rollup` writes on a folder.
fn written(folder: &Path, switch: &str, language: &str) -> Vec<u8> {
    let city = root().join("examples/qingdao-2020q3/city.csv");
    let out = fresh_folder(&format!("{switch}-{language}")).join("out");
    let (out, city) = (out.to_str().unwrap(), city.to_str().unwrap());
    let folder = folder.to_str().unwrap();
    let arguments = ["rollup", folder, "--stats", city, switch, "--out", out, "--lang", language];
    let done = wutong_cli::run(&arguments.map(str::to_owned));
    assert_ne!(done.exit, 3, "{}", done.stderr);
    fs::read(out).unwrap()
}

fn printed(folder: &Path, switch: &str, language: &str) -> String {
    let city = root().join("examples/qingdao-2020q3/city.csv");
    let (folder, city) = (folder.to_str().unwrap(), city.to_str().unwrap());
    let arguments = ["rollup", folder, "--stats", city, switch, "--lang", language];
    wutong_cli::run(&arguments.map(str::to_owned)).stdout
}

fn examples() -> PathBuf {
    root().join("examples/qingdao-2020q3")
}

/// The texts of a DOCX, run by run, as they stand in its markup.
fn runs_of(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(parts_of(bytes)["word/document.xml"].clone()).unwrap();
    let text = text.replace("<w:t xml:space=\"preserve\">", "<w:t>");
    let runs = text.split("<w:t>").skip(1).filter_map(|it| Some(it.split_once("</w:t>")?.0));
    runs.map(|it| it.trim().to_owned()).collect()
}

#[test]
fn the_bulletin_is_a_sound_document_with_its_charts() {
    for (language, names) in [
        ("zh", ["营业收入与增速", "项目推进情况", "得分与位次", "位次变化"]),
        (
            "en",
            ["Revenue against growth", "Projects by stage", "Points and ranks", "Change of rank"],
        ),
    ] {
        let bytes = written(&examples(), "--docx", language);
        assert_eq!(faults(&bytes), Vec::<String>::new());
        assert!(bytes == written(&examples(), "--docx", language));
        let page = printed(&examples(), "--html", language);
        for run in runs_of(&bytes) {
            assert!(page.contains(&run), "{run}");
        }
        let parts = parts_of(&bytes);
        let pictures: Vec<(String, String)> = elements(&parts["word/document.xml"])
            .unwrap()
            .iter()
            .filter(|it| it.name == "wp:docPr")
            .map(|it| (it.get("name").unwrap().to_owned(), it.get("descr").unwrap().to_owned()))
            .collect();
        let named: Vec<&str> = pictures.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(named, names);
        // What a picture says stands beside it and in the drawing of the page.
        assert!(pictures.iter().all(|(_, said)| said.len() > 30 && page.contains(said)));
        let maps = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
        assert_eq!(maps.matches("<w:tblDescription").count(), 2);
        assert_eq!(page.matches("<table class=\"map\"").count(), 2);
        let chart = |number: usize| {
            String::from_utf8(parts[&format!("word/charts/chart{number}.xml")].clone()).unwrap()
        };
        assert!(chart(1).contains("<c:scatterChart>") && chart(1).contains("<c:v>276.10</c:v>"));
        assert!(chart(3).contains("<c:v>84.55</c:v>") && chart(3).contains("样例集聚区十"));
        assert!(chart(4).contains("<c:lineChart>") && chart(4).contains("智能制造应用示范"));
    }
}

/// What a spreadsheet or a page would take for a formula, a command or an address.
const NAMES: [&str; 4] = [
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "a\u{1}b\u{fffe}<&>\"'\u{202e}]]>",
];

#[test]
fn names_stay_names_in_every_file() {
    let folder = fresh_folder("names");
    for (at, name) in NAMES.iter().enumerate() {
        let dossier = json!({
            "rubric": "industrial@2026.1", "period": "2020Q3", "cluster": { "name": name },
            "figures": { "revenue": format!("{at}00"), "revenue-prior": "100" },
            "ledgers": { "basics": { "district": name, "industry-1": "*" } },
        });
        fs::write(folder.join(format!("{at}.json")), dossier.to_string()).unwrap();
    }
    for (switch, ending) in [("--docx", "docx"), ("--xlsx", "xlsx")] {
        let bytes = written(&folder, switch, "zh");
        assert_eq!(faults(&bytes), Vec::<String>::new(), "{ending}");
        for content in parts_of(&bytes).values() {
            let xml = String::from_utf8_lossy(content);
            assert!(!xml.contains("<hyperlink"));
            let formulas = xml.split("<f>").skip(1).filter_map(|it| it.split("</f>").next());
            for formula in formulas {
                assert!(!formula.contains("HYPERLINK") && !formula.contains("cmd"), "{formula}");
            }
        }
    }
    let sheets = String::from_utf8(written(&folder, "--fact-sheets", "zh")).unwrap();
    for page in [printed(&folder, "--html", "zh"), sheets] {
        for absent in ["<script", "http:", "https:", "url(", "src=", "href="] {
            assert!(!page.contains(absent) || absent == "http:", "{absent}");
        }
        assert!(!page.contains("<a "));
    }
}

#[test]
fn all_fact_sheets_stand_in_one_print() {
    for (language, words) in [("zh", "一页纸</h1>"), ("en", "</h1>")] {
        let bytes = written(&examples(), "--fact-sheets", language);
        let page = String::from_utf8(bytes).unwrap();
        assert_eq!(page.matches("<h1>").count(), 10);
        assert_eq!(page.matches(words).count(), 10);
        assert_eq!(page.matches("<div class=\"page\">").count(), 9);
        let ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
        let mut known = ids.clone();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), ids.len(), "an id stands twice");
        // By rank: the first is the first of the ranking.
        assert!(page.split("<h1>").nth(1).unwrap().starts_with("高新区先进制造业"));
    }
}

/// The cells of a sheet by row and column.
type Cells = BTreeMap<(u32, u32), Content>;

fn cells(book: &Workbook, name: &str) -> Cells {
    let sheet = book.sheets.iter().find(|it| it.name == name);
    let sheet = sheet.unwrap_or_else(|| panic!("no sheet {name}"));
    let of = |row: &exchange::spreadsheet::workbook::Row| {
        let number = row.number;
        row.cells
            .iter()
            .map(move |(at, content)| ((number, *at), content.clone()))
            .collect::<Vec<_>>()
    };
    sheet.rows.iter().flat_map(of).collect()
}

/// A cell as text: numbers to nine places, so that the last binary digits do not count.
fn shown(content: Option<&Content>) -> String {
    match content {
        // A formula that gives nothing.
        None | Some(Content::NoResult) => String::new(),
        Some(Content::Number(text) | Content::Percent(text)) => {
            let number: f64 = text.parse().unwrap();
            let exact = rational_from_decimal(&format!("{number}")).unwrap();
            fixed_decimal(&exact, 9)
        }
        Some(Content::Text(text) | Content::Error(text)) => text.clone(),
        other => panic!("{other:?}"),
    }
}

const SHEETS: [&str; 8] =
    ["汇总", "各集聚区", "位次", "分类型", "分区市", "分主导产业", "说明", "计算"];

/// Compares all cells of the sheets of formulas; ranks by cluster, for their order is the one in
/// which they were written. How many cells say that they are to be looked up.
fn compare(found: &[u8], expected: &[u8], how: &str) -> usize {
    let (found, expected) =
        (workbook_from_bytes(found).unwrap(), workbook_from_bytes(expected).unwrap());
    let mut checks = 0;
    for name in SHEETS {
        let (own, other) = (by_name(&found, name), by_name(&expected, name));
        assert_eq!(own.len(), other.len(), "{how} {name}");
        for (key, expected) in &other {
            let found = own.get(key).unwrap_or_else(|| panic!("{how} {name}: no {key:?}"));
            assert_eq!(found, expected, "{how} {name}: {key:?}");
            checks += usize::from(found == CHECK);
        }
    }
    checks
}

/// The cells that say something, by row and column, or by cluster and column where rows have an
/// order of their own.
fn by_name(book: &Workbook, name: &str) -> BTreeMap<(String, u32), String> {
    let cells = cells(book, name);
    let key = |(row, column): (u32, u32)| match cells.get(&(row, 0)) {
        Some(Content::Text(text)) if name == "位次" => (text.clone(), column),
        _ => (row.to_string(), column),
    };
    let said = cells.iter().map(|(at, content)| (key(*at), shown(Some(content))));
    said.filter(|(_, text)| !text.is_empty()).collect()
}

/// Files of a folder of their own, with figures of some clusters changed and no reconciliation
/// that would overrule them.
fn changed(name: &str, changes: &[(&str, &str, Value)]) -> PathBuf {
    let folder = fresh_folder(name);
    let mut files: Vec<File> = qingdao();
    for (file, bytes) in &mut files {
        let mut dossier: Value = serde_json::from_slice(bytes).unwrap();
        dossier["ledgers"].as_object_mut().unwrap().remove("reconciliation");
        for (_, figure, value) in changes.iter().filter(|(of, ..)| of == file) {
            dossier["figures"][*figure] = value.clone();
        }
        fs::write(folder.join(file), dossier.to_string()).unwrap();
    }
    folder
}

/// The cell of a cluster's figure in the first sheet, and what a person puts there.
fn put(book: &Workbook, (file, heading, value): (&str, &str, &Value)) -> (String, Put) {
    let cells = cells(book, "集聚区");
    let is = |content: &Content, text: &str| matches!(content, Content::Text(it) if it == text);
    let ((_, column), _) = cells.iter().find(|(_, it)| is(it, heading)).expect(heading);
    let ((row, _), _) = cells.iter().find(|((_, at), it)| *at == 4 && is(it, file)).expect(file);
    let put = match value {
        Value::String(number) => Put::Number(number.clone()),
        _ => Put::Blank,
    };
    (place(*row, *column), put)
}

fn place(row: u32, column: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(column).unwrap());
    format!("{letter}{row}")
}

/// Points follow from assessments, and are put beside the figures that they follow from.
fn points(expected: &Workbook) -> Vec<(String, Put)> {
    let cells = cells(expected, "集聚区");
    let mut puts = Vec::new();
    for ((row, column), content) in
        cells.iter().filter(|((row, at), _)| *row > 3 && (5..9).contains(at))
    {
        let Content::Number(number) = content else { continue };
        puts.push((place(*row, *column), Put::Number(number.clone())));
    }
    puts
}

/// What the formulas give, computed by the office, is what a roll-up of the same figures says: as
/// written, with one revenue changed, with a loss, a blank and a number that is too large.
#[test]
fn formulas_give_what_a_roll_up_says() {
    let revenue = "营业收入（万元）";
    let one = [("smart-2020q3.json", "revenue", revenue, json!("1234567.89"))];
    let several = [
        ("c04-2020q3.json", "profit", "利润总额（万元）", json!("-5000.55")),
        (
            "c05-2020q3.json",
            "leading-profit-prior",
            "主导产业利润总额上年同期（万元）",
            json!("-71.25"),
        ),
        ("c06-2020q3.json", "revenue", revenue, Value::Null),
        ("c07-2020q3.json", "tax", "实缴税收（万元）", json!("100000000000000")),
    ];
    let folder = folder(TMP, "rollup-workbook");
    let base = changed("base", &[]);
    let made = written(&base, "--xlsx", "zh");
    let book = workbook_from_bytes(&made).unwrap();
    let mut cases = vec![("made", made.clone(), Vec::new())];
    for (name, changes) in [("one", &one[..]), ("several", &several[..])] {
        let figures: Vec<(&str, &str, Value)> = changes
            .iter()
            .map(|(file, figure, _, value)| (*file, *figure, value.clone()))
            .collect();
        let expected = written(&changed(name, &figures), "--xlsx", "zh");
        let mut cells = points(&workbook_from_bytes(&expected).unwrap());
        cells.extend(
            changes.iter().map(|(file, _, heading, value)| put(&book, (file, heading, value))),
        );
        cases.push((name, expected, cells));
    }
    let path = |name: &str| folder.join(format!("{name}.xlsx"));
    for (name, _, cells) in &cases {
        fs::write(path(name), edited(&made, cells)).unwrap();
    }
    let files: Vec<PathBuf> = cases.iter().map(|(name, ..)| path(name)).collect();
    let out = recalculated(&files, "xlsx");
    let checks: Vec<usize> = cases
        .iter()
        .map(|(name, expected, _)| {
            let found = fs::read(out.join(format!("{name}.xlsx"))).unwrap();
            compare(&found, expected, name)
        })
        .collect();
    // The sum, the cluster's own and that of its kind, its district and its industry.
    assert_eq!(checks[..2], [0, 0]);
    assert!((5..30).contains(&checks[2]), "{checks:?}");
}

/// The workbook says the article's numbers, and those of the roll-up's JSON.
#[test]
fn the_workbook_says_what_the_roll_up_says() {
    let json: Value = serde_json::from_str(&printed(&examples(), "--json", "zh")).unwrap();
    let bytes = written(&examples(), "--xlsx", "zh");
    assert_eq!(faults(&bytes), Vec::<String>::new());
    assert!(bytes == written(&examples(), "--xlsx", "zh"));
    let book = workbook_from_bytes(&bytes).unwrap();
    let totals = cells(&book, "汇总");
    let row = |name: &str| {
        let is_it = |it: &Content| matches!(it, Content::Text(text) if text == name);
        totals.iter().find(|(_, it)| is_it(it)).map(|((row, _), _)| *row).expect(name)
    };
    let number = |value: &Value| rational_from_decimal(value.as_str().unwrap()).unwrap();
    let hundred = engine::quantity::Rational::from(100u8);
    for (figure, name) in [("revenue", "营业收入（亿元）"), ("profit", "利润总额（亿元）")]
    {
        let (line, row) = (line(&json["whole"], figure), row(name));
        let expected = [
            number(&line["total"]["value"]) / engine::quantity::Rational::from(10_000u16),
            number(&line["growth"]["rate"]),
            number(&line["share"]["value"]),
            number(&line["against-city"]["value"]) * &hundred,
            number(&line["step"]["value"]) * &hundred,
        ];
        for (column, expected) in (1u32..).zip(&expected) {
            let found = rational_from_decimal(&shown(totals.get(&(row, column)))).unwrap();
            assert_eq!(fixed_decimal(&found, 6), fixed_decimal(expected, 6), "{name} {column}");
        }
    }
    let ranks = by_name(&book, "位次");
    for standing in json["rankings"][0]["standings"].as_array().unwrap() {
        let is_it = |it: &&Value| it["file"] == standing["file"];
        let cluster = json["submissions"].as_array().unwrap().iter().find(is_it);
        let name = cluster.unwrap()["cluster"].as_str().unwrap().to_owned();
        assert_eq!(ranks[&(name, 3)], format!("{}.000000000", standing["rank"]));
    }
}
