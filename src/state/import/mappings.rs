//! What headings stand for, remembered on this computer: a JSON object of texts and the names of
//! figures and columns.

use std::collections::BTreeMap;

use crate::storage::DraftStore;

/// The key in the store.
const HEADINGS: &str = "wutong.headings";

/// What is remembered; nothing where it cannot be read.
pub(super) fn remembered(store: &dyn DraftStore) -> BTreeMap<String, String> {
    let text = store.read(HEADINGS);
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Remembers what a text stands for; an empty name forgets it.
pub(super) fn remember(store: &dyn DraftStore, text: &str, name: &str) {
    let mut known = remembered(store);
    if name.is_empty() {
        known.remove(text);
    } else {
        known.insert(text.to_owned(), name.to_owned());
    }
    if known.is_empty() {
        return store.remove(HEADINGS);
    }
    if let Ok(written) = serde_json::to_string(&known) {
        // A store without room forgets it: it is asked for again.
        let _ = store.write(HEADINGS, &written);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::MemoryStore;

    #[test]
    fn what_is_said_is_remembered_until_it_is_forgotten() {
        let store = MemoryStore::default();
        remember(&store, "Undertaking", "projects/name");
        remember(&store, "State", "projects/stage");
        remember(&store, "State", "projects/contract-no");
        let known = |text: &str| remembered(&store).get(text).cloned();
        assert_eq!(known("State").as_deref(), Some("projects/contract-no"));
        remember(&store, "State", "");
        assert_eq!((known("State"), remembered(&store).len()), (None, 1));
        remember(&store, "Undertaking", "");
        assert_eq!(store.read(HEADINGS), None);
        assert_eq!(store.write(HEADINGS, "no JSON"), Ok(()));
        assert_eq!(remembered(&store), BTreeMap::new());
    }
}
