//! `wutong export FILE`: what a dossier says, as a file for others.
//!
//! * [`documents`]: as DOCX, page to print, CSV or JSON.

pub(crate) mod documents;

pub use documents::document_bytes;
