//! Saving: what the session writes, and what it tells of it.
//!
//! The head is written before a call returns; "saved" is said when the journal has it too.

use std::rc::Rc;

use leptos::prelude::*;
use locale::keys;

use super::dossier::file_name;
use super::draft::Draft;
use super::saving::Saving;
use super::session::{Notice, Session};
use crate::browser::{clock, crash, events};
use crate::storage::backup::{BackedUp, Backup};
use crate::storage::drafts::key_of;
use crate::storage::format::envelope_of_text;
use crate::storage::keeper::{Commit, Hand, Origin};
use crate::storage::lease::Wish;
use crate::storage::order::Verdict;
use crate::storage::text_of;

impl Session {
    /// Writes what is not yet written.
    pub(crate) fn flush(&self) {
        self.timer.set_value(None);
        let is_due = self.saving.with_untracked(|saving| {
            matches!(saving, Saving::Pending | Saving::Refused | Saving::NoStore)
        });
        let stored = self.workspace.with_untracked(|workspace| {
            let draft = workspace.as_ref().filter(|_| is_due)?.draft();
            Some((draft.clone(), draft.to_stored()))
        });
        let Some((draft, stored)) = stored else { return };
        let drawer = self.shelf();
        let now = clock::now();
        let commit =
            drawer.keeper.begin(&draft.id, self.hand.get_value(), &now, stored, Origin::Edit);
        self.hand.set_value(commit.hand);
        drawer.remember(&commit);
        self.lay_ready(&draft, commit.text.clone());
        self.finish(commit, now);
    }

    /// Lays ready what is handed out if the app stops: the draft as it was last written, as a
    /// backup of it alone.
    pub(super) fn lay_ready(&self, draft: &Draft, text: String) {
        let language = self.language.get_untracked();
        let made = clock::now();
        let (id, lineage) = (draft.id.clone(), Vec::new());
        let backup = Backup { made, drafts: vec![BackedUp { id, lineage, text }] };
        let file: Rc<dyn Fn() -> String> = Rc::new(move || backup.text());
        let name = file_name(draft, language);
        crash::lay_ready(|ready| {
            keys::CRASH_WORDS.words(language).clone_into(&mut ready.words);
            keys::CRASH_EXPORT.words(language).clone_into(&mut ready.link);
            keys::CRASH_AGAIN.words(language).clone_into(&mut ready.again);
            ready.file = Some((name, file));
        });
    }

    /// Finishes what was begun, and says what became of it unless something newer is under way.
    fn finish(&self, commit: Commit, at: String) {
        let session = *self;
        events::spawn(async move {
            let (id, hand) = (commit.id.clone(), commit.hand);
            let verdict = session.shelf().keeper.finish(commit).await;
            let is_present = session.open_id().as_ref() == Some(&id)
                && session.hand.with_value(|now| now.top == hand.top);
            let is_due = session.timer.with_value(Option::is_some);
            let saving = Saving::of_verdict(verdict, &at, session.shelf().lasting);
            let was_stopped = session.saving.with_untracked(Saving::is_stopped);
            if is_present && !was_stopped && (!is_due || saving.is_stopped()) {
                session.saving.set(saving);
            }
        });
    }

    /// Another window wrote under this key.
    pub(crate) fn heed(&self, key: &str) {
        self.shelf_changed();
        let Some(id) = self.open_id().filter(|id| key_of(id) == key) else { return };
        let hand = self.hand.get_value();
        match self.shelf().read(&id) {
            Some((_, there)) if there.head == hand.head => {}
            Some(_) if self.saving.with_untracked(|it| *it == Saving::Elsewhere) => {
                self.show_theirs();
            }
            Some(_) => {
                self.timer.set_value(None);
                self.saving.set(Saving::Conflict);
            }
            None => {
                self.timer.set_value(None);
                self.saving.set(Saving::Removed);
            }
        }
    }

    /// Shows what the window that has the draft wrote.
    pub(super) fn show_theirs(&self) {
        if let Some(theirs) = self.open_id().and_then(|id| self.read(&id)) {
            self.saving.set(Saving::Elsewhere);
            self.workspace.set(Some(theirs));
        }
    }

    /// Ends a conflict: the other window's draft is shown.
    pub(crate) fn take_theirs(&self) {
        let Some(id) = self.open_id() else { return };
        if let Some(theirs) = self.read(&id) {
            self.workspace.set(Some(theirs));
            self.take_seat(&id, Wish::Ask);
        }
    }

    /// Ends a conflict: this window's draft is written over the other's.
    pub(crate) fn keep_mine(&self) {
        let Some(id) = self.open_id() else { return };
        let session = *self;
        events::spawn(async move {
            session.have_seat(&id, Wish::Take).await;
            let Ok(found) = session.shelf().keeper.look(&id).await else { return };
            let head = session.shelf().read(&id).and_then(|(_, hand)| hand.head);
            session.hand.set_value(Hand { top: found.top, head });
            session.saving.set(Saving::Pending);
            session.flush();
        });
    }

    /// Ends a conflict: this window's draft becomes one of its own.
    pub(crate) fn keep_as_copy(&self) {
        let draft = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()));
        if let Some(draft) = draft {
            self.saving.set(Saving::Untouched);
            self.open_new(draft, "");
        }
    }

    /// Lays a copy of a draft beside it.
    pub(crate) fn duplicate(&self, draft: &Draft) {
        let language = self.language.get_untracked();
        let mut copy = draft.clone();
        let named = [("name", draft.cluster.as_str())];
        copy.cluster = locale::text(language, keys::DRAFT_COPY_OF, &named);
        let words = locale::text(language, keys::NOTICE_DUPLICATED, &[("name", &copy.cluster)]);
        self.put(&clock::new_id(), Hand::default(), &copy, Origin::Edit, words);
    }

    /// Writes a draft that is not open, and says so.
    fn put(&self, id: &str, hand: Hand, draft: &Draft, origin: Origin, words: String) {
        let session = *self;
        let drawer = self.shelf();
        let commit = drawer.keeper.begin(id, hand, &clock::now(), draft.to_stored(), origin);
        drawer.remember(&commit);
        self.shelf_changed();
        events::spawn(async move {
            let language = session.language.get_untracked();
            match session.shelf().keeper.finish(commit).await {
                Verdict::Confirmed | Verdict::HeadOnly | Verdict::JournalOnly => session.say(words),
                Verdict::Refused | Verdict::Conflict | Verdict::Elsewhere => {
                    session.say(keys::SAVE_REFUSED.words(language).to_owned());
                }
            }
        });
    }

    /// Takes a draft off the shelf; the notice offers to put it back.
    pub(crate) fn remove(&self, draft: &Draft) {
        let session = *self;
        let draft = draft.clone();
        events::spawn(async move {
            let language = session.language.get_untracked();
            let drawer = session.shelf();
            let text = drawer.read(&draft.id).map(|(envelope, _)| text_of(&envelope));
            let named = [("name", draft.cluster.as_str())];
            match drawer.keeper.remove(&draft.id, clock::milliseconds()).await {
                Verdict::Confirmed => {
                    drawer.forget(&draft.id);
                    let words = locale::text(language, keys::NOTICE_REMOVED, &named);
                    let removed = text.map(|text| (draft.id.clone(), text));
                    session.notice.set(Some(Notice { words, removed }));
                }
                _ => session.say(locale::text(language, keys::STORAGE_NOT_REMOVED, &named)),
            }
            session.shelf_changed();
        });
    }

    /// Puts back what the notice tells of.
    pub(crate) fn put_back(&self) {
        let removed =
            self.notice.with_untracked(|it| it.as_ref().and_then(|it| it.removed.clone()));
        let Some((id, text)) = removed else { return };
        let Ok(envelope) = envelope_of_text(&text) else { return };
        let language = self.language.get_untracked();
        let hand = Hand { top: envelope.revision, head: None };
        let draft = Draft::from_stored(&id, envelope.draft);
        let named = [("name", draft.cluster.as_str())];
        let words = locale::text(language, keys::STORAGE_PUT_BACK, &named);
        self.put(&id, hand, &draft, Origin::PutBack, words);
    }
}
