//! [`Backup`]: all drafts in one file, and how each goes back to where there are drafts already.
//!
//! A draft carries the digests of the revisions it came from. So it can be told whether what is
//! here came before it, after it, or went another way; then both are kept. Pure.

use serde::{Deserialize, Serialize};

use super::blobs::digest_of;
use super::format::{Envelope, FormatError, envelope_of_text};

/// The schema that is written now.
const SCHEMA: u32 = 1;

/// All drafts in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Backup {
    /// When it was made: ISO 8601.
    pub(crate) made: String,
    /// The drafts.
    pub(crate) drafts: Vec<BackedUp>,
}

/// A draft in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BackedUp {
    /// Its id.
    pub(crate) id: String,
    /// Digests of the texts of its revisions, as far as they were kept.
    pub(crate) lineage: Vec<String>,
    /// The text of the newest revision.
    pub(crate) text: String,
}

#[derive(Serialize, Deserialize)]
struct Spelt {
    backup: u32,
    made: String,
    checksum: String,
    drafts: Vec<BackedUp>,
}

#[derive(Deserialize)]
struct Versioned {
    backup: u32,
}

/// How a draft of a backup goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Merge {
    /// There is none of that id: it is added.
    Add,
    /// It is there as it is in the backup, or newer.
    Keep,
    /// What is there came before it: it becomes the next revision.
    Forward,
    /// What is there went another way: it is added as a copy.
    Copy,
}

impl Backup {
    /// The file.
    pub(crate) fn text(&self) -> String {
        let spelt = Spelt {
            backup: SCHEMA,
            made: self.made.clone(),
            checksum: checksum(SCHEMA, &self.made, &self.drafts),
            drafts: self.drafts.clone(),
        };
        serde_json::to_string(&spelt).unwrap_or_default()
    }

    /// True if a file calls itself a backup, intact or not.
    pub(crate) fn is_one(bytes: &[u8]) -> bool {
        serde_json::from_slice::<Versioned>(bytes).is_ok()
    }

    /// What a file holds.
    pub(crate) fn of_text(text: &str) -> Result<Self, FormatError> {
        let damaged = |_error: serde_json::Error| FormatError::Damaged;
        let versioned: Versioned = serde_json::from_str(text).map_err(damaged)?;
        if versioned.backup > SCHEMA {
            return Err(FormatError::Newer);
        }
        let spelt: Spelt = serde_json::from_str(text).map_err(damaged)?;
        if checksum(spelt.backup, &spelt.made, &spelt.drafts) != spelt.checksum {
            return Err(FormatError::Damaged);
        }
        Ok(Self { made: spelt.made, drafts: spelt.drafts })
    }
}

fn checksum(schema: u32, made: &str, drafts: &[BackedUp]) -> String {
    let drafts = serde_json::to_string(drafts).unwrap_or_default();
    digest_of(format!("{schema}\n{made}\n{drafts}").as_bytes())
}

impl BackedUp {
    /// What it holds.
    pub(crate) fn envelope(&self) -> Result<Envelope, FormatError> {
        envelope_of_text(&self.text)
    }

    /// How it goes back to where this text is, with these revisions behind it.
    pub(crate) fn merge(&self, there: Option<&str>, lineage_there: &[String]) -> Merge {
        let Some(there) = there else { return Merge::Add };
        if self.says_the_same(there) {
            return Merge::Keep;
        }
        let (own, there) = (digest_of(self.text.as_bytes()), digest_of(there.as_bytes()));
        if lineage_there.contains(&own) {
            Merge::Keep
        } else if self.lineage.contains(&there) {
            Merge::Forward
        } else {
            Merge::Copy
        }
    }

    /// True if a text is of a draft that says the same, whichever revision it is.
    fn says_the_same(&self, there: &str) -> bool {
        let drafts = (self.envelope(), envelope_of_text(there));
        self.text == there || matches!(drafts, (Ok(own), Ok(there)) if own.draft == there.draft)
    }
}

/// The most days between a change and a backup that nobody is reminded of.
const DAYS: u64 = 14;
const DAY_MS: u64 = 86_400_000;

/// True if it is time to make a backup: the last one, or else the first look for one, is old, and
/// something was saved since. All in milliseconds since 1970.
pub(crate) fn is_due(last: u64, newest: Option<u64>, now: u64) -> bool {
    newest.is_some_and(|newest| newest > last) && now > last.saturating_add(DAYS * DAY_MS)
}

#[cfg(test)]
mod tests {
    use super::super::format::tests::envelope;
    use super::super::format::text_of_envelope;
    use super::*;

    fn backup() -> Backup {
        let text = text_of_envelope(&envelope("A"));
        let lineage = vec![digest_of(b"before"), digest_of(text.as_bytes())];
        let draft = BackedUp { id: "a".to_owned(), lineage, text };
        Backup { made: "2026-11-24T14:02:00Z".to_owned(), drafts: vec![draft] }
    }

    #[test]
    fn what_is_written_is_read_back_and_any_change_is_noticed() {
        let text = backup().text();
        assert_eq!(Backup::of_text(&text), Ok(backup()));
        let changed = text.replace("14:02", "14:03");
        assert_eq!(Backup::of_text(&changed), Err(FormatError::Damaged));
        let cut = text.get(..text.len() / 2).unwrap_or_default();
        assert_eq!(Backup::of_text(cut), Err(FormatError::Damaged));
        assert_eq!(Backup::of_text("{\"backup\":9}"), Err(FormatError::Newer));
    }

    #[test]
    fn schema_1_is_read_for_ever() {
        let archived = include_str!("../../tests/archive/backup-1.json").trim_end();
        assert_eq!(Backup::of_text(archived), Ok(backup()));
    }

    #[test]
    fn what_went_another_way_is_kept_beside() {
        let backup = backup();
        let Some(draft) = backup.drafts.first() else { return assert_eq!(backup.drafts, []) };
        let own = digest_of(draft.text.as_bytes());
        assert_eq!(draft.merge(None, &[]), Merge::Add);
        assert_eq!(draft.merge(Some(&draft.text), &[]), Merge::Keep);
        assert_eq!(draft.merge(Some("later"), &[own]), Merge::Keep);
        let again = Envelope { revision: 7, ..envelope("A") };
        assert_eq!(draft.merge(Some(&text_of_envelope(&again)), &[]), Merge::Keep);
        assert_eq!(draft.merge(Some("before"), &[]), Merge::Forward);
        assert_eq!(draft.merge(Some("other"), &[digest_of(b"before")]), Merge::Copy);
    }

    #[test]
    fn a_reminder_comes_only_when_something_would_be_lost() {
        let late = 15 * DAY_MS;
        assert!(is_due(0, Some(1), late));
        assert!(!is_due(0, Some(1), 13 * DAY_MS));
        assert!(!is_due(5, Some(5), late));
        assert!(!is_due(0, None, late));
    }
}
