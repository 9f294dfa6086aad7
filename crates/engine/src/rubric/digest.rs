//! The fingerprint of an edition: SHA-256 of its RFC 8785 JSON.

use sha2::{Digest, Sha256};

/// The canonical JSON of a rubric (RFC 8785): sorted keys, no spaces, no numbers but small
/// integers. Keys are ASCII, so the order of bytes is the order the RFC asks for.
#[cfg(feature = "source")]
pub fn canonical_json(document: &super::document::RubricDocument) -> String {
    serde_json::to_value(document).map(|value| value.to_string()).unwrap_or_default()
}

/// `sha256:` and the digest of a canonical JSON text in lower-case hexadecimal.
pub fn digest_of_text(canonical: &str) -> String {
    use core::fmt::Write as _;
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(canonical) {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
