//! Files taken in: sorted portion by portion, with progress, and taken in together at the end. What
//! is likely to be taken is written while the next portion is sorted; the log names it last of all.

use std::cell::Cell;

use leptos::prelude::*;
use locale::{keys, text};
use web_sys::File;
use worker::office::told::{Task, Wish};

use super::acting::write_files;
use super::clerk::ask;
use super::later::{Later, later};
use super::standing::{Phase, change_desk};
use crate::browser::events;
use crate::browser::files::{Picked, read_one};
use crate::state::Session;

/// The most bytes of a file that is taken in: as many as `exchange` reads of a package.
pub(crate) const LARGEST_TAKEN: u32 = 64_000_000;
/// Bytes of a million.
const MILLION: u32 = 1_000_000;
/// The most files, and the most bytes, that are sorted between two steps of progress.
const PORTION: usize = 16;
const PORTION_BYTES: f64 = 8_000_000.0;

thread_local! {
    static IS_CANCELLED: Cell<bool> = const { Cell::new(false) };
}

impl Session {
    /// Takes files in.
    pub(crate) fn take_in(&self, picked: Vec<File>) {
        if picked.is_empty() {
            return;
        }
        let session = *self;
        IS_CANCELLED.set(false);
        events::spawn(async move { session.taken_in(picked).await });
    }

    async fn taken_in(&self, mut picked: Vec<File>) {
        let all = picked.len();
        let mut refused = Vec::new();
        change_desk(|it| {
            (it.progress, it.said, it.refused) = (Some((0, all)), String::new(), String::new());
        });
        // What packages are held against comes before them.
        picked.sort_by_cached_key(|it| is_package(&it.name()));
        let mut portions = portions(picked).into_iter();
        let (mut coming, mut written) = (portions.next().map(read_portion), None::<Later<()>>);
        let mut sorted = 0usize;
        while let Some(portion) = coming.take() {
            let read = portion.await;
            // While this one is sorted, the next is read and the one before is written.
            coming = portions.next().map(read_portion);
            sorted = sorted.saturating_add(read.len());
            let (wish, bytes) = self.portion_wish(read, &mut refused);
            let Some((answer, _)) = ask(&wish, &bytes).await else {
                return change_desk(|it| (it.phase, it.progress) = (Phase::NoWorker, None));
            };
            if let Some(written) = written.take() {
                written.await;
            }
            written = Some(write_files(pieces(&answer.files, &bytes)));
            change_desk(|it| it.progress = Some((sorted, all)));
            if IS_CANCELLED.get() {
                break;
            }
        }
        if let Some(written) = written {
            written.await;
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

    /// The request to sort a portion, with the bytes of its files; too large ones are named.
    fn portion_wish(&self, read: Vec<Picked>, refused: &mut Vec<String>) -> (Wish, Vec<u8>) {
        let (mut wish, mut all) = (self.desk_wish(Task::Sort), Vec::new());
        for Picked { name, bytes } in read {
            if let Some(bytes) = bytes {
                wish.pieces.push((name, bytes.len()));
                all.extend(bytes);
            } else {
                let most = (LARGEST_TAKEN / MILLION).to_string();
                let said = [("file", name.as_str()), ("most", most.as_str())];
                let language = self.language.get_untracked();
                refused.push(text(language, keys::DESK_TOO_LARGE, &said));
            }
        }
        (wish, all)
    }
}

/// Files in portions, in their order.
fn portions(files: Vec<File>) -> Vec<Vec<File>> {
    let (mut all, mut bytes): (Vec<Vec<File>>, f64) = (Vec::new(), 0.0);
    for file in files {
        bytes += file.size();
        let has_room = |it: &&mut Vec<File>| it.len() < PORTION && bytes <= PORTION_BYTES;
        if let Some(last) = all.last_mut().filter(has_room) {
            last.push(file);
        } else {
            bytes = file.size();
            all.push(vec![file]);
        }
    }
    all
}

/// Reads the files of a portion, one after the other.
fn read_portion(files: Vec<File>) -> Later<Vec<Picked>> {
    let (promised, read) = later();
    events::spawn(async move {
        let mut all = Vec::new();
        for file in files {
            all.push(read_one(&file, LARGEST_TAKEN).await);
        }
        promised.keep(all);
    });
    read
}

/// Files that are to be kept: those with a name, each with its bytes.
pub(super) fn pieces(named: &[(String, usize)], bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut rest = bytes;
    let mut files = Vec::new();
    for (name, length) in named {
        let (own, after) = rest.split_at_checked(*length).unwrap_or((rest, &[]));
        rest = after;
        if !name.is_empty() {
            files.push((name.clone(), own.to_vec()));
        }
    }
    files
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
