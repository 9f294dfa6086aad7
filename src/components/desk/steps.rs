//! The steps of a cluster after its package was looked at: accepted, reviewed, shown in public,
//! published; objections and notes.

use leptos::prelude::*;
use locale::{Key, keys};
use worker::office::block::{Block, Grid};
use worker::office::told::Task;

use super::field::{Choice, Field};
use crate::state::Session;
use crate::state::desk::desk_state;

/// The steps.
#[component]
pub(super) fn Steps(
    /// The cluster.
    id: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let [words, from, until, who] = [(); 4].map(|()| RwSignal::new(String::new()));
    let objection = RwSignal::new(String::new());
    let button = |task: Task, key: Key, signals: Vec<RwSignal<String>>| {
        let id = id.clone();
        let act = move |_| {
            let words = signals.iter().map(|it| it.get_untracked()).collect();
            session.at_desk(task, &id, words);
        };
        view! { <button type="button" class="button" on:click=act>{key.words(language)}</button> }
    };
    let accept = move |_| session.at_desk(Task::Accept, "", newest_waiting());
    view! {
        <details class="card desk-decision" data-testid="steps">
            <summary>{keys::DESK_DECIDE.words(language)}</summary>
            <div class="desk-steps">
                <p class="actions">
                    <button type="button" class="button button-main" data-testid="accept-this" on:click=accept>
                        {keys::DESK_ACCEPT.words(language)}
                    </button>
                    {button(Task::Review, keys::DESK_REVIEW, vec![words])}
                </p>
                <Field id="step-words" label=keys::DESK_NOTE value=words />
                <p class="actions">
                    {button(Task::Note, keys::DESK_NOTE, vec![words])}
                    {button(Task::Publish, keys::DESK_PUBLISH, vec![words])}
                </p>
                <Field id="step-from" label=keys::DESK_FROM value=from kind="date" />
                <Field id="step-until" label=keys::DESK_UNTIL value=until kind="date" />
                <p class="actions">{button(Task::Publicise, keys::DESK_PUBLICISE, vec![from, until])}</p>
                <Field id="step-who" label=keys::DESK_WHO value=who />
                <p class="actions">{button(Task::Object, keys::DESK_OBJECT, vec![who, words])}</p>
                <Choice id="step-objection" label=keys::DESK_SETTLE value=objection options=objections() />
                <p class="actions">{button(Task::Settled, keys::DESK_SETTLE, vec![objection, words])}</p>
            </div>
        </details>
    }
}

/// The newest package of the cluster that is shown.
fn newest_waiting() -> Vec<String> {
    desk_state().with_untracked(|it| {
        let rows = it.blocks.iter().find_map(|block| match block {
            Block::Grid(Grid { id, rows, .. }) if id == "versions" => rows.last(),
            _ => None,
        });
        rows.map(|row| row.key.clone()).into_iter().collect()
    })
}

/// Objections without an answer: their entries with their words.
fn objections() -> Signal<Vec<(String, String)>> {
    let desk = desk_state();
    Signal::derive(move || {
        let mut open = vec![(String::new(), String::new())];
        desk.with(|it| {
            for block in &it.blocks {
                if let Block::Words { kind, pieces } = block
                    && kind == "log"
                {
                    let own = pieces.iter().filter(|(_, entry)| !entry.is_empty());
                    open.extend(own.map(|(words, entry)| (entry.clone(), words.clone())));
                }
            }
        });
        open
    })
}
