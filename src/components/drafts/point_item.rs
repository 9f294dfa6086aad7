//! One state that the open draft can go back to, and what is different now.

use leptos::prelude::*;
use locale::{Key, keys, text};

use crate::browser::clock;
use crate::state::Session;
use crate::state::comparison::Difference;
use crate::storage::points::Point;

/// One state that the open draft can go back to.
#[component]
pub(crate) fn PointItem(
    /// The state.
    point: Point,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let differences = RwSignal::new(None::<Vec<Difference>>);
    let time = clock::date_and_time(&point.envelope.saved);
    let name = point.name.clone().unwrap_or_default();
    let label = move |key: Key, time: &str| text(language, key, &[("time", time)]);
    let compare_label = label(keys::STORAGE_POINT_COMPARE_LABEL, &time);
    let back_label = label(keys::STORAGE_POINT_BACK_LABEL, &time);
    let compared = point.clone();
    view! {
        <li data-testid="point">
            <span class="num">{time}</span>
            " "
            <b>{name}</b>
            " "
            <button
                type="button"
                class="button button-quiet"
                aria-label=compare_label
                on:click=move |_| differences.set(Some(session.differences_since(&compared)))
            >
                {keys::STORAGE_POINT_COMPARE.words(language)}
            </button>
            <button
                type="button"
                class="button button-quiet"
                aria-label=back_label
                on:click=move |_| session.go_back_to(point.clone())
            >
                {keys::STORAGE_POINT_BACK.words(language)}
            </button>
            {move || differences.get().map(|differences| view! { <Differences differences /> })}
        </li>
    }
}

/// What is different now, figure by figure.
#[component]
fn Differences(
    /// The differences.
    differences: Vec<Difference>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let said = move |value: String| match value.as_str() {
        "" => keys::STORAGE_POINT_NOTHING.words(language).to_owned(),
        _ => value,
    };
    if differences.is_empty() {
        return view! { <p>{keys::STORAGE_POINT_SAME.words(language)}</p> }.into_any();
    }
    let rows = differences.into_iter().map(move |it| {
        view! {
            <tr>
                <th scope="row">{it.label}</th>
                <td class="num">{said(it.before)}</td>
                <td class="num">{said(it.after)}</td>
            </tr>
        }
    });
    view! {
        <table data-testid="differences">
            <thead>
                <tr>
                    <th scope="col">{keys::FORM_FIGURE.words(language)}</th>
                    <th scope="col">{keys::STORAGE_POINT_THEN.words(language)}</th>
                    <th scope="col">{keys::STORAGE_POINT_NOW.words(language)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}
