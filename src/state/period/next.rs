//! [`Started`]: the next report, started from a draft.

use engine::facts::{Dossier, RawEntry, ReportingPeriod};
use engine::ledger::{LedgerInput, Report};
use engine::periods::{NextRefusal, PeriodRules, next_report, period_after};
use exchange::{origins_json, origins_of_bases};
use locale::{Language, keys, text};
use report::period::{Carried, carried};

use super::pack::{period_words, raw_tables};
use crate::state::dossier::take_report;
use crate::state::draft::Draft;
use crate::state::shipped::{Edition, edition};

/// A report that was started from the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Started {
    /// The draft, without an id.
    pub(crate) draft: Draft,
    /// What it took over.
    pub(crate) carried: Carried,
}

/// The rules on periods.
pub(super) fn period_rules() -> PeriodRules {
    PeriodRules::from_json(rubrics::PERIODS).unwrap_or_default()
}

/// The period that is reported after that of a draft; empty if it has none.
pub(crate) fn following(period: &str) -> String {
    let parsed = ReportingPeriod::parse(period);
    parsed.map(|it| period_after(it).to_string()).unwrap_or_default()
}

/// The report of `period` started from a draft whose figures that follow from tables are known.
///
/// # Errors
/// Why it cannot be started, in words.
pub(crate) fn started(last: &Draft, period: &str, language: Language) -> Result<Started, String> {
    let unknown = || text(language, keys::REFUSAL_UNKNOWN_RUBRIC, &[("found", &last.rubric)]);
    let edition = edition(&last.rubric).ok_or_else(unknown)?;
    let wanted = ReportingPeriod::parse(period)
        .ok_or_else(|| text(language, keys::NEXT_BAD_PERIOD, &[("found", period)]))?;
    let rules = period_rules();
    let whole = whole_dossier(last, edition);
    let input = LedgerInput {
        report: Report { dossier: whole.clone(), tables: raw_tables(last) },
        prior: last.prior_reports(),
        ..LedgerInput::default()
    };
    let next = next_report(&rules, &input, &whole, wanted).map_err(|refusal| match refusal {
        NextRefusal::NoPeriod => {
            let cluster = last.cluster_words(language);
            text(language, keys::NEXT_NO_PERIOD, &[("file", &cluster)])
        }
        NextRefusal::NotLater => {
            let (found, before) = (period_words(period, language), last.period_words(language));
            text(language, keys::NEXT_NOT_LATER, &[("found", &found), ("last", &before)])
        }
    })?;
    let carried = carried(&rules, &edition.rubric, &input, &next, language);
    let mut draft = Draft {
        rubric: last.rubric.clone(),
        period: period.to_owned(),
        cluster: last.cluster.clone(),
        origins: origins_json(&origins_of_bases(&next.filled)),
        ..Draft::default()
    };
    take_report(&mut draft, &edition.rubric, next.input);
    Ok(Started { draft, carried })
}

/// A draft's figures, what follows from tables in the place of what was typed.
pub(super) fn whole_dossier(draft: &Draft, edition: &Edition) -> Dossier {
    let rubric = &edition.rubric;
    let entries = rubric.figures.iter().enumerate();
    let entries = entries
        .map(|(index, figure)| (figure.id.clone(), draft.entry(rubric, index)))
        .filter(|(_, entry)| *entry != RawEntry::Nothing)
        .collect();
    Dossier { period: Some(draft.period.clone()), period_place: 0, entries }
}
