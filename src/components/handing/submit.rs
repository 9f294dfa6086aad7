//! Handing in itself: what differs from the version before, a passphrase, the button.

use leptos::prelude::*;
use locale::{keys, text};

use crate::state::handing::hand_state;
use crate::state::handing::packing::is_packing;
use crate::state::{Session, Workspace};

/// The package is made and handed out here.
#[component]
pub(crate) fn Submit() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let passphrase = RwSignal::new(String::new());
    let state = hand_state();
    let is_ready = Memo::new(move |_| {
        state.with(|state| {
            let looked = state.looked.as_ref();
            looked.is_some_and(|it| {
                it.obstacles.is_empty() && !(it.has_before && it.changes.is_empty())
            })
        })
    });
    let is_again = Memo::new(move |_| session.of(|it: &Workspace| it.handing().last().is_some()));
    let is_off = move || !is_ready.get() || is_packing() || session.is_read_only();
    let button = move || {
        let key = if is_packing() {
            keys::HANDING_PACKING
        } else if is_again.get() {
            keys::HANDING_SUBMIT_AGAIN
        } else {
            keys::HANDING_SUBMIT
        };
        key.words(language)
    };
    view! {
        <section class="card" aria-labelledby="submit-title">
            <h2 id="submit-title">{keys::HANDING_SUBMIT_TITLE.words(language)}</h2>
            <p class="sub">{keys::HANDING_SUBMIT_INTRO.words(language)}</p>
            <Changes />
            <details class="hand-seal">
                <summary>{keys::HANDING_SEAL.words(language)}</summary>
                <label for="hand-passphrase">{keys::HANDING_PASSPHRASE.words(language)}</label>
                <input
                    id="hand-passphrase"
                    class="text-input"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="hand-passphrase-hint"
                    on:input=move |event| passphrase.set(event_target_value(&event))
                />
                <p class="hint" id="hand-passphrase-hint">
                    {keys::HANDING_PASSPHRASE_HINT.words(language)}
                </p>
            </details>
            <p class="actions">
                <button
                    type="button"
                    class="button button-main"
                    data-testid="hand-in"
                    disabled=is_off
                    on:click=move |_| session.hand_in(passphrase.get_untracked())
                >
                    {button}
                </button>
            </p>
        </section>
    }
}

/// What differs from the version that was handed in last.
#[component]
fn Changes() -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let state = hand_state();
    let changes = Memo::new(move |_| {
        state.with(|it| it.looked.as_ref().map(|it| it.changes.clone()).unwrap_or_default())
    });
    let count = move || {
        let count = changes.with(Vec::len).to_string();
        text(language, keys::HANDING_CHANGES, &[("count", &count)])
    };
    view! {
        <Show when=move || !changes.with(Vec::is_empty)>
            <details class="hand-changes" open data-testid="hand-changes">
                <summary>{count}</summary>
                <ul>
                    {move || {
                        let changes = changes.get().into_iter();
                        changes.map(|words| view! { <li>{words}</li> }).collect::<Vec<_>>()
                    }}
                </ul>
            </details>
        </Show>
    }
}
