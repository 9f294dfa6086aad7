//! [`Session`]: everything the app knows, as signals; opening, editing and autosave.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use locale::{Language, keys};

use super::dossier::{Opened, file_name};
use super::draft::Draft;
use super::filing::{self, Found};
use super::period::lay_aside;
use super::route::Route;
use super::saving::Saving;
use super::seat::Seat;
use super::shelf::Shelf;
use super::shipped::edition;
use super::workspace::Workspace;
use crate::browser::{clock, events, files, page};
use crate::storage::backup::Backup;
use crate::storage::drafts::key_of;
use crate::storage::keeper::Hand;
use crate::storage::lease::Wish;
use crate::storage::points::Point;

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
    /// States that the open draft can go back to.
    pub(crate) points: RwSignal<Vec<Point>>,
    /// True while their list is open.
    pub(crate) are_points_open: RwSignal<bool>,
    /// Changes at least once a minute.
    pub(crate) tick: RwSignal<u32>,
    shelf: StoredValue<Rc<Shelf>, LocalStorage>,
    /// Where this window stands with the open draft.
    pub(super) hand: StoredValue<Hand>,
    pub(super) timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// The lease of the open draft.
    pub(super) seat: StoredValue<Seat, LocalStorage>,
}

impl Session {
    /// The session of a page that was just opened.
    pub(crate) fn start(shelf: Shelf) -> Self {
        let fragment = page::fragment();
        let (place, why) = Route::split_why(&fragment);
        let (place, _field) = Route::split_field(place);
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
            points: RwSignal::new(Vec::new()),
            are_points_open: RwSignal::new(false),
            tick: RwSignal::new(0),
            shelf: StoredValue::new_local(Rc::new(shelf)),
            hand: StoredValue::new(Hand::default()),
            timer: StoredValue::new_local(None),
            seat: StoredValue::new_local(Seat::default()),
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
        self.leave_seat();
        let loaded = route.draft().and_then(|id| self.read(id));
        let is_loaded = loaded.is_some();
        self.workspace.set(loaded);
        if let (true, Some(id)) = (is_loaded, route.draft()) {
            self.take_seat(id, Wish::Ask);
        }
    }

    /// A draft from the shelf, as this window now stands with it.
    pub(super) fn read(&self, id: &str) -> Option<Workspace> {
        let (envelope, hand) = self.shelf().read(id)?;
        let edition = edition(&envelope.draft.rubric)?;
        let draft = Draft::from_stored(id, envelope.draft);
        self.hand.set_value(hand);
        self.saving.set(if self.shelf().has_vault() {
            Saving::Saved(envelope.saved)
        } else {
            Saving::HeadOnly(envelope.saved)
        });
        if let Some(text) = self.shelf().heads().read(&key_of(id)) {
            self.lay_ready(&draft, text);
        }
        Some(Workspace::open(edition, draft, self.language.get_untracked()))
    }

    /// Edits the open draft; it is saved in a moment.
    pub(crate) fn edit(&self, change: impl FnOnce(&mut Workspace)) {
        if self.saving.with_untracked(|saving| *saving == Saving::Elsewhere) {
            return;
        }
        self.workspace.update(|workspace| {
            if let Some(workspace) = workspace {
                change(workspace);
            }
        });
        if self.saving.with_untracked(Saving::is_stopped) {
            return;
        }
        if !self.saving.with_untracked(Saving::is_at_risk) {
            self.saving.set(Saving::Pending);
        }
        // Whoever types without a rest is saved all the same.
        if self.timer.with_value(Option::is_none) {
            let session = *self;
            self.timer.set_value(Some(events::after(SAVED_AFTER_MS, move || session.flush())));
        }
    }

    /// True while another window has the draft.
    pub(crate) fn is_read_only(&self) -> bool {
        self.saving.with(|saving| *saving == Saving::Elsewhere)
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

    /// Puts a new draft on the shelf and goes to its first section, or to the one named.
    pub(crate) fn open_new(&self, mut draft: Draft, section: &str) {
        let Some(edition) = edition(&draft.rubric) else { return };
        self.refusal.set(None);
        self.flush();
        draft.id = clock::new_id();
        let first = edition.forms.section.first().map_or("", |section| section.id.as_str());
        let section = if section.is_empty() { first } else { section }.to_owned();
        let route = Route::Section { draft: draft.id.clone(), section };
        self.leave_seat();
        self.hand.set_value(Hand::default());
        self.saving.set(Saving::Pending);
        let id = draft.id.clone();
        self.workspace.set(Some(Workspace::open(edition, draft, self.language.get_untracked())));
        self.flush();
        self.take_seat(&id, Wish::Ask);
        page::go(&route.href());
    }

    /// Opens a file, or says why not. A backup is put back.
    pub(crate) fn open_file(&self, name: String, bytes: Vec<u8>) {
        if Backup::is_one(&bytes) {
            return self.restore_backup(&name, &bytes);
        }
        let session = *self;
        let language = self.language.get_untracked();
        events::spawn(async move {
            let Ok(opened) = filing::opened(name.clone(), bytes, language).await else {
                return session.say_part_failed();
            };
            match opened {
                Ok(Found::Pack(bytes)) => {
                    session.refusal.set(None);
                    lay_aside(name, bytes);
                    page::go(&Route::Begin.href());
                }
                Ok(Found::Draft(opened)) => {
                    let Opened { draft, unknown } = *opened;
                    session.open_new(draft, "");
                    if !unknown.is_empty() {
                        let names = unknown.join(keys::LIST_SEPARATOR.words(language));
                        let said = [("file", name.as_str()), ("names", &names)];
                        session.say(locale::text(language, keys::FILE_UNKNOWN, &said));
                    }
                }
                Err(words) => session.refusal.set(Some(words)),
            }
        });
    }

    /// Opens the example.
    pub(crate) fn open_example(&self) {
        let session = *self;
        let language = self.language.get_untracked();
        events::spawn(async move {
            match filing::example(language).await {
                Ok(Some(draft)) => session.open_new(draft, "T2"),
                Ok(None) => {}
                Err(_) => session.say_part_failed(),
            }
        });
    }

    /// Hands a draft out as a file.
    pub(crate) fn hand_out(&self, draft: &Draft) {
        let session = *self;
        let name = file_name(draft, self.language.get_untracked());
        let draft = draft.clone();
        events::spawn(async move {
            match filing::written(draft).await {
                Ok(Some(file)) => files::download(&name, &file),
                Ok(None) => {}
                Err(_) => session.say_part_failed(),
            }
        });
    }

    fn say_part_failed(&self) {
        let language = self.language.get_untracked();
        self.say(keys::APP_PART_FAILED.words(language).to_owned());
    }

    /// Hands the open draft out as a file.
    pub(crate) fn hand_out_open(&self) {
        let draft = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()));
        if let Some(draft) = draft {
            self.hand_out(&draft);
        }
    }

    /// The list of drafts is another.
    pub(super) fn shelf_changed(&self) {
        self.shelf_changes.update(|count| *count = count.wrapping_add(1));
    }

    /// The id of the open draft.
    pub(super) fn open_id(&self) -> Option<String> {
        self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().id.clone()))
    }

    /// Says something at the foot of the page.
    pub(crate) fn say(&self, words: String) {
        self.notice.set(Some(Notice { words, removed: None }));
    }
}
