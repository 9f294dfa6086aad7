//! What is decided about a cluster: accept, adjust, return, and the steps after.

use leptos::prelude::*;
use locale::keys;
use worker::office::block::{Block, Grid};
use worker::office::told::Task;

use super::field::{Choice, Field};
use super::returning::Return;
use super::steps::Steps;
use crate::state::Session;
use crate::state::desk::desk_state;

/// The figures of the cluster that is shown: codes with names.
pub(super) fn figures() -> Signal<Vec<(String, String)>> {
    let desk = desk_state();
    Signal::derive(move || {
        desk.with(|it| {
            let grid = it.blocks.iter().find_map(|block| match block {
                Block::Grid(Grid { id, rows, .. }) if id == "figures" => Some(rows),
                _ => None,
            });
            let named = grid.into_iter().flatten().map(|row| {
                let name = row.cells.first().map(|it| it.words.clone()).unwrap_or_default();
                (row.key.clone(), name)
            });
            let mut all = vec![(String::new(), String::new())];
            all.extend(named);
            all
        })
    })
}

/// The decisions.
#[component]
pub(super) fn Decisions(
    /// The cluster.
    id: String,
) -> impl IntoView {
    view! {
        <div class="desk-decisions">
            <Adjust id=id.clone() />
            <Return id=id.clone() />
            <Steps id />
        </div>
    }
}

/// A figure judged by another value.
#[component]
fn Adjust(
    /// The cluster.
    id: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let [figure, value, reason, evidence] = [(); 4].map(|()| RwSignal::new(String::new()));
    let adjust = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut words = vec!["figure".to_owned()];
        words.extend([figure, value, reason, evidence].map(|it| it.get_untracked()));
        session.at_desk(Task::Adjust, &id, words);
    };
    view! {
        <details class="card desk-decision" data-testid="adjust">
            <summary>{keys::DESK_ADJUST.words(language)}</summary>
            <form on:submit=adjust>
                <Choice id="adjust-figure" label=keys::DESK_FIGURE value=figure options=figures() />
                <Field id="adjust-value" label=keys::DESK_VALUE value=value />
                <p class="hint">{keys::DESK_VALUE_HINT.words(language)}</p>
                <Field id="adjust-reason" label=keys::DESK_ADJUST_REASON value=reason />
                <Field id="adjust-evidence" label=keys::DESK_EVIDENCE value=evidence />
                <p class="actions">
                    <button type="submit" class="button button-main">
                        {keys::DESK_ADJUST_DO.words(language)}
                    </button>
                </p>
            </form>
        </details>
    }
}
