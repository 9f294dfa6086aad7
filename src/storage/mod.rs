//! Drafts on this computer.
//!
//! * [`store`]: [`DraftStore`], what holds texts by key, and its in-memory twin.
//! * [`local`]: the browser's local storage, through gloo-storage: the heads.
//! * [`vault`]: what holds records in tables, by transactions.
//! * [`database`]: the browser's IndexedDB as a vault.
//! * [`format`]: the stored form of a draft, versioned, with revision and checksum.
//! * [`drafts`]: the keys of heads.
//! * [`order`]: in which order the places are written.
//! * [`keeper`]: carries the orders out.
//! * [`newest`], [`recovery`]: which revision holds after a start, and what is mended.
//! * [`lease`], [`leasing`]: who may write.
//! * [`blobs`]: rolls and original files.
//! * [`points`]: states of a draft that can be gone back to.
//! * [`portfolio`]: what an official keeps, in a database of its own.
//! * [`backup`], [`restoring`]: all drafts to one file and back.
//! * [`faults`]: the twin that fails or ends at any step, and what must hold then.

pub(crate) mod backup;
pub(crate) mod blobs;
pub(crate) mod database;
pub(crate) mod drafts;
#[cfg(test)]
mod faults;
pub(crate) mod format;
pub(crate) mod keeper;
pub(crate) mod lease;
mod leasing;
pub(crate) mod local;
pub(crate) mod newest;
pub(crate) mod order;
pub(crate) mod points;
pub(crate) mod portfolio;
mod recovery;
pub(crate) mod restoring;
pub(crate) mod store;
pub(crate) mod vault;

pub(crate) use drafts::SetAside;
pub(crate) use format::{StoredAnswer, StoredDraft, StoredRow, text_of_envelope as text_of};
pub(crate) use recovery::Inventory;
pub(crate) use store::{DraftStore, MemoryStore};
