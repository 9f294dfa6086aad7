//! `wutong report FILE`: a dossier file → its development report, as text or as a page to print.

use exchange::{ReadDossier, dossier_from_bytes, refusal_text, report_html, report_of_dossier};
use locale::Language;
use report::development::development_text;

use crate::assess::{Case, bytes_of, case_of};
use crate::catalogue::shared;
use crate::outcome::{Outcome, visible};

/// Reads a file and writes its report.
pub(crate) fn report(
    file: &str,
    rubric: Option<&str>,
    is_html: bool,
    language: Language,
) -> Outcome {
    let written =
        bytes_of(file, language).and_then(|bytes| written(file, &bytes, rubric, is_html, language));
    written.unwrap_or_else(|refused| refused)
}

/// The report on what a file holds. `file` is its name, for messages.
pub fn report_bytes(file: &str, bytes: &[u8], is_html: bool, language: Language) -> Outcome {
    written(file, bytes, None, is_html, language).unwrap_or_else(|refused| refused)
}

fn written(
    file: &str,
    bytes: &[u8],
    rubric: Option<&str>,
    is_html: bool,
    language: Language,
) -> Result<Outcome, Outcome> {
    let read = dossier_from_bytes(bytes)
        .map_err(|refusal| Outcome::refused(&refusal_text(file, &refusal, language)))?;
    let wanted = rubric.or(read.rubric.as_deref()).unwrap_or_default();
    let Case { rubric, sheet, .. } = case_of(file, bytes, rubric, language)?;
    let narrative = shared(wanted, "narrative.toml", rubrics::NARRATIVE)?;
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    let read = ReadDossier { file: &read, text, sheet: sheet.as_ref() };
    let told = (rubrics::PERIODS, &*narrative);
    let report = report_of_dossier(&read, &rubric, told, language);
    let stdout = if is_html {
        report_html(&report, language)
    } else {
        visible(&development_text(&report, language))
    };
    Ok(Outcome { exit: 0, stdout, stderr: String::new() })
}
