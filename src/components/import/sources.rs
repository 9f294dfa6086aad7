//! The spreadsheets that figures and rows of the draft came from.

use leptos::prelude::*;
use locale::{keys, text};

use crate::state::import::origins::SourceFile;
use crate::state::{Session, Workspace};

/// The spreadsheets that figures and rows of the draft came from.
#[component]
pub(crate) fn Sources() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let files = Memo::new(move |_| session.of(Workspace::source_files));
    view! {
        <Show when=move || !files.with(Vec::is_empty)>
            <section class="card import" aria-labelledby="import-taken" data-testid="import-taken">
                <h2 id="import-taken" tabindex="-1">{keys::SHEETS_PAGE_TAKEN.words(language)}</h2>
                <ul class="import-files">
                    {move || {
                        let files = files.get().into_iter();
                        files.map(|file| view! { <Source file /> }).collect::<Vec<_>>()
                    }}
                </ul>
            </section>
        </Show>
    }
}

/// A spreadsheet, with a way to get it back.
#[component]
fn Source(
    /// What is known of it.
    file: SourceFile,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let SourceFile { name, digest, figures, sheets } = file;
    let sheets = sheets.join(keys::LIST_SEPARATOR.words(language));
    let figures = figures.to_string();
    let said = [
        ("file", name.as_str()),
        ("digest", digest.get(..16).unwrap_or(&digest)),
        ("count", &figures),
        ("sheets", &sheets),
    ];
    let words = text(language, keys::SHEETS_PAGE_TAKEN_LINE, &said);
    let hand_out = move |_| session.hand_out_sheet(name.clone(), digest.clone());
    view! {
        <li data-testid="import-taken-file">
            <span class="import-file">{words}</span>
            <button type="button" class="button" data-testid="import-original" on:click=hand_out>
                {keys::SHEETS_PAGE_ORIGINAL.words(language)}
            </button>
        </li>
    }
}
