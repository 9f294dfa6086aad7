//! The list of keys.

use leptos::html::Dialog;
use leptos::prelude::*;
use locale::{Key, keys};

use crate::browser::page;
use crate::state::Session;

const KEYS: [(&str, Key); 7] = [
    ("Enter \u{2193}", keys::KEYS_NEXT),
    ("Shift+Enter \u{2191}", keys::KEYS_PREVIOUS),
    ("Tab", keys::KEYS_TAB),
    ("Esc", keys::KEYS_RESTORE),
    ("Ctrl+Z", keys::KEYS_UNDO),
    ("Ctrl+Y", keys::KEYS_REDO),
    ("?", keys::KEYS_HELP),
];

/// The list of keys.
#[component]
pub(crate) fn KeysDialog() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let (true, Some(dialog)) = (session.is_keys_open.get(), dialog.get()) {
            page::open_dialog(&dialog);
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let row = move |(key, does): (&'static str, Key)| {
        view! {
            <tr>
                <th scope="row"><kbd>{key}</kbd></th>
                <td>{does.words(language)}</td>
            </tr>
        }
    };
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby="keys-title"
            data-testid="keys"
            on:close=move |_| session.is_keys_open.set(false)
        >
            <h2 id="keys-title">{keys::KEYS_TITLE.words(language)}</h2>
            <table class="keys">
                <thead>
                    <tr>
                        <th scope="col">{keys::KEYS_KEY.words(language)}</th>
                        <th scope="col">{keys::KEYS_DOES.words(language)}</th>
                    </tr>
                </thead>
                <tbody>{KEYS.map(row)}</tbody>
            </table>
            <button type="button" class="button" on:click=close>
                {keys::KEYS_CLOSE.words(language)}
            </button>
        </dialog>
    }
}
