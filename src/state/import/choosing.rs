//! How much is taken of each part, and what headings stand for.

use worker::protocol::{Take, Takes};

use super::mappings::{remember, remembered};
use super::progress::{TakeWay, change_read};
use super::reader::with_reader;
use crate::state::Session;

impl Session {
    /// Chooses how it is chosen what is taken.
    pub(crate) fn choose_take_way(&self, way: TakeWay) {
        change_read(|read| {
            read.way = way;
            read.takes = Takes { others: way.others(), ..Takes::default() };
        });
        self.look_at_sheets();
    }

    /// Chooses how much is taken of a part.
    pub(crate) fn choose_take(&self, part: &str, take: Take) {
        change_read(|read| {
            read.takes.parts.insert(part.to_owned(), take);
        });
        self.look_at_sheets();
    }

    /// Says what a heading stands for; an empty name takes that back.
    pub(crate) fn map_heading(&self, text: &str, name: &str) {
        remember(self.shelf().keeper.heads.as_ref(), text, name);
        self.look_at_sheets();
    }

    /// What headings stand for, as it is remembered.
    pub(super) fn mapped_headings(&self) -> std::collections::BTreeMap<String, String> {
        remembered(self.shelf().keeper.heads.as_ref())
    }

    /// Lays a file aside.
    pub(crate) fn remove_sheet_file(&self, digest: &str) {
        let is_left = with_reader(|reader| {
            reader.files.retain(|file| file.digest.as_deref() != Some(digest));
            !reader.files.is_empty()
        });
        if is_left { self.look_at_sheets() } else { self.cancel_sheets() }
    }
}
