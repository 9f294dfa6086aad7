//! `wutong next FILE --period P`: a dossier file → the one of the next period.

use engine::facts::ReportingPeriod;
use engine::ledger::{LedgerInput, LedgerSheet, Report};
use engine::periods::{NextRefusal, PeriodRules, next_report};
use exchange::{
    DossierFile, dossier_from_bytes, dossier_json_with_origins, origins_of_bases, refusal_text,
};
use locale::{Language, keys, text};

use crate::assess::{Case, bytes_of, case_of};
use crate::catalogue::ledgers_of;
use crate::outcome::Outcome;

/// Reads the last dossier and starts the next one.
pub(crate) fn next(file: &str, period: Option<&str>, language: Language) -> Outcome {
    match bytes_of(file, language) {
        Ok(bytes) => next_bytes(file, &bytes, period.unwrap_or_default(), language),
        Err(refused) => refused,
    }
}

/// Starts the dossier of `period` from what a file holds. `file` is its name, for messages.
pub fn next_bytes(file: &str, bytes: &[u8], period: &str, language: Language) -> Outcome {
    match started(file, bytes, period, language) {
        Ok(json) => Outcome { exit: 0, stdout: json, stderr: String::new() },
        Err(refused) => refused,
    }
}

fn started(file: &str, bytes: &[u8], period: &str, language: Language) -> Result<String, Outcome> {
    let Some(wanted) = ReportingPeriod::parse(period) else {
        return Err(refused(language, keys::NEXT_BAD_PERIOD, &[("found", period)]));
    };
    let read = dossier_from_bytes(bytes)
        .map_err(|refusal| Outcome::refused(&refusal_text(file, &refusal, language)))?;
    let Case { rubric, dossier, sheet, .. } = case_of(file, bytes, None, language)?;
    let reference = read.rubric.clone().unwrap_or_default();
    if ledgers_of(&reference, &rubric).is_none() {
        return Err(refused(language, keys::NEXT_NO_LEDGERS, &[("found", &reference)]));
    }
    let last = sheet.as_ref().map(LedgerSheet::input).cloned().unwrap_or_else(|| LedgerInput {
        report: Report { dossier: dossier.clone(), tables: Vec::new() },
        ..LedgerInput::default()
    });
    let rules = PeriodRules::from_json(rubrics::PERIODS).unwrap_or_default();
    let next = next_report(&rules, &last, &dossier, wanted).map_err(|refusal| match refusal {
        NextRefusal::NoPeriod => refused(language, keys::NEXT_NO_PERIOD, &[("file", file)]),
        NextRefusal::NotLater => {
            let before = dossier.period.as_deref().unwrap_or_default();
            refused(language, keys::NEXT_NOT_LATER, &[("found", period), ("last", before)])
        }
    })?;
    let head = DossierFile { deadline: None, paragraphs: Vec::new(), ..read };
    let origins = origins_of_bases(&next.filled);
    Ok(dossier_json_with_origins(&head, &next.input, &origins))
}

fn refused(language: Language, key: locale::Key, arguments: &[(&str, &str)]) -> Outcome {
    Outcome::refused(&text(language, key, arguments))
}
