//! What the session asks of the worker that reads spreadsheets, and what it does with the replies.

use leptos::prelude::*;
use locale::{keys, text};
use worker::protocol::{Reply, Request, SheetFile, SheetWish, Stage};

use super::forms::forms_are_written;
use super::progress::{ReadSheets, SheetImport, change_read, refusals, sheet_import};
use super::reader::{Asked, PickedFile, Reader, with_reader};
use crate::browser::files::Picked;
use crate::browser::worker::Heard;
use crate::browser::{clock, events, page};
use crate::state::filing;
use crate::state::{Draft, Session};

/// The largest file that is read, in bytes.
pub(crate) const LARGEST: u32 = 20_000_000;

impl Session {
    /// The page of spreadsheets is shown: what another draft had is forgotten, and words are in
    /// the language that is spoken now.
    pub(crate) fn show_sheets(&self) {
        let open = self.open_id().unwrap_or_default();
        if with_reader(|reader| reader.draft != open) {
            with_reader(|reader| {
                reader.clear();
                reader.draft = open;
            });
            sheet_import().set(SheetImport::Idle);
        }
        refusals().set(Vec::new());
        // Until a file is picked there is time to start.
        self.start_sheet_reader();
        if sheet_import().with_untracked(|it| matches!(it, SheetImport::Read(_))) {
            self.look_at_sheets();
        }
    }

    /// The most bytes of a spreadsheet that are read.
    pub(crate) fn largest_sheet() -> u32 {
        LARGEST
    }

    /// Reads files beside those that are there.
    pub(crate) fn read_sheets(&self, picked: Vec<Picked>) {
        let language = self.language.get_untracked();
        let mut refused = Vec::new();
        for Picked { name, bytes } in picked {
            if let Some(bytes) = bytes {
                let file = PickedFile { name, bytes, ..PickedFile::default() };
                with_reader(|reader| reader.files.push(file));
            } else {
                let limit = locale::format::grouped(&LARGEST.to_string());
                let said = [("file", name.as_str()), ("limit", &limit)];
                refused.push(text(language, keys::IMPORT_REFUSAL_TOO_LARGE, &said));
            }
        }
        refusals().set(refused);
        self.read_next_sheet();
    }

    /// Reads a text that was pasted.
    pub(crate) fn read_pasted_sheet(&self, pasted: &str) {
        let name = keys::SHEETS_PAGE_PASTED.words(self.language.get_untracked()).to_owned();
        let bytes = pasted.as_bytes().to_vec();
        let file = PickedFile { name, bytes, is_pasted: true, digest: None };
        with_reader(|reader| reader.files.push(file));
        refusals().set(Vec::new());
        self.read_next_sheet();
    }

    /// Stops reading, or lays the files aside.
    pub(crate) fn cancel_sheets(&self) {
        let is_reading =
            sheet_import().with_untracked(|it| matches!(it, SheetImport::Reading { .. }));
        with_reader(|reader| {
            if is_reading {
                reader.stop();
            }
            reader.clear();
        });
        self.start_sheet_reader();
        sheet_import().set(SheetImport::Idle);
    }

    /// Asks for the next file, or for all of them laid over the draft.
    fn read_next_sheet(&self) {
        let next = with_reader(|reader| {
            let place = reader.next_file()?;
            let file = reader.files.get(place)?;
            Some((place, file.name.clone(), file.is_pasted, reader.files.len()))
        });
        let Some((place, name, is_pasted, count)) = next else { return self.look_or_rest() };
        let (file, at) = (name.clone(), place.saturating_add(1));
        sheet_import().set(SheetImport::Reading { file, at, count, stage: None });
        let language = self.language.get_untracked().tag().to_owned();
        let request = Request::ReadSheets(SheetFile { name, is_pasted, language });
        self.ask_sheets(Asked::File(place), &request);
    }

    fn look_or_rest(&self) {
        if with_reader(|reader| reader.files.is_empty()) {
            return sheet_import().set(SheetImport::Idle);
        }
        self.look_at_sheets();
    }

    /// Lays the files over the draft, to be looked at.
    pub(super) fn look_at_sheets(&self) {
        self.wish_for_sheets(|_| Asked::Look, Request::LookAtSheets);
    }

    /// Lays the files over the draft, to be taken.
    pub(crate) fn take_sheets(&self) {
        if sheet_import()
            .with_untracked(|it| matches!(it, SheetImport::Read(read) if read.is_ready()))
        {
            self.wish_for_sheets(|draft| Asked::Take(Box::new(draft)), Request::TakeSheets);
        }
    }

    fn wish_for_sheets(&self, asked: fn(Draft) -> Asked, request: fn(SheetWish) -> Request) {
        change_read(|read| read.is_waiting = true);
        let Some(draft) =
            self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()))
        else {
            return;
        };
        let session = *self;
        events::spawn(async move {
            let Ok(Some(dossier)) = filing::written(draft.clone()).await else {
                return session.sheet_reader_failed("");
            };
            let wish = session.sheet_wish(dossier);
            session.ask_sheets(asked(draft), &request(wish));
        });
    }

    fn sheet_wish(&self, dossier: String) -> SheetWish {
        let takes = sheet_import().with_untracked(|import| match import {
            SheetImport::Read(read) => read.takes.clone(),
            _ => worker::protocol::Takes::default(),
        });
        SheetWish {
            dossier,
            files: with_reader(|reader| reader.digests()),
            mapped: self.mapped_headings(),
            takes,
            today: clock::today(),
            language: self.language.get_untracked().tag().to_owned(),
        }
    }

    pub(super) fn ask_sheets(&self, asked: Asked, request: &Request) {
        self.start_sheet_reader();
        if !with_reader(|reader| reader.ask(asked, request)) {
            self.sheet_reader_failed("");
        }
    }

    fn start_sheet_reader(&self) {
        let session = *self;
        with_reader(|it| it.start(move |heard| session.hear_sheet_reader(heard)));
    }

    fn hear_sheet_reader(&self, heard: Heard) {
        let is_awaited = |number| with_reader(|reader| reader.awaits(number));
        match heard {
            Heard::Hello(build) if Some(&build) == page::meta("build").as_ref() => {}
            Heard::Hello(build) => self.sheet_reader_failed(&build),
            Heard::Stage(number, name) if is_awaited(number) => sheet_import().update(|import| {
                if let SheetImport::Reading { stage, .. } = import {
                    *stage = Stage::named(&name);
                }
            }),
            Heard::File(number, bytes) if is_awaited(number) => {
                with_reader(|reader| reader.written = bytes);
            }
            Heard::Reply(number, reply) if is_awaited(number) => self.take_sheet_reply(&reply),
            Heard::Failed(number, reason) if is_awaited(number) => {
                self.sheet_reader_failed(&reason);
            }
            Heard::Stopped(reason) => self.sheet_reader_failed(&reason),
            Heard::Stage(..) | Heard::File(..) | Heard::Reply(..) | Heard::Failed(..) => {}
        }
    }

    fn take_sheet_reply(&self, reply: &str) {
        let asked = with_reader(|reader| core::mem::take(&mut reader.asked));
        match (serde_json::from_str(reply), asked) {
            (Ok(Reply::SheetsRead(read)), Asked::File(place)) => {
                with_reader(|reader| {
                    if let Some(file) = reader.files.get_mut(place) {
                        file.digest = Some(read.digest);
                    }
                });
                self.read_next_sheet();
            }
            (Ok(Reply::Refused(words)), Asked::File(place)) => {
                with_reader(|reader| {
                    if place < reader.files.len() {
                        reader.files.remove(place);
                    }
                });
                refusals().update(|refusals| refusals.push(words));
                self.read_next_sheet();
            }
            (Ok(Reply::Refused(words)), _) => {
                refusals().set(vec![words]);
                change_read(|read| read.is_waiting = false);
                forms_are_written();
            }
            (Ok(Reply::Sheets(preview)), _) => {
                sheet_import().update(|import| {
                    let before = match import {
                        SheetImport::Read(read) => core::mem::take(read.as_mut()),
                        _ => ReadSheets::default(),
                    };
                    let read = ReadSheets { preview: *preview, is_waiting: false, ..before };
                    *import = SheetImport::Read(Box::new(read));
                });
            }
            (Ok(Reply::Taken(taken)), Asked::Take(draft)) => self.take_laid(*taken, *draft),
            (Ok(Reply::Forms), Asked::Forms(name)) => self.hand_out_forms(&name),
            (Ok(_), _) => {
                with_reader(Reader::forget_reading);
                self.read_next_sheet();
            }
            (Err(error), _) => self.sheet_reader_failed(&error.to_string()),
        }
    }

    /// The worker cannot be had: it is ended, and the next attempt starts another.
    fn sheet_reader_failed(&self, reason: &str) {
        with_reader(|reader| {
            reader.stop();
            reader.clear();
        });
        let language = self.language.get_untracked();
        let words = text(language, keys::SHEETS_PAGE_NO_WORKER, &[("reason", reason)]);
        refusals().set(vec![words]);
        sheet_import().set(SheetImport::Idle);
        forms_are_written();
    }
}
