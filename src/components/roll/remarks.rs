//! Everything that was remarked of a roll, by kind and column, with all its rows.

use leptos::prelude::*;
use locale::{keys, text};
use worker::protocol::RemarkRow;

use crate::state::Session;
use crate::state::roll::import::of_roll;

/// Everything that was remarked of a roll.
#[component]
pub(super) fn RollRemarks() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let groups = Memo::new(move |_| of_roll(|read| read.preview.remarks.clone()));
    let count = Memo::new(move |_| of_roll(|read| read.preview.remark_count));
    let title = move || {
        let count = count.get().to_string();
        text(language, keys::ROLL_PAGE_REMARKS, &[("count", &count)])
    };
    view! {
        <h2 class="roll-title">{title}</h2>
        <Show
            when=move || !groups.with(Vec::is_empty)
            fallback=move || view! {
                <p class="hint">{keys::ROLL_PAGE_REMARKS_NONE.words(language)}</p>
            }
        >
            {move || {
                let groups = groups.get().into_iter();
                groups.map(|group| view! { <Group group /> }).collect::<Vec<_>>()
            }}
        </Show>
    }
}

/// Remarks of one kind about one column, or about rows.
#[component]
fn Group(
    /// What they are.
    group: RemarkRow,
) -> impl IntoView {
    let line = |line: String| view! { <li>{line}</li> };
    view! {
        <details class="roll-details" data-testid="roll-remark" data-gravity=group.gravity>
            <summary>{group.title}</summary>
            <p class="hint">{group.rows}</p>
            <ul class="roll-list">{group.lines.into_iter().map(line).collect::<Vec<_>>()}</ul>
        </details>
    }
}
