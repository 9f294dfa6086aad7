//! The worker beside the desk: requests are answered one after the other, and each is awaited.

use std::cell::RefCell;

use worker::office::answer::Answer;
use worker::office::told::Wish;

use super::later::{Promised, later};
use crate::browser::page;
use crate::browser::worker::{Heard, Link};

/// The name of the worker in `index.html`.
const NAME: &str = "office";

/// An answer with the bytes that belong to it; none if the worker could not give one.
pub(super) type Told = Option<(Answer, Vec<u8>)>;

/// The worker, and what it is waited for.
#[derive(Default)]
struct Clerk {
    link: Option<Link>,
    /// Counts the requests.
    number: u32,
    /// The file that belongs to the reply that comes next.
    file: Vec<u8>,
    /// Who waits for which reply.
    waiting: Vec<(u32, Promised<Told>)>,
}

thread_local! {
    static CLERK: RefCell<Clerk> = RefCell::default();
}

fn with_clerk<T>(act: impl FnOnce(&mut Clerk) -> T) -> T {
    CLERK.with_borrow_mut(act)
}

/// Sends a request with the files it names, one after the other.
pub(super) async fn ask(wish: &Wish, files: &[u8]) -> Told {
    let (promised, told) = later();
    let is_sent = with_clerk(|clerk| {
        clerk.number = clerk.number.wrapping_add(1);
        clerk.link = clerk.link.take().or_else(|| Link::open_named(NAME, listen));
        clerk.waiting.push((clerk.number, promised));
        let link = clerk.link.as_ref();
        link.is_some_and(|link| link.send(clerk.number, &wish.to_text(), Some(files)))
    });
    if !is_sent {
        fail();
    }
    told.await
}

/// True if a worker is there that knows what was kept.
pub(super) fn is_there() -> bool {
    with_clerk(|clerk| clerk.link.is_some())
}

fn listen(heard: Heard) {
    match heard {
        Heard::Hello(build) if Some(&build) == page::meta("build").as_ref() => {}
        Heard::File(_, bytes) => with_clerk(|clerk| clerk.file = bytes),
        Heard::Reply(number, reply) => {
            let (promised, file) = with_clerk(|clerk| {
                let place = clerk.waiting.iter().position(|(it, _)| *it == number);
                let promised = place.map(|place| clerk.waiting.remove(place).1);
                (promised, core::mem::take(&mut clerk.file))
            });
            if let Some(promised) = promised {
                promised.keep(Answer::of_text(&reply).map(|answer| (answer, file)));
            }
        }
        Heard::Hello(_) | Heard::Failed(..) | Heard::Stopped(_) => fail(),
        Heard::Stage(..) => {}
    }
}

/// The worker cannot be had: it is ended, nobody waits for it any more, and the desk is opened anew
/// from what was kept.
fn fail() {
    let waiting = with_clerk(|clerk| {
        clerk.link = None;
        core::mem::take(&mut clerk.waiting)
    });
    for (_, promised) in waiting {
        promised.keep(None);
    }
}
