//! Everything that was remarked while spreadsheets were read.

use leptos::prelude::*;
use locale::{groups, keys, text};
use worker::protocol::NoteRow;

use super::unfold::Unfold;
use crate::state::Session;
use crate::state::import::progress::of_sheets;

/// Everything that was remarked.
#[component]
pub(super) fn Notes() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let notes = Memo::new(move |_| of_sheets(|read| read.preview.notes.clone()));
    let count = Memo::new(move |_| of_sheets(|read| read.preview.note_count));
    let title = move || {
        let count = locale::format::grouped(&count.get().to_string());
        text(language, keys::SHEETS_PAGE_NOTES, &[("count", &count)])
    };
    view! {
        <h2 class="import-title">{title}</h2>
        <Show
            when=move || !notes.with(Vec::is_empty)
            fallback=move || view! {
                <p class="hint">{keys::SHEETS_PAGE_NOTES_NONE.words(language)}</p>
            }
        >
            <ul class="import-notes">
                {move || notes.get().into_iter().map(|note| view! { <Note note /> }).collect::<Vec<_>>()}
            </ul>
        </Show>
    }
}

/// Remarks of one kind about one column, or about rows.
#[component]
fn Note(
    /// What they are.
    note: NoteRow,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let NoteRow { gravity, title, rows, lines } = note;
    let word = groups::ROLL_GRAVITY.named(&gravity).map_or("", |key| key.words(language));
    let line = |line: String| view! { <li>{line}</li> };
    let head = view! { <b class="import-gravity">{word}</b> " " {title} };
    let body = if lines.is_empty() {
        head.into_any()
    } else {
        let body = ToChildren::to_children(move || {
            let lines = lines.iter().cloned().map(line).collect::<Vec<_>>();
            view! {
                <p class="hint">{rows.clone()}</p>
                <ul class="import-lines">{lines}</ul>
            }
        });
        view! { <Unfold head=head.into_any() is_open=false body /> }.into_any()
    };
    view! { <li class="import-note" data-testid="import-note" data-gravity=gravity>{body}</li> }
}
