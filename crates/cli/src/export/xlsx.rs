//! `wutong export FILE --xlsx`: a dossier file → a workbook whose formulas compute the assessment.

use exchange::live_workbook::{live_workbook_name, live_workbook_of_dossier};
use exchange::{ReadDossier, dossier_from_bytes, refusal_text};
use locale::{Language, keys, text};

use crate::assess::{Case, bytes_of, case_of};
use crate::outcome::Outcome;
use crate::template::write;

/// Reads a file and writes its workbook.
pub(crate) fn export(
    file: &str,
    rubric: Option<&str>,
    out: Option<String>,
    language: Language,
) -> Outcome {
    let written = || {
        let Made { bytes, called } = made(file, &bytes_of(file, language)?, rubric, language)?;
        let out = out.unwrap_or(called);
        write(&out, &bytes, language)?;
        let title = keys::WORKBOOK_KIND.words(language);
        let arguments = [("file", out.as_str()), ("title", title)];
        Ok(Outcome::said(&text(language, keys::EXPORT_WRITTEN, &arguments)))
    };
    written().unwrap_or_else(|refused| refused)
}

/// The workbook of what a file holds. `file` is its name, for messages.
///
/// # Errors
/// Why there is none.
pub fn xlsx_bytes(file: &str, bytes: &[u8], language: Language) -> Result<Vec<u8>, Outcome> {
    made(file, bytes, None, language).map(|made| made.bytes)
}

/// A workbook and what its file is called.
struct Made {
    bytes: Vec<u8>,
    called: String,
}

fn made(
    file: &str,
    bytes: &[u8],
    rubric: Option<&str>,
    language: Language,
) -> Result<Made, Outcome> {
    let read = dossier_from_bytes(bytes)
        .map_err(|refusal| Outcome::refused(&refusal_text(file, &refusal, language)))?;
    let Case { rubric, sheet, .. } = case_of(file, bytes, rubric, language)?;
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    let of = ReadDossier { file: &read, text, sheet: sheet.as_ref() };
    let bytes = live_workbook_of_dossier(&of, &rubric, language)
        .map_err(|error| Outcome::refused(&error.0))?;
    let cluster = read.cluster_name.unwrap_or_default();
    let period = read.dossier.period.unwrap_or_default();
    let called = live_workbook_name([&cluster, &period, &rubric.reference()], language);
    Ok(Made { bytes, called })
}
