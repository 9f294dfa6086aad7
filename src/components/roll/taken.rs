//! The roll that the draft's figures were taken from, beside what stands in the draft now.

use leptos::prelude::*;
use locale::{Language, keys, text};

use super::figures::FigureTable;
use crate::state::roll::rows::{RollRow, rows};
use crate::state::{Session, Workspace};

/// The roll that the draft's figures were taken from.
#[component]
pub(crate) fn TakenCard() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let line = Memo::new(move |_| session.of(|workspace| line(workspace, language)));
    let figures = Memo::new(move |_| {
        session.of(|workspace| match &workspace.draft().roll {
            Some(roll) => rows(workspace, roll, language),
            None => Vec::<RollRow>::new(),
        })
    });
    view! {
        <Show when=move || !line.with(String::is_empty)>
            <section class="card" aria-labelledby="roll-taken" data-testid="roll-taken">
                <h2 id="roll-taken" tabindex="-1">{keys::ROLL_PAGE_TAKEN.words(language)}</h2>
                <p class="sub roll-origin">{line}</p>
                {move || view! {
                    <FigureTable
                        rows=figures.get()
                        caption=keys::ROLL_PAGE_FROM_ROLL
                        becomes=keys::ROLL_PAGE_TAKEN_STATE
                        is_taken=true
                    />
                }}
                <p class="actions">
                    <button
                        type="button"
                        class="button"
                        data-testid="roll-original"
                        on:click=move |_| session.hand_out_original()
                    >
                        {keys::ROLL_PAGE_ORIGINAL.words(language)}
                    </button>
                </p>
            </section>
        </Show>
    }
}

/// File, cluster, period and digest of the roll; empty if there is none.
fn line(workspace: &Workspace, language: Language) -> String {
    let Some(roll) = &workspace.draft().roll else { return String::new() };
    let digest = roll.digest.get(..16).unwrap_or(&roll.digest);
    let said = [
        ("file", roll.file.as_str()),
        ("cluster", &roll.cluster),
        ("period", &roll.period),
        ("digest", digest),
    ];
    let key = match roll.cluster.as_str() {
        "" => keys::ROLL_PAGE_TAKEN_LINE_PLAIN,
        _ => keys::ROLL_PAGE_TAKEN_LINE,
    };
    text(language, key, &said)
}
