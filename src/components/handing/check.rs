//! A package that somebody handed in, checked: file, check code, passphrase, and what was found.

use leptos::prelude::*;
use locale::{keys, text};
use worker::handing::answer::Checked;

use crate::browser::files::{read_dropped, read_picked};
use crate::state::Session;
use crate::state::handing::checking::{LARGEST_PACKAGE, check_state};

/// File, check code and passphrase of a package, and what was found.
#[component]
pub(crate) fn CheckForm() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let (code, passphrase) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let state = check_state();
    let is_sealed = Memo::new(move |_| {
        state.with(|it| it.checked.as_ref().is_some_and(|checked| checked.is_sealed))
            || !passphrase.with(String::is_empty)
    });
    let state = check_state();
    let name = Memo::new(move |_| state.with(|it| it.name.clone()));
    let again = move || {
        session.check_package(&code.get_untracked(), &passphrase.get_untracked());
    };
    let pick = move |picked| session.pick_package(picked, &code.get_untracked());
    view! {
        <form
            class="card check"
            on:submit=move |event| {
                event.prevent_default();
                again();
            }
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| read_dropped(&event, LARGEST_PACKAGE, pick)
        >
            <label class="button file-button">
                {keys::HANDING_CHECK_PICK.words(language)}
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".zip,.age"
                    data-testid="check-file"
                    on:change=move |event| read_picked(&event, LARGEST_PACKAGE, pick)
                />
            </label>
            <p class="hint" data-testid="check-name">
                {move || match name.get() {
                    name if name.is_empty() => keys::HANDING_CHECK_NO_FILE.words(language).to_owned(),
                    name => name,
                }}
            </p>
            <label for="check-code">{keys::HANDING_CODE.words(language)}</label>
            <input
                id="check-code"
                class="text-input check-code"
                type="text"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-describedby="check-code-hint"
                on:input=move |event| code.set(event_target_value(&event))
            />
            <p class="hint" id="check-code-hint">{keys::HANDING_CHECK_CODE_HINT.words(language)}</p>
            <Show when=move || is_sealed.get()>
                <label for="check-passphrase">{keys::HANDING_PASSPHRASE.words(language)}</label>
                <input
                    id="check-passphrase"
                    class="text-input"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| passphrase.set(event_target_value(&event))
                />
            </Show>
            <p class="actions">
                <button
                    type="submit"
                    class="button button-main"
                    data-testid="check-run"
                    disabled=move || name.with(String::is_empty)
                >
                    {keys::HANDING_CHECK_RUN.words(language)}
                </button>
            </p>
        </form>
        <Found />
    }
}

/// What a check found.
#[component]
fn Found() -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let state = check_state();
    let found = Memo::new(move |_| state.with(|it| it.checked.clone()));
    let state = check_state();
    let standing = Memo::new(move |_| {
        state.with(|it| {
            let busy = it.is_checking.then(|| keys::HANDING_CHECKING.words(language).to_owned());
            let name = it.name.clone();
            let said = it.checked.as_ref().filter(|it| !it.is_sealed).map(|checked| {
                let said = [("file", name.as_str()), ("words", checked.words.as_str())];
                text(language, keys::HANDING_CHECKED, &said)
            });
            busy.or(said).unwrap_or_default()
        })
    });
    let state = check_state();
    let refusal = Memo::new(move |_| state.with(|it| it.refusal.clone()));
    let verdict = move || found.get().map(|it| it.verdict).unwrap_or_default();
    view! {
        <p class="hand-standing" role="status" data-testid="verdict" data-state=verdict>{standing}</p>
        <div role="alert">
            {move || {
                let words = refusal.get();
                (!words.is_empty())
                    .then(|| view! { <p class="remark remark-problem" data-testid="check-refusal">{words}</p> })
            }}
        </div>
        {move || found.get().map(|checked| view! { <Lines checked /> })}
    }
}

#[component]
fn Lines(
    /// What was found.
    checked: Checked,
) -> impl IntoView {
    let Checked { lines, findings, .. } = checked;
    let finding = |(gravity, words): (String, String)| {
        view! { <li data-testid="check-finding" data-gravity=gravity>{words}</li> }
    };
    view! {
        <section class="card">
            <ul class="hand-findings">{findings.into_iter().map(finding).collect::<Vec<_>>()}</ul>
            {lines.into_iter().map(|line| view! { <p data-testid="check-line">{line}</p> }).collect::<Vec<_>>()}
        </section>
    }
}
