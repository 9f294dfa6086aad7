//! [`Shelf`]: the store that drafts lie in, chosen once.

use std::rc::Rc;

use locale::Language;

use super::draft::Draft;
use super::shipped::edition;
use super::workspace::Workspace;
use crate::storage::local::LocalStore;
use crate::storage::{DraftStore, Listed, MemoryStore, drafts};

const LANGUAGE: &str = "wutong.language";

/// The store that drafts lie in.
#[derive(Clone)]
pub(crate) struct Shelf {
    /// The store.
    pub(crate) store: Rc<dyn DraftStore>,
    /// False if it is forgotten with the page.
    pub(crate) is_lasting: bool,
}

/// A draft in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListedDraft {
    /// The draft.
    pub(crate) draft: Draft,
    /// When it was saved: ISO 8601.
    pub(crate) saved: String,
    /// Its state in one line: total and stars.
    pub(crate) state: String,
}

impl Shelf {
    /// The browser's own store, or memory where there is none.
    pub(crate) fn open() -> Self {
        match LocalStore::granted() {
            Some(store) => Self { store: Rc::new(store), is_lasting: true },
            None => Self { store: Rc::new(MemoryStore::default()), is_lasting: false },
        }
    }

    /// The language that was chosen last; Chinese at first.
    pub(crate) fn language(&self) -> Language {
        let tag = self.store.read(LANGUAGE);
        tag.as_deref().and_then(Language::from_tag).unwrap_or_default()
    }

    /// Remembers the language.
    pub(crate) fn remember_language(&self, language: Language) {
        // A store without room forgets the language: no harm.
        let _ = self.store.write(LANGUAGE, language.tag());
    }

    /// Drafts that can be opened, last saved first, and what is set aside.
    pub(crate) fn listed(&self, language: Language) -> (Vec<ListedDraft>, Vec<Listed>) {
        let mut good = Vec::new();
        let mut aside = Vec::new();
        for listed in drafts::list(self.store.as_ref()) {
            match listed {
                Listed::Draft { id, envelope } => {
                    let draft = Draft::from_stored(&id, envelope.draft);
                    let state = state_of(&draft, language);
                    good.push(ListedDraft { draft, saved: envelope.saved, state });
                }
                aside_one @ Listed::SetAside { .. } => aside.push(aside_one),
            }
        }
        (good, aside)
    }
}

fn state_of(draft: &Draft, language: Language) -> String {
    let Some(edition) = edition(&draft.rubric) else { return String::new() };
    let workspace = Workspace::open(edition, draft.clone(), language);
    let panel = &workspace.page().panel;
    let separator = locale::keys::HOME_SEPARATOR.words(language);
    format!("{}{separator}{}", panel.total, panel.stars)
}
