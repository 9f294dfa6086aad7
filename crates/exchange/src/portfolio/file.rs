//! [`PortfolioFile`]: what an official keeps of a period, as one file: the review log and the bytes
//! that it names. The format is described byte for byte in `docs/portfolio.md`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Event};
use super::log::Log;
use super::refusal::PortfolioRefusal;
use crate::package::archive::{Entry as Part, archive_of, open_archive};
use crate::package::canonical::canonical_of;
use crate::package::digests::sha256_hex;

/// What the format calls itself.
pub const FORMAT: &str = "wutong-portfolio";

/// The version of the format that is written.
pub const VERSION: u64 = 1;

/// The greatest portfolio that is written or read, in bytes.
pub const LARGEST: usize = 1_000_000_000;

/// The most parts of a portfolio.
pub const MOST_PARTS: usize = 5_000;

/// The most entries of a log.
pub const MOST_ENTRIES: usize = 100_000;

/// The greatest log that is read, in bytes.
pub const LARGEST_LOG: usize = 100_000_000;

/// The list of parts.
const MANIFEST: &str = "manifest.json";
/// The review log.
const LOG: &str = "log.json";
/// The folder of files.
const FILES: &str = "files/";

/// What an official keeps of a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PortfolioFile {
    /// The review log.
    pub log: Log,
    /// Packs, tables and packages: bytes by their SHA-256.
    pub files: Files,
}

/// Bytes by their SHA-256 in lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Files(BTreeMap<String, Vec<u8>>);

/// Where bytes come from: a [`Files`], or a store of the browser's.
pub trait Store {
    /// The bytes of a SHA-256.
    fn bytes(&self, sha256: &str) -> Option<Cow<'_, [u8]>>;
}

/// The part `manifest.json`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    format: String,
    parts: Vec<Listed>,
    version: u64,
}

#[derive(Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct Listed {
    path: String,
    sha256: String,
    size: u64,
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

impl Files {
    /// Keeps bytes; returns their SHA-256.
    pub fn keep(&mut self, bytes: Vec<u8>) -> String {
        let sha256 = sha256_hex(&bytes);
        self.0.entry(sha256.clone()).or_insert(bytes);
        sha256
    }

    /// All of them, by SHA-256.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(sha256, bytes)| (sha256.as_str(), bytes.as_slice()))
    }

    /// Takes over those of another that are not here.
    pub fn join(&mut self, other: &Self) {
        for (sha256, bytes) in &other.0 {
            if !self.0.contains_key(sha256) {
                self.0.insert(sha256.clone(), bytes.clone());
            }
        }
    }
}

impl Store for Files {
    fn bytes(&self, sha256: &str) -> Option<Cow<'_, [u8]>> {
        self.0.get(sha256).map(|bytes| Cow::Borrowed(bytes.as_slice()))
    }
}

impl PortfolioFile {
    /// The one file of it: always the same bytes for the same log and files.
    ///
    /// # Errors
    /// It would be too large, or have too many parts or entries.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PortfolioRefusal> {
        if self.log.len() > MOST_ENTRIES {
            return Err(PortfolioRefusal::TooManyEntries(self.log.len()));
        }
        if self.files.0.len() + 2 > MOST_PARTS {
            return Err(PortfolioRefusal::TooManyParts(self.files.0.len() + 2));
        }
        let length: usize = self.files.0.values().map(Vec::len).sum();
        if length > LARGEST {
            return Err(PortfolioRefusal::TooLarge(length));
        }
        let entries: Vec<&Entry> = self.log.entries().map(|(_, entry)| entry).collect();
        let log = canonical_of(&entries).into_bytes();
        let files = self.files.iter().map(|(name, bytes)| (format!("{FILES}{name}"), bytes));
        let mut parts: Vec<(String, &[u8])> = vec![(LOG.to_owned(), log.as_slice())];
        parts.extend(files);
        let listed = parts.iter().map(|(path, bytes)| listed(path, bytes)).collect();
        let manifest = Manifest { format: FORMAT.to_owned(), parts: listed, version: VERSION };
        let manifest = canonical_of(&manifest).into_bytes();
        parts.insert(0, (MANIFEST.to_owned(), manifest.as_slice()));
        let bytes = archive_of(&parts);
        if bytes.len() > LARGEST {
            return Err(PortfolioRefusal::TooLarge(bytes.len()));
        }
        Ok(bytes)
    }

    /// Reads a portfolio file.
    ///
    /// # Errors
    /// Why the file is no portfolio, or not byte for byte one that was written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PortfolioRefusal> {
        if bytes.len() > LARGEST {
            return Err(PortfolioRefusal::TooLarge(bytes.len()));
        }
        let opened = open_archive(bytes, MOST_PARTS).map_err(|finding| {
            if finding.code == report::package::PackageCode::TooManyParts {
                PortfolioRefusal::TooManyParts(MOST_PARTS)
            } else {
                PortfolioRefusal::NotAPortfolio
            }
        })?;
        let manifest = manifest_of(&opened.entries)?;
        if !opened.findings.is_empty() {
            return Err(PortfolioRefusal::Archive(opened.findings));
        }
        held_parts(&opened.entries, &manifest)?;
        let mut portfolio = Self { log: log_of(&opened.entries)?, files: Files::default() };
        for part in &opened.entries {
            let Some(name) = part.name.strip_prefix(FILES) else { continue };
            let sha256 = portfolio.files.keep(part.bytes.unwrap_or_default().to_vec());
            if sha256 != name {
                return Err(broken(&part.name, ""));
            }
        }
        // Order and spelling of everything that was read: there is one way to write it.
        if portfolio.to_bytes()? != bytes {
            return Err(broken(MANIFEST, "not canonical"));
        }
        Ok(portfolio)
    }

    /// Takes over everything that another official's has. It plays no part which is merged into
    /// which, nor how often. Returns the digests of the entries that are new.
    pub fn merge(&mut self, other: &Self) -> Vec<String> {
        self.files.join(&other.files);
        self.log.merge(&other.log)
    }

    /// Digests that the log names and whose bytes are not here.
    pub fn missing(&self) -> Vec<String> {
        let named = self.log.entries().filter_map(|(_, entry)| match &entry.event {
            Event::Pack { sha256 } | Event::Table { sha256, .. } => Some(sha256),
            Event::Received { package } => Some(&package.sha256),
            _ => None,
        });
        let mut missing: Vec<String> =
            named.filter(|it| !self.files.0.contains_key(*it)).cloned().collect();
        missing.sort();
        missing.dedup();
        missing
    }
}

fn listed(path: &str, bytes: &[u8]) -> Listed {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Listed { path: path.to_owned(), sha256: sha256_hex(bytes), size }
}

fn broken(part: &str, reason: &str) -> PortfolioRefusal {
    PortfolioRefusal::Part { part: part.to_owned(), reason: reason.to_owned() }
}

fn bytes_of<'a>(parts: &[Part<'a>], name: &str) -> Option<&'a [u8]> {
    parts.iter().find(|part| part.name == name)?.bytes
}

fn manifest_of(parts: &[Part<'_>]) -> Result<Manifest, PortfolioRefusal> {
    let bytes = bytes_of(parts, MANIFEST).ok_or(PortfolioRefusal::NotAPortfolio)?;
    let head: Head =
        serde_json::from_slice(bytes).map_err(|error| broken(MANIFEST, &error.to_string()))?;
    if head.format != FORMAT {
        return Err(PortfolioRefusal::NotAPortfolio);
    }
    if head.version > VERSION {
        return Err(PortfolioRefusal::NewerVersion(head.version));
    }
    serde_json::from_slice(bytes).map_err(|error| broken(MANIFEST, &error.to_string()))
}

/// Whether the parts are those of the list.
fn held_parts(parts: &[Part<'_>], manifest: &Manifest) -> Result<(), PortfolioRefusal> {
    let mut held = parts.iter().filter(|part| part.name != MANIFEST);
    for expected in &manifest.parts {
        let part = held.next().ok_or_else(|| broken(&expected.path, "missing"))?;
        let found = listed(&part.name, part.bytes.unwrap_or_default());
        if found != *expected {
            return Err(broken(&part.name, ""));
        }
    }
    held.next().map_or(Ok(()), |part| Err(broken(&part.name, "not listed")))
}

fn log_of(parts: &[Part<'_>]) -> Result<Log, PortfolioRefusal> {
    let bytes = bytes_of(parts, LOG).ok_or_else(|| broken(LOG, "missing"))?;
    if bytes.len() > LARGEST_LOG {
        return Err(PortfolioRefusal::TooLarge(bytes.len()));
    }
    let entries: Vec<Entry> =
        serde_json::from_slice(bytes).map_err(|error| broken(LOG, &error.to_string()))?;
    if entries.len() > MOST_ENTRIES {
        return Err(PortfolioRefusal::TooManyEntries(entries.len()));
    }
    let mut log = Log::default();
    for entry in entries {
        log.insert(entry);
    }
    Ok(log)
}
