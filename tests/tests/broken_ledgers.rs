//! Every slip of ledger files is told at its line: the shipped files with one text put for another.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it stands")]

use std::fs;
use std::path::Path;

use engine::ledger::source::ledgers_from_source;
use engine::rubric::{Rubric, rubric_from_canonical};
use locale::Language;
use report::rubric_error_lines;

const FILES: [&str; 3] = ["ledgers.toml", "rules.toml", "guide.toml"];

#[derive(serde::Serialize, serde::Deserialize, Clone, PartialEq, Debug)]
struct Case {
    file: String,
    find: String,
    put: String,
    /// The error's place without the line, which moves as files grow, and its code.
    line: String,
    zh: Vec<String>,
    en: Vec<String>,
}

fn rubric() -> Rubric {
    let shipped = rubrics::shipped("industrial@2026.1").unwrap();
    rubric_from_canonical(shipped.rubric).unwrap()
}

fn texts() -> Vec<(&'static str, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/rubrics");
    FILES.map(|name| (name, fs::read_to_string(folder.join(name)).unwrap())).to_vec()
}

/// What is said of the files: messages in a language, and the first line that is blamed.
fn said(texts: &[(&str, String)], language: Language) -> (Vec<String>, String) {
    let files: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let Err(errors) = ledgers_from_source(&files, &rubric()) else {
        return (Vec::new(), String::new());
    };
    let blamed = errors.first().and_then(|error| {
        let text = files.iter().find(|(name, _)| *name == error.file)?.1;
        text.lines().nth(error.line.checked_sub(1)?).map(str::to_owned)
    });
    let messages = errors.iter().flat_map(|error| {
        // Places are told by the line that is blamed: numbers move as the files grow.
        rubric_error_lines(&error.problem, &error.file, (0, error.column), language)
    });
    (messages.collect(), blamed.unwrap_or_default())
}

#[test]
fn the_shipped_files_are_good() {
    assert_eq!(said(&texts(), Language::En).0, Vec::<String>::new());
}

#[test]
fn every_broken_ledger_is_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics/broken-ledgers");
    let is_update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 20, "only {} cases", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let case: Case = toml::from_str(&fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut broken = texts();
        let text = broken.iter_mut().find(|(name, _)| *name == case.file).unwrap();
        assert!(text.1.contains(&case.find), "{}: not there: {}", file.display(), case.find);
        text.1 = text.1.replacen(&case.find, &case.put, 1);
        let (en, line) = said(&broken, Language::En);
        let (zh, _) = said(&broken, Language::Zh);
        assert!(!en.is_empty(), "{}: no error was found", file.display());
        let found = Case { line, zh, en, ..case.clone() };
        if is_update {
            fs::write(&file, toml::to_string_pretty(&found).unwrap()).unwrap();
        } else if found != case {
            wrong.push(format!("{}:\n  want {case:#?}\n  have {found:#?}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All slips are told at once, in the order of files and lines.
#[test]
fn all_slips_are_told_at_once() {
    let mut broken = texts();
    for (name, find, put) in [
        ("ledgers.toml", "value = \"sum(carriers.let)\"", "value = \"sum(carriers.rent)\""),
        ("rules.toml", "developed-area > planned-area", "developed-area > planned"),
        ("rules.toml", "when = \"disposed > identified\"", "when = \"disposed + identified\""),
        ("guide.toml", "principle = \"service\"", "principle = \"speed\""),
    ] {
        let text = broken.iter_mut().find(|(file, _)| *file == name).unwrap();
        text.1 = text.1.replacen(find, put, 1);
    }
    let files: Vec<(&str, &str)> =
        broken.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let errors = ledgers_from_source(&files, &rubric()).unwrap_err();
    let found: Vec<(&str, &str)> =
        errors.iter().map(|error| (error.file.as_str(), error.problem.code)).collect();
    let expected = [
        ("ledgers.toml", "unknown-name"),
        ("rules.toml", "unknown-name"),
        ("rules.toml", "wrong-unit"),
        ("guide.toml", "unknown-choice"),
    ];
    assert_eq!(found, expected);
    assert!(errors.iter().all(|error| error.line > 1));
}
