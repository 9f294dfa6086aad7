//! [`Manifest`]: the list of all parts with sizes and digests. The check code is made of its bytes,
//! so whoever changes anything changes the code.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::canonical::canonical_of;
use super::digests::{key_digests, sha256_hex};
use super::packing::Parts;
use super::part_names::is_json;

/// What the format calls itself.
pub const FORMAT: &str = "wutong-submission";

/// The version of the format that is written.
pub const VERSION: u64 = 1;

/// The part `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `wutong-submission`.
    pub format: String,
    /// Version of the format.
    pub version: u64,
    /// All parts but `manifest.json` and `manifest.sha256`, in the order in which they stand.
    pub parts: Vec<ManifestPart>,
}

/// A part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ManifestPart {
    /// Its name in the archive.
    pub path: String,
    /// Its length in bytes.
    pub size: u64,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Of a JSON part: the SHA-256 of each member down to the second level, by JSON pointer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<String, String>,
}

/// What every version of the format says of itself.
#[derive(Deserialize)]
struct Versioned {
    format: String,
    version: u64,
}

impl Manifest {
    /// The manifest of parts.
    pub(super) fn of(parts: &Parts<'_>) -> Self {
        let part = |(path, bytes): &(String, Cow<'_, [u8]>)| {
            let text = core::str::from_utf8(bytes).ok().filter(|_| is_json(path));
            ManifestPart {
                path: path.clone(),
                size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                sha256: sha256_hex(bytes),
                keys: text.map(key_digests).unwrap_or_default(),
            }
        };
        let parts = parts.iter().map(part).collect();
        Self { format: FORMAT.to_owned(), version: VERSION, parts }
    }

    /// The same of parts whose sizes and digests are known, as long as they were checked: no part
    /// is digested a second time.
    pub(super) fn of_checked(parts: &Parts<'_>, checked: &Self) -> Self {
        let known = |(path, _): &(String, _)| checked.parts.iter().find(|it| it.path == *path);
        let parts = parts.iter().filter_map(known).cloned().collect();
        Self { format: FORMAT.to_owned(), version: VERSION, parts }
    }

    /// Its bytes.
    pub fn json(&self) -> String {
        canonical_of(self)
    }

    /// The version that a manifest names, if it is one of this format.
    pub(crate) fn version_of(bytes: &[u8]) -> Option<u64> {
        let head: Versioned = serde_json::from_slice(bytes).ok()?;
        (head.format == FORMAT).then_some(head.version)
    }
}

/// The content of `manifest.sha256`, in the form that `sha256sum -c` reads.
pub(crate) fn digest_line(manifest: &[u8]) -> String {
    format!("{}  {}\n", sha256_hex(manifest), super::part_names::MANIFEST)
}
