//! [`DossierFile`]: the figures of a dossier as a JSON file, read strictly.
//!
//! A file is either read whole or refused with a reason; within a file that is read, an entry of
//! the wrong form stays an entry, so that the engine can say what is wrong with it.

use engine::facts::{Dossier, RawEntry};
use report::roll::TakenRoll;
use serde_json::value::RawValue;

use crate::roll_file::RollFile;
use crate::strict_json::{DEEPEST, Members, StrictError, members};

/// The greatest file that is read, in bytes.
pub const LARGEST: usize = 1_000_000;

/// A dossier as a file holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DossierFile {
    /// `industrial@2026.1`, if it names one.
    pub rubric: Option<String>,
    /// Name of the cluster, if it gives one.
    pub cluster_name: Option<String>,
    /// When it must be handed in, if that was said; the assessment does not depend on it.
    pub deadline: Option<String>,
    /// The roll that figures were taken from, if it names one.
    pub roll: Option<TakenRoll>,
    /// What people wrote into the development report themselves, by section.
    pub paragraphs: Vec<(String, String)>,
    /// Period and entries.
    pub dossier: Dossier,
}

/// Why a file was not read. `locale` has the words under `refusal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`LARGEST`] bytes.
    TooLarge,
    /// Not UTF-8, from this byte on.
    NotUtf8(usize),
    /// It begins with a byte order mark.
    ByteOrderMark,
    /// Not JSON; what the reader says.
    NotJson(String),
    /// A key stands twice in one object.
    DuplicateKey(String),
    /// Nested deeper than this.
    TooDeep(usize),
    /// `figures` is absent or no object.
    NoFigures,
}

/// Reads a dossier.
///
/// # Errors
/// The first reason why the file cannot be read as a whole.
pub fn dossier_from_bytes(bytes: &[u8]) -> Result<DossierFile, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(Refusal::ByteOrderMark);
    }
    let text =
        core::str::from_utf8(bytes).map_err(|error| Refusal::NotUtf8(error.valid_up_to()))?;
    let Members(top) = members(text)?.ok_or(Refusal::NoFigures)?;
    let member = |name: &str| top.iter().position(|(key, _)| key == name);
    let value = |name: &str| member(name).and_then(|index| top.get(index)).map(|(_, value)| *value);
    let figures = value("figures").and_then(Members::within);
    let Members(figures) = figures.ok_or(Refusal::NoFigures)?;
    let entries: Vec<(String, RawEntry)> =
        figures.into_iter().map(|(id, value)| (id, entry_from_json(value))).collect();
    let is_after = member("period") > member("figures");
    Ok(DossierFile {
        rubric: value("rubric").and_then(text_of),
        cluster_name: value("cluster").and_then(name_of),
        deadline: value("deadline").and_then(text_of),
        roll: value("roll").and_then(roll_of),
        paragraphs: value("paragraphs").map(paragraphs_of).unwrap_or_default(),
        dossier: Dossier {
            period: value("period").and_then(text_of),
            period_place: if is_after { entries.len() } else { 0 },
            entries,
        },
    })
}

impl From<StrictError> for Refusal {
    fn from(error: StrictError) -> Self {
        match error {
            StrictError::Syntax(error) => Self::NotJson(error.to_string()),
            StrictError::Duplicate(key) => Self::DuplicateKey(key),
            StrictError::TooDeep => Self::TooDeep(DEEPEST),
        }
    }
}

pub(crate) fn text_of(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

fn name_of(cluster: &RawValue) -> Option<String> {
    let Members(members) = Members::within(cluster)?;
    members.iter().find(|(key, _)| key == "name").and_then(|(_, value)| text_of(value))
}

/// The texts among the members; what is of another form is somebody else's.
fn paragraphs_of(paragraphs: &RawValue) -> Vec<(String, String)> {
    let Some(Members(members)) = Members::within(paragraphs) else { return Vec::new() };
    members.into_iter().filter_map(|(id, text)| Some((id, text_of(text)?))).collect()
}

/// The roll that figures were taken from; a member of that name and another form is somebody else's.
fn roll_of(roll: &RawValue) -> Option<TakenRoll> {
    serde_json::from_str(roll.get()).ok().map(RollFile::into_taken)
}

/// An entry as it is spelt: whole numbers keep their digits, everything odd stays visible.
pub(crate) fn entry_from_json(value: &RawValue) -> RawEntry {
    let spelt = value.get();
    let unreadable = || RawEntry::Unreadable(spelt.to_owned());
    match spelt.bytes().next() {
        Some(b'n') | None => RawEntry::Nothing,
        Some(b'"') => text_of(value).map_or_else(unreadable, RawEntry::Text),
        Some(b'{') => not_applicable(value).unwrap_or(RawEntry::BadObject),
        Some(b'-' | b'0'..=b'9') if !spelt.contains(['.', 'e', 'E']) => {
            RawEntry::Text(spelt.to_owned())
        }
        Some(_) => unreadable(),
    }
}

/// Exactly `{"na": "reason"}`.
fn not_applicable(value: &RawValue) -> Option<RawEntry> {
    let Members(members) = Members::within(value)?;
    match members.as_slice() {
        [(key, reason)] if key == "na" => text_of(reason).map(RawEntry::NotApplicable),
        _ => None,
    }
}
