//! Where a pack or a last report is picked, and why it was not read.

use leptos::prelude::*;
use locale::Key;

use crate::browser::files::{Picked, read_picked};
use crate::state::Session;

/// A file of one kind, picked.
#[component]
pub(super) fn PickFile(
    /// Its id; the hint has the same with `-hint`.
    id: &'static str,
    /// What the button says.
    button: Key,
    /// What is picked here.
    hint: Key,
    /// The most bytes that are read.
    largest: u32,
    /// Takes the file.
    take: fn(Session, Picked),
    /// Why the last one was not read; empty if it was.
    #[prop(into)]
    refused: Signal<String>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    view! {
        <div class="period-pick">
            <label class="button file-button">
                {button.words(language)}
                <input
                    id=id
                    class="visually-hidden"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby=described
                    data-testid=id
                    disabled=move || session.is_read_only()
                    on:change=move |event| {
                        read_picked(&event, largest, move |picked| take(session, picked));
                    }
                />
            </label>
            <p class="hint" id=hint_id>{hint.words(language)}</p>
        </div>
        <div role="alert" data-testid=format!("{id}-refused")>
            {move || {
                let words = refused.get();
                (!words.is_empty()).then(|| view! { <p class="remark remark-problem">{words}</p> })
            }}
        </div>
    }
}
