//! Where the draft stands with the store, in the header.

use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::clock;
use crate::state::Session;
use crate::state::saving::Saving;

/// Where the draft stands with the store.
#[component]
pub(crate) fn SaveStatus() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let words = move || match session.saving.get() {
        Saving::Untouched => keys::SAVE_UNTOUCHED.words(language).to_owned(),
        Saving::Pending => keys::SAVE_PENDING.words(language).to_owned(),
        Saving::Saved(at) => {
            text(language, keys::SAVE_SAVED, &[("time", &clock::time_of_day(&at))])
        }
        Saving::HeadOnly(at) => {
            text(language, keys::STORAGE_HEAD_ONLY_SHORT, &[("time", &clock::time_of_day(&at))])
        }
        Saving::JournalOnly(at) => {
            text(language, keys::STORAGE_JOURNAL_ONLY_SHORT, &[("time", &clock::time_of_day(&at))])
        }
        Saving::Elsewhere => keys::STORAGE_ELSEWHERE_SHORT.words(language).to_owned(),
        Saving::Removed => keys::STORAGE_REMOVED_SHORT.words(language).to_owned(),
        Saving::Refused => keys::SAVE_REFUSED_SHORT.words(language).to_owned(),
        Saving::NoStore => keys::SAVE_NO_STORE_SHORT.words(language).to_owned(),
        Saving::Conflict => keys::SAVE_CONFLICT_SHORT.words(language).to_owned(),
    };
    let state = move || match session.saving.get() {
        Saving::Untouched | Saving::Pending => "pending",
        Saving::Saved(_) => "saved",
        Saving::HeadOnly(_) => "saved-late",
        Saving::JournalOnly(_) => "tight",
        Saving::Elsewhere => "elsewhere",
        Saving::Removed => "removed",
        Saving::Refused | Saving::NoStore => "at-risk",
        Saving::Conflict => "conflict",
    };
    view! {
        <span class="save-status" data-testid="save-status" data-state=state>
            {words}
        </span>
    }
}
