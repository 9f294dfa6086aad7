//! [`Entry`]: one line of the review log: who did what, when, and what they had before them.
//!
//! Entries are never changed: what takes one back is another entry. An entry is called by its digest,
//! the SHA-256 of its canonical spelling (RFC 8785), so that equal entries are one.

use serde::{Deserialize, Serialize};

use crate::package::canonical::canonical_of;
use crate::package::digests::sha256_hex;

/// The most characters of any text of an entry.
pub const LONGEST_TEXT: usize = 10_000;

/// The most entries that one names as seen.
pub const MOST_SEEN: usize = 64;

/// The most remarks of one return.
pub const MOST_REMARKS: usize = 1_000;

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The last entries on the same cluster that were seen, by digest, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// When, in UTC: `2020-10-20T09:30:00Z`. It orders what was done side by side, and nothing else.
    pub at: String,
    /// Who.
    pub by: String,
    /// Whom it is about; none for what is about the period as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterKey>,
    /// What.
    pub event: Event,
}

/// A cluster: its kind and its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClusterKey {
    /// The kind, by the name of its rubric: `industrial`.
    pub kind: String,
    /// The name, without blanks around it.
    pub name: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// The period pack was chosen.
    Pack {
        /// SHA-256 of its bytes.
        sha256: String,
    },
    /// A table was chosen.
    Table {
        /// Its file name.
        name: String,
        /// SHA-256 of its bytes.
        sha256: String,
        /// What it is for.
        usage: TableUse,
    },
    /// A package came in.
    Received {
        /// The package.
        package: PackageRef,
    },
    /// A package was sorted.
    Triaged {
        /// Where it went: `clean`, `look`, `blocked`.
        lane: String,
        /// SHA-256 of its bytes.
        package: String,
        /// Codes of the reasons.
        reasons: Vec<String>,
    },
    /// A package counts from now on.
    Accepted {
        /// SHA-256 of its bytes.
        package: String,
    },
    /// A package goes back to the cluster.
    Returned {
        /// SHA-256 of its bytes.
        package: String,
        /// What is to be mended.
        remarks: Vec<Remark>,
    },
    /// A figure or answer is judged by another value; none takes an adjustment back.
    Adjusted {
        /// Where that is proved.
        evidence: String,
        /// What was handed in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<String>,
        /// Why.
        reason: String,
        /// What is adjusted.
        target: Target,
        /// The value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<String>,
    },
    /// A value was agreed with the statistics bureau; none takes it back.
    Agreed {
        /// The bureau's value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bureau: Option<String>,
        /// The figure.
        figure: String,
        /// Explanation.
        note: String,
        /// What was handed in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<String>,
        /// Code of the reason for the difference.
        reason: String,
        /// Who signed for the cluster and for the bureau.
        signed: [String; 2],
        /// The value, in the figure's unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<String>,
    },
    /// The review is done.
    Reviewed {
        /// What it says.
        words: String,
    },
    /// The result is shown in public for objections.
    Publicised {
        /// First day.
        from: String,
        /// Last day.
        until: String,
    },
    /// Somebody objects.
    Objected {
        /// What they say.
        words: String,
        /// Who.
        who: String,
    },
    /// An objection was answered.
    Settled {
        /// The entry of the objection, by digest.
        objection: String,
        /// The answer.
        words: String,
    },
    /// The result is published.
    Published {
        /// Number of the document.
        reference: String,
    },
    /// A note.
    Noted {
        /// What it says.
        words: String,
    },
}

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableUse {
    /// The statistics bureau's list of firms.
    Bureau,
    /// The city's published figures.
    City,
}

/// A package that came in, as its own head says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackageRef {
    /// The check code that was typed from the print and agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// SHA-256 of its manifest.
    pub manifest: String,
    /// Its file name.
    pub name: String,
    /// Number of its version.
    pub number: u32,
    /// SHA-256 of the manifest of the version before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// What is to be mended, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// `figures.tax`, `guide.3.2`, `projects[p1].land`; empty for the submission as a whole.
    pub at: String,
    /// What is to be done.
    pub words: String,
}

/// What an adjustment is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A figure.
    Figure(String),
    /// The answer to an aspect of the guide.
    Answer(String),
}

impl Entry {
    /// Its canonical spelling.
    pub fn json(&self) -> String {
        canonical_of(self)
    }

    /// What it is called by.
    pub fn digest(&self) -> String {
        sha256_hex(self.json().as_bytes())
    }
}

impl Target {
    /// As remarks name the place: `figures.tax`, `guide.3.2`.
    pub fn place(&self) -> String {
        match self {
            Self::Figure(id) => format!("figures.{id}"),
            Self::Answer(aspect) => format!("guide.{aspect}"),
        }
    }
}

impl Event {
    /// Name in files, and key of its words.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Pack { .. } => "pack",
            Self::Table { .. } => "table",
            Self::Received { .. } => "received",
            Self::Triaged { .. } => "triaged",
            Self::Accepted { .. } => "accepted",
            Self::Returned { .. } => "returned",
            Self::Adjusted { .. } => "adjusted",
            Self::Agreed { .. } => "agreed",
            Self::Reviewed { .. } => "reviewed",
            Self::Publicised { .. } => "publicised",
            Self::Objected { .. } => "objected",
            Self::Settled { .. } => "settled",
            Self::Published { .. } => "published",
            Self::Noted { .. } => "noted",
        }
    }

    /// True for what is about the period as a whole.
    pub fn is_of_period(&self) -> bool {
        matches!(self, Self::Pack { .. } | Self::Table { .. })
    }
}
