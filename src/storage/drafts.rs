//! Heads of drafts in a store: their keys, and how they are read.
//!
//! The keys are the index, so it cannot disagree with what is there. What writes them is
//! [`super::keeper`]; ids are not used twice.

use super::format::{Envelope, FormatError, envelope_of_text};
use super::store::DraftStore;

const PREFIX: &str = "wutong.draft.";

/// What cannot be read and is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SetAside {
    /// Its id.
    pub(crate) id: String,
    /// Why.
    pub(crate) error: FormatError,
    /// What is there, for download.
    pub(crate) text: String,
}

/// The key of a draft.
pub(crate) fn key_of(id: &str) -> String {
    format!("{PREFIX}{id}")
}

/// A draft by its id, if its head is there and intact.
pub(crate) fn read(store: &dyn DraftStore, id: &str) -> Option<Envelope> {
    envelope_of_text(&store.read(&key_of(id))?).ok()
}
