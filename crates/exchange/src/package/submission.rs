//! [`Submission`]: a dossier that was handed in, frozen. The types of its parts are of their own
//! and versioned: what drafts look like inside the app may change, these may not.

use serde::{Deserialize, Serialize};

use super::summary::Summary;

/// What is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Who hands in what.
    pub head: Head,
    /// The dossier file in its canonical spelling (RFC 8785).
    pub dossier: String,
    /// The self-assessment as it was; whoever checks a package computes it anew.
    pub summary: Summary,
    /// The development report as text.
    pub report: String,
    /// The files that figures were taken from, in order.
    pub originals: Vec<Original>,
}

/// A file that figures were taken from, or evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Its name as it was; within a package a safe one takes its place.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The part `submission.json`: who hands in what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The program that wrote it: `wutong 0.1.0`.
    pub app: String,
    /// Who hands in.
    pub cluster: Cluster,
    /// Who answers for it.
    pub declaration: Declaration,
    /// Digest of the rubric's edition, `sha256:…`.
    pub digest: String,
    /// The edition of the rubric: `2026.1`.
    pub edition: String,
    /// Kind of the cluster, by the name of its rubric: `industrial`.
    pub kind: String,
    /// Language of the report and the declaration: `zh-CN`.
    pub language: String,
    /// Counts the versions handed in, from 1.
    pub number: u32,
    /// Names of the originals as they were, in the order of their parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub originals: Vec<String>,
    /// Digests of the period packs that figures were filled from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<String>,
    /// The reporting period: `2020Q3`.
    pub period: String,
    /// The version before; none of the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Previous>,
}

/// Who hands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cluster {
    /// Code of its district by GB/T 2260, where the basics name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Its name.
    pub name: String,
}

/// The version before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// SHA-256 of its manifest, in lower-case hexadecimal.
    pub manifest: String,
    /// Why it was corrected.
    pub reason: String,
}

/// Who answers for a submission, with which words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// The day: `2020-10-15`.
    pub date: String,
    /// Those who sign.
    pub people: Vec<Signatory>,
    /// What they declare.
    pub text: String,
}

/// Somebody who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The name.
    pub name: String,
    /// In which role; empty if that is not said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
}

impl Head {
    /// The reference of the edition: `industrial@2026.1`.
    pub fn reference(&self) -> String {
        format!("{}@{}", self.kind, self.edition)
    }
}
