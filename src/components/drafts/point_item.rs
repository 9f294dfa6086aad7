//! One state that the open draft can go back to.

use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::clock;
use crate::state::Session;
use crate::storage::points::Point;

/// One state that the open draft can go back to.
#[component]
pub(crate) fn PointItem(
    /// The state.
    point: Point,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let time = clock::date_and_time(&point.envelope.saved);
    let name = point.name.clone().unwrap_or_default();
    let back_label = text(language, keys::STORAGE_POINT_BACK_LABEL, &[("time", &time)]);
    view! {
        <li data-testid="point">
            <span class="point-time">{time}</span>
            <b>{name}</b>
            <button
                type="button"
                class="button button-quiet"
                aria-label=back_label
                on:click=move |_| session.go_back_to(point.clone())
            >
                {keys::STORAGE_POINT_BACK.words(language)}
            </button>
        </li>
    }
}
