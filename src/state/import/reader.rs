//! [`Reader`]: the worker that reads spreadsheets, and the files that it is to read.

use std::cell::RefCell;

use worker::protocol::Request;

use crate::browser::worker::{Heard, Link};
use crate::state::draft::Draft;

/// What the worker was last asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Asked {
    /// Nothing.
    #[default]
    Nothing,
    /// To read the file of this place.
    File(usize),
    /// To lay files over the draft, to be looked at.
    Look,
    /// To lay them over this draft, to be taken.
    Take(Box<Draft>),
    /// To write the forms; the name that the file gets.
    Forms(String),
}

/// A file that was picked, or a text that was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct PickedFile {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) is_pasted: bool,
    /// Given by the worker when it has read the file.
    pub(super) digest: Option<String>,
}

/// The worker that reads spreadsheets, and the files that it is to read.
#[derive(Default)]
pub(super) struct Reader {
    link: Option<Link>,
    /// Counts the requests; only the last one is waited for.
    number: u32,
    pub(super) asked: Asked,
    pub(super) files: Vec<PickedFile>,
    /// The draft that they are for.
    pub(super) draft: String,
    /// The file that belongs to the reply that is awaited.
    pub(super) written: Vec<u8>,
}

thread_local! {
    static READER: RefCell<Reader> = RefCell::default();
}

pub(super) fn with_reader<T>(act: impl FnOnce(&mut Reader) -> T) -> T {
    READER.with_borrow_mut(act)
}

impl Reader {
    /// Starts the worker, unless it is there.
    pub(super) fn start(&mut self, hear: impl Fn(Heard) + Clone + 'static) {
        if self.link.is_none() {
            self.link = Link::open(hear);
        }
    }

    /// Asks for something; false if there is no worker.
    pub(super) fn ask(&mut self, asked: Asked, request: &Request) -> bool {
        self.number = self.number.wrapping_add(1);
        let Ok(request) = serde_json::to_string(request) else { return false };
        let bytes = match &asked {
            Asked::File(place) => self.files.get(*place).map(|file| file.bytes.as_slice()),
            _ => None,
        };
        let link = self.link.as_ref();
        let is_sent = link.is_some_and(|link| link.send(self.number, &request, bytes));
        self.asked = asked;
        is_sent
    }

    /// True if this is the request that is waited for.
    pub(super) fn awaits(&self, number: u32) -> bool {
        self.number == number
    }

    /// The first file that is still to be read.
    pub(super) fn next_file(&self) -> Option<usize> {
        self.files.iter().position(|file| file.digest.is_none())
    }

    /// The files that were read: equal ones once.
    pub(super) fn digests(&self) -> Vec<String> {
        let mut digests: Vec<String> = Vec::new();
        for digest in self.files.iter().filter_map(|file| file.digest.as_ref()) {
            if !digests.contains(digest) {
                digests.push(digest.clone());
            }
        }
        digests
    }

    /// Ends the worker, whatever it does; what it has read must be sent again.
    pub(super) fn stop(&mut self) {
        self.link = None;
        self.number = self.number.wrapping_add(1);
        self.asked = Asked::Nothing;
        self.forget_reading();
    }

    /// The worker has nothing any more.
    pub(super) fn forget_reading(&mut self) {
        self.files.iter_mut().for_each(|file| file.digest = None);
    }

    /// Forgets the files, and whatever is still said of them.
    pub(super) fn clear(&mut self) {
        self.number = self.number.wrapping_add(1);
        self.asked = Asked::Nothing;
        self.files = Vec::new();
        self.written = Vec::new();
    }
}
