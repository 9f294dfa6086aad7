//! What people write into a section themselves: read as paragraphs, changed below them.

use leptos::prelude::*;
use locale::{keys, text};

use crate::state::{Session, Workspace};

/// What people wrote into a section, and the field for it.
#[component]
pub(super) fn OwnParagraphs(
    /// The section.
    id: String,
    /// Its heading.
    heading: Memo<String>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let (field, hint) = (format!("own-{id}"), format!("own-hint-{id}"));
    let name = id.clone();
    let written = Memo::new(move |_| {
        session.of(|it| it.draft().paragraphs.get(&name).cloned().unwrap_or_default())
    });
    let paragraphs = move || {
        let text = written.get();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let paragraph = |line: &str| {
            view! { <p class="report-text report-own" data-part="own">{line.to_owned()}</p> }
        };
        lines.map(paragraph).collect::<Vec<_>>()
    };
    let summary = move || {
        let is_empty = written.with(|text| text.trim().is_empty());
        let key = if is_empty { keys::DEVELOPMENT_OWN_ADD } else { keys::DEVELOPMENT_OWN_CHANGE };
        key.words(language)
    };
    let label = move || text(language, keys::DEVELOPMENT_OWN, &[("section", &heading.get())]);
    let write = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        session.edit(|workspace| workspace.write_paragraph(&id, text));
    };
    view! {
        {paragraphs}
        <details class="report-own-field">
            <summary>{summary}</summary>
            <label for=field.clone()>{label}</label>
            <textarea
                id=field
                class="text-input"
                rows="4"
                aria-describedby=hint.clone()
                readonly=move || session.is_read_only()
                prop:value=written
                on:input=write
                on:change=move |_| session.touch(Workspace::seal)
            ></textarea>
            <p class="hint" id=hint>{keys::DEVELOPMENT_OWN_HINT.words(language)}</p>
        </details>
    }
}
