//! What the next report takes over and what begins anew, side by side.

use leptos::prelude::*;
use locale::keys;
use report::period::Carried;

use crate::state::Session;

/// What the next report takes over and what begins anew.
#[component]
pub(super) fn CarriedLists(
    /// Both lists.
    carried: Carried,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let line = |words: String| view! { <li>{words}</li> };
    view! {
        <div class="period-carried" data-testid="carried">
            <div>
                <h3>{keys::PERIODS_KEPT.words(language)}</h3>
                <ul class="period-list" data-testid="carried-kept">
                    {carried.kept.into_iter().map(line).collect::<Vec<_>>()}
                </ul>
            </div>
            <div>
                <h3>{keys::PERIODS_ANEW.words(language)}</h3>
                <ul class="period-list" data-testid="carried-anew">
                    {carried.anew.into_iter().map(line).collect::<Vec<_>>()}
                </ul>
            </div>
        </div>
    }
}
