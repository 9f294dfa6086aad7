//! The states that the open draft can go back to.

use leptos::html::Dialog;
use leptos::prelude::*;
use locale::keys;

use super::compare_points::ComparePoints;
use super::point_item::PointItem;
use crate::browser::page;
use crate::state::Session;

/// The states that the open draft can go back to.
#[component]
pub(crate) fn PointsDialog() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let dialog = NodeRef::<Dialog>::new();
    let name = RwSignal::new(String::new());
    Effect::new(move |_| match (session.are_points_open.get(), dialog.get()) {
        (true, Some(dialog)) => page::open_dialog(&dialog),
        (false, Some(dialog)) => dialog.close(),
        (_, None) => {}
    });
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let given = name.get_untracked().trim().to_owned();
        if !given.is_empty() {
            session.name_point(given);
            name.set(String::new());
        }
    };
    let items = move || {
        let points = session.points.get().into_iter();
        points.map(|point| view! { <PointItem point /> }).collect::<Vec<_>>()
    };
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby="points-title"
            data-testid="points"
            on:close=move |_| session.are_points_open.set(false)
        >
            <h2 id="points-title">{keys::STORAGE_POINTS_TITLE.words(language)}</h2>
            <p class="hint">{keys::STORAGE_POINTS_HINT.words(language)}</p>
            <form class="point-name" on:submit=keep novalidate>
                <label for="point-name">{keys::STORAGE_POINT_NAME.words(language)}</label>
                <input
                    id="point-name"
                    class="text-input"
                    autocomplete="off"
                    prop:value=name
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button type="submit" class="button">{keys::STORAGE_POINT_KEEP.words(language)}</button>
            </form>
            <Show when=move || session.are_points_open.get()>
                <ComparePoints />
            </Show>
            <ol class="points">{items}</ol>
            <button type="button" class="button" on:click=move |_| session.are_points_open.set(false)>
                {keys::KEYS_CLOSE.words(language)}
            </button>
        </dialog>
    }
}
