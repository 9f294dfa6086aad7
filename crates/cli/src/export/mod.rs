//! `wutong export FILE`: what a dossier says, as a file for others.
//!
//! * [`documents`]: as DOCX, page to print, CSV or JSON.
//! * [`xlsx`]: as a workbook whose formulas compute the assessment.

pub(crate) mod documents;
pub(crate) mod xlsx;

pub use documents::document_bytes;
pub use xlsx::xlsx_bytes;
