//! Stars: for sure, in reach, out of reach; always with words.

use leptos::prelude::*;
use locale::keys;

use crate::components::why::WhyLink;
use crate::state::{Session, Workspace};

const STAR: &str = "M12 2.5l2.9 6.2 6.8.8-5 4.6 1.3 6.7L12 17.5l-6 3.3 1.3-6.7-5-4.6 6.8-.8z";

/// The stars of the open draft.
#[component]
pub(crate) fn Stars() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let marks = Memo::new(move |_| session.of(Workspace::star_marks));
    let words = Memo::new(move |_| session.of(|it| it.page().panel.stars.clone()));
    let note = Memo::new(move |_| session.of(|it| it.page().panel.stars_note.clone()));
    let low = Memo::new(move |_| session.of(|it| it.page().panel.stars_low.to_string()));
    let high = Memo::new(move |_| session.of(|it| it.page().panel.stars_high.to_string()));
    let is_settled = Memo::new(move |_| session.of(|it| it.page().panel.is_settled));
    let star = |mark: &'static str| {
        view! {
            <svg class=format!("star star-{mark}") viewBox="0 0 24 24" aria-hidden="true">
                <path d=STAR />
            </svg>
        }
    };
    view! {
        <div
            class="stars"
            data-testid="stars"
            data-low=low
            data-high=high
            data-settled=move || if is_settled.get() { "true" } else { "false" }
        >
            <span class="star-row">{move || marks.get().into_iter().map(star).collect::<Vec<_>>()}</span>
            <span class="star-words">
                <WhyLink subject="stars" label=keys::EXPLAIN_STARS.words(language)>{words}</WhyLink>
            </span>
        </div>
        <p class="stars-note">{note}</p>
    }
}
