//! Where points are lost, what stands in the way of the next star, what is missing.

use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::page;
use crate::components::xray::{Gaps, Missing};
use crate::state::{Session, Workspace};

/// The X-ray of a draft.
#[component]
pub(crate) fn Xray() -> impl IntoView {
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
