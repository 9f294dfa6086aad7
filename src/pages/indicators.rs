//! All indicators of a draft.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locale::{keys, text};

use super::draft::beside_the_draft;
use super::part::{Download, Draw, OF_DRAFTS, Part};
use crate::components::score::ResultsTable;
use crate::state::Session;

/// The part that the page is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(OF_DRAFTS, || -> Download<Draw> { Box::pin(indicators_page()) })
}

#[wasm_split(results, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn indicators_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <Indicators /> }.into_any())
}

/// All indicators of a draft.
#[component]
fn Indicators() -> impl IntoView {
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
