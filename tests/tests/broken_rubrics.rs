//! Every broken rubric of `rubrics/broken/`: the base with one text put for another, and the
//! messages that its author must read. `UPDATE_GOLDEN=1` writes them anew; read the diff.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may stop where it stands"
)]

use std::fs;
use std::path::{Path, PathBuf};

use engine::rubric::source::rubric_from_source;
use locale::Language;
use report::rubric_error_lines;

#[derive(serde::Serialize, serde::Deserialize, Clone, PartialEq, Debug)]
struct Case {
    find: String,
    put: String,
    zh: Vec<String>,
    en: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics")
}

fn messages(text: &str, language: Language) -> Vec<String> {
    match rubric_from_source("rubric.toml", text, &mut |_| None) {
        Ok(_) => Vec::new(),
        Err(errors) => errors
            .iter()
            .flat_map(|error| {
                let place = (error.line, error.column);
                rubric_error_lines(&error.problem, &error.file, place, language)
            })
            .collect(),
    }
}

#[test]
fn the_base_is_good() {
    let base = fs::read_to_string(folder().join("base.toml")).unwrap();
    assert_eq!(messages(&base, Language::En), Vec::<String>::new());
}

/// What an extension gets wrong is told at its own line, what it inherits at the line of the base.
#[test]
fn an_extension_is_explained_where_it_stands() {
    let base = fs::read_to_string(folder().join("base.toml")).unwrap();
    let extension = "id = \"s\"\nedition = \"2\"\nextends = \"base.toml\"\nremove = [\"I3\"]\n\n\
        [[adjust-indicator]]\nid = \"I9\"\nweight = \"1\"\n\n\
        [[adjust-indicator]]\nid = \"I2\"\nvalue = \"margins\"\n";
    let mut read = |name: &str| (name == "base.toml").then(|| base.clone());
    let errors = rubric_from_source("extension.toml", extension, &mut read).unwrap_err();
    let found: Vec<String> = errors
        .iter()
        .map(|it| format!("{}:{}:{} {}", it.file, it.line, it.column, it.problem.code))
        .collect();
    let expected =
        ["extension.toml:4:12 unknown-indicator", "extension.toml:7:7 nothing-to-adjust"];
    assert_eq!(found, expected);
    let mended = extension.replace("\"I3\"", "").replace("I9", "I1");
    let errors = rubric_from_source("extension.toml", &mended, &mut read).unwrap_err();
    let found: Vec<String> =
        errors.iter().map(|it| format!("{}:{} {}", it.file, it.line, it.problem.code)).collect();
    assert_eq!(found, ["extension.toml:12 unknown-name", "base.toml:79 weights-of-dimension"]);
}

#[test]
fn every_broken_rubric_is_explained() {
    let base = fs::read_to_string(folder().join("base.toml")).unwrap();
    let is_update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder().join("broken")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 25, "only {} cases", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let case: Case = toml::from_str(&fs::read_to_string(&file).unwrap()).expect("a case");
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(base.contains(&case.find), "{name}: not in the base: {}", case.find);
        let broken = base.replacen(&case.find, &case.put, 1);
        let found = Case {
            zh: messages(&broken, Language::Zh),
            en: messages(&broken, Language::En),
            ..case.clone()
        };
        assert!(!found.en.is_empty(), "{name}: no error was found");
        if is_update {
            fs::write(&file, toml::to_string_pretty(&found).unwrap()).unwrap();
        } else if found != case {
            wrong.push(format!("{name}:\n  want {:#?}\n  have {:#?}", case.en, found.en));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
