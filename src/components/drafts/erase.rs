//! Everything that is kept in this browser, taken away after a second question.

use leptos::prelude::*;
use locale::keys;

use crate::browser::page;
use crate::state::Session;

/// Everything taken away.
#[component]
pub(crate) fn Erase() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let is_asked = RwSignal::new(false);
    let ask = move |_| {
        is_asked.set(true);
        page::focus_soon("erase-keep");
    };
    let erase = move |_| {
        is_asked.set(false);
        session.erase_everything();
    };
    view! {
        <section class="card erase" aria-labelledby="erase-title">
            <h2 id="erase-title">{keys::STORAGE_ERASE_TITLE.words(language)}</h2>
            <p class="hint">{keys::STORAGE_ERASE_HINT.words(language)}</p>
            <Show
                when=move || is_asked.get()
                fallback=move || view! {
                    <button type="button" class="button" data-testid="erase" on:click=ask>
                        {keys::STORAGE_ERASE.words(language)}
                    </button>
                }
            >
                <div role="group" aria-labelledby="erase-question">
                    <p id="erase-question"><b>{keys::STORAGE_ERASE_QUESTION.words(language)}</b></p>
                    <button
                        type="button"
                        class="button"
                        id="erase-keep"
                        on:click=move |_| is_asked.set(false)
                    >
                        {keys::STORAGE_ERASE_KEEP.words(language)}
                    </button>
                    " "
                    <button
                        type="button"
                        class="button"
                        data-testid="erase-surely"
                        on:click=erase
                    >
                        {keys::STORAGE_ERASE_SURELY.words(language)}
                    </button>
                </div>
            </Show>
        </section>
    }
}
