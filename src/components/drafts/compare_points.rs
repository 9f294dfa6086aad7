//! Two states of the open draft beside each other.

use leptos::prelude::*;
use locale::{Key, keys};

use crate::browser::clock;
use crate::state::Session;
use crate::state::comparison::Difference;
use crate::storage::points::Point;

/// Two states of the open draft beside each other: points, or the draft as it is now.
#[component]
pub(crate) fn ComparePoints() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let first = session.points.with_untracked(|points| Point::worth_comparing(points));
    let from = RwSignal::new(first);
    let to = RwSignal::new(None::<u64>);
    let now = keys::STORAGE_POINT_NOW.words(language);
    let name = move |revision: Option<u64>| {
        let points = session.points.get();
        let point = points.iter().find(|it| Some(it.envelope.revision) == revision);
        point.map_or_else(|| now.to_owned(), point_name)
    };
    let choice = move |id: &'static str, key: Key, chosen: RwSignal<Option<u64>>| {
        let option = move |revision: Option<u64>| {
            view! {
                <option
                    value=revision.map(|it| it.to_string()).unwrap_or_default()
                    selected=move || chosen.get() == revision
                >
                    {name(revision)}
                </option>
            }
        };
        let options = move || {
            let points = session.points.get().into_iter().map(|it| Some(it.envelope.revision));
            core::iter::once(None).chain(points).map(option).collect::<Vec<_>>()
        };
        view! {
            <label for=id>{key.words(language)}</label>
            <select
                id=id
                class="select"
                on:change=move |event| chosen.set(event_target_value(&event).parse().ok())
            >
                {options}
            </select>
        }
    };
    view! {
        <div class="compare">
            {choice("compare-from", keys::STORAGE_POINT_FROM, from)}
            {choice("compare-to", keys::STORAGE_POINT_TO, to)}
        </div>
        <div role="status" data-testid="differences">
            {move || {
                let differences = session.differences_between(from.get(), to.get());
                let heads = [name(from.get()), name(to.get())];
                view! { <Differences differences heads /> }
            }}
        </div>
    }
}

/// What a point is called: its time, and its name if it has one.
fn point_name(point: &Point) -> String {
    let time = clock::date_and_time(&point.envelope.saved);
    match &point.name {
        Some(name) => format!("{time} {name}"),
        None => time,
    }
}

/// What differs, figure by figure.
#[component]
fn Differences(
    /// The differences.
    differences: Vec<Difference>,
    /// What the two states are called.
    heads: [String; 2],
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
                <td>{said(it.before)}</td>
                <td>{said(it.after)}</td>
            </tr>
        }
    });
    view! {
        <table class="keys">
            <thead>
                <tr>
                    <th scope="col">{keys::FORM_FIGURE.words(language)}</th>
                    {heads.map(|head| view! { <th scope="col">{head}</th> })}
                </tr>
            </thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}
