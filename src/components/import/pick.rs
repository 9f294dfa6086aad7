//! Where spreadsheets are picked or dropped, and cells are pasted.

use leptos::prelude::*;
use locale::keys;

use crate::browser::files::{Picked, read_all_dropped, read_all_picked};
use crate::state::Session;

/// Where spreadsheets are picked or dropped, and cells are pasted.
#[component]
pub(crate) fn PickSheets() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let is_over = RwSignal::new(false);
    let take = move |picked: Vec<Picked>| session.read_sheets(picked);
    let dropped = move |event: web_sys::DragEvent| {
        is_over.set(false);
        read_all_dropped(&event, Session::largest_sheet(), take);
    };
    let over = move |event: web_sys::DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    view! {
        <div
            class="import-pick"
            class:import-pick-over=is_over
            data-testid="import-drop"
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=dropped
        >
            <label class="button file-button">
                {keys::SHEETS_PAGE_PICK.words(language)}
                <input
                    id="import-file"
                    class="visually-hidden"
                    type="file"
                    multiple
                    accept=".xlsx,.xls,.ods,.csv,.txt,text/csv,text/plain"
                    aria-describedby="import-file-hint"
                    data-testid="import-file"
                    disabled=move || session.is_read_only()
                    on:change=move |event| read_all_picked(&event, Session::largest_sheet(), take)
                />
            </label>
            <p class="hint" id="import-file-hint">{keys::SHEETS_PAGE_DROP.words(language)}</p>
        </div>
        <Paste />
    }
}

/// A field that cells are pasted into.
#[component]
fn Paste() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let pasted = RwSignal::new(String::new());
    let is_blank = Memo::new(move |_| pasted.with(|text| text.trim().is_empty()));
    let read = move |_| {
        pasted.with_untracked(|text| session.read_pasted_sheet(text));
        pasted.set(String::new());
    };
    view! {
        <details class="import-details">
            <summary data-testid="import-paste-open">{keys::SHEETS_PAGE_PASTE.words(language)}</summary>
            <label class="visually-hidden" for="import-paste">
                {keys::SHEETS_PAGE_PASTE.words(language)}
            </label>
            <p class="hint" id="import-paste-hint">{keys::SHEETS_PAGE_PASTE_HINT.words(language)}</p>
            <textarea
                id="import-paste"
                class="import-paste"
                rows="6"
                spellcheck="false"
                aria-describedby="import-paste-hint"
                prop:value=pasted
                on:input=move |event| pasted.set(event_target_value(&event))
            ></textarea>
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    data-testid="import-paste-read"
                    disabled=move || is_blank.get() || session.is_read_only()
                    on:click=read
                >
                    {keys::SHEETS_PAGE_PASTE_READ.words(language)}
                </button>
            </p>
        </details>
    }
}
