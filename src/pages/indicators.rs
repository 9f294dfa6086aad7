//! All indicators of a draft.

use leptos::prelude::*;
use locale::{keys, text};

use crate::components::score::ResultsTable;
use crate::state::Session;

/// All indicators of a draft.
#[component]
pub(crate) fn Indicators() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let count = session.workspace.with_untracked(|workspace| {
        workspace.as_ref().map(|it| it.page().indicators.len()).unwrap_or_default()
    });
    let intro = text(language, keys::RESULTS_INTRO, &[("count", &count.to_string())]);
    view! {
        <section class="card" aria-labelledby="results-title">
            <h1 id="results-title">{keys::RESULTS_TITLE.words(language)}</h1>
            <p class="sub">{intro}</p>
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    data-testid="indicators-csv"
                    on:click=move |_| session.hand_out_indicators()
                >
                    {keys::TABLES_CSV.words(language)}
                </button>
            </p>
            <ResultsTable />
        </section>
    }
}
