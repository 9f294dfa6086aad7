//! The development report of a draft: read, printed, handed out. In a part of the app of its own.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::draft::beside_the_draft;
use super::part::{Download, Draw, Part};
use crate::components::report::{Document, NothingYet, Standing};
use crate::state::report::writing::is_bare;
use crate::state::{Session, Workspace};

/// The part that the page is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(&["draft", "report"], || -> Download<Draw> { Box::pin(report_page()) })
}

#[wasm_split(report, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn report_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <ReportPage /> }.into_any())
}

/// The development report of a draft.
#[component]
fn ReportPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let is_bare = Memo::new(move |_| session.of(|it: &Workspace| is_bare(it.draft())));
    Effect::new(move |_| {
        session.workspace.track();
        session.follow_report();
    });
    view! {
        <section class="card report">
            <Show when=move || !is_bare.get() fallback=NothingYet>
                <Standing />
                <Document />
            </Show>
        </section>
    }
}
