//! A document as JSON: kind, format and version first, then its blocks in order.

use report::document::{Document, DocumentKind};
use serde::Serialize;

/// The version of the form.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u8,
    kind: &'static str,
    language: &'static str,
    #[serde(flatten)]
    document: &'a Document,
}

/// The JSON of a document, in one line.
pub fn document_json(document: &Document, kind: DocumentKind) -> String {
    let file = File {
        format: "wutong-document",
        version: VERSION,
        kind: kind.name(),
        language: document.language.tag(),
        document,
    };
    // Strings, numbers and lists only: nothing that JSON cannot hold.
    serde_json::to_string(&file).unwrap_or_default()
}
