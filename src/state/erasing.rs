//! Everything that the app keeps in this browser is taken away.

use leptos::prelude::*;
use locale::keys;

use super::session::Session;
use crate::browser::{channel, clock, events, page};
use crate::storage::order::Verdict;
use crate::storage::portfolio::Cabinet;

impl Session {
    /// Takes everything away, here and in the other windows.
    pub(crate) fn erase_everything(&self) {
        let session = *self;
        self.show_nothing();
        events::spawn(async move {
            let drawer = session.shelf();
            let verdict = drawer.keeper.erase(clock::milliseconds()).await;
            drawer.forget_all();
            channel::tell("erased");
            let desk = Cabinet::erase().await;
            let key = match verdict {
                Verdict::Confirmed if desk.is_ok() => keys::STORAGE_ERASED,
                _ => keys::STORAGE_NOT_ERASED,
            };
            session.say(key.words(session.language.get_untracked()).to_owned());
            session.shelf_changed();
        });
    }

    /// Closes the open draft without writing it, and goes to the list.
    pub(super) fn show_nothing(&self) {
        self.timer.set_value(None);
        self.seat.set_value(super::seat::Seat::default());
        self.workspace.set(None);
        self.shelf().forget_all();
        self.shelf_changed();
        page::go("#/");
    }
}
