//! The fingerprint of an edition: SHA-256 of its RFC 8785 JSON.

use sha2::{Digest, Sha256};

use super::document::RubricDocument;

/// The canonical JSON of a rubric (RFC 8785): sorted keys, no spaces, no numbers but small
/// integers. Keys are ASCII, so the order of bytes is the order the RFC asks for.
pub fn canonical_json(document: &RubricDocument) -> String {
    serde_json::to_value(document).map(|value| value.to_string()).unwrap_or_default()
}

/// `sha256:` and the digest of the canonical JSON in lower-case hexadecimal.
pub fn digest_of(document: &RubricDocument) -> String {
    use core::fmt::Write as _;
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(canonical_json(document)) {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
