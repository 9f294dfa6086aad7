//! The workbook of forms: filled, saved again by LibreOffice in each format or as text, for every
//! kind and language, and read back without losing a byte; departments' parts put together.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "Chinese forms are what is tested")]

use std::fs;
use std::path::{Path, PathBuf};

use engine::facts::RawEntry;
use engine::ledger::LedgerInput;
use exchange::spreadsheet::merge::{Merge, Place, Prefer, merge};
use exchange::spreadsheet::template::{TemplateRequest, template};
use exchange::spreadsheet::{Expected, Import, Scheme, import_from_bytes};
use exchange::{DossierFile, dossier_json_with_ledgers};
use locale::Language;
use report::roll::Gravity;
use tests::desk::Desk;
use tests::office::{converted, folder};
use tests::sheets::brim::{blank, brim};

const TMP: &str = env!("CARGO_TARGET_TMPDIR");
const REFERENCES: [&str; 3] = ["industrial@2026.1", "digital@2026.1", "urban@2026.1"];

fn workbook(scheme: &Scheme, filled: &LedgerInput, language: Language) -> Vec<u8> {
    let request = TemplateRequest { filled, holder: None, language };
    template(scheme, request).expect("a workbook").bytes
}

fn read(scheme: &Scheme, name: &str, bytes: &[u8]) -> Import {
    let expected = Expected { period: Some("2020Q3") };
    let import = import_from_bytes(scheme, name, bytes, expected);
    import.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

fn json(input: &LedgerInput) -> String {
    dossier_json_with_ledgers(&DossierFile::default(), input)
}

/// What files make of a blank dossier; no note but one on formats is allowed.
#[track_caller]
fn check(scheme: &Scheme, imports: &[Import], expected: &LedgerInput) {
    let merge = merge(scheme, &blank(scheme), imports, Prefer::Dossier);
    let notes: Vec<_> =
        imports.iter().flat_map(|import| &import.notes).chain(&merge.notes).collect();
    assert!(notes.is_empty(), "{notes:#?}");
    assert!(merge.conflicts.is_empty() && merge.differing.is_empty());
    let (found, expected) = (json(&merge.input), json(expected));
    let lines = found.lines().zip(expected.lines());
    for (found, expected) in lines {
        assert_eq!(found, expected);
    }
    assert_eq!(found, expected);
}

#[test]
fn a_filled_form_is_read_back_letter_by_letter() {
    for reference in REFERENCES {
        let desk = Desk::of(reference);
        let scheme = desk.scheme();
        let filled = brim(&scheme);
        for language in [Language::Zh, Language::En] {
            let bytes = workbook(&scheme, &filled, language);
            assert_eq!(bytes, workbook(&scheme, &filled, language), "the same bytes each time");
            check(&scheme, &[read(&scheme, "form.xlsx", &bytes)], &filled);
        }
    }
}

#[test]
fn libreoffice_saves_every_form_again_without_loss() {
    let desks = REFERENCES.map(Desk::of);
    let forms = forms_in(&folder(TMP, "templates/resaved"), &desks, &[Language::Zh, Language::En]);
    for format in ["xlsx", "ods", "xls"] {
        let out = convert(&forms, format, format);
        for form in &forms {
            let bytes = fs::read(out.join(&form.name).with_extension(format)).expect("saved again");
            let scheme = form.desk.scheme();
            let name = format!("{}.{format}", form.name);
            check(&scheme, &[read(&scheme, &name, &bytes)], &brim(&scheme));
        }
    }
}

#[test]
fn libreoffice_exports_every_sheet_as_text_without_loss() {
    let desks = REFERENCES.map(Desk::of);
    let folder = folder(TMP, "templates/text");
    // LibreOffice's numbers of character sets: GB18030 and UTF-8.
    for (language, set) in [(Language::Zh, "85"), (Language::En, "76")] {
        let forms = forms_in(&folder, &desks, &[language]);
        // Comma, double quote, from the first line on, content not as shown, every sheet.
        let filter = format!(
            "csv:Text - txt - csv (StarCalc):44,34,{set},1,,0,false,false,false,false,false,-1"
        );
        let out = convert(&forms, &filter, set);
        for form in &forms {
            let scheme = form.desk.scheme();
            let texts = exported(&out, &form.name);
            let tables = scheme.ledgers.document.table.len();
            assert_eq!(texts.len(), tables + 1, "figures and every table of {}", form.name);
            let is_utf8 = |bytes: &Vec<u8>| core::str::from_utf8(bytes).is_ok();
            assert!(texts.iter().all(|text| is_utf8(text) == (language == Language::En)));
            let read_text = |bytes: &Vec<u8>| read(&scheme, "form.csv", bytes);
            let imports: Vec<Import> = texts.iter().map(read_text).collect();
            check(&scheme, &imports, &brim(&scheme));
        }
    }
}

/// A form on the disk.
struct Form<'a> {
    desk: &'a Desk,
    /// Name of the file, without its ending.
    name: String,
    path: PathBuf,
}

/// The filled forms of every kind in those languages, written to a folder.
fn forms_in<'a>(folder: &Path, desks: &'a [Desk], languages: &[Language]) -> Vec<Form<'a>> {
    let mut forms = Vec::new();
    for desk in desks {
        let scheme = desk.scheme();
        for language in languages {
            let name = format!("{}-{}", scheme.rubric.document.id, language.tag());
            let path = folder.join(&name).with_extension("xlsx");
            fs::write(&path, workbook(&scheme, &brim(&scheme), *language)).expect("written");
            forms.push(Form { desk, name, path });
        }
    }
    forms
}

/// The texts of a form's visible sheets, in the order of their names.
fn exported(folder: &Path, form: &str) -> Vec<Vec<u8>> {
    let files = fs::read_dir(folder).expect("a folder").map(|it| it.expect("a file").path());
    let name = |path: &PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    let is_visible = |name: &str| name.strip_prefix(form).is_some_and(|it| !it.starts_with("-_"));
    let mut files: Vec<PathBuf> = files.filter(|path| is_visible(&name(path))).collect();
    files.sort();
    files.iter().map(|path| fs::read(path).expect("read")).collect()
}

/// Converts forms into a folder of that name beside them; gives its path.
fn convert(forms: &[Form], filter: &str, name: &str) -> PathBuf {
    let out = forms[0].path.with_file_name(name);
    let files: Vec<PathBuf> = forms.iter().map(|form| form.path.clone()).collect();
    converted(&files, filter, &out);
    out
}

#[test]
fn departments_parts_make_the_whole() {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    let filled = brim(&scheme);
    let holders = scheme.rubric.document.holder.iter();
    let parts: Vec<Import> = holders
        .map(|holder| {
            let request = TemplateRequest {
                filled: &filled,
                holder: Some(&holder.id),
                language: Language::Zh,
            };
            let part = template(&scheme, request).expect("a part");
            read(&scheme, &format!("{}.xlsx", holder.id), &part.bytes)
        })
        .collect();
    check(&scheme, &parts, &filled);
}

#[test]
fn a_part_asks_only_for_what_its_department_has() {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    let empty = LedgerInput::default();
    let request = TemplateRequest { filled: &empty, holder: Some("tax"), language: Language::En };
    let part = template(&scheme, request).expect("a part");
    assert_eq!(part.sheets, ["Figures", "T2 Above-scale firms"]);
}

/// The merge of a dossier with two parts of which each says one thing of revenue.
fn revenue_said(base: &str, first: &str, second: &str, prefer: Prefer) -> (Merge, usize) {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    let with = |text: &str| {
        let mut input = blank(&scheme);
        if !text.is_empty() {
            input
                .report
                .dossier
                .entries
                .push(("revenue".to_owned(), RawEntry::Text(text.to_owned())));
        }
        input
    };
    let part =
        |name: &str, text: &str| read(&scheme, name, &workbook(&scheme, &with(text), Language::Zh));
    let parts = [part("a.xlsx", first), part("b.xlsx", second)];
    let figure = scheme.rubric.figure_index("revenue").expect("a figure");
    (merge(&scheme, &with(base), &parts, prefer), figure)
}

fn revenue(merge: &Merge) -> Option<&RawEntry> {
    let entries = &merge.input.report.dossier.entries;
    entries.iter().find(|(id, _)| id == "revenue").map(|(_, entry)| entry)
}

#[test]
fn parts_that_contradict_each_other_are_shown_and_not_taken() {
    let (merge, figure) = revenue_said("", "100", "120", Prefer::Files);
    assert_eq!(revenue(&merge), None);
    let conflict = &merge.conflicts[0];
    assert_eq!(conflict.place, Place::Figure(figure));
    let files: Vec<&str> = conflict.values.iter().map(|(_, origin)| &*origin.file).collect();
    assert_eq!(files, ["a.xlsx", "b.xlsx"]);
}

#[test]
fn what_differs_is_kept_until_files_are_preferred() {
    let text = |text: &str| RawEntry::Text(text.to_owned());
    let (kept, _) = revenue_said("90", "100", "100", Prefer::Dossier);
    assert_eq!(revenue(&kept), Some(&text("90")));
    assert_eq!(kept.differing[0].becomes, text("100"));
    let (replaced, _) = revenue_said("90", "100", "100", Prefer::Files);
    assert_eq!(revenue(&replaced), Some(&text("100")));
    let (blank, _) = revenue_said("90", "", "", Prefer::Files);
    assert_eq!(revenue(&blank), Some(&text("90")), "a blank deletes nothing");
}

#[test]
fn forms_of_another_period_or_edition_say_so() {
    let (industrial, digital) = (Desk::of("industrial@2026.1"), Desk::of("digital@2026.1"));
    let bytes = workbook(&industrial.scheme(), &brim(&industrial.scheme()), Language::Zh);
    let scheme = digital.scheme();
    let expected = Expected { period: Some("2020Q2") };
    let import = import_from_bytes(&scheme, "form.xlsx", &bytes, expected).expect("read");
    let codes: Vec<&str> = import.notes.iter().map(|note| note.code.name()).collect();
    assert!(codes.contains(&"other-period") && codes.contains(&"other-edition"), "{codes:?}");
    assert!(import.notes.iter().all(|note| note.code.gravity() != Gravity::Repaired));
}

#[test]
fn not_applicable_is_refused_where_it_may_not_be_said() {
    let desk = Desk::of("industrial@2026.1");
    let scheme = desk.scheme();
    let mut input = blank(&scheme);
    let said = RawEntry::NotApplicable("本期无".to_owned());
    input.report.dossier.entries.push(("revenue".to_owned(), said));
    let import = read(&scheme, "form.xlsx", &workbook(&scheme, &input, Language::Zh));
    let codes: Vec<&str> = import.notes.iter().map(|note| note.code.name()).collect();
    assert_eq!(codes, ["not-applicable"]);
    assert!(import.figures.is_empty());
}

/// Runs `wutong`.
fn wutong(arguments: &[&str]) -> wutong_cli::Outcome {
    let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
    wutong_cli::run(&arguments)
}

#[test]
fn the_commands_write_a_form_and_bring_it_back() {
    let folder = folder(TMP, "templates/commands");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (form, base, out) = (path("form.xlsx"), path("base.json"), path("out.json"));
    let example = include_str!("../../examples/industrial-2020.json");
    let whole = path("whole.json");
    fs::write(&whole, example).expect("written");
    let empty = r#"{"rubric": "industrial@2026.1", "period": "2020", "as-of": "2021-01-15",
                    "figures": {"tax": "1"}}"#;
    fs::write(&base, empty).expect("written");
    assert_eq!(wutong(&["template", &form, "--from", &whole]).exit, 0);
    let kept = wutong(&["import", &form, "--into", &base, "--lang", "en"]);
    assert_eq!(kept.exit, 2, "tax differs and is kept");
    assert!(kept.stdout.contains("1 → 239999.9"), "{}", kept.stdout);
    let taken = wutong(&["import", &form, "--into", &base, "--replace", "--out", &out]);
    assert_eq!(taken.exit, 0, "{}", taken.stdout);
    let written = fs::read_to_string(&out).expect("read");
    assert!(written.contains("\"as-of\": \"2021-01-15\"") && !written.contains("\"guide\""));
    let again = wutong(&["import", &form, "--into", &out, "--lang", "en"]);
    assert!(again.exit == 0 && again.stdout.contains("The same: 55."), "{}", again.stdout);
    let unknown = wutong(&["template", &form, "--holder", "nobody", "--lang", "en"]);
    assert!(unknown.exit == 3 && unknown.stderr.contains("statistics"), "{}", unknown.stderr);
    let refused = wutong(&["import", &whole, "--into", &base, "--lang", "en"]);
    assert!(refused.exit == 3 && refused.stderr.contains("No heading"), "{}", refused.stderr);
}
