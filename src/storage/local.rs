//! [`LocalStore`]: the browser's local storage.
//!
//! Texts are kept as they are: what is damaged can then be seen, and handed out, as it is.

use gloo_storage::{LocalStorage, Storage};

use super::store::{DraftStore, WriteRefused};
use crate::browser;

/// The browser's local storage.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LocalStore(());

impl LocalStore {
    /// The storage, if the browser grants one.
    pub(crate) fn granted() -> Option<Self> {
        browser::grants_local_storage().then_some(Self(()))
    }
}

impl DraftStore for LocalStore {
    fn read(&self, key: &str) -> Option<String> {
        LocalStorage::raw().get_item(key).ok().flatten()
    }

    fn write(&self, key: &str, text: &str) -> Result<(), WriteRefused> {
        let storage = LocalStorage::raw();
        storage.set_item(key, text).map_err(|_refusal| WriteRefused)?;
        let is_there = storage.get_item(key).ok().flatten().is_some_and(|kept| kept == text);
        if is_there { Ok(()) } else { Err(WriteRefused) }
    }

    fn remove(&self, key: &str) {
        LocalStorage::delete(key);
    }

    fn keys(&self) -> Vec<String> {
        let storage = LocalStorage::raw();
        let mut keys: Vec<String> = (0..LocalStorage::length())
            .filter_map(|index| storage.key(index).ok().flatten())
            .collect();
        keys.sort_unstable();
        keys
    }
}
