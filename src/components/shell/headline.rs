//! The state of the draft in one sentence, before everything else.

use leptos::prelude::*;

use crate::state::Session;

/// The state of the draft in one sentence.
#[component]
pub(crate) fn Headline() -> impl IntoView {
    let session = expect_context::<Session>();
    let words = Memo::new(move |_| session.of(|it| it.page().panel.headline.clone()));
    let is_held_back = Memo::new(move |_| session.of(|it| it.page().panel.is_held_back));
    view! {
        <p class="headline" class:held-back=is_held_back role="status" data-testid="headline">
            {words}
        </p>
    }
}
