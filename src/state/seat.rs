//! [`Seat`]: the lease of the open draft, as this window has it or has not.
//!
//! Web Locks say who is alive where there are any; elsewhere windows ask each other. Whoever is
//! let in writes the lease beside the draft, and every write looks at it.

use leptos::prelude::*;

use super::saving::Saving;
use super::session::Session;
use crate::browser::locks::{self, Lock, Manner};
use crate::browser::{channel, clock, events};
use crate::storage::lease::{LASTS_MS, Wish};
use crate::storage::order::Outcome;

/// Another window that has the draft answers within this.
const ANSWER_MS: i32 = 250;
/// Another window that is asked to yield has written its draft within this.
const YIELD_MS: i32 = 400;

/// The lease of the open draft.
#[derive(Debug, Default)]
pub(crate) struct Seat {
    /// The draft; none if there is no lease.
    draft: Option<String>,
    lock: Option<Lock>,
    /// Another window said that it has it.
    is_answered: bool,
}

impl Session {
    /// Asks for the lease of a draft, or takes it.
    pub(crate) fn take_seat(&self, id: &str, wish: Wish) {
        let (session, id) = (*self, id.to_owned());
        events::spawn(async move {
            let has_seat = session.have_seat(&id, wish).await;
            if session.open_id().as_ref() != Some(&id) {
                return;
            }
            if !has_seat {
                session.timer.set_value(None);
                return session.show_theirs();
            }
            if session.saving.with_untracked(|it| *it == Saving::Elsewhere) {
                session.take_newest(&id).await;
            }
        });
    }

    /// Takes the open draft over from the window that has it.
    pub(crate) fn take_over(&self) {
        if let Some(id) = self.open_id() {
            self.take_seat(&id, Wish::Take);
        }
    }

    /// Shows the newest revision, which this window may now write on.
    async fn take_newest(&self, id: &str) {
        if let Some(newest) = self.read(id) {
            self.workspace.set(Some(newest));
        }
        if let Ok(found) = self.shelf().keeper.look(id).await {
            self.hand.update_value(|hand| hand.top = hand.top.max(found.top));
        }
    }

    /// True once this window has the lease of a draft.
    pub(super) async fn have_seat(&self, id: &str, wish: Wish) -> bool {
        if self.has_seat(id) {
            return true;
        }
        if wish == Wish::Take {
            channel::tell(&format!("yield {id}"));
            events::wait(YIELD_MS).await;
        }
        let mut lock = None;
        if locks::manager().is_some() {
            let manner = if wish == Wish::Take { Manner::Steal } else { Manner::IfFree };
            let (session, lost) = (*self, id.to_owned());
            let on_lost = move || session.lose_seat(&lost);
            lock = locks::request(&format!("wutong.draft.{id}"), manner, on_lost).await;
            if lock.is_none() {
                return false;
            }
        } else if wish == Wish::Ask && !self.is_free(id).await {
            return false;
        }
        let claimed = self.shelf().keeper.claim(id, Wish::Take, clock::milliseconds()).await;
        let has_seat = claimed != Outcome::Elsewhere;
        if has_seat && self.open_id().as_deref() == Some(id) {
            let is_renewed = lock.is_none();
            let seat = Seat { draft: Some(id.to_owned()), lock, is_answered: false };
            self.seat.set_value(seat);
            if is_renewed {
                self.renew(id.to_owned());
            }
        }
        has_seat
    }

    /// True if no living window has the draft, where there are no Web Locks.
    async fn is_free(&self, id: &str) -> bool {
        let claimed = self.shelf().keeper.claim(id, Wish::Ask, clock::milliseconds()).await;
        if claimed == Outcome::Done {
            return true;
        }
        self.seat.update_value(|seat| seat.is_answered = false);
        channel::tell(&format!("who {id}"));
        events::wait(ANSWER_MS).await;
        !self.seat.with_value(|seat| seat.is_answered)
    }

    /// Keeps the lease from expiring, for as long as this window has it.
    fn renew(&self, id: String) {
        let session = *self;
        let third = u32::try_from(LASTS_MS / 3).unwrap_or_default();
        events::after(third, move || {
            if session.has_seat(&id) {
                events::spawn(async move {
                    let now = clock::milliseconds();
                    match session.shelf().keeper.claim(&id, Wish::Ask, now).await {
                        Outcome::Elsewhere => session.lose_seat(&id),
                        _ => session.renew(id),
                    }
                });
            }
        })
        .forget();
    }

    fn has_seat(&self, id: &str) -> bool {
        self.seat.with_value(|seat| seat.draft.as_deref() == Some(id))
    }

    /// Another window has taken the draft.
    fn lose_seat(&self, id: &str) {
        if self.has_seat(id) {
            self.seat.set_value(Seat::default());
        }
        if self.open_id().as_deref() == Some(id) && !self.saving.with_untracked(Saving::is_stopped)
        {
            let is_written = self.saving.with_untracked(|it| matches!(it, Saving::Saved(_)));
            self.timer.set_value(None);
            self.saving.set(if is_written { Saving::Elsewhere } else { Saving::Conflict });
        }
    }

    /// Gives the lease of the open draft back.
    pub(crate) fn leave_seat(&self) {
        let seat = self.seat.try_update_value(std::mem::take).unwrap_or_default();
        let Seat { draft: Some(id), lock, .. } = seat else { return };
        // A page that closes says nothing later.
        channel::tell(&format!("free {id}"));
        let session = *self;
        events::spawn(async move {
            session.shelf().keeper.release(&id).await;
            drop(lock);
        });
    }

    /// The page is shown again after it was put away.
    pub(crate) fn return_to_seat(&self) {
        let is_unseated = self.seat.with_value(|seat| seat.draft.is_none());
        if let Some(id) = self.open_id().filter(|_| is_unseated) {
            self.take_seat(&id, Wish::Ask);
        }
    }

    /// Hears what another window tells.
    pub(crate) fn hear(&self, words: &str) {
        let (what, id) = words.split_once(' ').unwrap_or((words, ""));
        let is_open = self.open_id().as_deref() == Some(id);
        match what {
            "who" if self.has_seat(id) => channel::tell(&format!("mine {id}")),
            "mine" if is_open => self.seat.update_value(|seat| seat.is_answered = true),
            "yield" if self.has_seat(id) => {
                self.flush();
                self.leave_seat();
                self.saving.set(Saving::Elsewhere);
            }
            "free" if is_open && self.saving.with_untracked(|it| *it == Saving::Elsewhere) => {
                // The window that asked for it comes first.
                let (session, id) = (*self, id.to_owned());
                events::spawn(async move {
                    events::wait(2 * YIELD_MS).await;
                    if session.saving.with_untracked(|it| *it == Saving::Elsewhere) {
                        session.take_seat(&id, Wish::Ask);
                    }
                });
            }
            "erased" => self.show_nothing(),
            _ => {}
        }
    }
}
