//! `wutong report FILE`: a dossier file → its development report, as text or as a page to print.

use std::sync::Arc;

use engine::assess::Evaluation;
use engine::facts::{ReportingPeriod, facts_from_entries};
use engine::periods::PeriodRules;
use exchange::{dossier_from_bytes, origins_from_text, report_html};
use locale::Language;
use report::development::{Narrative, ReportSource, development_report, development_text};

use crate::assess::{Case, bytes_of, case_of, refusal_text};
use crate::outcome::{Outcome, visible};

/// Reads a file and writes its report.
pub(crate) fn report(file: &str, is_html: bool, language: Language) -> Outcome {
    match bytes_of(file, language) {
        Ok(bytes) => report_bytes(file, &bytes, is_html, language),
        Err(refused) => refused,
    }
}

/// The report on what a file holds. `file` is its name, for messages.
pub fn report_bytes(file: &str, bytes: &[u8], is_html: bool, language: Language) -> Outcome {
    let read = match dossier_from_bytes(bytes) {
        Ok(read) => read,
        Err(refusal) => return Outcome::refused(&refusal_text(file, &refusal, language)),
    };
    let Case { rubric, dossier, sheet, .. } = match case_of(file, bytes, None, language) {
        Ok(case) => case,
        Err(refused) => return refused,
    };
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
        narrative: &Narrative::from_json(rubrics::NARRATIVE).unwrap_or_default(),
        origins: &origins_from_text(core::str::from_utf8(bytes).unwrap_or_default()),
        cluster: read.cluster_name.as_deref().unwrap_or_default(),
    };
    let report = development_report(&source, language);
    let stdout = if is_html {
        report_html(&report, language)
    } else {
        visible(&development_text(&report, language))
    };
    Outcome { exit: 0, stdout, stderr: String::new() }
}
