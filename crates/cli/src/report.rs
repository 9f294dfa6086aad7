//! `wutong report FILE`: a dossier file → its development report, as text or as a page to print.

use std::sync::Arc;

use engine::assess::Evaluation;
use engine::facts::{ReportingPeriod, facts_from_entries};
use engine::periods::PeriodRules;
use exchange::{dossier_from_bytes, origins_from_text, report_html};
use locale::Language;
use report::development::{Narrative, ReportSource, development_report, development_text};

use crate::assess::{Case, bytes_of, case_of, refusal_text};
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
    let Case { rubric, dossier, sheet, .. } = case_of(file, bytes, rubric, language)?;
    let narrative = shared(wanted, "narrative.toml", rubrics::NARRATIVE)?;
    let (facts, period, _) = facts_from_entries(&rubric, &dossier);
    let is_interim = period.is_none_or(ReportingPeriod::is_interim);
    let evaluation = Evaluation::new(Arc::clone(&rubric), is_interim, facts);
    let mut dossiers = vec![dossier];
    let prior = sheet.iter().flat_map(|sheet| &sheet.input().prior);
    dossiers.extend(prior.map(|report| report.dossier.clone()));
    let source = ReportSource {
        evaluation: &evaluation,
        dossiers: &dossiers,
        sheet: sheet.as_ref(),
        rules: &PeriodRules::from_json(rubrics::PERIODS).unwrap_or_default(),
        narrative: &Narrative::from_json(&narrative).unwrap_or_default(),
        origins: &origins_from_text(core::str::from_utf8(bytes).unwrap_or_default()),
        cluster: read.cluster_name.as_deref().unwrap_or_default(),
    };
    let report = development_report(&source, language);
    let stdout = if is_html {
        report_html(&report, language)
    } else {
        visible(&development_text(&report, language))
    };
    Ok(Outcome { exit: 0, stdout, stderr: String::new() })
}
