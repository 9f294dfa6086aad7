//! Files out: bulletin, roll-up, reconciliation, and the portfolio, which also comes in again.

use leptos::prelude::*;
use locale::{Key, keys};
use worker::office::told::Task;

use super::inbox::Example;
use crate::browser::files::read_picked;
use crate::state::Session;

/// The most bytes of a portfolio that is read.
const LARGEST: u32 = 1_000_000_000;

/// The files of a place, by their names in requests.
fn files_of(place: &str) -> &'static [(&'static str, Key)] {
    match place {
        "reconcile" => &[("reconciliation.html", keys::DESK_SAVE_HTML)],
        "pack" => &[("pack.json", keys::DESK_PACK_SAVE)],
        "ranking" => &[
            ("rollup.xlsx", keys::DESK_SAVE_XLSX),
            ("fact-sheets.html", keys::DESK_SAVE_FACTS),
            ("rollup.json", keys::DESK_SAVE_JSON),
        ],
        _ => &[
            ("bulletin.docx", keys::DESK_SAVE_DOCX),
            ("bulletin.html", keys::DESK_SAVE_HTML),
            ("bulletin.txt", keys::DESK_SAVE_TEXT),
            ("rollup.json", keys::DESK_SAVE_JSON),
        ],
    }
}

/// What can be downloaded at a place.
#[component]
pub(super) fn Exports(
    /// The place.
    place: &'static str,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let button = |(file, key): &(&'static str, Key)| {
        let (file, words) = (*file, key.words(language));
        view! {
            <button
                type="button"
                class="button"
                data-testid=format!("save-{file}")
                on:click=move |_| session.at_desk(Task::File, file, Vec::new())
            >
                {words}
            </button>
        }
    };
    view! { <p class="actions desk-exports">{files_of(place).iter().map(button).collect::<Vec<_>>()}</p> }
}

/// The whole portfolio as one file, out and in; and the example.
#[component]
pub(super) fn PortfolioFile() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    view! {
        <p class="actions desk-exports">
            <button
                type="button"
                class="button"
                data-testid="portfolio-save"
                on:click=move |_| session.at_desk(Task::File, "portfolio.zip", Vec::new())
            >
                {keys::DESK_PORTFOLIO_SAVE.words(language)}
            </button>
            <label class="button file-button">
                {keys::DESK_PORTFOLIO_OPEN.words(language)}
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".zip"
                    data-testid="portfolio-file"
                    on:change=move |event| read_picked(&event, LARGEST, move |picked| {
                        if let Some(bytes) = picked.bytes {
                            session.at_desk_with(Task::Merge, "", Vec::new(), bytes);
                        }
                    })
                />
            </label>
            <Example />
        </p>
    }
}
