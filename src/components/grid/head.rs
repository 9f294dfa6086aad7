//! The headings of a grid: a click sorts.

use leptos::prelude::*;
use locale::keys;

use super::model::GridModel;
use crate::state::Session;
use crate::state::grid::{CellKind, GridColumn, Sorting};

/// The headings of a grid.
#[component]
pub(super) fn GridHead(
    /// What the grid is doing.
    model: GridModel,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let columns = model.table.with_untracked(|table| table.columns.to_vec());
    let head = move |(place, column): (usize, GridColumn)| {
        let sorted = move || match model.sorting.get() {
            Some(Sorting { column, is_descending }) if column == place => {
                if is_descending {
                    "descending"
                } else {
                    "ascending"
                }
            }
            _ => "none",
        };
        view! {
            <div
                class="grid-cell grid-heading"
                class:number=column.kind == CellKind::Number
                class:wide=column.kind == CellKind::Text
                role="columnheader"
                aria-colindex=(place.saturating_add(2)).to_string()
                aria-sort=sorted
            >
                <button
                    type="button"
                    class="sort"
                    tabindex="-1"
                    on:click=move |_| model.sorting.update(|it| *it = Sorting::clicked(*it, place))
                >
                    <span>
                        {column.label.clone()}
                        {column.is_required.then(|| view! {
                            <span class="required" aria-hidden="true">"*"</span>
                            <span class="visually-hidden">{keys::GRID_REQUIRED.words(language)}</span>
                        })}
                    </span>
                    <span class="unit">{column.unit.clone()}</span>
                    <span class="sort-icon" aria-hidden="true"></span>
                </button>
            </div>
        }
    };
    view! {
        <div class="grid-row grid-heads" role="row" aria-rowindex="1">
            <div class="grid-cell grid-number" role="columnheader" aria-colindex="1">
                {keys::GRID_NUMBER.words(language)}
            </div>
            {columns.into_iter().enumerate().map(head).collect::<Vec<_>>()}
        </div>
    }
}
