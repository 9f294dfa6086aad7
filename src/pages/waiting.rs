//! What stands in the place of a page while its part of the app is on its way.

use leptos::prelude::*;
use locale::{Language, keys};

use super::part::{Draw, Part, Progress};
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
            {on_its_way(language, part)}
        </main>
    }
}

/// What a part draws, and until it is here, that it is on its way or did not arrive.
pub(super) fn arriving<T: Copy + Send + Sync + 'static>(
    part: Part<T>,
    draw: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    let language = expect_context::<Session>().language.get_untracked();
    part.need();
    let shown = move || match part.progress() {
        Progress::Here(table) => draw(table),
        Progress::Failed | Progress::Away | Progress::Coming => on_its_way(language, part),
    };
    shown.into_any()
}

/// What a part of one function draws.
pub(super) fn drawn(session: Session, part: Part<Draw>) -> AnyView {
    arriving(part, move |draw| draw(session))
}

/// A page of its own that is one part of one function.
pub(super) fn whole(session: Session, part: Part<Draw>) -> AnyView {
    part.need();
    let shown = move || match part.here() {
        Some(draw) => draw(session),
        None => view! { <Waiting part /> }.into_any(),
    };
    shown.into_any()
}

fn on_its_way<T: Copy + Send + Sync + 'static>(language: Language, part: Part<T>) -> AnyView {
    match part.progress() {
        Progress::Failed => view! {
            <div class="banner" role="alert" data-testid="part-failed">
                <p>{keys::APP_PART_FAILED.words(language)}</p>
                <button type="button" class="button" on:click=move |_| part.ask()>
                    {keys::APP_PART_AGAIN.words(language)}
                </button>
            </div>
        }
        .into_any(),
        Progress::Away | Progress::Coming | Progress::Here(_) => {
            view! { <p class="lead" role="status" data-testid="part-coming">{keys::APP_OPENING.words(language)}</p> }
                .into_any()
        }
    }
}
