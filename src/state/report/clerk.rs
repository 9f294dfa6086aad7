//! [`Clerk`]: the worker that writes reports, and what it writes now.

use locale::Language;
use worker::protocol::{ReportWish, Request};

use crate::browser::worker::{Heard, Link};
use crate::state::draft::Draft;

/// The worker that writes reports, and what it writes now.
#[derive(Default)]
pub(super) struct Clerk {
    link: Option<Link>,
    /// Counts the requests; only the last one is waited for.
    number: u32,
    /// What was asked for last.
    asked: Option<(Draft, Language)>,
}

impl Clerk {
    /// Starts the worker, unless it is there.
    pub(super) fn start(&mut self, hear: impl Fn(Heard) + Clone + 'static) {
        if self.link.is_none() {
            self.link = Link::open(hear);
        }
    }

    /// Remembers what is asked for: its number, or none if it is what was asked for last.
    pub(super) fn ask(&mut self, draft: &Draft, language: Language) -> Option<u32> {
        let is_asked =
            self.asked.as_ref().is_some_and(|(it, spoken)| it == draft && *spoken == language);
        if is_asked {
            return None;
        }
        self.asked = Some((draft.clone(), language));
        self.number = self.number.wrapping_add(1);
        Some(self.number)
    }

    /// True if the last report that was asked for is of another draft.
    pub(super) fn is_of_another(&self, draft: &str) -> bool {
        self.asked.as_ref().is_none_or(|(asked, _)| asked.id != draft)
    }

    /// True if the report that was asked for last is on the tables of a draft as they are.
    pub(super) fn has_tables_of(&self, draft: &Draft) -> bool {
        self.asked.as_ref().is_some_and(|(asked, _)| {
            asked.id == draft.id && asked.period == draft.period && asked.tables == draft.tables
        })
    }

    /// Sends the file of a request that was numbered; false if there is no worker.
    pub(super) fn send(&self, number: u32, wish: ReportWish, file: &str) -> bool {
        let Ok(request) = serde_json::to_string(&Request::WriteReport(wish)) else { return false };
        self.link.as_ref().is_some_and(|link| link.send(number, &request, Some(file.as_bytes())))
    }

    /// True if this is the request that is waited for.
    pub(super) fn awaits(&self, number: u32) -> bool {
        self.number == number
    }

    /// Ends the worker; the next request starts another.
    pub(super) fn stop(&mut self) {
        self.link = None;
        self.asked = None;
        self.number = self.number.wrapping_add(1);
    }
}
