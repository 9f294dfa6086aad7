//! Spreadsheets that were read, to be looked at before anything is taken.

use leptos::prelude::*;
use locale::{keys, text};
use worker::protocol::FileRow;

use super::headings::{Columns, Mapped, Open};
use super::notes::Notes;
use super::parts::Parts;
use super::takes::{TakeBar, Ways};
use crate::state::Session;
use crate::state::import::progress::of_sheets;

/// Spreadsheets that were read, to be looked at before anything is taken.
#[component]
pub(crate) fn Preview() -> impl IntoView {
    view! {
        <div data-testid="import-preview">
            <Files />
            <Open />
            <Parts />
            <Ways />
            <TakeBar />
            <Notes />
            <Columns />
            <Mapped />
        </div>
    }
}

/// The files, each with what it holds.
#[component]
fn Files() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let files = Memo::new(move |_| of_sheets(|read| read.preview.files.clone()));
    let title = move || {
        let count = files.with(Vec::len).to_string();
        text(language, keys::SHEETS_PAGE_FILES, &[("count", &count)])
    };
    view! {
        <h2 class="import-title" id="import-head" tabindex="-1">{title}</h2>
        <ul class="import-files">
            {move || files.get().into_iter().map(|file| view! { <File file /> }).collect::<Vec<_>>()}
        </ul>
    }
}

/// A file.
#[component]
fn File(
    /// What is known of it.
    file: FileRow,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let FileRow { digest, name, head, is_unknown } = file;
    let remove = text(language, keys::SHEETS_PAGE_REMOVE_FILE, &[("file", &name)]);
    let mark = name.clone();
    view! {
        <li data-testid="import-source" data-name=mark>
            <span class="import-file">
                <b>{name}</b>
                " "
                {head}
                {is_unknown.then(|| view! {
                    <span class="import-warning">{keys::SHEETS_PAGE_UNKNOWN.words(language)}</span>
                })}
            </span>
            <button
                type="button"
                class="button"
                aria-label=remove
                on:click=move |_| session.remove_sheet_file(&digest)
            >
                {keys::SHEETS_PAGE_REMOVE.words(language)}
            </button>
        </li>
    }
}
