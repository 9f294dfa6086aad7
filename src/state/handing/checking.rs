//! A package that somebody handed in, checked.

use leptos::prelude::*;
use locale::{keys, text};
use worker::handing::answer::{Answer, Checked};
use worker::handing::told::{Piece, Task, Wish};

use super::clerk::{Told, ask};
use crate::browser::files::Picked;
use crate::state::Session;

/// The most bytes of a package: as many as `exchange` writes, and the seal.
pub(crate) const LARGEST_PACKAGE: u32 = 65_000_000;

/// How far the check of a package is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CheckState {
    /// Name of the file; empty if none was picked.
    pub(crate) name: String,
    /// True while it is being checked.
    pub(crate) is_checking: bool,
    /// What was found.
    pub(crate) checked: Option<Checked>,
    /// Why it was not checked, in words; empty if it was.
    pub(crate) refusal: String,
}

thread_local! {
    static STATE: ArcRwSignal<CheckState> = ArcRwSignal::new(CheckState::default());
    static FILE: ArcStoredValue<Vec<u8>> = ArcStoredValue::new(Vec::new());
}

/// How far the check of a package is.
pub(crate) fn check_state() -> ArcRwSignal<CheckState> {
    STATE.with(Clone::clone)
}

fn file() -> ArcStoredValue<Vec<u8>> {
    FILE.with(Clone::clone)
}

/// Begins with the page: no file was picked.
pub(crate) fn begin_checking() {
    file().set_value(Vec::new());
    check_state().set(CheckState::default());
}

impl Session {
    /// Takes the file that was picked, and checks it.
    pub(crate) fn pick_package(&self, picked: Picked, code: &str) {
        let language = self.language.get_untracked();
        let Picked { name, bytes } = picked;
        let Some(bytes) = bytes else {
            let refusal = text(language, keys::HANDING_PACKAGE_TOO_LARGE, &[("file", &name)]);
            return check_state().set(CheckState { name, refusal, ..CheckState::default() });
        };
        file().set_value(bytes);
        check_state().set(CheckState { name, ..CheckState::default() });
        self.check_package(code, "");
    }

    /// Checks the file that was picked, with what was typed.
    pub(crate) fn check_package(&self, code: &str, passphrase: &str) {
        let language = self.language.get_untracked();
        let name = check_state().with_untracked(|state| state.name.clone());
        if name.is_empty() {
            return;
        }
        check_state().update(|it| (it.is_checking, it.refusal) = (true, String::new()));
        let bytes = file().get_value();
        let wish = Wish {
            task: Task::Verify,
            language: language.tag().to_owned(),
            code: code.to_owned(),
            passphrase: passphrase.to_owned(),
            pieces: vec![(Piece::Package, name, bytes.len())],
            ..Wish::default()
        };
        let refused = move |words: String| {
            let none = || keys::HANDING_NO_WORKER.words(language).to_owned();
            let refusal = if words.is_empty() { none() } else { words };
            check_state().update(|it| {
                (it.is_checking, it.checked, it.refusal) = (false, None, refusal);
            });
        };
        ask(&wish, &bytes, move |told| match told {
            Told::Answer(lines, _) => match Answer::of_text(&lines) {
                Some(Answer::Checked(checked)) => check_state().update(|it| {
                    (it.is_checking, it.checked) = (false, Some(checked));
                }),
                Some(Answer::Refused(words)) => refused(words),
                _ => refused(String::new()),
            },
            Told::Nothing(reason) => refused(reason),
        });
    }
}
