//! Spreadsheets being read, or why they were not.

use leptos::prelude::*;
use locale::{groups, keys, text};

use crate::browser::page;
use crate::state::Session;
use crate::state::import::progress::refusals;
use crate::state::import::{SheetImport, sheet_import};

/// Spreadsheets being read: which one, what is being done, and a way to stop it.
#[component]
pub(crate) fn Reading() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let words = move || {
        sheet_import().with(|import| {
            let SheetImport::Reading { file, at, count, stage } = import else {
                return String::new();
            };
            let stage = stage.and_then(|stage| groups::SHEETS_STAGE.named(stage.name()));
            let Some(stage) = stage.map(|key| key.words(language)) else {
                return text(language, keys::SHEETS_PAGE_READING, &[("file", file)]);
            };
            let (at, count) = (at.to_string(), count.to_string());
            let said = [("file", file.as_str()), ("at", &at), ("count", &count), ("stage", stage)];
            text(language, keys::SHEETS_PAGE_STAGE, &said)
        })
    };
    let cancel = move |_| {
        session.cancel_sheets();
        page::focus_soon("import-file");
    };
    view! {
        <p class="banner" data-testid="import-reading">
            {words}
            " "
            <button type="button" class="button" data-testid="import-cancel" on:click=cancel>
                {keys::SHEETS_PAGE_CANCEL.words(language)}
            </button>
        </p>
    }
}

/// Why files were not read.
#[component]
pub(crate) fn Refusals() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let refused = move |words: String| {
        view! {
            <p class="remark remark-problem" data-testid="import-refusal">
                <b>{keys::SHEETS_PAGE_REFUSED.words(language)}</b>
                " "
                {words}
            </p>
        }
    };
    move || refusals().get().into_iter().map(refused).collect::<Vec<_>>()
}
