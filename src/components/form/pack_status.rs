//! Whether a period pack fills figures of the draft, with the way to it.

use leptos::prelude::*;
use locale::keys;

use crate::state::{Route, Session};

/// Whether a period pack fills figures of the draft.
#[component]
pub(crate) fn PackStatus() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let draft = session.route.with_untracked(|route| route.draft().unwrap_or_default().to_owned());
    let href = Route::Period { draft }.href();
    let words = Memo::new(move |_| session.of(|workspace| workspace.pack_words(language)));
    let is_used = Memo::new(move |_| session.of(|workspace| workspace.pack_digest().is_some()));
    let link = move || if is_used.get() { keys::PERIODS_TITLE } else { keys::PERIODS_TO_PERIOD };
    view! {
        <p class="hint pack-status" data-testid="pack-hint">
            {words}
            " "
            <a href=href>{move || link().words(language)}</a>
        </p>
    }
}
