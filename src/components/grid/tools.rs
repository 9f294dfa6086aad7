//! What stands above a grid: the filter, how many rows there are, adding and deleting.

use leptos::prelude::*;
use locale::{keys, text};

use super::model::GridModel;
use crate::state::Session;
use crate::state::grid::{Place, Selection};

/// What stands above a grid.
#[component]
pub(super) fn GridTools(
    /// What the grid is doing.
    model: GridModel,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let count = move || {
        let (all, shown) = (model.table.with(|table| table.rows.len()), model.order.with(Vec::len));
        let said = [("all", all.to_string()), ("shown", shown.to_string())];
        let said = said.each_ref().map(|(name, count)| (*name, count.as_str()));
        let key = if all == shown { keys::GRID_ROWS } else { keys::GRID_ROWS_SHOWN };
        text(language, key, &said)
    };
    view! {
        <div class="grid-tools">
                <input
                    class="text-input"
                    type="search"
                    aria-label=keys::GRID_FILTER.words(language)
                    placeholder=keys::GRID_FILTER.words(language)
                    data-testid="grid-filter"
                    prop:value=model.wanted
                    on:input=move |event| model.wanted.set(event_target_value(&event))
                />
                <span class="grid-count" role="status" data-testid="grid-count">{count}</span>
                <span class="spacer"></span>
                <button
                    type="button"
                    class="button"
                    data-testid="grid-add"
                    on:click=move |_| {
                        model.commit();
                        model.wanted.set(String::new());
                        let row = model.table.with_untracked(|table| table.rows.len());
                        model.selection.set(Selection::at(Place { row, column: 0 }));
                        model.focus();
                    }
                >
                    {keys::GRID_ADD.words(language)}
                </button>
                <button
                    type="button"
                    class="button"
                    data-testid="grid-remove"
                    on:click=move |_| {
                        model.remove_rows();
                        model.focus();
                    }
                >
                    {keys::GRID_REMOVE.words(language)}
                </button>
            </div>
    }
}
