//! [`RollImport`]: how far the reading of a roll has come, and what can be done next.

use std::cell::RefCell;

use leptos::prelude::*;
use locale::{keys, text};
use report::roll::TakenRoll;
use worker::protocol::{Reply, RollPreview, RollWish, Stage};

use super::reader::Reader;
use super::taking::Taken;
use crate::browser::worker::Heard;
use crate::browser::{events, files, page};
use crate::state::Session;
use crate::storage::blobs;

/// The largest file that is read, in bytes.
const LARGEST: u32 = 20_000_000;

/// How far the reading of a roll has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum RollImport {
    /// No file is picked.
    #[default]
    Idle,
    /// A file is being read.
    Reading {
        /// Its name.
        file: String,
        /// What is being done; none until the worker says so.
        stage: Option<Stage>,
    },
    /// It was not read: why, in words.
    Refused(String),
    /// It was read.
    Read(Box<ReadRoll>),
}

/// A roll that was read, to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadRoll {
    /// What is shown of it.
    pub(crate) preview: RollPreview,
    /// What would be taken.
    pub(crate) taken: TakenRoll,
    /// True if figures of an earlier roll are to be replaced.
    pub(crate) replaces: bool,
    /// True while another choice is being worked out.
    pub(crate) is_waiting: bool,
}

impl ReadRoll {
    /// True if everything that must be is chosen and confirmed.
    pub(crate) fn is_ready(&self) -> bool {
        let is_confirmed = self.preview.questions.iter().all(|question| question.is_confirmed);
        is_confirmed && !self.is_waiting && !self.taken.figures.is_empty()
    }
}

thread_local! {
    // Beside the session, so that the first page need not carry them.
    static READER: RefCell<Reader> = RefCell::default();
    static IMPORT: ArcRwSignal<RollImport> = ArcRwSignal::new(RollImport::Idle);
}

/// How far the reading of a roll has come.
pub(crate) fn roll_import() -> ArcRwSignal<RollImport> {
    IMPORT.with(Clone::clone)
}

/// Something of the roll that is looked at, tracked; the default where none is.
pub(crate) fn of_roll<T: Default>(take: impl FnOnce(&ReadRoll) -> T) -> T {
    roll_import().with(|roll| match roll {
        RollImport::Read(read) => take(read),
        _ => T::default(),
    })
}

/// Whether figures of an earlier roll are to be replaced.
pub(crate) fn replace_from_roll(replaces: bool) {
    roll_import().update(|roll| {
        if let RollImport::Read(read) = roll {
            read.replaces = replaces;
        }
    });
}

fn with_reader<T>(act: impl FnOnce(&mut Reader) -> T) -> T {
    READER.with_borrow_mut(act)
}

impl Session {
    /// The most bytes of a roll that are read.
    pub(crate) fn largest_roll() -> u32 {
        LARGEST
    }

    /// The page of rolls is shown: what another draft had is forgotten, and words are in the
    /// language that is spoken now.
    pub(crate) fn show_rolls(&self) {
        let open = self.open_id().unwrap_or_default();
        let is_own = with_reader(|reader| reader.draft == open);
        if !is_own {
            with_reader(|reader| {
                reader.clear();
                reader.draft = open;
            });
            roll_import().set(RollImport::Idle);
        }
        // Until a file is picked there is time to start.
        self.start_reader();
        if roll_import().with_untracked(|roll| matches!(roll, RollImport::Read(_))) {
            self.look_again_at_roll(|_| {});
        }
    }

    /// Reads a file as a roll, beside the page.
    pub(crate) fn read_roll(&self, file: String, bytes: Option<Vec<u8>>) {
        let language = self.language.get_untracked();
        let Some(bytes) = bytes else {
            let limit = locale::format::grouped(&LARGEST.to_string());
            let said = [("file", file.as_str()), ("limit", &limit)];
            let words = text(language, keys::ROLL_REFUSAL_TOO_LARGE, &said);
            return roll_import().set(RollImport::Refused(words));
        };
        let wish = RollWish { file: file.clone(), ..self.plain_wish() };
        with_reader(|reader| {
            reader.bytes = bytes;
            reader.wish = wish;
        });
        roll_import().set(RollImport::Reading { file, stage: None });
        self.begin_reading();
    }

    fn begin_reading(&self) {
        self.start_reader();
        let is_sent = with_reader(Reader::read);
        if !is_sent {
            self.reader_failed("");
        }
    }

    fn start_reader(&self) {
        let session = *self;
        with_reader(|it| it.start(move |heard| session.hear_reader(heard)));
    }

    /// What is wanted while nothing is chosen: the open draft's cluster and period.
    fn plain_wish(&self) -> RollWish {
        let (cluster_name, period) = self.of_untracked(|workspace| {
            (workspace.draft().cluster.clone(), workspace.draft().period.clone())
        });
        let language = self.language.get_untracked().tag().to_owned();
        RollWish { cluster_name, period, language, ..RollWish::default() }
    }

    /// Looks at the roll again, after something else was chosen or confirmed.
    pub(crate) fn look_again_at_roll(&self, change: impl FnOnce(&mut RollWish)) {
        let plain = self.plain_wish();
        let is_sent = with_reader(|reader| {
            let RollWish { cluster_name, period, language, .. } = plain;
            reader.wish = RollWish { cluster_name, period, language, ..reader.wish.clone() };
            change(&mut reader.wish);
            reader.look_again()
        });
        roll_import().update(|roll| {
            if let RollImport::Read(read) = roll {
                read.is_waiting = true;
            }
        });
        if !is_sent {
            self.begin_reading();
        }
    }

    /// Chooses a cluster; what was confirmed of another is not confirmed of this one.
    pub(crate) fn choose_cluster_of_roll(&self, cluster: String) {
        self.look_again_at_roll(|wish| {
            wish.cluster = Some(cluster);
            wish.confirmed.clear();
        });
    }

    /// Confirms a question, or takes that back.
    pub(crate) fn confirm_of_roll(&self, question: &str, is_confirmed: bool) {
        self.look_again_at_roll(|wish| {
            wish.confirmed.retain(|name| name != question);
            if is_confirmed {
                wish.confirmed.push(question.to_owned());
            }
        });
    }

    /// Stops reading, or lays the roll aside.
    pub(crate) fn cancel_roll(&self) {
        let is_reading =
            roll_import().with_untracked(|it| matches!(it, RollImport::Reading { .. }));
        with_reader(|reader| {
            if is_reading {
                reader.stop();
            }
            reader.clear();
        });
        self.start_reader();
        roll_import().set(RollImport::Idle);
    }

    fn hear_reader(&self, heard: Heard) {
        let is_awaited = |number| with_reader(|reader| reader.awaits(number));
        match heard {
            Heard::Hello(build) if Some(&build) == page::meta("build").as_ref() => {}
            Heard::Hello(build) => self.reader_failed(&build),
            Heard::Stage(number, name) if is_awaited(number) => roll_import().update(|roll| {
                if let RollImport::Reading { stage, .. } = roll {
                    *stage = Stage::named(&name);
                }
            }),
            Heard::Reply(number, reply) if is_awaited(number) => self.take_reply(&reply),
            Heard::Failed(number, reason) if is_awaited(number) => self.reader_failed(&reason),
            Heard::Stopped(reason) => self.reader_failed(&reason),
            Heard::Stage(..) | Heard::File(..) | Heard::Reply(..) | Heard::Failed(..) => {}
        }
    }

    fn take_reply(&self, reply: &str) {
        match serde_json::from_str(reply) {
            Ok(Reply::Roll(preview)) => {
                let replaces = roll_import()
                    .with_untracked(|roll| matches!(roll, RollImport::Read(read) if read.replaces));
                let taken = preview.roll.clone().into_taken();
                let read = ReadRoll { preview: *preview, taken, replaces, is_waiting: false };
                roll_import().set(RollImport::Read(Box::new(read)));
            }
            Ok(Reply::Refused(words)) => roll_import().set(RollImport::Refused(words)),
            Ok(Reply::NothingKept) => self.begin_reading(),
            // Nothing else is asked for here.
            Ok(_) => self.reader_failed(""),
            Err(error) => self.reader_failed(&error.to_string()),
        }
    }

    /// The worker cannot be had: it is ended, and the next attempt starts another.
    fn reader_failed(&self, reason: &str) {
        with_reader(Reader::stop);
        let language = self.language.get_untracked();
        let words = text(language, keys::ROLL_PAGE_NO_WORKER, &[("reason", reason)]);
        roll_import().set(RollImport::Refused(words.trim_end().to_owned()));
    }

    /// Takes the roll that is looked at: the draft as it was becomes a named point, the file is
    /// kept, and what is empty is filled.
    pub(crate) fn take_roll(&self) {
        let read = roll_import().with_untracked(|roll| match roll {
            RollImport::Read(read) if read.is_ready() => Some(read.clone()),
            _ => None,
        });
        let (Some(read), draft, session) = (read, self.open_id(), *self) else { return };
        // Nothing is taken twice.
        roll_import().set(RollImport::Idle);
        events::spawn(async move {
            let language = session.language.get_untracked();
            let has_point = session.keep_point(keys::ROLL_PAGE_POINT.words(language)).await;
            let bytes = with_reader(|it| std::mem::take(&mut it.bytes));
            let file = session.keep_original(&read.taken.digest, bytes).await;
            with_reader(Reader::clear);
            if session.open_id() != draft {
                // Another draft was opened meanwhile: nothing of this is meant for it.
                return;
            }
            let mut taken = Taken::default();
            session.edit(|workspace| taken = workspace.take_roll(read.taken, read.replaces));
            session.flush();
            session.load_points().await;
            session.say_taken(taken, has_point && file);
            page::focus_soon("roll-taken");
        });
    }

    /// Keeps the file of a roll; false where the browser does not.
    pub(in crate::state) async fn keep_original(&self, digest: &str, bytes: Vec<u8>) -> bool {
        match &self.shelf().keeper.vault {
            Some(vault) => blobs::keep_blob(vault.as_ref(), digest, bytes).await.is_ok(),
            None => false,
        }
    }

    fn say_taken(&self, taken: Taken, is_kept: bool) {
        let language = self.language.get_untracked();
        let counts = [taken.filled, taken.equal, taken.kept].map(|count| count.to_string());
        let [filled, equal, kept] = &counts;
        let said = [("filled", filled.as_str()), ("equal", equal), ("kept", kept)];
        let mut words = text(language, keys::ROLL_PAGE_DONE, &said);
        if !is_kept {
            words.push_str(keys::ROLL_PAGE_NOT_KEPT.words(language));
        }
        self.say(words);
    }

    /// Hands out the file that the draft's roll was read from.
    pub(crate) fn hand_out_original(&self) {
        let session = *self;
        let roll = self.of_untracked(|workspace| workspace.draft().roll.clone());
        let Some(TakenRoll { file, digest, .. }) = roll else { return };
        events::spawn(async move {
            let drawer = session.shelf();
            let found = match &drawer.keeper.vault {
                Some(vault) => blobs::blob(vault.as_ref(), &digest).await.ok().flatten(),
                None => None,
            };
            if let Some(bytes) = found {
                return files::download_bytes(&file, &bytes);
            }
            let language = session.language.get_untracked();
            session.say(text(language, keys::ROLL_PAGE_NO_FILE, &[("file", &file)]));
        });
    }
}
