//! The tables of a form as grids, one below the other.

use leptos::prelude::*;
use locale::{keys, text};

use super::basics::SingleRow;
use crate::browser::clock;
use crate::components::grid::{Grid, GridAction};
use crate::state::Session;
use crate::state::ledger::{Desk, TableEdit, compare};

/// The tables of a form.
#[component]
pub(crate) fn FormTables(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The form.
    form: String,
) -> impl IntoView {
    let places = desk
        .with_untracked(|desk| desk.as_ref().map(|desk| desk.tables_of(&form)).unwrap_or_default());
    places.into_iter().map(|place| view! { <FormTable desk place /> }).collect::<Vec<_>>()
}

/// A table of a form.
#[component]
fn FormTable(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The table.
    place: usize,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let entry = desk.with_untracked(|desk| {
        desk.as_ref().and_then(|desk| desk.document().table.get(place).cloned())
    });
    let Some(entry) = entry else { return ().into_any() };
    let name = language.of(&entry.name.zh, &entry.name.en).to_owned();
    let heading = format!("table-{}", entry.id);
    let table = Memo::new(move |_| {
        desk.with(|desk| desk.as_ref().map(|desk| desk.table(place)).unwrap_or_default())
    });
    if entry.is_single {
        return view! { <SingleRow desk place name table /> }.into_any();
    }
    let id = entry.id.clone();
    let grid_id = id.clone();
    let is_declared = {
        let id = id.clone();
        Memo::new(move |_| session.of(|it| it.draft().tables.get(&id).is_some_and(Vec::is_empty)))
    };
    let is_empty = move || table.with(|table| table.rows.is_empty());
    let declare = move |event: web_sys::Event| {
        let is_in_use = event_target_checked(&event);
        let edit = session.of_untracked(|it| {
            let edit = TableEdit::rows(&it.draft().tables, &id, 0, Vec::new(), Vec::new());
            Some(TableEdit { is_in_use, ..edit })
        });
        session.edit(|workspace| workspace.change_tables(edit.into_iter().collect()));
    };
    let has_presets = !entry.preset.is_empty();
    let insert = move |_| {
        let edit = desk.with_untracked(|desk| {
            session.of_untracked(|it| desk.as_ref()?.preset_edit(it.draft(), place))
        });
        session.edit(|workspace| workspace.change_tables(edit.into_iter().collect()));
    };
    let act = Callback::new(move |action: GridAction| act(session, desk, place, action));
    let labelled = heading.clone();
    view! {
        <section class="ledger" aria-labelledby=labelled>
            <h2 id=heading>{name.clone()}</h2>
            <p class="hint">{keys::LEDGERS_HINT.words(language)}</p>
            <Grid id=grid_id table name compare act />
            {move || (has_presets && is_empty()).then(|| view! {
                <button class="button" type="button" data-testid="presets" on:click=insert>
                    {keys::LEDGERS_PRESETS.words(language)}
                </button>
            })}
            {move || is_empty().then(|| view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=is_declared
                        on:change=declare.clone()
                    />
                    <span>{keys::LEDGERS_NONE.words(language)}</span>
                </label>
            })}
        </section>
    }
    .into_any()
}

/// Does to the draft what was done in the grid.
fn act(session: Session, desk: RwSignal<Option<Desk>>, place: usize, action: GridAction) {
    let language = session.language.get_untracked();
    let edits = desk.with_untracked(|desk| {
        let desk = desk.as_ref()?;
        session.workspace.with_untracked(|workspace| {
            let draft = workspace.as_ref()?.draft();
            Some(match &action {
                GridAction::Change(changes) => desk.edits_of(draft, place, changes, &clock::new_id),
                GridAction::Remove(rows) => desk.removals_of(draft, place, rows),
                GridAction::LeftOut(_) => Vec::new(),
            })
        })
    });
    if let GridAction::LeftOut(count) = action {
        let count = count.to_string();
        session.say(text(language, keys::GRID_LEFT_OUT, &[("count", &count)]));
    }
    if let Some(edits) = edits.filter(|edits| !edits.is_empty()) {
        session.edit(|workspace| workspace.change_tables(edits));
    }
}
