//! A table of one row, as fields one below the other.

use std::sync::Arc;

use leptos::prelude::*;
use locale::keys;

use crate::browser::clock;
use crate::state::Session;
use crate::state::grid::{CellChange, CellKind, ChangedRow, GridCell, GridColumn, GridTable};
use crate::state::ledger::Desk;

/// A table of one row.
#[component]
pub(super) fn SingleRow(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The table.
    place: usize,
    /// What it is called.
    name: String,
    /// What it holds.
    table: Memo<Arc<GridTable>>,
) -> impl IntoView {
    let columns = table.with_untracked(|table| table.asked());
    let heading = format!("table-{place}");
    let field = |(column, entry)| view! { <CellField desk place column entry table /> };
    let labelled = heading.clone();
    view! {
        <section class="ledger" aria-labelledby=labelled>
            <h2 id=heading>{name}</h2>
            <div class="ledger-fields">
                {columns.into_iter().map(field).collect::<Vec<_>>()}
            </div>
        </section>
    }
}

/// A cell as a field.
#[component]
fn CellField(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The table.
    place: usize,
    /// The column.
    column: usize,
    /// What it is.
    entry: GridColumn,
    /// What the table holds.
    table: Memo<Arc<GridTable>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let cell = Memo::new(move |_| {
        table.with(|table| {
            let row = table.rows.first();
            row.and_then(|row| row.cells.get(column)).cloned().unwrap_or_default()
        })
    });
    let take = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        let edits = desk.with_untracked(|desk| {
            let desk = desk.as_ref()?;
            session.workspace.with_untracked(|workspace| {
                let row =
                    table.with_untracked(|table| table.rows.first().map(|row| row.id.clone()));
                let row = row.map_or(ChangedRow::New(0), ChangedRow::Known);
                let draft = workspace.as_ref()?.draft();
                let change = CellChange { row, column, text };
                Some(desk.edits_of(draft, place, &[change], &clock::new_id))
            })
        });
        if let Some(edits) = edits.filter(|edits| !edits.is_empty()) {
            session.edit(|workspace| workspace.change_tables(edits));
        }
    };
    let id = format!("cell-{place}-{column}");
    let list = format!("list-{place}-{column}");
    let problem = format!("problem-{place}-{column}");
    let choices = match entry.kind.clone() {
        CellKind::Choice(choices) => choices,
        _ => Vec::new(),
    };
    let has_choices = !choices.is_empty();
    let is_derived = entry.kind == CellKind::Derived;
    let has_problem = Memo::new(move |_| cell.with(|cell: &GridCell| !cell.problem.is_empty()));
    let described = problem.clone();
    let own_id = id.clone();
    view! {
        <div class="ledger-field" class:faulty=has_problem>
            <label for=own_id>
                {entry.label.clone()}
                {entry.is_required.then(|| view! {
                    <span class="required" aria-hidden="true">"*"</span>
                    <span class="visually-hidden">{keys::GRID_REQUIRED.words(language)}</span>
                })}
                <span class="unit-after">{entry.unit.clone()}</span>
            </label>
            <input
                id=id
                class="text-input"
                type="text"
                autocomplete="off"
                readonly=is_derived
                list=has_choices.then_some(list.clone())
                aria-invalid=move || has_problem.get().then_some("true")
                aria-describedby=move || has_problem.get().then(|| described.clone())
                prop:value=move || cell.with(|cell| cell.shown.clone())
                on:change=take
            />
            {has_choices.then(|| view! {
                <datalist id=list>
                    {choices.into_iter().map(|choice| view! { <option value=choice></option> }).collect::<Vec<_>>()}
                </datalist>
            })}
            {move || has_problem.get().then(|| view! {
                <p class="problem" id=problem.clone()>{cell.with(|cell| cell.problem.clone())}</p>
            })}
        </div>
    }
}
