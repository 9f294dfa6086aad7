//! A draft from a file, or why the file was not opened.

use leptos::prelude::*;
use locale::keys;

use crate::browser::files::read_picked;
use crate::state::dossier::too_large;
use crate::state::period::picked::largest_pack;
use crate::state::{Route, Session};

/// A draft from a file.
#[component]
pub(crate) fn OpenFile() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let picked = move |event: web_sys::Event| {
        read_picked(&event, largest_pack(), move |picked| match picked.bytes {
            Some(bytes) => session.open_file(picked.name, bytes),
            None => session.refusal.set(Some(too_large(&picked.name, language))),
        });
    };
    view! {
        <div class="card open-file">
            <h2>{keys::HOME_OPEN_FILE.words(language)}</h2>
            <p class="hint" id="open-file-hint">{keys::HOME_OPEN_FILE_HINT.words(language)}</p>
            <label class="button file-button">
                {keys::HOME_OPEN_FILE_BUTTON.words(language)}
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="open-file-hint"
                    data-testid="open-file"
                    on:change=picked
                />
            </label>
            <p class="actions">
                <a class="button button-quiet" href=Route::Verify.href() data-testid="to-verify">
                    {keys::HANDING_CHECK_TITLE.words(language)}
                </a>
            </p>
            <div role="alert" data-testid="refusal">
                {move || session.refusal.get().map(|words| view! {
                    <p class="remark remark-problem">
                        <b>{keys::HOME_REFUSED.words(language)}</b>
                        " "
                        {words}
                    </p>
                })}
            </div>
        </div>
    }
}
