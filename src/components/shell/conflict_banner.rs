//! What stands in the way of saving, and what can be done.

use leptos::prelude::*;
use locale::keys;

use crate::browser::page;
use crate::state::Session;
use crate::state::saving::Saving;

/// What stands in the way of saving.
#[component]
pub(crate) fn SavingBanner() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let trouble = Memo::new(move |_| match session.saving.get() {
        Saving::Refused => Some(keys::SAVE_REFUSED),
        Saving::NoStore => Some(keys::SAVE_NO_STORE),
        Saving::JournalOnly(_) => Some(keys::STORAGE_JOURNAL_ONLY),
        Saving::Conflict => Some(keys::SAVE_CONFLICT),
        Saving::Elsewhere => Some(keys::STORAGE_ELSEWHERE),
        Saving::Removed => Some(keys::STORAGE_REMOVED_ELSEWHERE),
        Saving::Untouched | Saving::Pending | Saving::Saved(_) | Saving::HeadOnly(_) => None,
    });
    let take_theirs = move |_| {
        session.take_theirs();
        page::focus_soon("main");
    };
    let keep_mine = move |_| {
        session.keep_mine();
        page::focus_soon("main");
    };
    let is_conflict = move || trouble.get() == Some(keys::SAVE_CONFLICT);
    let is_elsewhere = move || trouble.get() == Some(keys::STORAGE_ELSEWHERE);
    let is_removed = move || trouble.get() == Some(keys::STORAGE_REMOVED_ELSEWHERE);
    view! {
        <div role="alert" data-testid="saving-banner">
            {move || trouble.get().map(|trouble| view! {
                <div class="banner">
                    <p>{trouble.words(language)}</p>
                    <Show when=is_elsewhere>
                        <button
                            type="button"
                            class="button"
                            data-testid="take-over"
                            on:click=move |_| session.take_over()
                        >
                            {keys::STORAGE_TAKE_OVER.words(language)}
                        </button>
                    </Show>
                    <Show when=is_removed>
                        <button type="button" class="button" on:click=move |_| session.keep_as_copy()>
                            {keys::STORAGE_KEEP_REMOVED.words(language)}
                        </button>
                    </Show>
                    <Show
                        when=is_conflict
                        fallback=move || view! {
                            <button type="button" class="button" on:click=move |_| session.hand_out_open()>
                                {keys::HEADER_DOWNLOAD.words(language)}
                            </button>
                        }
                    >
                        <button type="button" class="button" on:click=take_theirs>
                            {keys::SAVE_TAKE_THEIRS.words(language)}
                        </button>
                        <button type="button" class="button" on:click=keep_mine>
                            {keys::SAVE_KEEP_MINE.words(language)}
                        </button>
                        <button type="button" class="button" on:click=move |_| session.keep_as_copy()>
                            {keys::SAVE_KEEP_COPY.words(language)}
                        </button>
                    </Show>
                </div>
            })}
        </div>
    }
}
