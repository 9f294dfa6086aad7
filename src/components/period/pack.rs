//! The period pack of a draft: whether one is used, another looked at, applied or removed.

use std::sync::Arc;

use engine::periods::PeriodPack;
use leptos::prelude::*;
use locale::{Language, keys, text};

use super::pick::PickFile;
use super::review::Review;
use crate::browser::page;
use crate::state::period::picked::largest_pack;
use crate::state::period::{PackReview, Picked, picked_pack};
use crate::state::{Session, Workspace};

/// The period pack of a draft.
#[component]
pub(crate) fn PackCard() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let status = Memo::new(move |_| session.of(|workspace| workspace.pack_words(language)));
    let is_used = Memo::new(move |_| session.of(|workspace| workspace.pack_digest().is_some()));
    let refused = Signal::derive(move || match picked_pack().get() {
        Picked::Refused(words) => words,
        Picked::Nothing | Picked::Reading | Picked::Read(..) => String::new(),
    });
    let pack = Signal::derive(move || picked_pack().with(|picked| picked.read().cloned()));
    let remove = move |_| {
        session.edit(Workspace::remove_pack);
        session.say(keys::PERIODS_REMOVED.words(language).to_owned());
        page::focus_soon("pack-title");
    };
    view! {
        <section class="card" aria-labelledby="pack-title">
            <h2 id="pack-title" tabindex="-1">{keys::PERIODS_PACK_TITLE.words(language)}</h2>
            <p class="sub">{keys::PERIODS_PACK_INTRO.words(language)}</p>
            <p class="period-status" data-testid="pack-status" data-used=move || is_used.get().to_string()>
                <span class="period-mark" aria-hidden="true">
                    {move || if is_used.get() { "\u{25cf}" } else { "\u{25cb}" }}
                </span>
                <span>{status}</span>
                {move || is_used.get().then(|| view! {
                    <button
                        type="button"
                        class="button button-quiet"
                        data-testid="pack-remove"
                        disabled=move || session.is_read_only()
                        on:click=remove
                    >
                        {keys::PERIODS_REMOVE.words(language)}
                    </button>
                })}
            </p>
            <Locked />
            <PickFile
                id="pack-file"
                button=keys::PERIODS_PICK_PACK
                hint=keys::PERIODS_PICK_PACK_HINT
                largest=largest_pack()
                take=|session, file| {
                    session.pick_pack(file);
                    page::focus_soon("pack-review-title");
                }
                refused
            />
            {move || pack.get().map(|pack| view! { <Offer pack /> })}
        </section>
    }
}

/// The figures that a pack fills, with the way to their fields.
#[component]
fn Locked() -> impl IntoView {
    let session = expect_context::<Session>();
    let locked = Memo::new(move |_| session.of(Workspace::locked));
    let line = move |(id, label, value): (String, String, String)| {
        let href = session.of_untracked(|workspace| workspace.href_of_figure(&id));
        view! {
            <li data-testid="pack-locked" data-id=id><a href=href>{label}</a>" "<b>{value}</b></li>
        }
    };
    view! {
        <Show when=move || !locked.with(Vec::is_empty)>
            <ul class="period-list">
                {move || locked.get().into_iter().map(line).collect::<Vec<_>>()}
            </ul>
        </Show>
    }
}

/// A pack that was picked: what it says and does, and whether to apply it.
#[component]
fn Offer(
    /// The pack.
    pack: Arc<PeriodPack>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let seen = pack.clone();
    let review = Memo::new(move |_| session.of(|workspace| workspace.review(&seen, language)));
    let is_ready = Memo::new(move |_| review.with(PackReview::is_ready));
    let put_away = move || {
        picked_pack().set(Picked::Nothing);
        page::focus_soon("pack-title");
    };
    let take = move |_| {
        session.edit(|workspace| workspace.use_pack(&pack));
        session.say(applied_words(session, language));
        put_away();
    };
    let take = StoredValue::new(take);
    view! {
        <section class="period-review" aria-labelledby="pack-review-title" data-testid="pack-review">
            <h3 id="pack-review-title" tabindex="-1">{keys::PERIODS_REVIEW.words(language)}</h3>
            {move || view! { <Review review=review.get() /> }}
            <p class="actions">
                {move || is_ready.get().then(|| view! {
                    <button
                        type="button"
                        class="button button-main"
                        data-testid="pack-apply"
                        disabled=move || session.is_read_only()
                        on:click=move |event| take.with_value(|take| take(event))
                    >
                        {keys::PERIODS_APPLY.words(language)}
                    </button>
                })}
                <button
                    type="button"
                    class="button"
                    data-testid="pack-cancel"
                    on:click=move |_| put_away()
                >
                    {keys::PERIODS_CANCEL.words(language)}
                </button>
            </p>
        </section>
    }
}

fn applied_words(session: Session, language: Language) -> String {
    let count = session.of_untracked(|workspace| workspace.locked().len()).to_string();
    text(language, keys::PERIODS_APPLIED, &[("count", &count)])
}
