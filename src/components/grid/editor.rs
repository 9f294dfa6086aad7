//! The one field of a grid: it lies over the cursor's cell, always has the focus of the grid, and
//! so takes what is typed from the first key on, also from an input method.

use leptos::prelude::*;
use locale::{keys, text};

use super::keys::press;
use super::model::{GridModel, ROW};
use crate::browser::clipboard;
use crate::state::Session;
use crate::state::grid::{CellKind, Place};

/// The field was left: what was typed is kept. When the page goes, the field goes after its signals.
fn leave(model: GridModel) {
    if model.editing.try_get_untracked().flatten().is_some() {
        model.commit();
    }
}

/// The field of a grid.
#[component]
pub(super) fn Editor(
    /// What the grid is doing.
    model: GridModel,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let cursor = move || model.selection.with(|selection| selection.cursor());
    // Columns stay when rows are others.
    let column = Memo::new(move |_| cursor().column);
    let kind = move || {
        let column = column.get();
        model.table.with_untracked(|table| table.columns.get(column).map(|it| it.kind.clone()))
    };
    let label = move || {
        let Place { row, column } = cursor();
        let at = model.order.with(|order| order.get(row).copied());
        model.table.with(|table| {
            let column_name = table.columns.get(column).map_or("", |column| column.label.as_str());
            let cell = at.and_then(|at| table.rows.get(at)?.cells.get(column));
            let number = row.saturating_add(1).to_string();
            let said = [
                ("row", number.as_str()),
                ("column", column_name),
                ("text", cell.map_or("", |cell| cell.shown.as_str())),
                ("problem", cell.map_or("", |cell| cell.problem.as_str())),
            ];
            text(language, keys::GRID_CELL, &said)
        })
    };
    let choices = move || match kind() {
        Some(CellKind::Choice(choices)) => choices,
        _ => Vec::new(),
    };
    let is_typed = move || kind() != Some(CellKind::Derived);
    let typed = move |event: web_sys::Event| {
        if is_typed() {
            model.editing.set(Some(event_target_value(&event)));
        } else {
            // What follows from other cells is not typed.
            model.editing.set(Some(String::new()));
            model.editing.set(None);
        }
    };
    let copy = move |event: web_sys::ClipboardEvent| {
        if model.editing.with_untracked(Option::is_none) {
            clipboard::put(&event, &model.copied());
        }
    };
    let cut = move |event: web_sys::ClipboardEvent| {
        if model.editing.with_untracked(Option::is_none) {
            clipboard::put(&event, &model.copied());
            model.empty();
        }
    };
    let paste = move |event: web_sys::ClipboardEvent| {
        if model.editing.with_untracked(Option::is_none)
            && let Some(text) = clipboard::take(&event)
        {
            model.paste(&text);
        }
    };
    let choices_id = model.id.with_value(|id| format!("{id}-choices"));
    let list_id = choices_id.clone();
    view! {
        <input
            id=model.editor_id()
            class="grid-editor"
            class:open=move || model.editing.with(Option::is_some)
            class:number=move || kind() == Some(CellKind::Number)
            type="text"
            autocomplete="off"
            spellcheck="false"
            list=choices_id.clone()
            aria-label=label
            aria-activedescendant=move || model.cell_id(cursor())
            readonly=move || !is_typed()
            style:top=move || format!("{}px", cursor().row.saturating_mul(ROW))
            style:left=move || format!("{}px", model.left.get())
            style:width=move || format!("{}px", model.width.get())
            prop:value=move || model.editing.get().unwrap_or_default()
            on:input=typed
            on:keydown=move |event| {
                if press(model, &event) {
                    event.prevent_default();
                }
            }
            on:dblclick=move |_| {
                if model.editing.with_untracked(Option::is_none) {
                    model.editing.set(Some(model.typed_at_cursor()));
                }
            }
            on:blur=move |_| leave(model)
            on:copy=copy
            on:cut=cut
            on:paste=paste
        />
        <datalist id=list_id>
            {move || choices().into_iter().map(|choice| view! { <option value=choice></option> }).collect::<Vec<_>>()}
        </datalist>
    }
}
