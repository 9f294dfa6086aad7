//! Makes constants of both catalogues; fails if a key or a placeholder is missing in one.

#![allow(clippy::print_stdout, reason = "build scripts speak to cargo on standard output")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

type Catalogue = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=messages");
    let (zh, en) = (catalogue("zh")?, catalogue("en")?);
    let problems = problems_of(&zh, &en);
    if !problems.is_empty() {
        return Err(format!("messages disagree:\n  {}", problems.join("\n  ")).into());
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    fs::write(out.join("keys.rs"), keys(&zh, &en)?)?;
    fs::write(out.join("groups.rs"), groups(&zh)?)?;
    Ok(())
}

/// A constant for every message. Each holds its own words, so that a program keeps only those
/// that it says.
fn keys(zh: &Catalogue, en: &Catalogue) -> Result<String, Box<dyn Error>> {
    let mut keys = String::new();
    for (key, words) in zh {
        let other = en.get(key).map_or("", String::as_str);
        let name = constant(key);
        writeln!(keys, "/// `{key}`\npub const {name}: Key = Key(&[{words:?}, {other:?}]);")?;
    }
    Ok(keys)
}

/// A constant for every table of messages, for those that are asked for by a code.
fn groups(messages: &Catalogue) -> Result<String, Box<dyn Error>> {
    let mut members: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for key in messages.keys() {
        for (dot, _) in key.match_indices('.') {
            let (group, name) = key.split_at(dot);
            members.entry(group).or_default().push((name.trim_start_matches('.'), key));
        }
    }
    let mut groups = String::new();
    for (group, members) in members {
        writeln!(groups, "/// `{group}`\npub const {}: Group = Group(&[", constant(group))?;
        for (name, key) in members {
            writeln!(groups, "    ({name:?}, keys::{}),", constant(key))?;
        }
        groups.push_str("]);\n");
    }
    Ok(groups)
}

fn constant(key: &str) -> String {
    key.replace(['.', '-'], "_").to_uppercase()
}

/// All messages of a language: the files `messages/<language>/*.toml`, keys joined by points.
fn catalogue(language: &str) -> Result<Catalogue, Box<dyn Error>> {
    let mut messages = Catalogue::new();
    let mut files: Vec<PathBuf> = fs::read_dir(format!("messages/{language}"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    for file in files {
        let table: toml::Table = toml::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        flatten("", &toml::Value::Table(table), &mut messages);
    }
    Ok(messages)
}

fn flatten(path: &str, value: &toml::Value, messages: &mut Catalogue) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                flatten(&path, value, messages);
            }
        }
        other => {
            messages.insert(path.to_owned(), other.as_str().unwrap_or_default().to_owned());
        }
    }
}

fn problems_of(zh: &Catalogue, en: &Catalogue) -> Vec<String> {
    let mut problems = Vec::new();
    for (have, lack, language) in [(zh, en, "en"), (en, zh, "zh")] {
        let missing = have.keys().filter(|key| !lack.contains_key(*key));
        problems.extend(missing.map(|key| format!("{key} is missing in {language}")));
    }
    for (key, words) in zh {
        let other = en.get(key).map_or("", String::as_str);
        if !other.is_empty() && placeholders(words) != placeholders(other) {
            problems.push(format!("{key}: placeholders differ"));
        }
        if words.is_empty() {
            problems.push(format!("{key} is not a text"));
        }
    }
    problems
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
}
