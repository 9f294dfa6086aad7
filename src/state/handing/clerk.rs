//! [`Clerk`]: the worker that looks through, packs and checks, and what it is waited for.

use std::cell::RefCell;
use std::rc::Rc;

use worker::handing::told::Wish;

use crate::browser::page;
use crate::browser::worker::{Heard, Link};

/// Hears what came of a request.
type Hear = Rc<dyn Fn(Told)>;

/// The worker, and what it is waited for.
#[derive(Default)]
struct Clerk {
    link: Option<Link>,
    /// Counts the requests; only the last one is waited for.
    number: u32,
    /// The file that belongs to the reply that is awaited.
    file: Vec<u8>,
    /// Who made the last request.
    hear: Option<Hear>,
}

/// What came of the last request.
pub(super) enum Told {
    /// An answer, as lines, and the file that belongs to it.
    Answer(String, Vec<u8>),
    /// None: why, as far as it is known.
    Nothing(String),
}

thread_local! {
    static CLERK: RefCell<Clerk> = RefCell::default();
}

fn with_clerk<T>(act: impl FnOnce(&mut Clerk) -> T) -> T {
    CLERK.with_borrow_mut(act)
}

/// Sends a request with the files it names, one after the other; `hear` is told what came of it.
/// Whoever asks anew waits for no earlier answer.
pub(super) fn ask(wish: &Wish, files: &[u8], hear: impl Fn(Told) + 'static) {
    let is_sent = with_clerk(|clerk| {
        clerk.number = clerk.number.wrapping_add(1);
        clerk.file = Vec::new();
        clerk.hear = Some(Rc::new(hear));
        clerk.link = clerk.link.take().or_else(|| Link::open(listen));
        let link = clerk.link.as_ref();
        link.is_some_and(|link| link.send(clerk.number, &wish.to_text(), Some(files)))
    });
    if !is_sent {
        fail(String::new());
    }
}

fn listen(heard: Heard) {
    let is_awaited = |number| with_clerk(|clerk| clerk.number == number);
    match heard {
        Heard::Hello(build) if Some(&build) == page::meta("build").as_ref() => {}
        Heard::Hello(build) => fail(build),
        Heard::File(number, bytes) if is_awaited(number) => with_clerk(|it| it.file = bytes),
        Heard::Reply(number, reply) if is_awaited(number) => {
            let file = with_clerk(|clerk| core::mem::take(&mut clerk.file));
            tell(Told::Answer(reply, file));
        }
        Heard::Failed(number, reason) if is_awaited(number) => fail(reason),
        Heard::Stopped(reason) => fail(reason),
        Heard::Stage(..) | Heard::File(..) | Heard::Reply(..) | Heard::Failed(..) => {}
    }
}

/// The worker cannot be had: it is ended, and the next request starts another.
fn fail(reason: String) {
    with_clerk(|clerk| {
        clerk.link = None;
        clerk.number = clerk.number.wrapping_add(1);
    });
    tell(Told::Nothing(reason));
}

fn tell(told: Told) {
    if let Some(hear) = with_clerk(|clerk| clerk.hear.clone()) {
        hear(told);
    }
}
