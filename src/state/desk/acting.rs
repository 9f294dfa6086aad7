//! Opening the desk, showing a place of it, deciding: what is new is on the disk before it is said.

use std::cell::RefCell;

use leptos::prelude::*;
use locale::{Language, keys};
use worker::office::answer::Answer;
use worker::office::told::{Task, Wish};

use super::clerk::{ask, is_there};
use super::later::{Later, later};
use super::standing::{Keeping, Phase, change_desk, desk_state};
use super::taking::pieces;
use crate::browser::channel::Channel;
use crate::browser::{clock, events, files};
use crate::state::Session;
use crate::storage::portfolio::{Cabinet, PORTIONS, Trouble};

/// What the windows of the desk call to each other by.
const CHANNEL: &str = "wutong-desk";
/// How many characters of a time are whole seconds.
const SECONDS: usize = 19;

/// What is kept between requests.
#[derive(Default)]
struct Backroom {
    cabinet: Option<Cabinet>,
    channel: Option<Channel>,
    /// What could not be written yet.
    unkept: Vec<(String, String)>,
    unkept_files: Vec<(String, Vec<u8>)>,
}

thread_local! {
    static ROOM: RefCell<Backroom> = RefCell::default();
}

fn in_room<T>(act: impl FnOnce(&mut Backroom) -> T) -> T {
    ROOM.with_borrow_mut(act)
}

impl Session {
    /// A request as it begins.
    pub(super) fn desk_wish(&self, task: Task) -> Wish {
        let desk = desk_state();
        let now: String = clock::now().chars().take(SECONDS).collect();
        Wish {
            task,
            language: self.language.get_untracked().tag().to_owned(),
            by: desk.with_untracked(|it| it.by.clone()),
            now: format!("{now}Z"),
            place: desk.with_untracked(|it| it.place.clone()),
            ..Wish::default()
        }
    }

    /// Shows a place; opens the desk first if it is not.
    pub(crate) fn show_desk(&self, place: &str) {
        change_desk(|it| {
            if it.place != place {
                it.blocks = Vec::new();
                (it.said, it.refused) = (String::new(), String::new());
            }
            place.clone_into(&mut it.place);
            it.why = Vec::new();
        });
        let session = *self;
        events::spawn(async move {
            if !is_there() && !session.open_desk().await {
                return;
            }
            let wish = session.desk_wish(Task::Show);
            session.done(&wish, &[]).await;
        });
    }

    /// Hands the worker what was kept; false if there is no worker.
    async fn open_desk(&self) -> bool {
        change_desk(|it| it.phase = Phase::Opening);
        let cabinet = match in_room(|room| room.cabinet.clone()) {
            Some(cabinet) => Ok(cabinet),
            None => Cabinet::open().await,
        };
        let log = match &cabinet {
            Ok(cabinet) => cabinet.log().await,
            Err(trouble) => Err(*trouble),
        };
        if log == Err(Trouble::Closed) || log == Err(Trouble::Refused) {
            change_desk(|it| it.keeping = Keeping::Closed);
        }
        let mut wish = self.desk_wish(Task::Open);
        let mut bytes = Vec::new();
        for entry in log.unwrap_or_default() {
            wish.pieces.push((String::new(), entry.len()));
            bytes.extend_from_slice(entry.as_bytes());
        }
        let Some((answer, _)) = ask(&wish, &bytes).await else { return without_worker() };
        if let Ok(cabinet) = cabinet {
            for portion in PORTIONS {
                let Ok(files) = cabinet.files(portion).await else { continue };
                let mut wish = self.desk_wish(Task::Keep);
                let mut bytes = Vec::new();
                for (name, file) in files {
                    wish.pieces.push((name, file.len()));
                    bytes.extend(file);
                }
                if !wish.pieces.is_empty() && ask(&wish, &bytes).await.is_none() {
                    return without_worker();
                }
            }
            in_room(|room| room.cabinet = Some(cabinet));
        }
        self.heed_other_windows();
        change_desk(|it| (it.phase, it.refused) = (Phase::Ready, answer.said));
        true
    }

    /// Other windows add to the log: what they wrote is read again.
    fn heed_other_windows(&self) {
        if in_room(|room| room.channel.is_some()) {
            return;
        }
        let session = *self;
        let channel = Channel::open(CHANNEL, move |_| {
            events::spawn(async move {
                if session.open_desk().await {
                    let wish = session.desk_wish(Task::Show);
                    session.done(&wish, &[]).await;
                    let language = session.language.get_untracked();
                    change_desk(|it| {
                        keys::DESK_CHANGED_ELSEWHERE.words(language).clone_into(&mut it.said);
                    });
                }
            });
        });
        in_room(|room| room.channel = channel);
    }

    /// Does something about `key` with what was written.
    pub(crate) fn at_desk(&self, task: Task, key: &str, words: Vec<String>) {
        self.at_desk_with(task, key, words, Vec::new());
    }

    /// The same with a file.
    pub(crate) fn at_desk_with(&self, task: Task, key: &str, words: Vec<String>, file: Vec<u8>) {
        let session = *self;
        let key = key.to_owned();
        events::spawn(async move {
            let mut wish = Wish { key, words, ..session.desk_wish(task) };
            if !file.is_empty() {
                wish.pieces.push((String::new(), file.len()));
            }
            session.done(&wish, &file).await;
        });
    }

    /// Sends a request, keeps what is new, and shows what came of it.
    pub(super) async fn done(&self, wish: &Wish, bytes: &[u8]) {
        change_desk(|it| it.phase = Phase::Working);
        let Some((answer, file)) = ask(wish, bytes).await else {
            without_worker();
            return;
        };
        self.keep_and_show(wish.task, answer, file).await;
    }

    /// Keeps what an answer brings, and shows it.
    pub(super) async fn keep_and_show(&self, task: Task, answer: Answer, file: Vec<u8>) {
        let Answer { said, refused, entries, files, handed, blocks, .. } = answer;
        if !handed.is_empty() {
            files::download_bytes(&handed, &file);
        }
        let kept = pieces(&files, &file);
        if !entries.is_empty() || !kept.is_empty() {
            in_room(|room| {
                room.unkept.extend(entries);
                room.unkept_files.extend(kept);
            });
            self.write_desk().await;
        }
        change_desk(|it| {
            it.phase = Phase::Ready;
            if task == Task::Why {
                it.why = blocks;
            } else if task != Task::File {
                it.blocks = blocks;
            }
            if task != Task::Show {
                it.said = said;
            }
            it.refused = refused;
        });
    }

    /// Writes what is not on the disk yet.
    async fn write_desk(&self) {
        let Some(cabinet) = in_room(|room| room.cabinet.clone()) else {
            return change_desk(|it| it.keeping = Keeping::Closed);
        };
        change_desk(|it| it.keeping = Keeping::UnderWay);
        let (entries, files) = in_room(|room| {
            (core::mem::take(&mut room.unkept), core::mem::take(&mut room.unkept_files))
        });
        let keeping = if cabinet.keep(&entries, &files).await.is_ok() {
            in_room(|room| room.channel.as_ref().map(|channel| channel.tell("changed")));
            Keeping::Kept
        } else {
            in_room(|room| {
                room.unkept.extend(entries);
                room.unkept_files.extend(files);
            });
            Keeping::Refused
        };
        change_desk(|it| it.keeping = keeping);
    }

    /// Tries once more to write what was refused.
    pub(crate) fn keep_desk_again(&self) {
        let session = *self;
        events::spawn(async move { session.write_desk().await });
    }
}

/// What is said of keeping.
pub(crate) fn keeping_words(keeping: Keeping, language: Language) -> &'static str {
    match keeping {
        Keeping::Untouched => "",
        Keeping::UnderWay => keys::DESK_KEEPING.words(language),
        Keeping::Kept => keys::DESK_KEPT.words(language),
        Keeping::Refused => keys::DESK_NOT_KEPT.words(language),
        Keeping::Closed => keys::DESK_NO_STORE.words(language),
    }
}

/// Says that the worker did not come.
fn without_worker() -> bool {
    change_desk(|it| (it.phase, it.progress) = (Phase::NoWorker, None));
    false
}

/// Writes files whose entries come later; those that are refused are tried again with them.
pub(super) fn write_files(files: Vec<(String, Vec<u8>)>) -> Later<()> {
    let (promised, written) = later();
    events::spawn(async move {
        let cabinet = in_room(|room| room.cabinet.clone());
        let is_kept = match cabinet {
            Some(cabinet) => cabinet.keep(&[], &files).await.is_ok(),
            None => false,
        };
        if !is_kept {
            in_room(|room| room.unkept_files.extend(files));
        }
        promised.keep(());
    });
    written
}
