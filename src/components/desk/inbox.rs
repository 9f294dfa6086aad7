//! Files in: dropped, picked, a folder of them; with progress, and an end to it.

use leptos::prelude::*;
use locale::{keys, text};
use worker::office::told::Task;

use crate::browser::files::{all_dropped, all_picked};
use crate::state::Session;
use crate::state::desk::desk_state;
use crate::state::desk::taking::cancel_taking;

/// Where files come in.
#[component]
pub(super) fn Intake() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let desk = desk_state();
    let progress = Memo::new(move |_| desk.with(|it| it.progress));
    let is_over = RwSignal::new(false);
    view! {
        <section
            class="card desk-drop"
            class:desk-over=move || is_over.get()
            aria-label=keys::DESK_INBOX.words(language)
            on:dragover=move |event| {
                event.prevent_default();
                is_over.set(true);
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=move |event| {
                is_over.set(false);
                session.take_in(all_dropped(&event));
            }
        >
            <p>{keys::DESK_DROP.words(language)}</p>
            <p class="actions">
                <label class="button button-main file-button">
                    {keys::DESK_PICK.words(language)}
                    <input
                        class="visually-hidden"
                        type="file"
                        multiple
                        data-testid="desk-files"
                        on:change=move |event| session.take_in(all_picked(&event))
                    />
                </label>
                <label class="button file-button">
                    {keys::DESK_PICK_FOLDER.words(language)}
                    <input
                        class="visually-hidden"
                        type="file"
                        multiple
                        prop:webkitdirectory=true
                        data-testid="desk-folder"
                        on:change=move |event| session.take_in(all_picked(&event))
                    />
                </label>
                <button
                    type="button"
                    class="button"
                    data-testid="accept-clean"
                    on:click=move |_| session.at_desk(Task::Accept, "", Vec::new())
                >
                    {keys::DESK_ACCEPT_CLEAN.words(language)}
                </button>
                <Example />
            </p>
            {move || progress.get().map(|(done, all)| {
                let (done, all) = (done.to_string(), all.to_string());
                let said = text(language, keys::DESK_PROGRESS, &[("done", &done), ("all", &all)]);
                view! {
                    <div class="desk-progress" data-testid="desk-progress">
                        <progress max=all value=done aria-label=said.clone()></progress>
                        <span>{said}</span>
                        <button type="button" class="button" on:click=move |_| cancel_taking()>
                            {keys::DESK_CANCEL.words(language)}
                        </button>
                    </div>
                }
            })}
        </section>
    }
}

/// Opens the example.
#[component]
pub(super) fn Example() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    view! {
        <button
            type="button"
            class="button"
            data-testid="desk-example"
            on:click=move |_| session.at_desk(Task::Example, "", Vec::new())
        >
            {keys::DESK_EXAMPLE.words(language)}
        </button>
    }
}
