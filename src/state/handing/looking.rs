//! [`HandState`]: what stands in the way of handing in, as the worker sees it.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use locale::keys;
use worker::handing::answer::{Answer, Looked};
use worker::handing::told::Task;

use super::clerk::{Told, ask};
use crate::browser::events;
use crate::state::{Draft, Session};

/// The look follows the draft this long after an edit.
const LOOKED_AFTER_MS: u32 = 250;

/// How far handing in is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct HandState {
    /// What stands in the way; none until it was looked.
    pub(crate) looked: Option<Looked>,
    /// Files that come along but are not here any more.
    pub(crate) lost: Vec<String>,
    /// Why nothing can be done, in words; empty if all is well.
    pub(crate) refusal: String,
    /// True while a package is being made.
    pub(crate) is_packing: bool,
}

thread_local! {
    // Beside the session, so that the first page need not carry them.
    static STATE: ArcRwSignal<HandState> = ArcRwSignal::new(HandState::default());
    static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static SEEN: RefCell<Option<Draft>> = const { RefCell::new(None) };
}

/// How far handing in is.
pub(crate) fn hand_state() -> ArcRwSignal<HandState> {
    STATE.with(Clone::clone)
}

pub(super) fn change_state(change: impl FnOnce(&mut HandState)) {
    hand_state().update(change);
}

/// Begins with the page: nothing is known yet.
pub(crate) fn begin_handing() {
    SEEN.with(|seen| seen.replace(None));
    hand_state().set(HandState::default());
}

impl Session {
    /// Follows the open draft, a moment after the last edit.
    pub(crate) fn follow_handing(&self) {
        let session = *self;
        let is_first = SEEN.with_borrow(Option::is_none);
        let wait = if is_first { 0 } else { LOOKED_AFTER_MS };
        let timer = events::after(wait, move || session.look_at_handing());
        TIMER.with(|slot| slot.replace(Some(timer)));
    }

    fn look_at_handing(&self) {
        let draft = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()));
        let is_busy = hand_state().with_untracked(|state| state.is_packing);
        let Some(draft) = draft.filter(|_| !is_busy) else { return };
        let is_seen = SEEN.with_borrow(|seen| seen.as_ref() == Some(&draft));
        if is_seen {
            return;
        }
        SEEN.with(|seen| seen.replace(Some(draft.clone())));
        let session = *self;
        events::spawn(async move {
            let Some(((wish, bytes), lost)) = session.parcel(draft, Task::Look).await else {
                return session.not_looked(String::new());
            };
            change_state(|state| state.lost = lost);
            ask(&wish, &bytes, move |told| match told {
                Told::Answer(lines, _) => match Answer::of_text(&lines) {
                    Some(Answer::Looked(looked)) => change_state(|state| {
                        (state.looked, state.refusal) = (Some(looked), String::new());
                    }),
                    Some(Answer::Refused(words)) => session.not_looked(words),
                    _ => session.not_looked(String::new()),
                },
                Told::Nothing(reason) => session.not_looked(reason),
            });
        });
    }

    fn not_looked(&self, words: String) {
        let language = self.language.get_untracked();
        let none = || keys::HANDING_NO_WORKER.words(language).to_owned();
        let words = if words.is_empty() { none() } else { words };
        SEEN.with(|seen| seen.replace(None));
        change_state(|state| (state.looked, state.refusal) = (None, words));
    }
}
