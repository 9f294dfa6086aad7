//! Drafts in a store: list, read, write, remove.
//!
//! The keys are the index, so it cannot disagree with what is there. What cannot be read stays
//! where it is, is listed for download, and is never written over: ids are not used twice.

use super::format::{Envelope, FormatError, StoredDraft, envelope_of_text, text_of_envelope};
use super::store::DraftStore;

const PREFIX: &str = "wutong.draft.";

/// An entry of the list of drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Listed {
    /// It can be opened.
    Draft {
        /// Its id.
        id: String,
        /// What it holds.
        envelope: Envelope,
    },
    /// It cannot be read and is set aside.
    SetAside {
        /// Its id.
        id: String,
        /// Why.
        error: FormatError,
        /// What is there, for download.
        text: String,
    },
}

/// Why a draft was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadError {
    /// There is none of that id.
    Absent,
    /// It cannot be read.
    Format(FormatError),
}

/// Why a draft was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SaveError {
    /// The store has no room or is switched off.
    Refused,
    /// Somebody else wrote since: another window.
    Conflict,
}

/// The key of a draft.
pub(crate) fn key_of(id: &str) -> String {
    format!("{PREFIX}{id}")
}

/// All drafts, last saved first; then what is set aside.
pub(crate) fn list(store: &dyn DraftStore) -> Vec<Listed> {
    let mut good = Vec::new();
    let mut aside = Vec::new();
    for key in store.keys() {
        let Some(id) = key.strip_prefix(PREFIX).map(str::to_owned) else { continue };
        let Some(text) = store.read(&key) else { continue };
        match envelope_of_text(&text) {
            Ok(envelope) => good.push((envelope.saved.clone(), id, envelope)),
            Err(error) => aside.push(Listed::SetAside { id, error, text }),
        }
    }
    good.sort_by(|left, right| right.0.cmp(&left.0));
    let good = good.into_iter().map(|(_, id, envelope)| Listed::Draft { id, envelope });
    good.chain(aside).collect()
}

/// A draft by its id.
pub(crate) fn read(store: &dyn DraftStore, id: &str) -> Result<Envelope, ReadError> {
    let text = store.read(&key_of(id)).ok_or(ReadError::Absent)?;
    envelope_of_text(&text).map_err(ReadError::Format)
}

/// Writes the revision after `base`; refuses if another one lies there.
pub(crate) fn save(
    store: &dyn DraftStore,
    id: &str,
    base: u64,
    saved: &str,
    draft: StoredDraft,
) -> Result<u64, SaveError> {
    match read(store, id) {
        Ok(there) if there.revision != base => return Err(SaveError::Conflict),
        Err(ReadError::Format(_)) => return Err(SaveError::Conflict),
        Ok(_) | Err(ReadError::Absent) => {}
    }
    let revision = base.saturating_add(1);
    let envelope = Envelope { revision, saved: saved.to_owned(), draft };
    let written = store.write(&key_of(id), &text_of_envelope(&envelope));
    written.map(|()| revision).map_err(|_refused| SaveError::Refused)
}

/// Takes a draft away and returns its text, so that it can be put back.
pub(crate) fn remove(store: &dyn DraftStore, id: &str) -> Option<String> {
    let text = store.read(&key_of(id));
    store.remove(&key_of(id));
    text
}

/// Puts back what [`remove`] took away.
pub(crate) fn restore(store: &dyn DraftStore, id: &str, text: &str) -> Result<(), SaveError> {
    store.write(&key_of(id), text).map_err(|_refused| SaveError::Refused)
}

#[cfg(test)]
mod tests {
    use super::super::format::tests::envelope;
    use super::super::store::MemoryStore;
    use super::*;

    fn saved(store: &dyn DraftStore, id: &str, base: u64, at: &str) -> Result<u64, SaveError> {
        save(store, id, base, at, envelope(id).draft)
    }

    #[test]
    fn revisions_count_up_and_the_latest_is_listed_first() {
        let store = MemoryStore::default();
        assert_eq!(saved(&store, "a", 0, "2026-01-01"), Ok(1));
        assert_eq!(saved(&store, "b", 0, "2026-01-02"), Ok(1));
        assert_eq!(saved(&store, "a", 1, "2026-01-03"), Ok(2));
        let ids: Vec<String> = list(&store)
            .into_iter()
            .map(|listed| match listed {
                Listed::Draft { id, .. } | Listed::SetAside { id, .. } => id,
            })
            .collect();
        assert_eq!(ids, ["a", "b"]);
    }

    #[test]
    fn another_windows_revision_is_not_written_over() {
        let store = MemoryStore::default();
        assert_eq!(saved(&store, "a", 0, "1"), Ok(1));
        assert_eq!(saved(&store, "a", 1, "2"), Ok(2));
        assert_eq!(saved(&store, "a", 1, "3"), Err(SaveError::Conflict));
        assert_eq!(read(&store, "a").map(|envelope| envelope.saved), Ok("2".to_owned()));
    }

    #[test]
    fn a_full_store_says_so_and_keeps_what_it_had() {
        let store = MemoryStore::with_limit(400);
        assert_eq!(saved(&store, "a", 0, "1"), Ok(1));
        let mut large = envelope("a").draft;
        large.cluster = "x".repeat(500);
        assert_eq!(save(&store, "a", 1, "2", large), Err(SaveError::Refused));
        assert_eq!(read(&store, "a").map(|envelope| envelope.revision), Ok(1));
    }

    #[test]
    fn what_cannot_be_read_is_set_aside_and_never_written_over() {
        let store = MemoryStore::default();
        let newer = "{\"schema\":9}";
        assert_eq!(store.write(&key_of("n"), newer), Ok(()));
        assert_eq!(store.write(&key_of("d"), "{\"schema\":1,"), Ok(()));
        assert_eq!(saved(&store, "n", 0, "1"), Err(SaveError::Conflict));
        assert_eq!(saved(&store, "d", 0, "1"), Err(SaveError::Conflict));
        let errors: Vec<FormatError> = list(&store)
            .into_iter()
            .filter_map(|listed| match listed {
                Listed::SetAside { error, .. } => Some(error),
                Listed::Draft { .. } => None,
            })
            .collect();
        assert_eq!(errors, [FormatError::Damaged, FormatError::Newer]);
        assert_eq!(store.read(&key_of("n")).as_deref(), Some(newer));
    }

    #[test]
    fn what_is_removed_can_be_put_back() {
        let store = MemoryStore::default();
        assert_eq!(saved(&store, "a", 0, "1"), Ok(1));
        let text = remove(&store, "a").unwrap_or_default();
        assert_eq!(read(&store, "a"), Err(ReadError::Absent));
        assert_eq!(restore(&store, "a", &text), Ok(()));
        assert_eq!(read(&store, "a").map(|envelope| envelope.revision), Ok(1));
    }
}
