//! A value agreed with the statistics bureau.

use leptos::prelude::*;
use locale::keys;
use worker::office::block::{Block, Grid};
use worker::office::told::Task;

use super::field::{Choice, Field};
use crate::state::Session;
use crate::state::desk::desk_state;

/// Items that differ: cluster and figure, with their names.
fn items() -> Signal<Vec<(String, String)>> {
    let desk = desk_state();
    Signal::derive(move || {
        let mut all = vec![(String::new(), String::new())];
        desk.with(|it| {
            for block in &it.blocks {
                if let Block::Grid(Grid { id, rows, .. }) = block
                    && id == "reconcile"
                {
                    all.extend(rows.iter().map(|row| {
                        let words = row.cells.iter().take(2).map(|it| it.words.as_str());
                        (row.key.clone(), words.collect::<Vec<_>>().join(" "))
                    }));
                }
            }
        });
        all
    })
}

/// Reasons for differences: codes with names.
fn reasons() -> Signal<Vec<(String, String)>> {
    let desk = desk_state();
    Signal::derive(move || {
        desk.with(|it| {
            let pieces = it.blocks.iter().find_map(|block| match block {
                Block::Words { kind, pieces } if kind == "options" => Some(pieces),
                _ => None,
            });
            let named = pieces.into_iter().flatten();
            let mut all = vec![(String::new(), String::new())];
            all.extend(named.map(|(name, code)| (code.clone(), name.clone())));
            all
        })
    })
}

/// The form of an agreed value.
#[component]
pub(super) fn Agree() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let [item, value, reason, note, cluster, bureau] =
        [(); 6].map(|()| RwSignal::new(String::new()));
    let agree = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = item.get_untracked();
        let Some((key, figure)) = chosen.split_once('/') else { return };
        let mut words = vec![figure.to_owned()];
        words.extend([value, reason, note, cluster, bureau].map(|it| it.get_untracked()));
        session.at_desk(Task::Agree, key, words);
    };
    view! {
        <details class="card desk-decision" data-testid="agree">
            <summary>{keys::DESK_AGREE.words(language)}</summary>
            <form on:submit=agree>
                <Choice id="agree-item" label=keys::DESK_AGREE_WHICH value=item options=items() />
                <Field id="agree-value" label=keys::DESK_AGREED_VALUE value=value />
                <Choice id="agree-reason" label=keys::DESK_AGREE_REASON value=reason options=reasons() />
                <Field id="agree-note" label=keys::DESK_AGREE_NOTE value=note />
                <Field id="agree-cluster" label=keys::DESK_SIGNED_CLUSTER value=cluster />
                <Field id="agree-bureau" label=keys::DESK_SIGNED_BUREAU value=bureau />
                <p class="actions">
                    <button type="submit" class="button button-main">
                        {keys::DESK_AGREE_DO.words(language)}
                    </button>
                </p>
            </form>
        </details>
    }
}
