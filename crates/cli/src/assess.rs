//! `wutong assess FILE`: a dossier file → its assessment.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use engine::assess::assess as assessment_of;
use engine::facts::{Dossier, Severity};
use engine::ledger::{LedgerInput, LedgerSheet};
use engine::periods::changed_since_pack;
use engine::rubric::Rubric;
use exchange::dossier_file::LARGEST;
use exchange::{
    DossierFile, LedgerRefusal, assessment_json, assessment_json_with_ledgers, dossier_from_bytes,
    ledgers_from_text, origins_from_text, refusal_text,
};
use locale::{Language, keys, text};
use report::ledger_lines;
use report::roll::TakenRoll;

use crate::catalogue::{from_path, ledgers_of, references, shipped};
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
    let Case { rubric, dossier, sheet, .. } = match case_of(file, bytes, rubric, language) {
        Ok(case) => case,
        Err(refused) => return refused,
    };
    let mut assessment = assessment_of(&rubric, &dossier);
    let origins = origins_from_text(core::str::from_utf8(bytes).unwrap_or_default());
    assessment.findings.extend(changed_since_pack(&rubric, &dossier, &origins));
    assessment.findings.sort_by_key(|finding| finding.code.severity());
    let mut has_errors =
        assessment.findings.iter().any(|finding| finding.code.severity() == Severity::Error);
    let stdout = match sheet {
        None if is_json => assessment_json(&rubric, &assessment, language),
        None => visible(&report::assessment_text(&rubric, &assessment, language)),
        Some(sheet) => {
            let (ledgers, findings) = (sheet.ledgers(), sheet.findings());
            has_errors |= findings.iter().any(|finding| finding.severity == Severity::Error);
            if is_json {
                assessment_json_with_ledgers(&rubric, &assessment, ledgers, &findings, language)
            } else {
                let mut lines = vec![report::assessment_text(&rubric, &assessment, language)];
                lines.extend(ledger_lines(&rubric, ledgers, &findings, language));
                visible(&lines.join("\n"))
            }
        }
    };
    Outcome { exit: if has_errors { 2 } else { 0 }, stdout, stderr: String::new() }
}

/// What is to be assessed.
pub(crate) struct Case {
    /// The rubric that is to judge it.
    pub(crate) rubric: Arc<Rubric>,
    /// The dossier, with what follows from its ledgers.
    pub(crate) dossier: Dossier,
    /// The roll that figures were taken from, if it names one.
    pub(crate) roll: Option<TakenRoll>,
    /// Its ledgers, if it has any.
    pub(crate) sheet: Option<LedgerSheet>,
}

/// The ledgers of a file that names a rubric which has them.
pub(crate) fn sheet_of(
    file: &str,
    bytes: &[u8],
    read: &DossierFile,
    language: Language,
) -> Result<Option<LedgerSheet>, Outcome> {
    let named = read.rubric.as_deref().filter(|named| rubrics::standard(named).is_none());
    let Some(rubric) = named else { return Ok(None) };
    Ok(case_of(file, bytes, Some(rubric), language)?.sheet)
}

/// The dossier that a file holds, and the rubric that is to judge it.
pub(crate) fn case_of(
    file: &str,
    bytes: &[u8],
    rubric: Option<&str>,
    language: Language,
) -> Result<Case, Outcome> {
    let read = dossier_from_bytes(bytes)
        .map_err(|refusal| Outcome::refused(&refusal_text(file, &refusal, language)))?;
    let Some(wanted) = rubric.or(read.rubric.as_deref()) else {
        return Err(Outcome::refused(&text(language, keys::REFUSAL_NO_RUBRIC, &[("file", file)])));
    };
    let Some(rubric) = rubric_named(wanted) else { return Err(unknown_rubric(wanted, language)) };
    let Some(input) = ledger_input(file, bytes, &read.dossier, language)? else {
        return Ok(Case { rubric, dossier: read.dossier, roll: read.roll, sheet: None });
    };
    let Some(ledgers) = ledgers_of(wanted, &rubric) else {
        let arguments = [("file", file), ("found", wanted)];
        return Err(Outcome::refused(&text(language, keys::REFUSAL_NO_LEDGERS, &arguments)));
    };
    let sheet = LedgerSheet::new(Arc::clone(&rubric), ledgers, input);
    Ok(Case { rubric, dossier: sheet.dossier(), roll: read.roll, sheet: Some(sheet) })
}

/// The ledgers that a file holds, if any.
pub(crate) fn ledger_input(
    file: &str,
    bytes: &[u8],
    dossier: &Dossier,
    language: Language,
) -> Result<Option<LedgerInput>, Outcome> {
    let whole = core::str::from_utf8(bytes).unwrap_or_default();
    ledgers_from_text(whole, dossier).map_err(|refusal| {
        let found = match &refusal {
            LedgerRefusal::WrongForm(at) => at.as_str(),
            LedgerRefusal::Unreadable => "",
        };
        let arguments = [("file", file), ("found", found)];
        Outcome::refused(&text(language, keys::REFUSAL_WRONG_FORM, &arguments))
    })
}

/// A shipped edition, or a rubric at a path that is without errors.
pub(crate) fn rubric_named(wanted: &str) -> Option<Arc<Rubric>> {
    shipped(wanted).or_else(|| from_path(Path::new(wanted))?.ok().map(Arc::new))
}

/// What is said of a rubric that is not known.
pub(crate) fn unknown_rubric(wanted: &str, language: Language) -> Outcome {
    let known = references().join(", ");
    let arguments = [("found", wanted), ("known", known.as_str())];
    Outcome::refused(&text(language, keys::REFUSAL_UNKNOWN_RUBRIC, &arguments))
}
