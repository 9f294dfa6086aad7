//! `wutong creation FILE`: a dossier file → the check of the creation standards.

use engine::facts::{Dossier, Severity};
use engine::standard::{Standard, judge, standard_from_canonical};
use exchange::{creation_entries, creation_json, dossier_from_bytes, refusal_text};
use locale::{Language, keys, text};
use report::creation_text;

use crate::assess::{bytes_of, sheet_of};
use crate::outcome::{Outcome, visible};

/// The standard that is meant where none is named.
const LATEST: &str = "creation@2026.1";

/// Reads and checks a file.
pub(crate) fn creation(file: &str, is_json: bool, language: Language) -> Outcome {
    match bytes_of(file, language) {
        Ok(bytes) => creation_bytes(file, &bytes, is_json, language),
        Err(refused) => refused,
    }
}

/// Checks what a file holds. `file` is its name, for messages.
pub fn creation_bytes(file: &str, bytes: &[u8], is_json: bool, language: Language) -> Outcome {
    let read = match dossier_from_bytes(bytes) {
        Ok(read) => read,
        Err(refusal) => return Outcome::refused(&refusal_text(file, &refusal, language)),
    };
    let Some(standard) = standard_named(LATEST) else {
        let arguments = [("found", LATEST)];
        return Outcome::refused(&text(language, keys::CREATION_UNKNOWN_STANDARD, &arguments));
    };
    let mut dossier = match sheet_of(file, bytes, &read, language) {
        Ok(Some(sheet)) => sheet.dossier(),
        Ok(None) => read.dossier.clone(),
        Err(refused) => return refused,
    };
    add(&mut dossier, bytes);
    let judgement = judge(&standard, &dossier);
    let stdout = if is_json {
        creation_json(&standard, &read, &dossier, &judgement, language)
    } else {
        let cluster = read.cluster_name.as_deref().unwrap_or("?");
        visible(&creation_text(&standard, &judgement, cluster, language))
    };
    let is_error = |it: &engine::facts::Finding| it.code.severity() == Severity::Error;
    let exit = if judgement.findings.iter().any(is_error) { 2 } else { 0 };
    Outcome { exit, stdout, stderr: String::new() }
}

/// The entries of the member `creation`, which win over figures of the same name.
fn add(dossier: &mut Dossier, bytes: &[u8]) {
    let added = creation_entries(core::str::from_utf8(bytes).unwrap_or_default());
    dossier.entries.retain(|(id, _)| !added.iter().any(|(known, _)| known == id));
    dossier.entries.extend(added);
}

fn standard_named(reference: &str) -> Option<Standard> {
    standard_from_canonical(rubrics::standard(reference)?).ok()
}
