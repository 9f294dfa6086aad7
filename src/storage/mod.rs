//! Drafts on this computer.
//!
//! * [`store`]: [`DraftStore`], what holds texts by key, and its in-memory twin.
//! * [`local`]: the browser's local storage, through gloo-storage.
//! * [`format`]: the stored form of a draft, versioned, with revision and checksum.
//! * [`drafts`]: list, read, write and remove drafts in any store.

pub(crate) mod drafts;
pub(crate) mod format;
pub(crate) mod local;
pub(crate) mod store;

pub(crate) use drafts::{Listed, ReadError, SaveError};
pub(crate) use format::{StoredAnswer, StoredDraft};
pub(crate) use store::{DraftStore, MemoryStore};
