//! What stands in the place of a page while its part of the app is on its way.

use leptos::prelude::*;
use locale::keys;

use super::part::{Part, Progress};
use crate::state::Session;

/// A page that is on its way, or did not arrive.
#[component]
pub(crate) fn Waiting<T: Copy + Send + Sync + 'static>(
    /// The part that the page is in.
    part: Part<T>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let has_failed = matches!(part.progress(), Progress::Failed);
    view! {
        <main class="home" id="main" tabindex="-1" aria-busy=(!has_failed).then_some("true")>
            {if has_failed {
                view! {
                    <div class="banner" role="alert" data-testid="part-failed">
                        <p>{keys::APP_PART_FAILED.words(language)}</p>
                        <button type="button" class="button" on:click=move |_| part.ask()>
                            {keys::APP_PART_AGAIN.words(language)}
                        </button>
                    </div>
                }
                .into_any()
            } else {
                view! { <p class="lead" role="status">{keys::APP_OPENING.words(language)}</p> }
                    .into_any()
            }}
        </main>
    }
}
