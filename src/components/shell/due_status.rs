//! Whether figures that follow from tables are still being worked out, or cannot be.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::events;
use crate::state::Session;
use crate::state::ledger::standing::failure;

/// It is said after this long: mostly they come before anybody would have read it.
const SAID_AFTER_MS: u32 = 800;

/// Whether figures that follow from tables are still being worked out, or cannot be.
#[component]
pub(crate) fn DueStatus(
    /// Tries once more to work them out.
    again: Callback<()>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let is_due = Memo::new(move |_| session.of(|it| it.draft().is_due));
    let is_long = RwSignal::new(false);
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        is_long.set(false);
        let wait = || events::after(SAID_AFTER_MS, move || is_long.set(true));
        timer.set_value(is_due.get().then(wait));
    });
    let failure = failure();
    let refusal = Memo::new(move |_| {
        failure.get().map(|reason| {
            let words = text(language, keys::LEDGERS_NO_WORKER, &[("reason", &reason)]);
            words.trim_end().to_owned()
        })
    });
    let is_told = move || is_long.get() && !session.is_read_only() && refusal.get().is_none();
    view! {
        <div data-testid="due" data-due=move || is_due.get().then_some("true")>
            <div role="status">
                {move || is_told().then(|| view! {
                    <p class="due-words">{keys::LEDGERS_DUE.words(language)}</p>
                })}
            </div>
            <div role="alert">
                {move || refusal.get().map(|words| view! {
                    <div class="banner" data-testid="no-evaluator">
                        <p>{words}</p>
                        <button type="button" class="button" on:click=move |_| again.run(())>
                            {keys::APP_PART_AGAIN.words(language)}
                        </button>
                    </div>
                })}
            </div>
        </div>
    }
}
