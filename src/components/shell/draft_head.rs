//! What the head of the page says of the open draft: cluster, saving, undo, history, download.

use leptos::prelude::*;
use locale::keys;

use super::SaveStatus;
use crate::browser::page;
use crate::state::Session;

/// What the head of the page says of the open draft.
#[component]
pub(crate) fn DraftHead() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let has_vault = session.shelf().has_vault();
    let print_head = Memo::new(move |_| session.of(|it| it.print_head(language)));
    Effect::new(move |_| print_head.with(|words| page::set_print_head(words)));
    view! {
        <Crumb />
        <span class="spacer"></span>
        <SaveStatus />
        <HistoryButtons />
        {has_vault.then(|| view! {
            <button
                type="button"
                class="button"
                data-testid="open-points"
                on:click=move |_| session.open_points()
            >
                {keys::STORAGE_POINTS.words(language)}
            </button>
        })}
        <button
            type="button"
            class="button"
            aria-label=keys::HEADER_DOWNLOAD_LABEL.words(language)
            data-testid="download"
            on:click=move |_| session.hand_out_open()
        >
            {keys::HEADER_DOWNLOAD.words(language)}
        </button>
    }
}

/// Cluster, period and rubric of the open draft.
#[component]
fn Crumb() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let cluster = Memo::new(move |_| session.of(|workspace| workspace.cluster_words(language)));
    let period = Memo::new(move |_| session.of(|workspace| workspace.period_words(language)));
    let rubric = move || session.of(|workspace| workspace.rubric_words(language));
    view! {
        <p class="crumb">
            <span class="crumb-cluster">{cluster}</span>
            <b data-testid="period">{period}</b>
            <span class="crumb-rubric">{rubric}</span>
        </p>
    }
}

/// Undo and redo; with nothing to do they say so and keep the focus.
#[component]
fn HistoryButtons() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let has_done = Memo::new(move |_| session.of(|workspace| workspace.history().has_done()));
    let has_undone = Memo::new(move |_| session.of(|workspace| workspace.history().has_undone()));
    view! {
        <button
            type="button"
            class="button button-square"
            aria-label=keys::HEADER_UNDO.words(language)
            title=keys::HEADER_UNDO_KEY.words(language)
            data-testid="undo"
            aria-disabled=move || (!has_done.get()).then_some("true")
            on:click=move |_| session.undo()
        >
            "\u{21b6}"
        </button>
        <button
            type="button"
            class="button button-square"
            aria-label=keys::HEADER_REDO.words(language)
            title=keys::HEADER_REDO_KEY.words(language)
            data-testid="redo"
            aria-disabled=move || (!has_undone.get()).then_some("true")
            on:click=move |_| session.redo()
        >
            "\u{21b7}"
        </button>
    }
}
