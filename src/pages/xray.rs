//! Where points are lost, what stands in the way of the next star, what is missing.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locale::{keys, text};

use super::draft::beside_the_draft;
use super::part::{Download, Draw, OF_DRAFTS, Part};
use crate::browser::page;
use crate::components::xray::{Gaps, Missing};
use crate::state::{Session, Workspace};

/// The part that the page is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(OF_DRAFTS, || -> Download<Draw> { Box::pin(xray_page()) })
}

#[wasm_split(results, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn xray_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <Xray /> }.into_any())
}

/// The X-ray of a draft.
#[component]
fn Xray() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let next = Memo::new(move |_| session.of(|it: &Workspace| it.xray().next_star));
    let missing = Memo::new(move |_| session.of(|it: &Workspace| it.xray().missing));
    let of_kind = move |is_required: bool| {
        Signal::derive(move || {
            let rows = missing.get().into_iter();
            rows.filter(|row| row.is_required == is_required).collect::<Vec<_>>()
        })
    };
    let must = of_kind(true);
    let count = move || {
        let count = must.with(Vec::len).to_string();
        text(language, keys::MUST_ALL, &[("count", &count)])
    };
    view! {
        <section class="card" aria-labelledby="xray-title">
            <h1 id="xray-title">{keys::XRAY_TITLE.words(language)}</h1>
            <p class="sub">{keys::XRAY_INTRO.words(language)}</p>
            <p class="xray-next" data-testid="next-star">{next}</p>
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    data-testid="xray-csv"
                    on:click=move |_| session.hand_out_xray()
                >
                    {keys::TABLES_CSV.words(language)}
                </button>
                <button type="button" class="button" on:click=move |_| page::print()>
                    {keys::PAPER_PRINT.words(language)}
                </button>
            </p>
            <Show when=move || must.with(Vec::is_empty)>
                <p data-testid="must-none">{keys::MUST_NONE.words(language)}</p>
            </Show>
            <Missing kind="must" caption=Signal::derive(count) rows=must />
            <Missing
                kind="missing"
                caption=Signal::stored(keys::MUST_REST.words(language).to_owned())
                rows=of_kind(false)
            />
            <Gaps />
        </section>
    }
}
