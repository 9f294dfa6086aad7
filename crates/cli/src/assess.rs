//! `wutong assess FILE`: a dossier file → its assessment.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use engine::assess::assess as assessment_of;
use engine::facts::{Dossier, Severity};
use engine::rubric::Rubric;
use exchange::dossier_file::LARGEST;
use exchange::{Refusal, assessment_json, dossier_from_bytes};
use locale::{Language, keys, text};

use crate::catalogue::{from_path, references, shipped};
use crate::outcome::{Outcome, visible};

/// Reads and assesses a file.
pub(crate) fn assess(
    file: &str,
    rubric: Option<&str>,
    is_json: bool,
    language: Language,
) -> Outcome {
    match bytes_of(file, language) {
        Ok(bytes) => assess_bytes(file, &bytes, rubric, is_json, language),
        Err(refused) => refused,
    }
}

/// What a file holds, or why it cannot be read.
pub(crate) fn bytes_of(file: &str, language: Language) -> Result<Vec<u8>, Outcome> {
    read_at_most(Path::new(file), LARGEST).map_err(|error| {
        let arguments = [("file", file), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::REFUSAL_UNREADABLE, &arguments))
    })
}

/// At most one byte more than `most`, so that a file of any size costs no more than that.
pub(crate) fn read_at_most(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Assesses what a file holds. `file` is its name, for messages.
pub fn assess_bytes(
    file: &str,
    bytes: &[u8],
    rubric: Option<&str>,
    is_json: bool,
    language: Language,
) -> Outcome {
    let (rubric, dossier) = match dossier_and_rubric(file, bytes, rubric, language) {
        Ok(both) => both,
        Err(refused) => return refused,
    };
    let assessment = assessment_of(&rubric, &dossier);
    let has_errors =
        assessment.findings.iter().any(|finding| finding.code.severity() == Severity::Error);
    let stdout = if is_json {
        assessment_json(&rubric, &assessment, language)
    } else {
        visible(&report::assessment_text(&rubric, &assessment, language))
    };
    Outcome { exit: if has_errors { 2 } else { 0 }, stdout, stderr: String::new() }
}

/// The dossier that a file holds, and the rubric that is to judge it.
pub(crate) fn dossier_and_rubric(
    file: &str,
    bytes: &[u8],
    rubric: Option<&str>,
    language: Language,
) -> Result<(Arc<Rubric>, Dossier), Outcome> {
    let read = dossier_from_bytes(bytes)
        .map_err(|refusal| Outcome::refused(&refusal_text(file, &refusal, language)))?;
    let Some(wanted) = rubric.or(read.rubric.as_deref()) else {
        return Err(Outcome::refused(&text(language, keys::REFUSAL_NO_RUBRIC, &[("file", file)])));
    };
    match rubric_named(wanted) {
        Some(rubric) => Ok((rubric, read.dossier)),
        None => Err(unknown_rubric(wanted, language)),
    }
}

/// A shipped edition, or a rubric at a path that is without errors.
fn rubric_named(wanted: &str) -> Option<Arc<Rubric>> {
    shipped(wanted).or_else(|| from_path(Path::new(wanted))?.ok().map(Arc::new))
}

fn unknown_rubric(wanted: &str, language: Language) -> Outcome {
    let known = references().join(", ");
    let arguments = [("found", wanted), ("known", known.as_str())];
    Outcome::refused(&text(language, keys::REFUSAL_UNKNOWN_RUBRIC, &arguments))
}

/// Why a file was refused, in words.
pub fn refusal_text(file: &str, refusal: &Refusal, language: Language) -> String {
    let (key, name, value) = match refusal {
        Refusal::TooLarge => (keys::REFUSAL_TOO_LARGE, "", String::new()),
        Refusal::NotUtf8(at) => (keys::REFUSAL_NOT_UTF8, "at", at.to_string()),
        Refusal::ByteOrderMark => (keys::REFUSAL_BYTE_ORDER_MARK, "", String::new()),
        Refusal::NotJson(reason) => (keys::REFUSAL_NOT_JSON, "reason", reason.clone()),
        Refusal::DuplicateKey(key) => (keys::REFUSAL_DUPLICATE_KEY, "found", key.clone()),
        Refusal::TooDeep(limit) => (keys::REFUSAL_TOO_DEEP, "limit", limit.to_string()),
        Refusal::NoFigures => (keys::REFUSAL_NO_FIGURES, "", String::new()),
    };
    text(language, key, &[("file", file), (name, &value)])
}
