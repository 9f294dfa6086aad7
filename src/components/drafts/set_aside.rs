//! Drafts that cannot be read: kept as they are, to be downloaded.

use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::files::download;
use crate::state::Session;
use crate::storage::SetAside as Aside;
use crate::storage::format::FormatError;

/// Drafts that cannot be read.
#[component]
pub(crate) fn SetAside(
    /// What is set aside.
    aside: Vec<Aside>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let row = move |Aside { id, error, text: content }: Aside| {
        let why = match error {
            FormatError::Damaged => keys::HOME_DAMAGED,
            FormatError::Newer => keys::HOME_NEWER,
        };
        let label = text(language, keys::HOME_DOWNLOAD_LABEL, &[("name", &id)]);
        let name = format!("{id}.json");
        view! {
            <li data-testid="aside" data-id=id.clone()>
                <code>{id.clone()}</code>
                <span>{why.words(language)}</span>
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=label
                    on:click=move |_| download(&name, &content)
                >
                    {keys::HOME_DOWNLOAD.words(language)}
                </button>
            </li>
        }
    };
    view! {
        <section class="card set-aside" aria-labelledby="aside-title">
            <h2 id="aside-title">{keys::HOME_ASIDE_TITLE.words(language)}</h2>
            <p class="hint">{keys::HOME_ASIDE.words(language)}</p>
            <ul>{aside.into_iter().map(row).collect::<Vec<_>>()}</ul>
        </section>
    }
}
