//! [`ReportState`]: how far the development report is, and what can be done with it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use locale::{keys, text};
use report::development::{About, DevelopmentReport};
use worker::protocol::{ReportReply, ReportWish, WrittenReport};

use super::clerk::Clerk;
use crate::browser::worker::Heard;
use crate::browser::{clipboard, events, files, page};
use crate::state::dossier::{file_name, file_name_of};
use crate::state::{Draft, Session, filing};

/// A report follows the draft this long after an edit.
const WRITTEN_AFTER_MS: u32 = 250;

/// How far the report is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum ReportState {
    /// It is being written.
    #[default]
    Writing,
    /// There is none: why, in words.
    Refused(String),
    /// It is here; while a newer one is being written it stays.
    Written(Box<WrittenReport>),
}

thread_local! {
    // Beside the session, so that the first page need not carry them.
    static CLERK: RefCell<Clerk> = RefCell::default();
    static STATE: ArcRwSignal<ReportState> = ArcRwSignal::new(ReportState::Writing);
    static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// How far the report is.
pub(crate) fn report_state() -> ArcRwSignal<ReportState> {
    STATE.with(Clone::clone)
}

/// Something of the report, tracked; the default where there is none.
pub(crate) fn of_report<T: Default>(take: impl FnOnce(&DevelopmentReport) -> T) -> T {
    report_state().with(|state| match state {
        ReportState::Written(written) => take(&written.report),
        ReportState::Writing | ReportState::Refused(_) => T::default(),
    })
}

/// How many things the report lacks, each counted once.
pub(crate) fn lacking(report: &DevelopmentReport) -> usize {
    let sentences = report.sections.iter().flat_map(|section| &section.sentences);
    let mut found: Vec<&About> = Vec::new();
    for piece in sentences.flat_map(|sentence| &sentence.pieces) {
        let is_missing = matches!(piece.about, About::Missing(_) | About::MissingIn(_));
        if is_missing && !found.contains(&&piece.about) {
            found.push(&piece.about);
        }
    }
    found.len()
}

/// True if a draft has nothing that a report could be written of.
pub(crate) fn is_bare(draft: &Draft) -> bool {
    draft.answers.is_empty() && draft.tables.is_empty() && draft.prior.is_empty()
}

fn with_clerk<T>(act: impl FnOnce(&mut Clerk) -> T) -> T {
    CLERK.with_borrow_mut(act)
}

impl Session {
    /// Follows the open draft: at once where it is another, else a moment after the last edit.
    pub(crate) fn follow_report(&self) {
        let open = self.of_untracked(|workspace| workspace.draft().id.clone());
        let is_other = with_clerk(|clerk| clerk.is_of_another(&open));
        if is_other {
            report_state().set(ReportState::Writing);
        }
        let session = *self;
        let wait = if is_other { 0 } else { WRITTEN_AFTER_MS };
        let timer = events::after(wait, move || session.write_report());
        TIMER.with(|slot| slot.replace(Some(timer)));
    }

    fn write_report(&self) {
        let draft = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()));
        let Some(draft) = draft else { return };
        let (language, session) = (self.language.get_untracked(), *self);
        let number = with_clerk(|clerk| {
            clerk.start(move |heard| session.hear_clerk(heard));
            clerk.ask(&draft, language)
        });
        let Some(number) = number else { return };
        let tag = language.tag().to_owned();
        let wish = ReportWish { file: file_name(&draft, language), language: tag };
        events::spawn(async move {
            let sent = match filing::written(draft).await {
                Ok(Some(file)) => with_clerk(|clerk| clerk.send(number, wish, &file)),
                Ok(None) | Err(_) => false,
            };
            if !sent {
                session.clerk_failed("");
            }
        });
    }

    /// Tries once more to write the report.
    pub(crate) fn write_report_again(&self) {
        with_clerk(Clerk::stop);
        report_state().set(ReportState::Writing);
        self.write_report();
    }

    fn hear_clerk(&self, heard: Heard) {
        let is_awaited = |number| with_clerk(|clerk| clerk.awaits(number));
        match heard {
            Heard::Hello(build) if Some(&build) == page::meta("build").as_ref() => {}
            Heard::Hello(build) => self.clerk_failed(&build),
            Heard::Reply(number, reply) if is_awaited(number) => self.take_report(&reply),
            Heard::Failed(number, reason) if is_awaited(number) => self.clerk_failed(&reason),
            Heard::Stopped(reason) => self.clerk_failed(&reason),
            Heard::Stage(..) | Heard::File(..) | Heard::Reply(..) | Heard::Failed(..) => {}
        }
    }

    fn take_report(&self, reply: &str) {
        match serde_json::from_str(reply) {
            Ok(ReportReply::Report(written)) => {
                self.take_derived(&written.derived);
                report_state().set(ReportState::Written(written));
            }
            Ok(ReportReply::Refused(words)) => report_state().set(ReportState::Refused(words)),
            Err(error) => self.clerk_failed(&error.to_string()),
        }
    }

    /// Where the tables were not opened yet, the draft gets what follows from them here, so that
    /// points and report agree.
    fn take_derived(&self, derived: &BTreeMap<String, String>) {
        let differs = self.of_untracked(|workspace| {
            let draft = workspace.draft();
            (draft.is_due || draft.derived != *derived)
                && with_clerk(|clerk| clerk.has_tables_of(draft))
        });
        if differs {
            self.edit(|workspace| workspace.derive(derived.clone()));
        }
    }

    /// The worker cannot be had: it is ended, and the next attempt starts another.
    fn clerk_failed(&self, reason: &str) {
        with_clerk(Clerk::stop);
        let language = self.language.get_untracked();
        let words = text(language, keys::DEVELOPMENT_NO_WORKER, &[("reason", reason)]);
        report_state().set(ReportState::Refused(words.trim_end().to_owned()));
    }

    /// Puts the report into the clipboard as text.
    pub(crate) fn copy_report(&self) {
        let text = written(|it| it.text.clone());
        let is_copied = clipboard::copy(&text);
        let said = if is_copied { keys::DEVELOPMENT_COPIED } else { keys::DEVELOPMENT_NOT_COPIED };
        self.say(said.words(self.language.get_untracked()).to_owned());
    }

    /// Hands the report out as a page to print.
    pub(crate) fn hand_out_report(&self) {
        let html = written(|it| it.html.clone());
        let language = self.language.get_untracked();
        let name = self
            .of_untracked(|it| file_name_of(it.draft(), keys::DEVELOPMENT_KIND, "html", language));
        files::download(&name, &html);
    }
}

fn written(take: impl FnOnce(&WrittenReport) -> String) -> String {
    report_state().with_untracked(|state| match state {
        ReportState::Written(written) => take(written),
        ReportState::Writing | ReportState::Refused(_) => String::new(),
    })
}

#[cfg(test)]
mod tests {
    use report::development::{Piece, Section, Sentence};

    use super::*;

    #[test]
    fn what_is_lacking_is_counted_once() {
        let piece = |about| Piece { words: "x".to_owned(), about };
        let missing = |id: &str| piece(About::Missing(id.to_owned()));
        let pieces = vec![piece(About::Words), missing("tax"), missing("tax"), missing("profit")];
        let section = Section { sentences: vec![Sentence { pieces }], ..Section::default() };
        let sections = vec![section.clone(), section];
        assert_eq!(lacking(&DevelopmentReport { sections, ..DevelopmentReport::default() }), 2);
    }

    #[test]
    fn a_draft_without_any_figure_is_bare() {
        let mut draft = Draft::default();
        assert!(is_bare(&draft));
        draft.prior = "[]".to_owned();
        assert!(!is_bare(&draft));
    }
}
