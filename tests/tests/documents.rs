//! Documents: sound packages, the same bytes each time, the same words as DOCX and as page, names
//! that stay names, and pages as LibreOffice lays them out.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "Chinese documents are what is tested")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use exchange::document::{document_csv, document_html, document_json, docx};
use locale::Language;
use report::document::{Block, Document, DocumentKind};
use serde_json::{Value, json};
use tests::office::{converted, folder};
use tests::ooxml::{faults, parts_of, text_of};
use wutong_cli::document_bytes;

const TMP: &str = env!("CARGO_TARGET_TMPDIR");
const LANGUAGES: [Language; 2] = [Language::Zh, Language::En];
const SMART: &str = include_str!("../../examples/qingdao-2020q3/smart-2020q3.json");
const URBAN: &str = include_str!("../../examples/other-kinds/urban-2020q3.json");
const YEAR: &str = include_str!("../../examples/industrial-2020.json");

fn made(dossier: &str, kind: DocumentKind, language: Language) -> Document {
    let made = document_bytes("d.json", dossier.as_bytes(), kind, language);
    made.unwrap_or_else(|refused| panic!("{}", refused.stderr))
}

fn written(document: &Document) -> Vec<u8> {
    docx(document).expect("written")
}

/// A dossier with hardly any figures and a name.
fn scant(name: &str) -> String {
    json!({
        "rubric": "industrial@2026.1", "period": "2020", "cluster": { "name": name },
        "figures": { "revenue": "100" }, "ledgers": {}, "paragraphs": { "economy": name },
    })
    .to_string()
}

/// Every dossier of the examples, by its file's name.
fn examples() -> Vec<(String, String)> {
    let files = tests::examples::example_files().into_iter();
    files.filter(|(path, _)| !path.ends_with("pack.json")).collect()
}

#[test]
fn every_document_is_a_sound_package_and_the_same_each_time() {
    let mut dossiers = examples();
    dossiers.push(("year".to_owned(), YEAR.to_owned()));
    dossiers.push(("scant".to_owned(), scant("样例")));
    for (name, dossier) in dossiers {
        for kind in DocumentKind::ALL {
            for language in LANGUAGES {
                let document = made(&dossier, kind, language);
                let bytes = written(&document);
                assert_eq!(faults(&bytes), Vec::<String>::new(), "{name} {kind:?}");
                assert!(bytes == written(&made(&dossier, kind, language)), "{name} {kind:?}");
                assert!(bytes.len() < 100_000, "{name} {kind:?}: {}", bytes.len());
            }
        }
    }
}

/// The words of the page between its tags, without drawings, and without spaces.
fn words_of_page(page: &str) -> String {
    let body = page.split_once("<main>").expect("a body").1;
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = match after.strip_prefix("svg") {
            Some(drawing) => drawing.split_once("</svg>").expect("an end").1,
            None => after.split_once('>').expect("an end").1,
        };
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    named.iter().fold(text, |text, (name, sign)| text.replace(name, sign))
}

fn close(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The words of a DOCX alone, as the page has them.
fn words_of_docx(bytes: &[u8]) -> String {
    let parts = parts_of(bytes);
    let text = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    let text = text.replace("<w:t xml:space=\"preserve\">", "<w:t>");
    let parts = text.split("<w:t>").skip(1);
    let words: String = parts.filter_map(|it| Some(it.split_once("</w:t>")?.0)).collect();
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    named.iter().fold(words, |text, (name, sign)| text.replace(name, sign))
}

#[test]
fn docx_and_page_say_the_same() {
    for dossier in [SMART, URBAN, YEAR, &scant("<b>&\"样例\"")] {
        for kind in DocumentKind::ALL {
            for language in LANGUAGES {
                let document = made(dossier, kind, language);
                let (page, bytes) = (document_html(&document), written(&document));
                assert_eq!(close(&words_of_page(&page)), close(&words_of_docx(&bytes)));
            }
        }
    }
}

/// `UPDATE_GOLDEN=1` writes the texts anew; the diff is read.
#[test]
fn documents_say_what_is_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    let is_update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let scant = scant("样例");
    for (name, dossier) in [("smart", SMART), ("urban", URBAN), ("scant", &scant)] {
        for kind in DocumentKind::ALL {
            for language in LANGUAGES {
                let text = text_of(&written(&made(dossier, kind, language)));
                let tag = language.of("zh", "en");
                let path = folder.join(format!("{name}.{}.{tag}.txt", kind.name()));
                if is_update {
                    fs::create_dir_all(&folder).unwrap();
                    fs::write(&path, &text).unwrap();
                }
                let expected = fs::read_to_string(&path).unwrap_or_default();
                for (found, expected) in text.lines().zip(expected.lines()) {
                    assert_eq!(found, expected, "{}", path.display());
                }
                assert!(text == expected, "{}", path.display());
            }
        }
    }
}

/// What is not known is said so and never shown as zero.
#[test]
fn missing_figures_are_said_to_be_missing() {
    let dossier = scant("样例");
    let facts = text_of(&written(&made(&dossier, DocumentKind::FactSheet, Language::Zh)));
    assert!(facts.contains("| 营业收入 | 100.00万元 | 上年同期数未填，未作比较 |"), "{facts}");
    assert!(facts.contains("| 规上工业企业 | 未填 |  |"), "{facts}");
    let whole = text_of(&written(&made(&dossier, DocumentKind::Assessment, Language::Zh)));
    let figures = whole.split("数据与来源").last().unwrap().split("指标计算说明").next().unwrap();
    assert!(figures.contains("| 未填 |"), "{figures}");
    assert!(!figures.contains("| 0 "), "{figures}");
    let report = made(&dossier, DocumentKind::Report, Language::Zh);
    let part = String::from_utf8(parts_of(&written(&report))["word/document.xml"].clone()).unwrap();
    assert!(part.contains("<w:rStyle w:val=\"Missing\"/>"));
}

const AWKWARD: [&str; 5] = [
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "]]>&amp;</w:t>",
    "\u{1}\u{b}\u{1f}\u{7f}\u{fffe}\u{ffff}\u{202e}x",
    "@SUM(1+1)*cmd|",
];

#[test]
fn names_stay_names() {
    let long = "很长的名称".repeat(400) + &"x".repeat(3000);
    for name in AWKWARD.iter().copied().chain([long.as_str()]) {
        let dossier = scant(name);
        for kind in DocumentKind::ALL {
            let document = made(&dossier, kind, Language::Zh);
            let bytes = written(&document);
            assert_eq!(faults(&bytes), Vec::<String>::new(), "{name}");
            let page = document_html(&document);
            for absent in ["<script", "http:", "https:", "url(", "src=", "href=", "\u{1}", "\u{b}"]
            {
                assert!(!page.contains(absent), "{name}: {absent}");
            }
            assert!(!page.contains('\u{ffff}'), "{name}");
            assert!(document.running_head.chars().count() < 100);
            let names = [name, "2020", "表", "industrial@2026.1"];
            for (file, csv) in document_csv(&document, names) {
                assert!(
                    file.len() < 255 && !file.contains(['/', '\\', '|', '<', '\u{1}']),
                    "{file}"
                );
                let csv = String::from_utf8(csv).unwrap();
                assert!(csv.starts_with('\u{feff}'));
                let is_formula = |cell: &String| cell.starts_with(['=', '@', '\t']);
                assert!(!cells_of(&csv).iter().any(is_formula), "{csv}");
            }
            let json: Value = serde_json::from_str(&document_json(&document, kind)).unwrap();
            assert_eq!(json["kind"], kind.name());
        }
    }
}

/// The cells of a CSV, in order.
fn cells_of(csv: &str) -> Vec<String> {
    let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    for sign in csv.trim_start_matches('\u{feff}').chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            ',' | '\n' if !is_quoted => cells.push(core::mem::take(&mut cell)),
            _ => cell.push(sign),
        }
    }
    cells
}

/// The numbers that Word draws are the chart's, and stand in the workbook behind it.
#[test]
fn charts_hold_their_numbers() {
    let document = made(SMART, DocumentKind::Report, Language::Zh);
    let parts = parts_of(&written(&document));
    let charts: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
        .collect();
    assert_eq!(charts.len(), 5);
    for (chart, number) in charts.iter().zip(1..) {
        let part = &parts[&format!("word/charts/chart{number}.xml")];
        let part = String::from_utf8(part.clone()).unwrap();
        let book = parts_of(&parts[&format!("word/embeddings/chart{number}.xlsx")]);
        let sheet = String::from_utf8(book["xl/worksheets/sheet1.xml"].clone()).unwrap();
        assert!(!sheet.contains("<f>"));
        for words in &chart.categories {
            assert!(part.contains(&format!("<c:v>{words}</c:v>")), "{words}");
        }
        for value in chart.series.iter().flat_map(|it| &it.values) {
            assert!(part.contains(&format!("<c:v>{value}</c:v>")), "{value}");
            assert!(sheet.contains(&format!("<v>{value}</v>")), "{value}");
        }
    }
    assert_eq!(charts[0].series[0].values, ["58.00", "100.62"]);
}

/// The form of the JSON that was handed out once is still the one that is written.
#[test]
fn json_keeps_its_form() {
    let document = made(&scant("样例"), DocumentKind::FactSheet, Language::Zh);
    let found: Value =
        serde_json::from_str(&document_json(&document, DocumentKind::FactSheet)).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("archive/document-1.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
    }
    let archived = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, serde_json::from_str::<Value>(&archived).unwrap_or_default());
}

fn run(program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).output();
    let done =
        done.unwrap_or_else(|error| panic!("{program}: {error}; `cargo xtask test` installs it"));
    assert!(done.status.success(), "{program}: {done:?}");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// The text of a PDF without spaces, page by page.
fn pages_of(pdf: &Path) -> Vec<String> {
    let text = run("pdftotext", &["-layout", &pdf.to_string_lossy(), "-"]);
    let mut pages: Vec<String> = text.split('\u{c}').map(close).collect();
    assert_eq!(pages.pop().as_deref(), Some(""));
    pages
}

#[test]
fn libreoffice_lays_every_document_out_whole() {
    let folder = folder(TMP, "documents/office");
    let mut files = Vec::new();
    let scant = scant(&"很长的集聚区名称".repeat(12));
    for (name, dossier) in [("smart", SMART), ("urban", URBAN), ("year", YEAR), ("scant", &scant)] {
        for kind in DocumentKind::ALL {
            for language in LANGUAGES {
                let document = made(dossier, kind, language);
                let path = folder.join(format!("{name}-{}-{}.docx", kind.name(), language.tag()));
                fs::write(&path, written(&document)).expect("written");
                files.push((path, document, kind));
            }
        }
    }
    let paths: Vec<PathBuf> = files.iter().map(|(path, ..)| path.clone()).collect();
    converted(&paths, "pdf", &folder);
    for (path, document, kind) in &files {
        laid_out(&path.with_extension("pdf"), document, *kind);
    }
}

fn laid_out(pdf: &Path, document: &Document, kind: DocumentKind) {
    let name = pdf.display();
    let told = run("pdfinfo", &[&pdf.to_string_lossy()]);
    assert!(told.contains("(A4)"), "{name}: {told}");
    assert!(fs::metadata(pdf).expect("a PDF").len() <= 1_000_000, "{name}");
    let pages = pages_of(pdf);
    let most = match kind {
        DocumentKind::Report => 12,
        DocumentKind::Assessment => 30,
        DocumentKind::FactSheet => 1,
    };
    assert!((1..=most).contains(&pages.len()), "{name}: {} pages", pages.len());
    for (page, number) in pages.iter().zip(1..) {
        let number = match document.language {
            Language::Zh => format!("第{number}页，共{}页", pages.len()),
            Language::En => format!("Page{number}of{}", pages.len()),
        };
        assert!(page.contains(&number), "{name}: {number}");
        let rest = page.replace(&number, "").replace(&close(&document.running_head), "");
        assert!(!rest.is_empty(), "{name}: an empty page {page}");
    }
    let whole = pages.concat();
    for (_, _, words) in document.headings() {
        assert!(whole.contains(&close(words)), "{name}: {words}");
    }
    for block in &document.blocks {
        if let Block::Chart(chart) = block {
            let labels =
                chart.categories.iter().flat_map(|it| it.split(' ')).filter(|it| *it != "/");
            for words in labels {
                assert!(whole.contains(&close(words)), "{name}: {words}");
            }
        }
    }
}

/// Runs `wutong`.
fn wutong(arguments: &[&str]) -> wutong_cli::Outcome {
    let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
    wutong_cli::run(&arguments)
}

#[test]
fn the_command_writes_each_form() {
    let folder = folder(TMP, "documents/command");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let dossier = path("d.json");
    fs::write(&dossier, SMART).expect("written");
    for (form, out, start) in [
        ("--docx", path("a.docx"), &b"PK"[..]),
        ("--html", path("a.html"), b"<!DOCTYPE html>"),
        ("--json", path("a.json"), b"{\"format\":\"wutong-document\",\"version\":1"),
        ("--csv", path("a.zip"), b"PK"),
    ] {
        let done = wutong(&["export", &dossier, form, "--document", "assessment", "--out", &out]);
        assert_eq!(done.exit, 0, "{}", done.stderr);
        assert!(done.stdout.contains("自评报告"), "{}", done.stdout);
        assert!(fs::read(&out).expect("written").starts_with(start), "{form}");
    }
    let tables = path("tables");
    assert_eq!(wutong(&["export", &dossier, "--csv", "--out", &tables]).exit, 0);
    let names = fs::read_dir(&tables).expect("a folder").map(|it| it.expect("a file").file_name());
    let mut names: Vec<String> = names.map(|it| it.to_string_lossy().into_owned()).collect();
    names.sort();
    assert!(names[0].contains("_2020Q3_发展报告01"), "{names:?}");
    assert!(names[0].ends_with("_industrial-2026.1.csv"), "{names:?}");
    let unknown = wutong(&["export", &dossier, "--docx", "--document", "poem", "--lang", "en"]);
    assert!(unknown.exit == 3 && unknown.stderr.contains("factsheet"), "{}", unknown.stderr);
    assert_eq!(wutong(&["export", &dossier]).exit, 3, "no form");
}
