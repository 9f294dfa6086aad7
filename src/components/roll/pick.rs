//! Where a roll is picked or dropped.

use leptos::prelude::*;
use locale::keys;

use crate::browser::files::{Picked, read_dropped, read_picked};
use crate::state::Session;

/// Where a roll is picked or dropped.
#[component]
pub(crate) fn PickRoll() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let is_over = RwSignal::new(false);
    let take = move |picked: Picked| session.read_roll(picked.name, picked.bytes);
    let dropped = move |event: web_sys::DragEvent| {
        is_over.set(false);
        read_dropped(&event, Session::largest_roll(), take);
    };
    let over = move |event: web_sys::DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    view! {
        <div
            class="roll-pick"
            class:roll-pick-over=is_over
            data-testid="roll-drop"
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=dropped
        >
            <label class="button file-button">
                {keys::ROLL_PAGE_PICK.words(language)}
                <input
                    id="roll-file"
                    class="visually-hidden"
                    type="file"
                    accept=".csv,.txt,text/csv,text/plain"
                    aria-describedby="roll-file-hint"
                    data-testid="roll-file"
                    disabled=move || session.is_read_only()
                    on:change=move |event| read_picked(&event, Session::largest_roll(), take)
                />
            </label>
            <p class="hint" id="roll-file-hint">{keys::ROLL_PAGE_DROP.words(language)}</p>
        </div>
    }
}
