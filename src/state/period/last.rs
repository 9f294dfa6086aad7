//! [`with_derived`]: the last report from a file with the figures that follow from its tables, which
//! the worker works out.

use std::cell::RefCell;
use std::rc::Rc;

use locale::{Language, keys, text};
use worker::ledger::answer::Answer;
use worker::ledger::told::REQUEST;

use crate::browser::worker::{Heard, Link};
use crate::browser::{clock, page};
use crate::state::draft::Draft;
use crate::state::ledger::told_of;

thread_local! {
    // Another file ends what is worked out for the one before.
    static LINK: RefCell<Option<Link>> = const { RefCell::new(None) };
}

/// Works out what follows from the tables of a draft and hands it on, or says why that cannot be
/// had.
pub(super) fn with_derived(
    draft: Draft,
    language: Language,
    take: impl Fn(Result<Draft, String>) + 'static,
) {
    let told = told_of(&draft, &clock::today(), language);
    let taker = Rc::new(take);
    let take = Rc::clone(&taker);
    let hear = move |heard| match heard {
        Heard::Hello(build) if Some(&build) == page::meta("build").as_ref() => {}
        Heard::Reply(_, reply) => {
            LINK.take();
            take(Ok(derived(draft.clone(), &reply)));
        }
        Heard::Hello(reason) | Heard::Failed(_, reason) | Heard::Stopped(reason) => {
            LINK.take();
            take(Err(refused(&reason, language)));
        }
        Heard::Stage(..) | Heard::File(..) => {}
    };
    let link = Link::open(hear);
    let is_sent = link.as_ref().is_some_and(|it| it.send(0, REQUEST, Some(told.as_bytes())));
    LINK.replace(link);
    if !is_sent {
        taker(Err(refused("", language)));
    }
}

/// The draft with the figures of an answer.
fn derived(draft: Draft, reply: &str) -> Draft {
    Draft { derived: Answer::read(reply).derived, is_due: false, ..draft }
}

fn refused(reason: &str, language: Language) -> String {
    let words = text(language, keys::LEDGERS_LAST_NO_WORKER, &[("reason", reason)]);
    words.trim_end().to_owned()
}
