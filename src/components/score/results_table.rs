//! The table of all indicators, sortable, by dimension or flat.

use leptos::prelude::*;
use locale::{Key, keys};

use super::indicator_row::Row;
use crate::state::Session;
use crate::state::order::{Column, Order};

const HEADS: [(Column, Key, &str); 5] = [
    (Column::Indicator, keys::SCORE_INDICATOR, "head-first"),
    (Column::Value, keys::SCORE_VALUE, "head-number"),
    (Column::Share, keys::SCORE_CURVE, "head-number"),
    (Column::Points, keys::SCORE_POINTS_OF_WEIGHT, "head-number"),
    (Column::Lost, keys::SCORE_LOST, "head-number"),
];

/// The table of all indicators.
#[component]
pub(crate) fn ResultsTable() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let order = RwSignal::new(Order::default());
    let blocks = Memo::new(move |_| {
        let order = order.get();
        session.of(|workspace| order.blocks(&workspace.page().indicators))
    });
    let names = session.workspace.with_untracked(|workspace| {
        let panel = workspace.as_ref().map(|it| it.page().panel.dimensions.clone());
        let names = panel.unwrap_or_default().into_iter().map(|row| row.name);
        StoredValue::new(names.collect::<Vec<String>>())
    });
    let block = move |(dimension, places): (Option<usize>, Vec<usize>)| {
        let name = dimension.and_then(|it| names.with_value(|names| names.get(it).cloned()));
        view! {
            <tbody>
                {name.map(|name| view! {
                    <tr class="group-row"><th scope="rowgroup" colspan="5">{name}</th></tr>
                })}
                <For each=move || places.clone() key=|place| *place let:place>
                    <Row place />
                </For>
            </tbody>
        }
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=move || order.get().is_grouped
                on:change=move |event| order.update(|it| it.is_grouped = event_target_checked(&event))
            />
            <span>{keys::RESULTS_GROUPED.words(language)}</span>
        </label>
        <table class="score-table results-table">
            <caption class="visually-hidden">{keys::RESULTS_CAPTION.words(language)}</caption>
            <thead>
                <tr>
                    {HEADS.map(|(column, key, class)| view! { <Head column key class order /> })}
                </tr>
            </thead>
            {move || blocks.get().into_iter().map(block).collect::<Vec<_>>()}
        </table>
    }
}

/// The head of a column, which sorts by it.
#[component]
fn Head(
    /// The column.
    column: Column,
    /// Its heading.
    key: Key,
    /// Class for style sheets.
    class: &'static str,
    /// The order of the table.
    order: RwSignal<Order>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    view! {
        <th scope="col" class=class aria-sort=move || order.get().aria_sort(column)>
            <button
                type="button"
                class="sort"
                on:click=move |_| order.update(|it| *it = it.clicked(column))
            >
                {key.words(language)}
                <span class="sort-icon" aria-hidden="true"></span>
            </button>
        </th>
    }
}
