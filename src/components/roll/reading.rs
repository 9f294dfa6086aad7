//! A roll being read, or why it was not.

use leptos::prelude::*;
use locale::{groups, keys, text};

use crate::browser::page;
use crate::state::Session;
use crate::state::roll::{RollImport, roll_import};

/// A roll being read: what is being done, and a way to stop it.
#[component]
pub(crate) fn Reading() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let words = move || {
        roll_import().with(|roll| match roll {
            RollImport::Reading { file, stage: None } => {
                text(language, keys::ROLL_PAGE_READING, &[("file", file)])
            }
            RollImport::Reading { file, stage: Some(stage) } => {
                let key = groups::ROLL_STAGE.named(stage.name());
                let stage = key.map_or("", |key| key.words(language));
                text(language, keys::ROLL_PAGE_STAGE, &[("file", file), ("stage", stage)])
            }
            _ => String::new(),
        })
    };
    let cancel = move |_| {
        session.cancel_roll();
        page::focus_soon("roll-file");
    };
    view! {
        <p class="banner" data-testid="roll-reading">
            {words}
            <button type="button" class="button" data-testid="roll-cancel" on:click=cancel>
                {keys::ROLL_PAGE_CANCEL.words(language)}
            </button>
        </p>
    }
}

/// Why a roll was not read.
#[component]
pub(crate) fn Refused() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let words = move || {
        roll_import().with(|roll| match roll {
            RollImport::Refused(words) => words.clone(),
            _ => String::new(),
        })
    };
    view! {
        <p class="remark remark-problem" data-testid="roll-refusal">
            <b>{keys::ROLL_PAGE_REFUSED.words(language)}</b>
            " "
            {words}
        </p>
    }
}
