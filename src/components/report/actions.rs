//! What can be done with a report that is here.

use leptos::prelude::*;
use locale::keys;

use crate::browser::page;
use crate::state::Session;

/// Print, copy, download.
#[component]
pub(super) fn Actions() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    view! {
        <p class="actions">
            <button
                type="button"
                class="button button-main"
                data-testid="report-print"
                on:click=move |_| page::print()
            >
                {keys::PAPER_PRINT.words(language)}
            </button>
            <button
                type="button"
                class="button"
                data-testid="report-copy"
                on:click=move |_| session.copy_report()
            >
                {keys::DEVELOPMENT_COPY.words(language)}
            </button>
            <button
                type="button"
                class="button"
                data-testid="report-download"
                on:click=move |_| session.hand_out_report()
            >
                {keys::DEVELOPMENT_DOWNLOAD.words(language)}
            </button>
        </p>
    }
}
