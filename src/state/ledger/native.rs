//! The worker's desk in the same program, for tests.

use locale::Language;
use worker::ledger::answer::Answer;
use worker::ledger::told::REQUEST;
use worker::protocol::Stage;
use worker::{Desk, Host};

use super::told_of;
use crate::state::draft::Draft;

/// A browser that does nothing.
struct Silent;

impl Host for Silent {
    fn gb18030(&self, _bytes: &[u8], _is_whole: bool) -> Option<String> {
        None
    }

    fn tell(&self, _stage: Stage) {}
}

/// What a desk answers to a message.
#[track_caller]
pub(crate) fn answered(desk: &mut Desk, told: &str) -> Answer {
    match desk.reply(REQUEST, told.as_bytes(), &Silent) {
        Some(reply) => Answer::read(&reply),
        None => unreachable!("the page tells what is understood: {told}"),
    }
}

/// A draft with what follows from its tables.
#[track_caller]
pub(crate) fn derived(draft: Draft, today: &str) -> Draft {
    let answer = answered(&mut Desk::default(), &told_of(&draft, today, Language::En));
    Draft { derived: answer.derived, is_due: false, ..draft }
}
