//! [`DraftStore`]: what holds texts by key, and [`MemoryStore`], its twin without a browser.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// A write that was refused: the store is full, or switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WriteRefused;

/// What holds texts by key.
pub(crate) trait DraftStore {
    /// The text of a key.
    fn read(&self, key: &str) -> Option<String>;
    /// Puts a text in the place of what was there.
    fn write(&self, key: &str, text: &str) -> Result<(), WriteRefused>;
    /// Takes a key away.
    fn remove(&self, key: &str);
    /// All keys, in order.
    fn keys(&self) -> Vec<String>;
}

/// Holds texts as long as the page is open.
#[derive(Debug, Default)]
pub(crate) struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
}

impl DraftStore for MemoryStore {
    fn read(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    fn write(&self, key: &str, text: &str) -> Result<(), WriteRefused> {
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }
}
