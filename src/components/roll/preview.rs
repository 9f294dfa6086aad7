//! A roll that was read, to be looked at before anything is taken.

use leptos::prelude::*;
use locale::{Key, keys, text};
use worker::protocol::ClusterRow;

use super::figures::{Figures, NotFilled};
use super::headings::Headings;
use super::questions::Questions;
use super::remarks::RollRemarks;
use crate::browser::page;
use crate::state::Session;
use crate::state::roll::import::{ReadRoll, of_roll};

/// A roll that was read, to be looked at before anything is taken.
#[component]
pub(crate) fn Preview() -> impl IntoView {
    let head = Memo::new(move |_| of_roll(|read| read.preview.head.clone()));
    let counted = Memo::new(move |_| of_roll(|read| read.preview.counted.clone()));
    view! {
        <div data-testid="roll-preview">
            <p class="roll-head" id="roll-head" tabindex="-1">{head}</p>
            <ClusterChoice />
            <p class="hint" data-testid="roll-counted">{counted}</p>
            <Figures />
            <Questions />
            <TakeBar />
            <NotFilled />
            <Headings />
            <RollRemarks />
        </div>
    }
}

/// The cluster, where the roll has several.
#[component]
fn ClusterChoice() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let clusters = Memo::new(move |_| of_roll(|read| read.preview.clusters.clone()));
    let chosen = Memo::new(move |_| of_roll(|read| read.taken.cluster.clone()));
    let option = move |cluster: ClusterRow| {
        let count = cluster.firms.to_string();
        let said = [("id", cluster.id.as_str()), ("name", &cluster.name), ("count", &count)];
        let words = text(language, keys::ROLL_PAGE_CLUSTER_OPTION, &said);
        let id = cluster.id.clone();
        let is_chosen = move || chosen.with(|chosen| *chosen == id);
        view! { <option value=cluster.id.clone() selected=is_chosen>{words}</option> }
    };
    let hint = move || {
        let count = clusters.with(Vec::len).to_string();
        text(language, keys::ROLL_PAGE_CLUSTER_HINT, &[("count", &count)])
    };
    view! {
        <Show when=move || clusters.with(|clusters| clusters.len() > 1)>
            <div class="form-item roll-cluster">
                <label for="roll-cluster">{keys::ROLL_PAGE_CLUSTER.words(language)}</label>
                <span class="hint" id="roll-cluster-hint">{hint}</span>
                <select
                    id="roll-cluster"
                    class="select"
                    aria-describedby="roll-cluster-hint"
                    on:change=move |event| session.choose_cluster_of_roll(event_target_value(&event))
                >
                    <option value="" disabled selected=move || chosen.with(String::is_empty)>
                        {keys::ROLL_PAGE_CLUSTER_NONE.words(language)}
                    </option>
                    {move || clusters.get().into_iter().map(option).collect::<Vec<_>>()}
                </select>
            </div>
        </Show>
    }
}

/// The one way on, and what is still in it.
#[component]
fn TakeBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let is_ready = Memo::new(move |_| of_roll(ReadRoll::is_ready));
    let obstacle = Memo::new(move |_| of_roll(obstacle));
    let words = move || obstacle.get().unwrap_or(keys::ROLL_PAGE_TAKE_HINT).words(language);
    let discard = move |_| {
        session.cancel_roll();
        page::focus_soon("roll-file");
    };
    view! {
        <p class="actions">
            <button
                type="button"
                class="button button-main"
                data-testid="roll-take"
                aria-describedby="roll-take-hint"
                disabled=move || !is_ready.get() || session.is_read_only()
                on:click=move |_| session.take_roll()
            >
                {keys::ROLL_PAGE_TAKE.words(language)}
            </button>
            <button type="button" class="button" data-testid="roll-discard" on:click=discard>
                {keys::ROLL_PAGE_DISCARD.words(language)}
            </button>
            <span class="hint" id="roll-take-hint" role="status">{words}</span>
        </p>
    }
}

/// What has to be done before the roll can be taken.
fn obstacle(read: &ReadRoll) -> Option<Key> {
    let is_open = read.preview.questions.iter().any(|question| !question.is_confirmed);
    if read.taken.cluster.is_empty() && !read.preview.clusters.is_empty() {
        Some(keys::ROLL_PAGE_TAKE_CHOOSE)
    } else if is_open {
        Some(keys::ROLL_PAGE_TAKE_OPEN)
    } else if read.taken.figures.is_empty() {
        Some(keys::ROLL_PAGE_TAKE_NONE)
    } else {
        None
    }
}
