//! A row of a grid.

use std::sync::Arc;

use leptos::prelude::*;
use locale::keys;

use super::model::{GridModel, ROW};
use crate::state::Session;
use crate::state::grid::{CellKind, GridRow, Place, Selection};

/// A row of a grid; without one it is the row that takes new entries.
#[component]
pub(super) fn Row(
    /// What the grid is doing.
    model: GridModel,
    /// Where it stands.
    place: usize,
    /// What it holds.
    row: Option<Arc<GridRow>>,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let kinds: Vec<CellKind> = model
        .table
        .with_untracked(|table| table.columns.iter().map(|column| column.kind.clone()).collect());
    let number = match &row {
        Some(_) => place.saturating_add(1).to_string(),
        None => keys::GRID_NEW.words(language).to_owned(),
    };
    let has_problem =
        row.as_ref().is_some_and(|row| row.cells.iter().any(|cell| !cell.problem.is_empty()));
    let cells = kinds.into_iter().enumerate().map(|(column, kind)| {
        let here = Place { row: place, column };
        let cell = row.as_ref().and_then(|row| row.cells.get(column)).cloned().unwrap_or_default();
        let has_problem = !cell.problem.is_empty();
        // The grid marks cells that are selected later where they stand.
        let is_selected = model.selection.with_untracked(|selection| selection.has(here));
        let selected = if is_selected { "true" } else { "false" };
        view! {
            <div
                class="grid-cell"
                class:number=kind == CellKind::Number
                class:wide=kind == CellKind::Text
                class:derived=kind == CellKind::Derived
                class:faulty=has_problem
                id=model.cell_id(here)
                role="gridcell"
                aria-colindex=(column.saturating_add(2)).to_string()
                aria-selected=selected
                aria-readonly=(kind == CellKind::Derived).then_some("true")
                aria-invalid=has_problem.then_some("true")
                title=has_problem.then(|| cell.problem.clone())
                on:mousedown=move |event| pick(model, here, &event)
                on:dblclick=move |_| model.editing.set(Some(model.typed_at_cursor()))
            >
                {cell.shown}
            </div>
        }
    });
    view! {
        <div
            class="grid-row"
            class:grid-new=row.is_none()
            role="row"
            aria-rowindex=(place.saturating_add(2)).to_string()
            style:top=format!("{}px", place.saturating_mul(ROW))
        >
            <div class="grid-cell grid-number" class:faulty=has_problem role="rowheader" aria-colindex="1">
                {number}
            </div>
            {cells.collect::<Vec<_>>()}
        </div>
    }
}

/// A cell was pressed with the mouse: with Shift the selection stretches to it.
fn pick(model: GridModel, here: Place, event: &web_sys::MouseEvent) {
    // The focus stays with the editor.
    event.prevent_default();
    if model.editing.with_untracked(Option::is_some) && model.cursor() == here {
        return;
    }
    model.commit();
    model.selection.update(|selection| {
        *selection =
            if event.shift_key() { selection.stretched_to(here) } else { Selection::at(here) };
    });
    model.focus();
}
