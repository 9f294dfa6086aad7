//! [`Evaluator`]: the worker that evaluates the tables of the open draft, and what it was asked.
//!
//! One message is under way at a time. What changes meanwhile is told together in the next one, so
//! that a slow worker never falls behind for more than one answer; an answer to a state that is
//! past says nothing of the figures.

use std::cell::RefCell;

use leptos::prelude::*;
use worker::ledger::answer::Answer;
use worker::ledger::told::{REQUEST, Told};

use super::desk::Desk;
use super::standing::failure;
use crate::browser::worker::{Heard, Link};
use crate::browser::{clock, page};
use crate::state::{Session, Workspace};

/// The worker that evaluates tables, and what it was asked.
#[derive(Default)]
struct Evaluator {
    link: Option<Link>,
    /// Counts the messages; only the last one is waited for.
    number: u32,
    is_waiting: bool,
    /// What is told next.
    next: Told,
    /// The form that is shown.
    form: String,
}

thread_local! {
    // Beside the session, so that the first page need not carry them.
    static EVALUATOR: RefCell<Evaluator> = RefCell::default();
    static DESK: ArcRwSignal<Option<Desk>> = ArcRwSignal::new(None);
}

fn with_evaluator<T>(act: impl FnOnce(&mut Evaluator) -> T) -> T {
    EVALUATOR.with_borrow_mut(act)
}

/// The tables of the open draft.
pub(crate) fn desk() -> ArcRwSignal<Option<Desk>> {
    DESK.with(Clone::clone)
}

impl Evaluator {
    /// Sends what is to be told, unless an answer is awaited; false if there is no worker.
    fn send(&mut self, hear: impl Fn(Heard) + Clone + 'static) -> bool {
        if self.is_waiting || self.next.is_empty() {
            return true;
        }
        if self.link.is_none() {
            self.link = Link::open(hear);
        }
        self.number = self.number.wrapping_add(1);
        let message = core::mem::take(&mut self.next).into_text();
        let link = self.link.as_ref();
        self.is_waiting =
            link.is_some_and(|link| link.send(self.number, REQUEST, Some(message.as_bytes())));
        self.is_waiting
    }

    /// All of a draft is told next, whatever was to be told before.
    fn tell_all(&mut self, desk: &Desk) {
        self.number = self.number.wrapping_add(1);
        self.is_waiting = false;
        self.next = Told::default();
        desk.tell(&mut self.next, &clock::today());
        self.next.show(&self.form);
    }

    /// True if this is the answer that is waited for; it then is no more.
    fn takes(&mut self, number: u32) -> bool {
        let is_awaited = self.is_waiting && self.number == number;
        self.is_waiting &= !is_awaited;
        is_awaited
    }

    /// Ends the worker; the next message starts another.
    fn stop(&mut self) {
        self.link = None;
        self.number = self.number.wrapping_add(1);
        self.is_waiting = false;
        self.next = Told::default();
    }
}

impl Session {
    /// Shows what is wrong in a form, and follows the open draft.
    pub(crate) fn show_tables_of(&self, form: &str) {
        let is_other = with_evaluator(|evaluator| {
            let is_other = evaluator.form != form;
            if is_other {
                form.clone_into(&mut evaluator.form);
                evaluator.next.show(form);
            }
            is_other
        });
        if is_other {
            desk().update(|desk| {
                if let Some(desk) = desk {
                    desk.forget_remarks();
                }
            });
        }
        self.follow_tables();
    }

    /// Follows the open draft: shows its rows at once, and tells the worker what changed.
    pub(crate) fn follow_tables(&self) {
        let language = self.language.get_untracked();
        let session = *self;
        self.workspace.with_untracked(|workspace| {
            let Some(draft) = workspace.as_ref().map(Workspace::draft) else { return };
            desk().maybe_update(|desk| match desk {
                Some(desk) if desk.is_of(draft, language) => {
                    with_evaluator(|evaluator| desk.follow(draft, &mut evaluator.next))
                }
                _ => {
                    *desk = Desk::open(draft, language);
                    if let Some(desk) = desk {
                        with_evaluator(|evaluator| evaluator.tell_all(desk));
                    }
                    true
                }
            });
        });
        let has_failed = failure().with_untracked(Option::is_some);
        if !has_failed && !with_evaluator(|it| it.send(move |heard| session.hear_evaluator(heard)))
        {
            evaluator_failed("");
        }
    }

    /// Tries once more to evaluate the tables.
    pub(crate) fn evaluate_again(&self) {
        desk().with_untracked(|desk| {
            if let Some(desk) = desk {
                with_evaluator(|evaluator| evaluator.tell_all(desk));
            }
        });
        failure().set(None);
        self.follow_tables();
    }

    fn hear_evaluator(&self, heard: Heard) {
        let is_awaited = |number| with_evaluator(|evaluator| evaluator.takes(number));
        match heard {
            Heard::Hello(build) if Some(&build) == page::meta("build").as_ref() => {}
            Heard::Hello(build) => evaluator_failed(&build),
            Heard::Reply(number, reply) if is_awaited(number) => self.take_answer(&reply),
            Heard::Failed(number, reason) if is_awaited(number) => evaluator_failed(&reason),
            Heard::Stopped(reason) => evaluator_failed(&reason),
            Heard::Stage(..) | Heard::File(..) | Heard::Reply(..) | Heard::Failed(..) => {}
        }
    }

    /// Takes an answer: what is said of rows in any case, the figures that follow only if the draft
    /// is still as it was told.
    fn take_answer(&self, reply: &str) {
        let answer = Answer::read(reply);
        let is_other = desk().with_untracked(|desk| {
            let is_of = |desk: &Desk| {
                self.of_untracked(|it| desk.is_of(it.draft(), self.language.get_untracked()))
            };
            !desk.as_ref().is_some_and(is_of)
        });
        if is_other {
            // Whatever is shown next tells the worker anew.
            return;
        }
        desk().maybe_update(|desk| desk.as_mut().is_some_and(|desk| desk.take(&answer)));
        self.follow_tables();
        let is_present = failure().with_untracked(Option::is_none)
            && !with_evaluator(|evaluator| evaluator.is_waiting);
        let differs = self.of_untracked(|workspace| {
            let draft = workspace.draft();
            draft.is_due || draft.derived != answer.derived
        });
        if is_present && differs {
            self.edit(|workspace| workspace.derive(answer.derived));
        }
    }
}

/// No answer can be had: the worker is ended, and tried again when that is asked for.
fn evaluator_failed(reason: &str) {
    with_evaluator(Evaluator::stop);
    failure().set(Some(reason.to_owned()));
}
