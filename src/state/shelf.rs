//! [`Shelf`]: the places that drafts lie in, chosen once, and what was recovered from them.

use std::cell::RefCell;
use std::rc::Rc;

use locale::Language;

use super::draft::Draft;
use super::saving::Lasting;
use super::shipped::edition;
use super::workspace::Workspace;
use crate::browser::clock;
use crate::storage::database::DatabaseVault;
use crate::storage::format::{Envelope, envelope_of_text};
use crate::storage::keeper::{Commit, Hand, Keeper};
use crate::storage::local::LocalStore;
use crate::storage::vault::Vault;
use crate::storage::{DraftStore, Inventory, MemoryStore, SetAside, drafts};

const LANGUAGE: &str = "wutong.language";

/// When the last backup was made, or drafts were first found: ISO 8601.
pub(super) const LAST_BACKUP: &str = "wutong.backup";

/// The places that drafts lie in.
#[derive(Clone)]
pub(crate) struct Shelf {
    /// Reads and writes them.
    pub(crate) keeper: Keeper,
    /// Whether heads outlive the page.
    pub(crate) lasting: Lasting,
    /// Revisions that have no room among the heads: draft, text and where this window stands.
    beside: Rc<RefCell<Vec<(String, String, Hand)>>>,
    aside: Rc<RefCell<Vec<SetAside>>>,
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
    /// The browser's own places, or memory where there are none, with every draft recovered.
    pub(crate) async fn open() -> Self {
        let (heads, lasting): (Rc<dyn DraftStore>, Lasting) = match LocalStore::granted() {
            Some(store) => (Rc::new(store), Lasting::Yes),
            None => (Rc::new(MemoryStore::default()), Lasting::No),
        };
        let vault = DatabaseVault::granted().await.map(|vault| Rc::new(vault) as Rc<dyn Vault>);
        let mut keeper = Keeper { heads, vault, window: clock::new_id() };
        let now = clock::milliseconds();
        let inventory = if let Ok(inventory) = keeper.recover(now).await {
            inventory
        } else {
            // A vault that does not answer is none.
            keeper.vault = None;
            keeper.recover(now).await.unwrap_or_default()
        };
        if !inventory.drafts.is_empty() && keeper.heads.read(LAST_BACKUP).is_none() {
            // From now on the days are counted; a store without room counts them later.
            let _ = keeper.heads.write(LAST_BACKUP, &clock::now());
        }
        Self::of_inventory(keeper, lasting, inventory)
    }

    fn of_inventory(keeper: Keeper, lasting: Lasting, inventory: Inventory) -> Self {
        let beside = inventory.drafts.into_iter().map(|(id, it)| (id, it.text, it.hand)).collect();
        Self {
            keeper,
            lasting,
            beside: Rc::new(RefCell::new(beside)),
            aside: Rc::new(RefCell::new(inventory.aside)),
        }
    }

    /// The heads.
    pub(crate) fn heads(&self) -> &dyn DraftStore {
        self.keeper.heads.as_ref()
    }

    /// True if there is a place that outlives a killed browser.
    pub(crate) fn has_vault(&self) -> bool {
        self.keeper.vault.is_some()
    }

    /// The newest revision of a draft, and where this window stands with it.
    pub(crate) fn read(&self, id: &str) -> Option<(Envelope, Hand)> {
        let beside = self.beside.borrow();
        let beside = beside.iter().find(|(known, ..)| known == id);
        let head = drafts::read(self.heads(), id);
        let in_head = head.as_ref().map(|head| head.revision);
        let top = beside.map(|(.., hand)| hand.top).max(in_head).unwrap_or_default();
        let other = beside.filter(|(.., hand)| hand.head.is_none());
        let other = other.and_then(|(_, text, _)| envelope_of_text(text).ok());
        let newest = match (head, other) {
            (Some(head), Some(other)) if other.revision > head.revision => other,
            (Some(head), _) => head,
            (None, Some(other)) => other,
            (None, None) => return None,
        };
        Some((newest, Hand { top, head: in_head }))
    }

    /// The ids of all drafts, in order.
    pub(crate) fn ids(&self) -> Vec<String> {
        let mut ids = self.keeper.head_ids();
        ids.extend(self.beside.borrow().iter().map(|(id, ..)| id.clone()));
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Remembers a revision that was begun; it may have no room among the heads.
    pub(crate) fn remember(&self, commit: &Commit) {
        self.forget(&commit.id);
        let hand = Hand { head: commit.head_written(), ..commit.hand };
        self.beside.borrow_mut().push((commit.id.clone(), commit.text.clone(), hand));
    }

    /// Forgets a draft that was removed.
    pub(crate) fn forget(&self, id: &str) {
        self.beside.borrow_mut().retain(|(known, ..)| known != id);
    }

    /// Forgets everything, after it was erased.
    pub(crate) fn forget_all(&self) {
        self.beside.borrow_mut().clear();
        self.aside.borrow_mut().clear();
    }

    /// The language that was chosen last; Chinese at first.
    pub(crate) fn language(&self) -> Language {
        let tag = self.heads().read(LANGUAGE);
        tag.as_deref().and_then(Language::from_tag).unwrap_or_default()
    }

    /// Remembers the language.
    pub(crate) fn remember_language(&self, language: Language) {
        // A store without room forgets the language: no harm.
        let _ = self.heads().write(LANGUAGE, language.tag());
    }

    /// Drafts that can be opened, last saved first, and what is set aside.
    pub(crate) fn listed(&self, language: Language) -> (Vec<ListedDraft>, Vec<SetAside>) {
        let ids = self.ids();
        let found = ids.iter().filter_map(|id| Some((id, self.read(id)?.0)));
        let mut good: Vec<ListedDraft> = found
            .map(|(id, envelope)| {
                let draft = Draft::from_stored(id, envelope.draft);
                let state = state_of(&draft, language);
                ListedDraft { draft, saved: envelope.saved, state }
            })
            .collect();
        good.sort_unstable_by(|left, right| {
            (&right.saved, &left.draft.id).cmp(&(&left.saved, &right.draft.id))
        });
        (good, self.aside_now(&ids))
    }

    /// A draft that is there, but cannot be read.
    pub(crate) fn set_aside(&self, id: &str) -> Option<SetAside> {
        self.aside_now(&self.ids()).into_iter().find(|aside| aside.id == id)
    }

    /// What was set aside at the start, and heads that cannot be read since.
    fn aside_now(&self, ids: &[String]) -> Vec<SetAside> {
        let mut aside = self.aside.borrow().clone();
        for id in ids.iter().filter(|id| self.read(id).is_none()) {
            let Some(text) = self.heads().read(&drafts::key_of(id)) else { continue };
            if let (Err(error), true) =
                (envelope_of_text(&text), aside.iter().all(|known| known.id != *id))
            {
                aside.push(SetAside { id: id.clone(), error, text });
            }
        }
        aside
    }
}

fn state_of(draft: &Draft, language: Language) -> String {
    let Some(edition) = edition(&draft.rubric) else { return String::new() };
    let workspace = Workspace::open(edition, draft.clone(), language);
    let panel = &workspace.page().panel;
    let separator = locale::keys::HOME_SEPARATOR.words(language);
    format!("{}{separator}{}", panel.total, panel.stars)
}
