//! What must be confirmed before a roll is taken.

use leptos::prelude::*;
use locale::keys;

use crate::state::Session;
use crate::state::roll::import::of_roll;

/// What must be confirmed before a roll is taken.
#[component]
pub(super) fn Questions() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    // Without the answers: a box that is ticked stays where it is, and keeps the focus.
    let asked = Memo::new(move |_| {
        of_roll(|read| {
            let questions = read.preview.questions.iter();
            questions.map(|it| (it.name.clone(), it.words.clone())).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !asked.with(Vec::is_empty)>
            <fieldset class="roll-questions" data-testid="roll-questions">
                <legend>{keys::ROLL_PAGE_QUESTIONS.words(language)}</legend>
                {move || {
                    let asked = asked.get().into_iter();
                    asked.map(|(name, words)| view! { <Question name words /> }).collect::<Vec<_>>()
                }}
            </fieldset>
        </Show>
    }
}

/// Something to confirm.
#[component]
fn Question(
    /// Its name.
    name: String,
    /// What it asks.
    words: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let (own, mark) = (name.clone(), name.clone());
    let is_confirmed = Memo::new(move |_| {
        of_roll(|read| read.preview.questions.iter().any(|it| it.name == own && it.is_confirmed))
    });
    view! {
        <label class="choice roll-question">
            <input
                type="checkbox"
                data-question=mark
                prop:checked=is_confirmed
                on:change=move |event| session.confirm_of_roll(&name, event_target_checked(&event))
            />
            <span>{words}</span>
        </label>
    }
}
