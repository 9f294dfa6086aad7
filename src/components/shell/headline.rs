//! The state of the draft in one sentence, before everything else.

use leptos::prelude::*;

use crate::state::Session;

/// The state of the draft in one sentence, and how much time is left.
#[component]
pub(crate) fn Headline() -> impl IntoView {
    let session = expect_context::<Session>();
    let words = Memo::new(move |_| session.of(|it| it.page().panel.headline.clone()));
    let is_held_back = Memo::new(move |_| session.of(|it| it.page().panel.is_held_back));
    let left = Memo::new(move |_| session.time_left());
    view! {
        <p class="headline" class:held-back=is_held_back role="status" data-testid="headline">
            {words}
        </p>
        <Show when=move || left.with(|left| !left.is_empty())>
            <p class="deadline" data-testid="deadline">{left}</p>
        </Show>
    }
}
