//! The rubrics at hand: shipped editions by reference, others by path.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use engine::ledger::source::ledgers_from_source;
use engine::ledger::{Ledgers, ledgers_from_canonical};
use engine::rubric::source::{RubricError, rubric_from_source};
use engine::rubric::{Rubric, rubric_from_canonical};
use locale::Language;
use serde_json::Value;

use crate::outcome::Outcome;

/// The references of the shipped editions.
pub fn references() -> Vec<&'static str> {
    rubrics::SHIPPED.iter().map(|edition| edition.reference).collect()
}

/// A shipped rubric, compiled once.
pub fn shipped(reference: &str) -> Option<Arc<Rubric>> {
    static COMPILED: LazyLock<Vec<Arc<Rubric>>> =
        LazyLock::new(|| rubrics::SHIPPED.iter().filter_map(compiled).collect());
    COMPILED.iter().find(|rubric| rubric.reference() == reference).cloned()
}

fn compiled(edition: &rubrics::Shipped) -> Option<Arc<Rubric>> {
    rubric_from_canonical(edition.rubric).ok().map(Arc::new)
}

/// A rubric from a file or the folder that holds `rubric.toml`; `None` if there is no such file.
///
/// # Errors
/// All errors of the rubric's files.
pub fn from_path(path: &Path) -> Option<Result<Rubric, Vec<RubricError>>> {
    let file: PathBuf = if path.is_dir() { path.join("rubric.toml") } else { path.to_owned() };
    let text = fs::read_to_string(&file).ok()?;
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    let mut read = |name: &str| fs::read_to_string(folder.join(name)).ok();
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    Some(rubric_from_source(&name.unwrap_or_default(), &text, &mut read))
}

/// The files of ledgers, two folders above an edition, in the order in which they are read.
const LEDGER_FILES: [&str; 3] = ["ledgers.toml", "rules.toml", "guide.toml"];

/// The ledgers beside the rubric at a path; `None` if there are none.
///
/// # Errors
/// All errors of the ledger files.
pub fn ledgers_from_path(
    path: &Path,
    rubric: &Rubric,
) -> Option<Result<Ledgers, Vec<RubricError>>> {
    let read = |name| beside(path, name).map(|text| (name, text));
    let texts: Vec<(&str, String)> = LEDGER_FILES.into_iter().filter_map(read).collect();
    if texts.is_empty() {
        return None;
    }
    let files: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Some(ledgers_from_source(&files, rubric).map(|source| source.ledgers))
}

/// A file shared by all kinds of cluster, beside the rubric at a path.
fn beside(path: &Path, name: &str) -> Option<String> {
    let folder = if path.is_dir() { path } else { path.parent()? };
    fs::read_to_string(folder.join("../..").join(name)).ok()
}

/// Such a file as JSON: the one beside the rubric at a path, else `shipped`.
///
/// # Errors
/// The file cannot be read as TOML; with what its reader says.
pub(crate) fn shared(
    wanted: &str,
    name: &str,
    shipped: &'static str,
) -> Result<Cow<'static, str>, Outcome> {
    let own = match rubrics::shipped(wanted) {
        Some(_) => None,
        None => beside(Path::new(wanted), name),
    };
    let Some(own) = own else { return Ok(Cow::Borrowed(shipped)) };
    let read: Result<Value, _> = toml::from_str(&own);
    match read {
        Ok(value) => Ok(Cow::Owned(value.to_string())),
        Err(error) => Err(Outcome::refused(&format!("{name}: {error}"))),
    }
}

/// The ledgers of a rubric, shipped or at a path, that are without errors.
pub fn ledgers_of(wanted: &str, rubric: &Rubric) -> Option<Arc<Ledgers>> {
    let ledgers = match rubrics::ledgers(wanted) {
        Some(shipped) => ledgers_from_canonical(shipped, rubric).ok(),
        None => ledgers_from_path(Path::new(wanted), rubric)?.ok(),
    };
    ledgers.map(Arc::new)
}

/// `wutong rubrics`: reference, digest and name of each.
pub(crate) fn list(language: Language) -> Outcome {
    let lines: Vec<String> = references()
        .into_iter()
        .filter_map(shipped)
        .map(|rubric| {
            let name = &rubric.document.name;
            let name = language.of(&name.zh, &name.en);
            format!("{}\t{}\t{name}", rubric.reference(), rubric.digest)
        })
        .collect();
    Outcome::said(&lines.join("\n"))
}
