//! Documents on the draft, each as a file for others.

use leptos::prelude::*;
use locale::{Key, keys, text};
use worker::handing::told::WORKBOOK;

use crate::state::Session;
use crate::state::handing::writing::{WriteState, write_state};

/// Documents: name, what it is for, its kind, and the forms it comes in.
const DOCUMENTS: [(Key, Key, &str, &[&str]); 4] = [
    (
        keys::HANDING_FILES_REPORT,
        keys::HANDING_FILES_REPORT_FOR,
        "report",
        &["docx", "html", "csv", "json"],
    ),
    (
        keys::HANDING_FILES_ASSESSMENT,
        keys::HANDING_FILES_ASSESSMENT_FOR,
        "assessment",
        &["docx", "html", "csv", "json"],
    ),
    (
        keys::HANDING_FILES_FACTSHEET,
        keys::HANDING_FILES_FACTSHEET_FOR,
        "factsheet",
        &["docx", "html"],
    ),
    (keys::WORKBOOK_KIND, keys::HANDING_FILES_WORKBOOK_FOR, WORKBOOK, &["xlsx"]),
];

/// Forms: what is asked for, and what it is called.
const FORMS: [(&str, Key); 5] = [
    ("docx", keys::HANDING_FILES_DOCX),
    ("html", keys::HANDING_FILES_HTML),
    ("csv", keys::HANDING_FILES_CSV),
    ("json", keys::HANDING_FILES_JSON),
    ("xlsx", keys::HANDING_FILES_XLSX),
];

/// All documents.
#[component]
pub(crate) fn Files() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let state = write_state();
    let standing = move || match state.get() {
        WriteState::Idle | WriteState::Refused(_) => String::new(),
        WriteState::Writing => keys::HANDING_FILES_WRITING.words(language).to_owned(),
        WriteState::Written(name) => text(language, keys::HANDING_FILES_DONE, &[("file", &name)]),
    };
    let state = write_state();
    let refusal = move || match state.get() {
        WriteState::Refused(words) => words,
        WriteState::Idle | WriteState::Writing | WriteState::Written(_) => String::new(),
    };
    view! {
        <p class="hand-standing" role="status" data-testid="files-standing">{standing}</p>
        <div role="alert">
            {move || {
                let words = refusal();
                (!words.is_empty())
                    .then(|| view! { <p class="remark remark-problem" data-testid="files-refusal">{words}</p> })
            }}
        </div>
        <ul class="files">
            {DOCUMENTS.map(|(name, what, kind, forms)| view! { <OneDocument name what kind forms /> })}
        </ul>
    }
}

#[component]
fn OneDocument(
    /// Its name.
    name: Key,
    /// What it is for.
    what: Key,
    /// Its kind.
    kind: &'static str,
    /// The forms it comes in.
    forms: &'static [&'static str],
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let name = name.words(language);
    let button = move |form: &'static str| {
        let called =
            FORMS.iter().find(|(it, _)| *it == form).map_or("", |(_, key)| key.words(language));
        let state = write_state();
        let is_busy = move || state.with(|it| *it == WriteState::Writing);
        view! {
            <button
                type="button"
                class="button"
                data-testid="file"
                data-kind=kind
                data-form=form
                aria-label=text(language, keys::HANDING_FILES_AS, &[("name", name), ("form", called)])
                disabled=is_busy
                on:click=move |_| session.write_document(kind, form)
            >
                {called}
            </button>
        }
    };
    view! {
        <li>
            <h2>{name}</h2>
            <p class="sub">{what.words(language)}</p>
            <p class="actions">{forms.iter().map(|form| button(form)).collect::<Vec<_>>()}</p>
        </li>
    }
}
