//! [`Candidate`]: a dossier that is to be handed in, assessed as it stands.

use std::sync::Arc;

use engine::assess::{Assessment, assess};
use engine::facts::{Dossier, ReportingPeriod, Severity};
use engine::ledger::{Date, LedgerFinding, LedgerSheet, ReasonState};
use engine::periods::{Origin, changed_since_pack};
use engine::rubric::Rubric;
use locale::{Language, keys, text};
use report::development::development_text;
use report::document::{self, Document, DocumentKind};
use report::package::Obstacle;

use super::canonical::{Uncanonical, canonical_text};
use super::refusal::PackageRefusal;
use super::shelf::{Edition, Shelf};
use super::submission::{Cluster, Declaration, Head, Original, Previous, Submission};
use super::summary::Summary;
use crate::dossier_file::{DossierFile, dossier_from_bytes};
use crate::ledger_file::{LedgerRefusal, ledgers_from_text};
#[cfg(feature = "spreadsheet")]
use crate::live_workbook::{LiveWorkbookError, live_workbook_of_dossier};
use crate::origin_file::origins_from_text;
use crate::refusal_text::refusal_text;
use crate::report_file::{ReadDossier, document_of_dossier, report_of_dossier};

/// The program that writes packages.
pub(super) const APP: &str = concat!("wutong ", env!("CARGO_PKG_VERSION"));

/// A dossier in its canonical spelling, with all that follows from it.
pub struct Candidate {
    text: String,
    file: DossierFile,
    edition: Edition,
    sheet: Option<LedgerSheet>,
    assessment: Assessment,
    ledger_findings: Vec<LedgerFinding>,
    origins: Vec<(String, Origin)>,
}

/// What is handed in beside the dossier.
#[derive(Debug, Clone, Default)]
pub struct Handing {
    /// Who answers for it.
    pub declaration: Declaration,
    /// The files that figures were taken from.
    pub originals: Vec<Original>,
    /// The version before with its number; none for the first.
    pub previous: Option<(u32, Previous)>,
    /// Language of the report.
    pub language: Language,
}

impl Candidate {
    /// Reads a dossier file. `name` is what messages call it.
    ///
    /// # Errors
    /// Why it cannot be read, judged or spelt in one way, in words.
    pub fn read(
        name: &str,
        bytes: &[u8],
        editions: &dyn Shelf,
        language: Language,
    ) -> Result<Self, PackageRefusal> {
        let refused = |reason: String| PackageRefusal::Dossier(reason);
        // Refused here with the reader's own words, before it is spelt anew.
        dossier_from_bytes(bytes).map_err(|it| refused(refusal_text(name, &it, language)))?;
        let text = core::str::from_utf8(bytes).unwrap_or_default();
        let text = canonical_text(text).map_err(|error| match error {
            Uncanonical::Unreadable(reason) => refused(reason),
            Uncanonical::Number { at, found } => PackageRefusal::Number { at, found },
        })?;
        Self::of_canonical(name, text, editions, language)
    }

    /// The same of a text that is canonical already.
    pub(crate) fn of_canonical(
        name: &str,
        canonical: String,
        editions: &dyn Shelf,
        language: Language,
    ) -> Result<Self, PackageRefusal> {
        let refused = |key, found: &str| {
            PackageRefusal::Dossier(text(language, key, &[("file", name), ("found", found)]))
        };
        let file = dossier_from_bytes(canonical.as_bytes())
            .map_err(|it| PackageRefusal::Dossier(refusal_text(name, &it, language)))?;
        let Some(reference) = file.rubric.clone() else {
            return Err(refused(keys::REFUSAL_NO_RUBRIC, ""));
        };
        let edition = editions.edition(&reference);
        let edition = edition.ok_or_else(|| PackageRefusal::Edition(reference.clone()))?;
        let sheet = sheet_of(&canonical, &file, &edition).map_err(|place| match place {
            Some(place) => refused(keys::REFUSAL_WRONG_FORM, &place),
            None => refused(keys::REFUSAL_NO_LEDGERS, &reference),
        })?;
        let dossier = sheet.as_ref().map_or_else(|| file.dossier.clone(), LedgerSheet::dossier);
        let mut assessment = assess(&edition.rubric, &dossier);
        let origins = origins_from_text(&canonical);
        assessment.findings.extend(changed_since_pack(&edition.rubric, &dossier, &origins));
        assessment.findings.sort_by_key(|finding| finding.code.severity());
        let ledger_findings = sheet.as_ref().map(LedgerSheet::findings).unwrap_or_default();
        Ok(Self { text: canonical, file, edition, sheet, assessment, ledger_findings, origins })
    }

    /// The dossier file in its canonical spelling.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The edition that judges it.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Its assessment.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Its tables.
    pub(crate) fn sheet(&self) -> Option<&LedgerSheet> {
        self.sheet.as_ref()
    }

    /// Its figures, with what follows from its tables.
    pub(crate) fn dossier(&self) -> Dossier {
        self.sheet.as_ref().map_or_else(|| self.file.dossier.clone(), LedgerSheet::dossier)
    }

    /// Name of the cluster; empty if there is none.
    pub fn cluster(&self) -> &str {
        self.file.cluster_name.as_deref().unwrap_or_default()
    }

    /// The reporting period as written; empty if there is none.
    pub fn period(&self) -> &str {
        self.file.dossier.period.as_deref().unwrap_or_default()
    }

    /// Its tables with the number of their rows.
    pub fn rows_of_tables(&self) -> Vec<(String, usize)> {
        let input = self.sheet.as_ref().map(LedgerSheet::input);
        let tables = input.map(|input| input.report.tables.as_slice()).unwrap_or_default();
        tables.iter().map(|table| (table.id.clone(), table.rows.len())).collect()
    }

    /// Its self-assessment.
    pub fn summary(&self) -> Summary {
        Summary::of(&self.edition.rubric, &self.assessment, &self.ledger_findings)
    }

    /// The digests of the period packs that figures were filled from.
    pub fn packs(&self) -> Vec<String> {
        let digests = self.origins.iter().filter_map(|(_, origin)| match origin {
            Origin::Pack { digest, .. } => Some(digest.clone()),
            _ => None,
        });
        let mut packs: Vec<String> = digests.collect();
        packs.sort();
        packs.dedup();
        packs
    }

    /// Its development report as text.
    pub fn report(&self, editions: &dyn Shelf, language: Language) -> String {
        let read = ReadDossier { file: &self.file, text: &self.text, sheet: self.sheet.as_ref() };
        let told = (editions.periods(), editions.narrative());
        let report = report_of_dossier(&read, &self.edition.rubric, told, language);
        let mut written = development_text(&report, language);
        if !written.ends_with('\n') {
            written.push('\n');
        }
        written
    }

    /// A document on it.
    pub fn document(
        &self,
        wanted: (DocumentKind, &document::Declaration),
        editions: &dyn Shelf,
        language: Language,
    ) -> Document {
        let read = ReadDossier { file: &self.file, text: &self.text, sheet: self.sheet.as_ref() };
        let told = (editions.periods(), editions.narrative());
        document_of_dossier(&read, &self.edition.rubric, told, wanted, language)
    }

    /// The workbook that computes its assessment.
    ///
    /// # Errors
    /// As [`live_workbook_of_dossier`].
    #[cfg(feature = "spreadsheet")]
    pub fn live_workbook(&self, language: Language) -> Result<Vec<u8>, LiveWorkbookError> {
        let read = ReadDossier { file: &self.file, text: &self.text, sheet: self.sheet.as_ref() };
        live_workbook_of_dossier(&read, &self.edition.rubric, language)
    }

    /// The district that the basics name, as text.
    pub(crate) fn district(&self) -> Option<String> {
        let input = self.sheet.as_ref().map(LedgerSheet::input)?;
        let basics = input.report.tables.iter().find(|table| table.id == "basics")?;
        let row = basics.rows.first()?;
        let (_, entry) = row.cells.iter().find(|(column, _)| column == "district")?;
        match entry {
            engine::facts::RawEntry::Text(text) if !text.is_empty() => Some(text.clone()),
            _ => None,
        }
    }

    /// The submission, frozen. Whether it may be handed in, [`hand_in_obstacles`] says.
    pub fn submission(&self, handing: Handing, editions: &dyn Shelf) -> Submission {
        let Handing { declaration, originals, previous, language } = handing;
        let document = &self.edition.rubric.document;
        let (before, previous) = previous.unzip();
        let head = Head {
            app: APP.to_owned(),
            cluster: Cluster { district: self.district(), name: self.cluster().to_owned() },
            declaration,
            digest: self.edition.rubric.digest.clone(),
            edition: document.edition.clone(),
            kind: document.id.clone(),
            language: language.tag().to_owned(),
            number: before.unwrap_or_default().saturating_add(1),
            originals: originals.iter().map(|original| original.name.clone()).collect(),
            packs: self.packs(),
            period: self.period().to_owned(),
            previous,
        };
        let report = self.report(editions, language);
        let (dossier, summary) = (self.text.clone(), self.summary());
        Submission { head, dossier, summary, report, originals }
    }
}

/// What stands in the way of handing a dossier in: errors, warnings of the ledgers' rules without a
/// reason of substance, a head or declaration that is not complete. None: it may be handed in.
pub fn hand_in_obstacles(candidate: &Candidate, handing: &Handing) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    if candidate.cluster().trim().is_empty() {
        obstacles.push(Obstacle::NoCluster);
    }
    if ReportingPeriod::parse(candidate.period()).is_none() {
        obstacles.push(Obstacle::NoPeriod);
    }
    let findings = candidate.assessment.findings.iter();
    let errors = findings.filter(|finding| finding.code.severity() == Severity::Error);
    obstacles.extend(errors.cloned().map(Obstacle::Figure));
    for finding in &candidate.ledger_findings {
        match (finding.severity, &finding.reason) {
            (Severity::Error, _) => obstacles.push(Obstacle::Ledger(finding.clone())),
            (Severity::Warning, ReasonState::Asked | ReasonState::Bare(_)) => {
                obstacles.push(Obstacle::Unexplained(finding.clone()));
            }
            _ => {}
        }
    }
    let Declaration { date, people, text } = &handing.declaration;
    if people.is_empty() || people.iter().any(|person| person.name.trim().is_empty()) {
        obstacles.push(Obstacle::NoSignatory);
    }
    if Date::parse(date).is_none() {
        obstacles.push(Obstacle::NoDate);
    }
    if text.trim().is_empty() {
        obstacles.push(Obstacle::NoWords);
    }
    if handing.previous.as_ref().is_some_and(|(_, it)| it.reason.trim().is_empty()) {
        obstacles.push(Obstacle::NoReason);
    }
    obstacles
}

/// The tables of a dossier; the error is the place that is not of its form, or none if the edition
/// has no ledgers.
fn sheet_of(
    text: &str,
    file: &DossierFile,
    edition: &Edition,
) -> Result<Option<LedgerSheet>, Option<String>> {
    let input = ledgers_from_text(text, &file.dossier).map_err(|refusal| match refusal {
        LedgerRefusal::WrongForm(place) => Some(place),
        LedgerRefusal::Unreadable => Some(String::new()),
    })?;
    let Some(input) = input else { return Ok(None) };
    let ledgers = edition.ledgers.clone().ok_or(None)?;
    let rubric: Arc<Rubric> = Arc::clone(&edition.rubric);
    Ok(Some(LedgerSheet::new(rubric, ledgers, input)))
}
