//! Compiles every rubric of this folder to its canonical JSON; fails with all of its errors.

#![allow(clippy::print_stdout, reason = "build scripts speak to cargo on standard output")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use engine::ledger::source::ledgers_from_source;
use engine::rubric::Rubric;
use engine::rubric::digest::canonical_json;
use engine::rubric::source::{RubricError, rubric_from_source};
use engine::standard::source::standard_from_source;
use serde_json::{Value, json};

/// Files shared by all kinds of cluster, embedded as they are.
const SHARED: [&str; 8] =
    ["bulletin", "experts", "forms", "headings", "narrative", "ranking", "rollup", "synonyms"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let mut list = String::from("/// Every shipped edition.\npub const SHIPPED: &[Shipped] = &[\n");
    let mut ledgers = String::from("const LEDGERS: &[(&str, &str)] = &[\n");
    let mut declared_list = String::from("const DECLARED: &[(&str, &str)] = &[\n");
    println!("cargo::rerun-if-changed=units.toml");
    for name in SHARED {
        println!("cargo::rerun-if-changed={name}.toml");
        let value: Value = toml::from_str(&fs::read_to_string(root.join(format!("{name}.toml")))?)?;
        fs::write(out.join(format!("{name}.json")), value.to_string())?;
    }
    println!("cargo::rerun-if-changed=periods.toml");
    fs::write(out.join("periods.json"), periods_of(&root)?.to_string())?;
    for folder in editions(&root, "rubric.toml")? {
        println!("cargo::rerun-if-changed={}", folder.display());
        let rubric = compiled(&folder)?;
        let reference = rubric.reference();
        let canonical = canonical_json(&rubric.document);
        fs::write(out.join(format!("{reference}.rubric.json")), canonical)?;
        let canonical = ledgers_of(&rubric, &root)?;
        let declared = declared_of(&canonical)?;
        fs::write(out.join(format!("{reference}.ledgers.json")), canonical)?;
        fs::write(out.join(format!("{reference}.declared.json")), declared)?;
        for (list, name) in [(&mut ledgers, "ledgers"), (&mut declared_list, "declared")] {
            writeln!(list, "    (\"{reference}\", include_str!(\"{reference}.{name}.json\")),")?;
        }
        writeln!(
            list,
            "    Shipped {{\n        reference: \"{reference}\",\n        rubric: \
             include_str!(\"{reference}.rubric.json\"),\n    }},"
        )?;
    }
    list.push_str("];\n");
    ledgers.push_str("];\n");
    declared_list.push_str("];\n");
    fs::write(out.join("standards.rs"), standards(&root, &out)?)?;
    fs::write(out.join("shipped.rs"), list)?;
    fs::write(out.join("ledgers.rs"), ledgers)?;
    fs::write(out.join("declared.rs"), declared_list)?;
    Ok(())
}

/// The standards, each written to a file and named in the list.
fn standards(root: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let mut list = String::from("const STANDARDS: &[(&str, &str)] = &[\n");
    for folder in editions(root, "standard.toml")? {
        println!("cargo::rerun-if-changed={}", folder.display());
        let text = fs::read_to_string(folder.join("standard.toml"))?;
        let mut read = |name: &str| fs::read_to_string(folder.join(name)).ok();
        let source = standard_from_source("standard.toml", &text, &mut read);
        let source = match source {
            Ok(source) => source,
            Err(errors) => return Err(in_words(&folder, &errors)?.into()),
        };
        let reference = source.standard.reference();
        fs::write(out.join(format!("{reference}.standard.json")), source.canonical)?;
        writeln!(list, "    (\"{reference}\", include_str!(\"{reference}.standard.json\")),")?;
    }
    list.push_str("];\n");
    Ok(list)
}

/// The folders `<id>/<edition>` that hold a file of that name, in order.
fn editions(root: &Path, file: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut folders = Vec::new();
    for rubric in fs::read_dir(root)? {
        let rubric = rubric?.path();
        if !rubric.is_dir() {
            continue;
        }
        for edition in fs::read_dir(rubric)? {
            let edition = edition?.path();
            if edition.join(file).is_file() {
                folders.push(edition);
            }
        }
    }
    folders.sort();
    Ok(folders)
}

fn compiled(folder: &Path) -> Result<Rubric, Box<dyn Error>> {
    let file = folder.join("rubric.toml");
    let text = fs::read_to_string(&file)?;
    let mut read = |name: &str| fs::read_to_string(folder.join(name)).ok();
    match rubric_from_source("rubric.toml", &text, &mut read) {
        Ok(rubric) => Ok(rubric),
        Err(errors) => Err(in_words(&file, &errors)?.into()),
    }
}

fn in_words(file: &Path, errors: &[RubricError]) -> Result<String, Box<dyn Error>> {
    let mut message = format!("{} has {} errors:\n", file.display(), errors.len());
    for error in errors {
        writeln!(
            message,
            "  {}:{}:{} {} {} (expected: {})",
            error.file,
            error.line,
            error.column,
            error.problem.code,
            error.problem.found,
            error.problem.expected
        )?;
    }
    Ok(message)
}

/// The rules on periods, with the names that `ledgers.toml` gives to the tables and columns that
/// they speak of, and to the tables that begin anew.
fn periods_of(root: &Path) -> Result<Value, Box<dyn Error>> {
    let mut periods: Value = toml::from_str(&fs::read_to_string(root.join("periods.toml"))?)?;
    let ledgers: Value = toml::from_str(&fs::read_to_string(root.join("ledgers.toml"))?)?;
    let tables = items(&ledgers, "table");
    let mut carried = Vec::new();
    let rules = periods.get_mut("carry").and_then(Value::as_array_mut).into_iter().flatten();
    for rule in rules.filter_map(Value::as_object_mut) {
        let id = rule.get("table").and_then(Value::as_str).unwrap_or_default().to_owned();
        let table = with_id(tables, &id).ok_or_else(|| format!("periods.toml: no table {id}"))?;
        let reset = rule.get("reset").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut names = Vec::new();
        for column in reset.iter().filter_map(Value::as_str) {
            let column = with_id(items(table, "column"), column)
                .ok_or_else(|| format!("periods.toml: {id} has no column {column}"))?;
            names.push(column.get("name").cloned().unwrap_or_default());
        }
        rule.insert("name".to_owned(), table.get("name").cloned().unwrap_or_default());
        rule.insert("reset-name".to_owned(), Value::Array(names));
        carried.push(id);
    }
    let is_anew = |table: &&Value| carried.iter().all(|id| !is_named(table, id));
    let anew = tables.iter().filter(is_anew);
    let anew = anew.map(|it| json!({ "table": it.get("id"), "name": it.get("name") })).collect();
    if let Some(periods) = periods.as_object_mut() {
        periods.insert("anew".to_owned(), anew);
    }
    Ok(periods)
}

fn items<'a>(table: &'a Value, list: &str) -> &'a [Value] {
    table.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn with_id<'a>(items: &'a [Value], id: &str) -> Option<&'a Value> {
    items.iter().find(|it| is_named(it, id))
}

fn is_named(item: &Value, id: &str) -> bool {
    item.get("id").and_then(Value::as_str) == Some(id)
}

/// The files of all ledgers, read in this order.
const LEDGER_FILES: [&str; 3] = ["ledgers.toml", "rules.toml", "guide.toml"];

/// The ledgers of a rubric, without what is only for others.
fn ledgers_of(rubric: &Rubric, root: &Path) -> Result<String, Box<dyn Error>> {
    let mut texts = Vec::new();
    for name in LEDGER_FILES {
        println!("cargo::rerun-if-changed={name}");
        texts.push((name, fs::read_to_string(root.join(name))?));
    }
    let files: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    match ledgers_from_source(&files, rubric) {
        Ok(source) => Ok(source.canonical),
        Err(errors) => Err(in_words(root, &errors)?.into()),
    }
}

/// Members of ledgers that tell what can be filled in, and of columns that tell how it is judged.
const DECLARED: [&str; 3] = ["choice", "table", "part"];
const JUDGED: [&str; 3] = ["value", "required-when", "holder"];

/// What can be filled in, without figures that follow, rules and conditions.
fn declared_of(canonical: &str) -> Result<String, Box<dyn Error>> {
    let mut ledgers: Value = serde_json::from_str(canonical)?;
    let members = ledgers.as_object_mut().ok_or("ledgers are an object")?;
    members.retain(|name, _| DECLARED.contains(&name.as_str()));
    let tables = members.get_mut("table").and_then(Value::as_array_mut).into_iter().flatten();
    for table in tables {
        let columns = table.get_mut("column").and_then(Value::as_array_mut);
        for column in columns.into_iter().flatten().filter_map(Value::as_object_mut) {
            column.retain(|name, _| !JUDGED.contains(&name.as_str()));
        }
    }
    Ok(ledgers.to_string())
}
