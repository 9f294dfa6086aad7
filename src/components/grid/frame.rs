//! The grid itself: headings, the rows that can be seen, the field, and what is around them.

use core::cmp::Ordering;
use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::editor::Editor;
use super::head::GridHead;
use super::model::{GridAction, GridModel, HEAD, ROW, TALLEST};
use super::row::Row;
use super::tools::GridTools;
use crate::browser::scroll;
use crate::state::grid::{GridRow, GridTable, Place, Selection, Sorting, rows_in_order};

/// A table that is worked on like a spreadsheet.
#[component]
pub(crate) fn Grid(
    /// The table.
    table: Memo<Arc<GridTable>>,
    /// What the ids of its elements begin with.
    #[prop(into)]
    id: String,
    /// What it is called.
    #[prop(into)]
    name: String,
    /// Which of two texts in a column comes first.
    compare: fn(&GridTable, usize, &str, &str) -> Ordering,
    /// Where changes go.
    act: Callback<GridAction>,
) -> impl IntoView {
    let sorting = RwSignal::new(None);
    let wanted = RwSignal::new(String::new());
    let order = Memo::new(move |_| {
        table.with(|table| {
            let cell = |row: usize, column: usize| table.shown(row, column);
            let sorting = sorting.get();
            let column = sorting.map_or(0, |it: Sorting| it.column);
            let compare = |left: &str, right: &str| compare(table, column, left, right);
            wanted.with(|wanted| {
                let (rows, columns) = (table.rows.len(), table.columns.len());
                rows_in_order(rows, columns, wanted, sorting, &cell, &compare)
            })
        })
    });
    let model = GridModel {
        id: StoredValue::new(id),
        table,
        order,
        selection: RwSignal::new(Selection::default()),
        sorting,
        wanted,
        editing: RwSignal::new(None),
        scrolled: RwSignal::new(0),
        height: RwSignal::new(TALLEST),
        left: RwSignal::new(0),
        width: RwSignal::new(0),
        act,
    };
    let frame = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            model.height.set(scroll::height(&frame).max(TALLEST));
        }
    });
    mark_selection(model);
    // The cursor is always seen.
    Effect::new(move |_| {
        let Place { row, column } = model.selection.with(|selection| selection.cursor());
        if let Some(frame) = frame.get() {
            scroll::show_row(&frame, row, ROW, HEAD);
            if let Some((left, width)) = scroll::show_column(&frame, column) {
                model.left.set(left);
                model.width.set(width);
            }
        }
    });
    let columns = model.table.with_untracked(|table| table.columns.len());
    let drawn = move || {
        let order = model.order.get();
        model.table.with(|table| {
            let row = |place: usize| {
                let row = order.get(place).and_then(|at| table.rows.get(*at)).cloned();
                (place, row)
            };
            model.drawn().map(row).collect::<Vec<_>>()
        })
    };
    let key = |(place, row): &(usize, Option<Arc<GridRow>>)| {
        (*place, row.as_ref().map(|row| Arc::as_ptr(row) as usize))
    };
    let group = name.clone();
    view! {
        <div class="grid" role="group" aria-label=group>
            <GridTools model />
            <div
                class="grid-frame"
                node_ref=frame
                on:scroll=move |_| {
                    if let Some(frame) = frame.get_untracked() {
                        model.scrolled.set(scroll::top(&frame));
                    }
                }
            >
                <div
                    class="grid-table"
                    role="grid"
                    aria-label=name
                    aria-multiselectable="true"
                    aria-rowcount=move || model.extent().rows.saturating_add(2).to_string()
                    aria-colcount=columns.saturating_add(1).to_string()
                    data-columns=columns.to_string()
                >
                    <GridHead model />
                    <div
                        class="grid-rows"
                        role="rowgroup"
                        style:height=move || {
                            format!("{}px", model.extent().rows.saturating_add(1).saturating_mul(ROW))
                        }
                    >
                        <For each=drawn key let((place, row))>
                            <Row model place row />
                        </For>
                    </div>
                </div>
                <Editor model />
            </div>
        </div>
    }
}

/// Marks selected cells where they stand: an effect for each of them would take longer than all
/// else that a key does.
fn mark_selection(model: GridModel) {
    Effect::new(move |before: Option<Selection>| {
        let selection = model.selection.get();
        if let Some(before) = before {
            model.mark(before, selection);
        }
        selection
    });
}
