//! [`ReturnFile`]: what goes back to a cluster (退回意见): remarks at fields, canonical JSON that the
//! manager's app opens.

use engine::facts::ReportingPeriod;
use serde::{Deserialize, Serialize};

use crate::package::canonical::canonical_of;
use crate::portfolio::entry::{LONGEST_TEXT, MOST_REMARKS};
use crate::portfolio::{ClusterKey, Hand, Remark};

/// What the format calls itself.
pub const FORMAT: &str = "wutong-return";

/// The version of the format that is written.
pub const VERSION: u64 = 1;

/// The greatest file that is read, in bytes.
pub const LARGEST: usize = 5_000_000;

/// What goes back to a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnFile {
    /// When, in UTC: `2020-10-20T09:30:00Z`.
    pub at: String,
    /// Who returns it.
    pub by: String,
    /// The cluster.
    pub cluster: ClusterKey,
    /// `wutong-return`.
    pub format: String,
    /// SHA-256 of the manifest of the package that is returned.
    pub manifest: String,
    /// Number of its version.
    pub number: u32,
    /// The period.
    pub period: String,
    /// What is to be mended, in order.
    pub remarks: Vec<Remark>,
    /// Version of the format.
    pub version: u64,
}

/// Why a file is no return that can be read. `locale` has the words under `review.refusal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReturnRefusal {
    /// More bytes than are looked at.
    TooLarge(usize),
    /// Not a file of returned remarks; what the reader says.
    NotAReturn(String),
    /// Written by a newer version of the format.
    NewerVersion(u64),
    /// A value that is not of its form; the place.
    WrongForm(&'static str),
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

impl ReturnFile {
    /// What goes back of a package: its cluster, period, manifest and number of version.
    pub fn of(
        hand: Hand<'_>,
        (cluster, period): (&ClusterKey, &str),
        (manifest, number): (&str, u32),
        remarks: Vec<Remark>,
    ) -> Self {
        Self {
            at: hand.at.to_owned(),
            by: hand.by.to_owned(),
            cluster: cluster.clone(),
            format: FORMAT.to_owned(),
            manifest: manifest.to_owned(),
            number,
            period: period.to_owned(),
            remarks,
            version: VERSION,
        }
    }
}

/// The bytes of a return: canonical JSON, always the same for the same content.
pub fn return_json(file: &ReturnFile) -> String {
    canonical_of(file)
}

/// Reads a return. Whether it is about the draft at hand, its cluster, period and manifest say.
///
/// # Errors
/// Why it cannot be read.
pub fn return_from_bytes(bytes: &[u8]) -> Result<ReturnFile, ReturnRefusal> {
    if bytes.len() > LARGEST {
        return Err(ReturnRefusal::TooLarge(bytes.len()));
    }
    let unreadable = |error: serde_json::Error| ReturnRefusal::NotAReturn(error.to_string());
    let head: Head = serde_json::from_slice(bytes).map_err(unreadable)?;
    if head.format != FORMAT {
        return Err(ReturnRefusal::NotAReturn(head.format.chars().take(40).collect()));
    }
    if head.version > VERSION {
        return Err(ReturnRefusal::NewerVersion(head.version));
    }
    let file: ReturnFile = serde_json::from_slice(bytes).map_err(unreadable)?;
    match wrong_form(&file) {
        Some(at) => Err(ReturnRefusal::WrongForm(at)),
        None if return_json(&file).as_bytes() != bytes => {
            Err(ReturnRefusal::NotAReturn("not canonical".to_owned()))
        }
        None => Ok(file),
    }
}

fn wrong_form(file: &ReturnFile) -> Option<&'static str> {
    let is_long = |text: &String| text.chars().nth(LONGEST_TEXT).is_some();
    let is_hex = |text: &str| text.len() == 64 && text.bytes().all(|it| it.is_ascii_hexdigit());
    if ReportingPeriod::parse(&file.period).is_none() {
        return Some("period");
    }
    if !is_hex(&file.manifest) {
        return Some("manifest");
    }
    if file.cluster.name.trim().is_empty() || is_long(&file.cluster.name) {
        return Some("cluster");
    }
    let is_bad = |it: &Remark| it.words.trim().is_empty() || is_long(&it.words) || is_long(&it.at);
    (file.remarks.len() > MOST_REMARKS || file.remarks.iter().any(is_bad)).then_some("remarks")
}
