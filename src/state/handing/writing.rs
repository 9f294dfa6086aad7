//! [`WriteState`]: a document being written by the worker, and handed out.

use leptos::prelude::*;
use locale::keys;
use worker::handing::answer::Answer;
use worker::handing::told::Task;

use super::clerk::{Told, ask};
use super::record::Record;
use crate::browser::{events, files};
use crate::state::Session;

/// How far a document is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum WriteState {
    /// None is wanted.
    #[default]
    Idle,
    /// It is being written.
    Writing,
    /// It was handed out under this name.
    Written(String),
    /// It was not written: why, in words.
    Refused(String),
}

thread_local! {
    static STATE: ArcRwSignal<WriteState> = ArcRwSignal::new(WriteState::Idle);
}

/// How far a document is.
pub(crate) fn write_state() -> ArcRwSignal<WriteState> {
    STATE.with(Clone::clone)
}

impl Session {
    /// Writes a document on the open draft in a form, and hands it out.
    pub(crate) fn write_document(&self, document: &'static str, form: &'static str) {
        let draft = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()));
        let Some(draft) = draft else { return };
        write_state().set(WriteState::Writing);
        let session = *self;
        events::spawn(async move {
            let code = Record::of_text(&draft.handing).last().map(|it| it.code.clone());
            let Some(((mut wish, bytes), _)) = session.parcel(draft, Task::Write).await else {
                return session.not_written(String::new());
            };
            wish.document = (document.to_owned(), form.to_owned());
            wish.code = code.unwrap_or_default();
            ask(&wish, &bytes, move |told| match told {
                Told::Answer(lines, file) => match Answer::of_text(&lines) {
                    Some(Answer::Written(name)) => {
                        files::download_bytes(&name, &file);
                        write_state().set(WriteState::Written(name));
                    }
                    Some(Answer::Refused(words)) => session.not_written(words),
                    _ => session.not_written(String::new()),
                },
                Told::Nothing(reason) => session.not_written(reason),
            });
        });
    }

    fn not_written(&self, words: String) {
        let language = self.language.get_untracked();
        let none = || keys::HANDING_NO_WORKER.words(language).to_owned();
        let words = if words.is_empty() { none() } else { words };
        write_state().set(WriteState::Refused(words));
    }
}
