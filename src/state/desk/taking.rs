//! Files taken in: sorted portion by portion, with progress, and taken in together at the end.

use std::cell::Cell;

use leptos::prelude::*;
use locale::{keys, text};
use worker::office::told::{Task, Wish};

use super::clerk::ask;
use super::standing::{Phase, change_desk};
use crate::browser::events;
use crate::browser::files::Picked;
use crate::state::Session;

/// The most bytes of a file that is taken in: as many as `exchange` reads of a package.
pub(crate) const LARGEST_TAKEN: u32 = 64_000_000;
/// Bytes of a million.
const MILLION: u32 = 1_000_000;
/// The most files, and the most bytes, that are sorted between two steps of progress.
const PORTION: usize = 16;
const PORTION_BYTES: usize = 8_000_000;

thread_local! {
    static IS_CANCELLED: Cell<bool> = const { Cell::new(false) };
}

impl Session {
    /// Takes files in.
    pub(crate) fn take_in(&self, picked: Vec<Picked>) {
        let session = *self;
        IS_CANCELLED.set(false);
        events::spawn(async move { session.taken_in(picked).await });
    }

    async fn taken_in(&self, picked: Vec<Picked>) {
        let language = self.language.get_untracked();
        let all = picked.len();
        let mut refused = Vec::new();
        change_desk(|it| {
            (it.progress, it.said, it.refused) = (Some((0, all)), String::new(), String::new());
        });
        let (mut wish, mut bytes) = (self.desk_wish(Task::Sort), Vec::new());
        // What packages are held against comes before them.
        let mut picked = picked;
        picked.sort_by_key(|it| is_package(&it.name));
        for (at, Picked { name, bytes: file }) in picked.into_iter().enumerate() {
            if let Some(file) = file {
                wish.pieces.push((name, file.len()));
                bytes.extend(file);
            } else {
                let most = (LARGEST_TAKEN / MILLION).to_string();
                let said = [("file", name.as_str()), ("most", most.as_str())];
                refused.push(text(language, keys::DESK_TOO_LARGE, &said));
            }
            let is_last = at.saturating_add(1) == all;
            let is_full = wish.pieces.len() >= PORTION || bytes.len() >= PORTION_BYTES;
            if !is_full && !is_last {
                continue;
            }
            let portion = Wish { pieces: core::mem::take(&mut wish.pieces), ..wish.clone() };
            let told = ask(&portion, &bytes).await;
            bytes.clear();
            if told.is_none() {
                return change_desk(|it| (it.phase, it.progress) = (Phase::NoWorker, None));
            }
            let sorted = at.saturating_add(1);
            change_desk(|it| it.progress = Some((sorted, all)));
            if IS_CANCELLED.get() {
                break;
            }
        }
        let task = if IS_CANCELLED.get() { Task::Drop } else { Task::Settle };
        let wish = self.desk_wish(task);
        self.done(&wish, &[]).await;
        change_desk(|it| {
            it.progress = None;
            if !refused.is_empty() {
                it.refused = refused.join(" ");
            }
        });
    }
}

/// Ends what is being taken in after the portion that is under way; nothing is taken in.
pub(crate) fn cancel_taking() {
    IS_CANCELLED.set(true);
}

/// Whether a file is called as packages are.
fn is_package(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["zip", "age"].iter().any(|it| ending.eq_ignore_ascii_case(it))
}
