//! A field of a form of the desk.

use leptos::prelude::*;
use locale::Key;

use crate::state::Session;

/// A text with its label.
#[component]
pub(super) fn Field(
    /// What it is called in the page.
    id: &'static str,
    /// Its label.
    label: Key,
    /// What it says.
    value: RwSignal<String>,
    /// `text`, `date` or `datetime-local`.
    #[prop(default = "text")]
    kind: &'static str,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    view! {
        <div class="form-item">
            <label for=id>{label.words(language)}</label>
            <input
                id=id
                class="text-input"
                type=kind
                autocomplete="off"
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}

/// A text of several lines with its label.
#[component]
pub(super) fn Area(
    /// What it is called in the page.
    id: &'static str,
    /// Its label.
    label: Key,
    /// What it says.
    value: RwSignal<String>,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    view! {
        <div class="form-item">
            <label for=id>{label.words(language)}</label>
            <textarea
                id=id
                class="text-input"
                rows="5"
                spellcheck="false"
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </div>
    }
}

/// A choice with its label.
#[component]
pub(super) fn Choice(
    /// What it is called in the page.
    id: &'static str,
    /// Its label.
    label: Key,
    /// The chosen one.
    value: RwSignal<String>,
    /// Codes with their names, in order.
    options: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let option = |(code, name): (String, String)| view! { <option value=code>{name}</option> };
    view! {
        <div class="form-item">
            <label for=id>{label.words(language)}</label>
            <select
                id=id
                class="select"
                prop:value=value
                on:change=move |event| value.set(event_target_value(&event))
            >
                {move || options.get().into_iter().map(option).collect::<Vec<_>>()}
            </select>
        </div>
    }
}
