//! The document of a kind.

use locale::{Key, Language, keys};

use super::assessment::assessment_document;
use super::declaration::Declaration;
use super::development::development_document;
use super::fact_sheet::fact_sheet;
use super::model::Document;
use crate::development::{ReportSource, development_report};

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// The development report.
    Report,
    /// The self-assessment.
    Assessment,
    /// A cluster on one page.
    FactSheet,
}

impl DocumentKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Report, Self::Assessment, Self::FactSheet];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Assessment => "assessment",
            Self::FactSheet => "factsheet",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What it is called, also in file names.
    pub fn words(self, language: Language) -> &'static str {
        let key: Key = match self {
            Self::Report => keys::DEVELOPMENT_KIND,
            Self::Assessment => keys::DOCUMENT_ASSESSMENT_KIND,
            Self::FactSheet => keys::DOCUMENT_FACTS_KIND,
        };
        key.words(language)
    }
}

/// The document of a kind on a dossier.
pub fn document(
    source: &ReportSource<'_>,
    kind: DocumentKind,
    declaration: &Declaration,
    language: Language,
) -> Document {
    let report = development_report(source, language);
    match kind {
        DocumentKind::Report => development_document(&report, language),
        DocumentKind::Assessment => assessment_document(source, &report, declaration, language),
        DocumentKind::FactSheet => fact_sheet(source, &report, language),
    }
}
