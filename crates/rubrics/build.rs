//! Compiles every rubric of this folder to its canonical JSON; fails with all of its errors.

#![allow(clippy::print_stdout, reason = "build scripts speak to cargo on standard output")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use engine::rubric::digest::canonical_json;
use engine::rubric::source::rubric_from_source;

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let mut list = String::from("/// Every shipped edition.\npub const SHIPPED: &[Shipped] = &[\n");
    println!("cargo::rerun-if-changed=units.toml");
    println!("cargo::rerun-if-changed=headings.toml");
    let headings: serde_json::Value =
        toml::from_str(&fs::read_to_string(root.join("headings.toml"))?)?;
    fs::write(out.join("headings.json"), headings.to_string())?;
    for folder in editions(&root)? {
        println!("cargo::rerun-if-changed={}", folder.display());
        let (reference, rubric) = compiled(&folder)?;
        let forms: serde_json::Value =
            toml::from_str(&fs::read_to_string(folder.join("forms.toml"))?)?;
        fs::write(out.join(format!("{reference}.rubric.json")), rubric)?;
        fs::write(out.join(format!("{reference}.forms.json")), forms.to_string())?;
        writeln!(
            list,
            "    Shipped {{\n        reference: \"{reference}\",\n        rubric: \
             include_str!(\"{reference}.rubric.json\"),\n        forms: \
             include_str!(\"{reference}.forms.json\"),\n    }},"
        )?;
    }
    list.push_str("];\n");
    fs::write(out.join("shipped.rs"), list)?;
    Ok(())
}

/// The folders `<rubric>/<edition>` that hold a rubric, in order.
fn editions(root: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut folders = Vec::new();
    for rubric in fs::read_dir(root)? {
        let rubric = rubric?.path();
        if !rubric.is_dir() {
            continue;
        }
        for edition in fs::read_dir(rubric)? {
            let edition = edition?.path();
            if edition.join("rubric.toml").is_file() {
                folders.push(edition);
            }
        }
    }
    folders.sort();
    Ok(folders)
}

fn compiled(folder: &Path) -> Result<(String, String), Box<dyn Error>> {
    let file = folder.join("rubric.toml");
    let text = fs::read_to_string(&file)?;
    let mut read = |name: &str| fs::read_to_string(folder.join(name)).ok();
    match rubric_from_source("rubric.toml", &text, &mut read) {
        Ok(rubric) => Ok((rubric.reference(), canonical_json(&rubric.document))),
        Err(errors) => {
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
            Err(message.into())
        }
    }
}
