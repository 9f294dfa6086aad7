//! [`Session`]: everything the app knows, as signals; opening, editing and autosave.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use locale::{Language, keys};

use super::dossier::{Opened, draft_from_file, file_from_draft, file_name};
use super::draft::Draft;
use super::route::Route;
use super::saving::Saving;
use super::shelf::Shelf;
use super::shipped::{EXAMPLE, edition};
use super::workspace::Workspace;
use crate::browser::{clock, crash, events, files, page};
use crate::storage::{ReadError, SaveError, drafts};

/// An edit is written this long after it, at the latest.
const SAVED_AFTER_MS: u32 = 250;

/// Something that was done, said at the foot of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// What was done.
    pub(crate) words: String,
    /// Id and text of a draft that can be put back.
    pub(crate) removed: Option<(String, String)>,
}

/// Everything the app knows.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    /// The language of everything.
    pub(crate) language: RwSignal<Language>,
    /// The page.
    pub(crate) route: RwSignal<Route>,
    /// What is asked why, beside the page.
    pub(crate) why: RwSignal<Option<String>>,
    /// The open draft.
    pub(crate) workspace: RwSignal<Option<Workspace>>,
    /// Where it stands with the store.
    pub(crate) saving: RwSignal<Saving>,
    /// Counts what happened to the list of drafts.
    pub(crate) shelf_changes: RwSignal<u32>,
    /// The last thing done.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// Why a file was not opened.
    pub(crate) refusal: RwSignal<Option<String>>,
    /// True while the list of keys is open.
    pub(crate) is_keys_open: RwSignal<bool>,
    shelf: StoredValue<Rc<Shelf>, LocalStorage>,
    revision: RwSignal<u64>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Session {
    /// The session of a page that was just opened.
    pub(crate) fn start() -> Self {
        let shelf = Shelf::open();
        let fragment = page::fragment();
        let (place, why) = Route::split_why(&fragment);
        Self {
            language: RwSignal::new(shelf.language()),
            route: RwSignal::new(Route::parse(place).unwrap_or_default()),
            why: RwSignal::new(why),
            workspace: RwSignal::new(None),
            saving: RwSignal::new(Saving::Untouched),
            shelf_changes: RwSignal::new(0),
            notice: RwSignal::new(None),
            refusal: RwSignal::new(None),
            is_keys_open: RwSignal::new(false),
            shelf: StoredValue::new_local(Rc::new(shelf)),
            revision: RwSignal::new(0),
            timer: StoredValue::new_local(None),
        }
    }

    /// The store of drafts.
    pub(crate) fn shelf(&self) -> Rc<Shelf> {
        self.shelf.get_value()
    }

    /// Something of the open draft, tracked; the default where none is open.
    pub(crate) fn of<T: Default>(&self, take: impl FnOnce(&Workspace) -> T) -> T {
        self.workspace.with(|workspace| workspace.as_ref().map(take).unwrap_or_default())
    }

    /// Something of the open draft, not tracked; the default where none is open.
    pub(crate) fn of_untracked<T: Default>(&self, take: impl FnOnce(&Workspace) -> T) -> T {
        self.workspace.with_untracked(|it| it.as_ref().map(take).unwrap_or_default())
    }

    /// Shows everything in another language.
    pub(crate) fn speak(&self, language: Language) {
        self.shelf().remember_language(language);
        self.workspace.update(|workspace| {
            if let Some(workspace) = workspace {
                workspace.set_language(language);
            }
        });
        self.language.set(language);
    }

    /// Opens the draft of the page, after the one before was saved.
    pub(crate) fn follow(&self, route: &Route) {
        let open = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().id.clone()));
        if open.as_deref() == route.draft() {
            return;
        }
        self.flush();
        let loaded = route.draft().and_then(|id| self.read(id));
        self.workspace.set(loaded);
    }

    fn read(&self, id: &str) -> Option<Workspace> {
        let envelope = drafts::read(self.shelf().store.as_ref(), id).ok()?;
        let edition = edition(&envelope.draft.rubric)?;
        let draft = Draft::from_stored(id, envelope.draft);
        self.revision.set(envelope.revision);
        self.saving.set(Saving::Saved(envelope.saved));
        let workspace = Workspace::open(edition, draft, self.language.get_untracked());
        lay_ready(&workspace, self.language.get_untracked());
        Some(workspace)
    }

    /// Edits the open draft; it is saved in a moment.
    pub(crate) fn edit(&self, change: impl FnOnce(&mut Workspace)) {
        self.workspace.update(|workspace| {
            if let Some(workspace) = workspace {
                change(workspace);
            }
        });
        if self.saving.with_untracked(|saving| *saving == Saving::Conflict) {
            return;
        }
        if !self.saving.with_untracked(Saving::is_at_risk) {
            self.saving.set(Saving::Pending);
        }
        let session = *self;
        self.timer.set_value(Some(events::after(SAVED_AFTER_MS, move || session.flush())));
    }

    /// Something that is no edit: a field was left.
    pub(crate) fn touch(&self, change: impl FnOnce(&mut Workspace)) {
        self.workspace.update(|workspace| {
            if let Some(workspace) = workspace {
                change(workspace);
            }
        });
    }

    /// Takes the last edit back.
    pub(crate) fn undo(&self) {
        if self.workspace.with_untracked(|it| it.as_ref().is_some_and(|it| it.history().has_done()))
        {
            self.edit(|workspace| {
                workspace.undo();
            });
        }
    }

    /// Makes it again.
    pub(crate) fn redo(&self) {
        let has_undone =
            |it: &Option<Workspace>| it.as_ref().is_some_and(|it| it.history().has_undone());
        if self.workspace.with_untracked(has_undone) {
            self.edit(|workspace| {
                workspace.redo();
            });
        }
    }

    /// Writes what is not yet written.
    pub(crate) fn flush(&self) {
        self.timer.set_value(None);
        let is_due = self.saving.with_untracked(|saving| {
            matches!(saving, Saving::Pending | Saving::Refused | Saving::NoStore)
        });
        let stored = self.workspace.with_untracked(|workspace| {
            let workspace = workspace.as_ref().filter(|_| is_due)?;
            lay_ready(workspace, self.language.get_untracked());
            Some((workspace.draft().id.clone(), workspace.draft().to_stored()))
        });
        let Some((id, stored)) = stored else { return };
        let drawer = self.shelf();
        let base = self.revision.get_untracked();
        let now = clock::now();
        let saving = match drafts::save(drawer.store.as_ref(), &id, base, &now, stored) {
            Ok(revision) => {
                self.revision.set(revision);
                if drawer.is_lasting { Saving::Saved(now) } else { Saving::NoStore }
            }
            Err(SaveError::Refused) => Saving::Refused,
            Err(SaveError::Conflict) => Saving::Conflict,
        };
        self.saving.set(saving);
    }

    /// Another window wrote under this key.
    pub(crate) fn heed(&self, key: &str) {
        self.shelf_changes.update(|count| *count = count.wrapping_add(1));
        let id = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().id.clone()));
        let Some(id) = id.filter(|id| drafts::key_of(id) == key) else { return };
        let there = drafts::read(self.shelf().store.as_ref(), &id);
        let is_other = |revision: u64| revision != self.revision.get_untracked();
        if there.is_ok_and(|there| is_other(there.revision)) {
            self.timer.set_value(None);
            self.saving.set(Saving::Conflict);
        }
    }

    /// Ends a conflict: the other window's draft is shown.
    pub(crate) fn take_theirs(&self) {
        let id = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().id.clone()));
        if let Some(theirs) = id.and_then(|id| self.read(&id)) {
            self.workspace.set(Some(theirs));
        }
    }

    /// Ends a conflict: this window's draft is written over the other's.
    pub(crate) fn keep_mine(&self) {
        let id = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().id.clone()));
        let Some(id) = id else { return };
        match drafts::read(self.shelf().store.as_ref(), &id) {
            Ok(there) => self.revision.set(there.revision),
            Err(ReadError::Absent) => {}
            Err(ReadError::Format(_)) => return self.keep_as_copy(),
        }
        self.saving.set(Saving::Pending);
        self.flush();
    }

    /// Ends a conflict: this window's draft becomes one of its own.
    pub(crate) fn keep_as_copy(&self) {
        let draft = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()));
        if let Some(draft) = draft {
            self.saving.set(Saving::Untouched);
            self.open_new(draft, "");
        }
    }

    /// Puts a new draft on the shelf and goes to its first section, or to the one named.
    pub(crate) fn open_new(&self, mut draft: Draft, section: &str) {
        let Some(edition) = edition(&draft.rubric) else { return };
        self.flush();
        draft.id = clock::new_id();
        let first = edition.forms.section.first().map_or("", |section| section.id.as_str());
        let section = if section.is_empty() { first } else { section }.to_owned();
        let route = Route::Section { draft: draft.id.clone(), section };
        self.revision.set(0);
        self.saving.set(Saving::Pending);
        self.workspace.set(Some(Workspace::open(edition, draft, self.language.get_untracked())));
        self.flush();
        page::go(&route.href());
    }

    /// Opens a file, or says why not.
    pub(crate) fn open_file(&self, name: &str, bytes: &[u8]) {
        let language = self.language.get_untracked();
        match draft_from_file(name, bytes, language) {
            Ok(Opened { draft, unknown }) => {
                self.refusal.set(None);
                self.open_new(draft, "");
                if !unknown.is_empty() {
                    let names = unknown.join(keys::LIST_SEPARATOR.words(language));
                    let said = [("file", name), ("names", &names)];
                    self.say(locale::text(language, keys::FILE_UNKNOWN, &said));
                }
            }
            Err(words) => self.refusal.set(Some(words)),
        }
    }

    /// Opens the example.
    pub(crate) fn open_example(&self) {
        let language = self.language.get_untracked();
        if let Ok(Opened { draft, .. }) = draft_from_file("", EXAMPLE.as_bytes(), language) {
            self.open_new(draft, "T2");
        }
    }

    /// Hands a draft out as a file.
    pub(crate) fn hand_out(&self, draft: &Draft) {
        if let Some(edition) = edition(&draft.rubric) {
            let name = file_name(draft, self.language.get_untracked());
            files::download(&name, &file_from_draft(&edition.rubric, draft));
        }
    }

    /// Hands the open draft out as a file.
    pub(crate) fn hand_out_open(&self) {
        let draft = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()));
        if let Some(draft) = draft {
            self.hand_out(&draft);
        }
    }

    /// Lays a copy of a draft beside it.
    pub(crate) fn duplicate(&self, draft: &Draft) {
        let language = self.language.get_untracked();
        let mut copy = draft.clone();
        let named = [("name", draft.cluster.as_str())];
        copy.cluster = locale::text(language, keys::DRAFT_COPY_OF, &named);
        let drawer = self.shelf();
        let id = clock::new_id();
        let saved = drafts::save(drawer.store.as_ref(), &id, 0, &clock::now(), copy.to_stored());
        self.say(match saved {
            Ok(_) => locale::text(language, keys::NOTICE_DUPLICATED, &[("name", &copy.cluster)]),
            Err(_) => keys::SAVE_REFUSED.words(language).to_owned(),
        });
        self.shelf_changes.update(|count| *count = count.wrapping_add(1));
    }

    /// Takes a draft off the shelf; the notice offers to put it back.
    pub(crate) fn remove(&self, draft: &Draft) {
        let language = self.language.get_untracked();
        let text = drafts::remove(self.shelf().store.as_ref(), &draft.id);
        let words = locale::text(language, keys::NOTICE_REMOVED, &[("name", &draft.cluster)]);
        let removed = text.map(|text| (draft.id.clone(), text));
        self.notice.set(Some(Notice { words, removed }));
        self.shelf_changes.update(|count| *count = count.wrapping_add(1));
    }

    /// Puts back what the notice tells of.
    pub(crate) fn put_back(&self) {
        let removed =
            self.notice.with_untracked(|it| it.as_ref().and_then(|it| it.removed.clone()));
        let Some((id, text)) = removed else { return };
        let language = self.language.get_untracked();
        match drafts::restore(self.shelf().store.as_ref(), &id, &text) {
            Ok(()) => self.notice.set(None),
            Err(_) => self.say(keys::SAVE_REFUSED.words(language).to_owned()),
        }
        self.shelf_changes.update(|count| *count = count.wrapping_add(1));
    }

    /// Says something at the foot of the page.
    pub(crate) fn say(&self, words: String) {
        self.notice.set(Some(Notice { words, removed: None }));
    }
}

/// Lays the draft ready in case the app stops.
fn lay_ready(workspace: &Workspace, language: Language) {
    let file = file_from_draft(&workspace.edition().rubric, workspace.draft());
    let name = file_name(workspace.draft(), language);
    crash::lay_ready(|ready| {
        keys::CRASH_WORDS.words(language).clone_into(&mut ready.words);
        keys::CRASH_EXPORT.words(language).clone_into(&mut ready.link);
        keys::CRASH_AGAIN.words(language).clone_into(&mut ready.again);
        ready.file = Some((name, file));
    });
}
