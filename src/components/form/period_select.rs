//! Year and part of the year.

use leptos::prelude::*;
use locale::{Key, keys};

use crate::state::Session;

const SPANS: [(&str, Key); 4] =
    [("", keys::NEW_WHOLE_YEAR), ("Q1", keys::NEW_Q1), ("Q2", keys::NEW_Q2), ("Q3", keys::NEW_Q3)];

/// Year and part of the year, as one period text: `2020Q3`.
#[component]
pub(crate) fn PeriodSelect(
    /// Tells its ids from those of others.
    id: &'static str,
    /// The period as it stands.
    #[prop(into)]
    period: Signal<String>,
    /// Takes the new period.
    on_period: Callback<String>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let year = move || period.with(|period| period.chars().take(4).collect::<String>());
    let span = move || match period.with(|period| period.chars().skip(4).collect::<String>()) {
        span if span == "Q4" => String::new(),
        span => span,
    };
    let option = move |(value, key): (&'static str, Key)| {
        view! {
            <option value=value selected=move || span() == value>{key.words(language)}</option>
        }
    };
    let year_typed =
        move |event| on_period.run(format!("{}{}", event_target_value(&event).trim(), span()));
    let span_chosen =
        move |event| on_period.run(format!("{}{}", year(), event_target_value(&event)));
    view! {
        <div class="form-item">
            <label for=format!("{id}-year")>{keys::NEW_YEAR.words(language)}</label>
            <input
                id=format!("{id}-year")
                class="text-input input-year"
                type="text"
                inputmode="numeric"
                maxlength="4"
                autocomplete="off"
                prop:value=year
                on:change=year_typed
            />
        </div>
        <div class="form-item">
            <label for=format!("{id}-span")>{keys::NEW_SPAN.words(language)}</label>
            <select id=format!("{id}-span") class="select" on:change=span_chosen>
                {SPANS.map(option)}
            </select>
        </div>
    }
}
