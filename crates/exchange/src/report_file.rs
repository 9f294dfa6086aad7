//! Reports and documents on what a dossier file holds.

use std::sync::Arc;

use engine::assess::Evaluation;
use engine::facts::{Dossier, ReportingPeriod, facts_from_entries};
use engine::ledger::{LedgerInput, LedgerSheet, Report};
use engine::periods::PeriodRules;
use engine::rubric::Rubric;
use locale::Language;
use report::development::{DevelopmentReport, Narrative, ReportSource, development_report};
use report::document::{Declaration, Document, DocumentKind, document};

use crate::dossier_file::DossierFile;
use crate::origin_file::origins_from_text;

/// A dossier file that was read.
pub struct ReadDossier<'a> {
    /// Its figures and head.
    pub file: &'a DossierFile,
    /// Its text, for the origins of figures.
    pub text: &'a str,
    /// Its ledgers, if it has any.
    pub sheet: Option<&'a LedgerSheet>,
}

/// The report: the dossier with what follows from its ledgers, beside its earlier reports.
/// `periods` and `narrative` are the JSON that `rubrics` ships.
pub fn report_of_dossier(
    read: &ReadDossier<'_>,
    rubric: &Arc<Rubric>,
    told: (&str, &str),
    language: Language,
) -> DevelopmentReport {
    with_source(read, rubric, told, |source| development_report(source, language))
}

/// A document of that kind, from the same.
pub fn document_of_dossier(
    read: &ReadDossier<'_>,
    rubric: &Arc<Rubric>,
    told: (&str, &str),
    (kind, declaration): (DocumentKind, &Declaration),
    language: Language,
) -> Document {
    with_source(read, rubric, told, |source| document(source, kind, declaration, language))
}

/// What reports are made from.
fn with_source<T>(
    read: &ReadDossier<'_>,
    rubric: &Arc<Rubric>,
    (periods, narrative): (&str, &str),
    make: impl FnOnce(&ReportSource<'_>) -> T,
) -> T {
    let dossier = read.sheet.map_or_else(|| read.file.dossier.clone(), LedgerSheet::dossier);
    let (facts, period, _) = facts_from_entries(rubric, &dossier);
    let is_interim = period.is_none_or(ReportingPeriod::is_interim);
    let evaluation = Evaluation::new(Arc::clone(rubric), is_interim, facts);
    let prior = read.sheet.map(|sheet| prior_dossiers(sheet, rubric)).unwrap_or_default();
    let dossiers: Vec<Dossier> = core::iter::once(dossier).chain(prior).collect();
    make(&ReportSource {
        evaluation: &evaluation,
        dossiers: &dossiers,
        sheet: read.sheet,
        rules: &PeriodRules::from_json(periods).unwrap_or_default(),
        narrative: &Narrative::from_json(narrative).unwrap_or_default(),
        origins: &origins_from_text(read.text),
        paragraphs: &read.file.paragraphs,
        roll: read.file.roll.as_ref(),
        cluster: read.file.cluster_name.as_deref().unwrap_or_default(),
    })
}

/// The earlier reports, each with what follows from its own tables.
fn prior_dossiers(sheet: &LedgerSheet, rubric: &Arc<Rubric>) -> Vec<Dossier> {
    let dossier = |report: &Report| {
        let input = LedgerInput { report: report.clone(), ..LedgerInput::default() };
        LedgerSheet::new(Arc::clone(rubric), sheet.ledgers_shared(), input).dossier()
    };
    sheet.input().prior.iter().map(dossier).collect()
}
