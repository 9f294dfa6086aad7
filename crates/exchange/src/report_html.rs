//! A development report as one HTML file for printing on A4.

use locale::Language;
use report::development::DevelopmentReport;
use report::document::development_document;

use crate::document::document_html;

/// The page. Everything that was typed stays text.
pub fn report_html(report: &DevelopmentReport, language: Language) -> String {
    document_html(&development_document(report, language))
}
