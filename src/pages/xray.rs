//! Where points are lost, what stands in the way of the next star, what is missing.

use leptos::prelude::*;
use locale::keys;

use crate::components::xray::{Gaps, Missing};
use crate::state::{Session, Workspace};

/// The X-ray of a draft.
#[component]
pub(crate) fn Xray() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let next = Memo::new(move |_| session.of(|it: &Workspace| it.xray().next_star));
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
            </p>
            <Missing />
            <Gaps />
        </section>
    }
}
