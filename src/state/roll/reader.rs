//! [`Reader`]: the worker that reads rolls, and what it is to read.

use worker::protocol::{Request, RollWish};

use crate::browser::worker::{Heard, Link};

/// The worker that reads rolls, and what it is to read.
#[derive(Default)]
pub(crate) struct Reader {
    link: Option<Link>,
    /// Counts the requests; only the last one is waited for.
    number: u32,
    /// The file, until the next one is picked.
    pub(super) bytes: Vec<u8>,
    /// What is wanted of it.
    pub(super) wish: RollWish,
    /// The draft that it is for.
    pub(super) draft: String,
}

impl Reader {
    /// Starts the worker, unless it is there.
    pub(super) fn start(&mut self, hear: impl Fn(Heard) + Clone + 'static) {
        if self.link.is_none() {
            self.link = Link::open(hear);
        }
    }

    /// Asks for the file to be read; false if there is no worker.
    pub(super) fn read(&mut self) -> bool {
        self.send(&Request::ReadRoll(self.wish.clone()), true)
    }

    /// Asks for figures of the file that was read; false if there is no worker.
    pub(super) fn look_again(&mut self) -> bool {
        self.send(&Request::LookAtRoll(self.wish.clone()), false)
    }

    fn send(&mut self, request: &Request, with_bytes: bool) -> bool {
        self.number = self.number.wrapping_add(1);
        let Ok(request) = serde_json::to_string(request) else { return false };
        let bytes = with_bytes.then_some(self.bytes.as_slice());
        self.link.as_ref().is_some_and(|link| link.send(self.number, &request, bytes))
    }

    /// True if this is the request that is waited for.
    pub(super) fn awaits(&self, number: u32) -> bool {
        self.number == number
    }

    /// Ends the worker, whatever it does.
    pub(super) fn stop(&mut self) {
        self.link = None;
        self.number = self.number.wrapping_add(1);
    }

    /// Forgets the file, and whatever is still said of it.
    pub(super) fn clear(&mut self) {
        self.number = self.number.wrapping_add(1);
        self.bytes = Vec::new();
        self.wish = RollWish::default();
    }
}
