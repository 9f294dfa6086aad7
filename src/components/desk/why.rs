//! What a number was made of, beside the page.

use leptos::prelude::*;
use locale::keys;

use super::blocks::drawn;
use crate::browser::page;
use crate::state::Session;
use crate::state::desk::{change_desk, desk_state};

/// The explanation that was asked for, if any.
#[component]
pub(super) fn WhyNumber() -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let desk = desk_state();
    let blocks = Memo::new(move |_| desk.with(|it| it.why.clone()));
    let is_open = Memo::new(move |_| blocks.with(|it| !it.is_empty()));
    Effect::new(move |_| {
        if is_open.get() {
            page::focus_soon("desk-why");
        }
    });
    let close = || {
        change_desk(|it| it.why = Vec::new());
        page::begin("main");
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <Show when=move || is_open.get()>
            <aside
                class="desk-why card"
                id="desk-why"
                tabindex="-1"
                role="dialog"
                aria-label=keys::DESK_WHY.words(language)
                data-testid="desk-why"
                on:keydown=on_key
            >
                <button type="button" class="button desk-close" on:click=move |_| close()>
                    {keys::DESK_CLOSE.words(language)}
                </button>
                {move || blocks.get().into_iter().map(drawn).collect::<Vec<_>>()}
            </aside>
        </Show>
    }
}
