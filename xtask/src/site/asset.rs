//! One file of the site, named after its content: [`Asset`].
//!
//! The name changes exactly when the content does, so a browser may keep the
//! file for ever.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// How many hexadecimal digits of the digest go into a name.
const DIGITS: usize = 16;

/// A file with the name it is served under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asset {
    /// The name in the sources: `app.js`.
    pub(crate) source: String,
    /// The name in the site: `app.0123456789abcdef.js`.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Asset {
    pub(crate) fn new(source: &str, bytes: Vec<u8>) -> Self {
        Self { source: source.to_owned(), name: name_of(source, &[&bytes]), bytes }
    }

    /// The value of an `integrity` attribute.
    pub(crate) fn integrity(&self) -> String {
        format!("sha384-{}", STANDARD.encode(Sha384::digest(&self.bytes)))
    }
}

/// The name in the site of a file whose content follows from these.
pub(crate) fn name_of(source: &str, contents: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for content in contents {
        digest.update(content);
    }
    let digest = hex(&digest.finalize(), DIGITS);
    match source.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{digest}.{extension}"),
        None => format!("{source}.{digest}"),
    }
}

/// Whether a file name carries a digest, as [`Asset::new`] makes it.
pub(crate) fn is_hashed(name: &str) -> bool {
    name.split('.')
        .any(|part| part.len() == DIGITS && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Names one build: the same files, and scripts that name them, give the same twelve digits.
pub(crate) fn build_id(assets: &[Asset], scripts: &[String]) -> String {
    let mut digest = Sha256::new();
    let names = assets.iter().map(|asset| asset.name.as_bytes());
    for part in names.chain(scripts.iter().map(String::as_bytes)) {
        digest.update(part);
        digest.update([0]);
    }
    hex(&digest.finalize(), 12)
}

fn hex(bytes: &[u8], digits: usize) -> String {
    let mut text = String::new();
    for byte in bytes.iter().take(digits.div_ceil(2)) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_the_content() {
        let one = Asset::new("app.js", b"one".to_vec());
        let two = Asset::new("app.js", b"two".to_vec());
        assert_eq!(one.name, "app.7692c3ad3540bb80.js");
        assert_ne!(one.name, two.name);
        assert!(is_hashed(&one.name));
        assert!(!is_hashed("index.html"));
    }

    #[test]
    fn integrity_is_the_sha384_of_the_content() {
        let empty = Asset::new("app.css", Vec::new());
        assert_eq!(
            empty.integrity(),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }
}
