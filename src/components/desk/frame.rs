//! What surrounds every place of the desk: the way to the others, who is at it, what is kept.

use leptos::prelude::*;
use locale::{Key, Language, keys};

use super::agreeing::Agree;
use super::blocks::Blocks;
use super::cluster::Decisions;
use super::inbox::Intake;
use super::packing::MakePack;
use super::saving::{Exports, PortfolioFile};
use super::why::WhyNumber;
use crate::state::desk::acting::keeping_words;
use crate::state::desk::{Keeping, Phase, change_desk, desk_state};
use crate::state::{Route, Session};

/// The places, in order, with what they are called.
const PLACES: [(&str, Key); 7] = [
    ("", keys::DESK_OVERVIEW),
    ("pack", keys::DESK_PACK),
    ("inbox", keys::DESK_INBOX),
    ("reconcile", keys::DESK_RECONCILE),
    ("ranking", keys::DESK_RANKING),
    ("bulletin", keys::DESK_BULLETIN),
    ("log", keys::DESK_LOG),
];

/// The desk.
#[component]
pub(crate) fn DeskFrame() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let place = match session.route.get_untracked() {
        Route::Desk { place } => place,
        _ => String::new(),
    };
    session.show_desk(&place);
    let tools = tools_of(&place);
    view! {
        <main class="desk" id="main" tabindex="-1" data-testid="desk">
            <div class="desk-head">
                <h1 class="desk-title">{heading_of(&place, language)}</h1>
                <Places place=place.clone() />
            </div>
            <Standing />
            {tools}
            <Blocks />
            {(place.is_empty() || place == "log").then(|| view! { <PortfolioFile /> })}
        </main>
        <WhyNumber />
    }
}

fn heading_of(place: &str, language: Language) -> &'static str {
    let known = PLACES.iter().find(|(id, _)| *id == place);
    known.map_or(keys::DESK_TITLE, |(_, key)| *key).words(language)
}

/// What can be done at a place.
fn tools_of(place: &str) -> AnyView {
    match place {
        "inbox" => view! { <Intake /> }.into_any(),
        "pack" => view! { <MakePack /><Exports place="pack" /> }.into_any(),
        "reconcile" => view! { <Agree /><Exports place="reconcile" /> }.into_any(),
        "bulletin" => view! { <Exports place="bulletin" /> }.into_any(),
        "ranking" => view! { <Exports place="ranking" /> }.into_any(),
        _ => match place.strip_prefix("c/") {
            Some(id) => view! { <Decisions id=id.to_owned() /> }.into_any(),
            None => ().into_any(),
        },
    }
}

/// The way to the places.
#[component]
fn Places(
    /// The one that is shown.
    place: String,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let item = |(id, key): (&str, Key)| {
        let is_here = (id == place).then_some("page");
        let href = Route::Desk { place: id.to_owned() }.href();
        view! { <li><a href=href aria-current=is_here>{key.words(language)}</a></li> }
    };
    view! {
        <nav class="desk-places" aria-label=keys::DESK_PLACES.words(language)>
            <ul>{PLACES.into_iter().map(item).collect::<Vec<_>>()}</ul>
        </nav>
    }
}

/// Who is at the desk, what was done, what is kept.
#[component]
fn Standing() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let of = |take: fn(&crate::state::desk::standing::Desk) -> String| {
        let desk = desk_state();
        Memo::new(move |_| desk.with(take))
    };
    let desk = desk_state();
    let keeping = Memo::new(move |_| desk.with(|it| it.keeping));
    let desk = desk_state();
    let phase = Memo::new(move |_| desk.with(|it| it.phase));
    let said = of(|it| it.said.clone());
    let refused = of(|it| it.refused.clone());
    let by = desk_state().with_untracked(|it| it.by.clone());
    let is_bad = move || matches!(keeping.get(), Keeping::Refused | Keeping::Closed);
    view! {
        <div class="desk-standing">
            <div class="form-item desk-by">
                <label for="desk-by">{keys::DESK_BY.words(language)}</label>
                <input
                    id="desk-by"
                    class="text-input"
                    type="text"
                    autocomplete="name"
                    title=keys::DESK_BY_HINT.words(language)
                    prop:value=by
                    on:input=move |event| {
                        let by = event_target_value(&event);
                        change_desk(|it| it.by = by);
                    }
                />
            </div>
            <p class="desk-said" role="status" data-testid="desk-said">
                {move || match phase.get() {
                    Phase::Opening => keys::DESK_OPENING.words(language).to_owned(),
                    Phase::Working => keys::DESK_WORKING.words(language).to_owned(),
                    Phase::NoWorker | Phase::Ready => said.get(),
                }}
            </p>
            <p class="save-status" data-testid="desk-kept" data-state=move || format!("{:?}", keeping.get()).to_lowercase()>
                {move || if is_bad() { "" } else { keeping_words(keeping.get(), language) }}
            </p>
        </div>
        <div role="alert" class="desk-alerts">
            {move || is_bad().then(|| view! {
                <p class="banner" data-testid="desk-not-kept">
                    {keeping_words(keeping.get(), language)}
                    {(keeping.get() == Keeping::Refused).then(|| view! {
                        <button type="button" class="button" on:click=move |_| session.keep_desk_again()>
                            {keys::DESK_KEEP_AGAIN.words(language)}
                        </button>
                    })}
                </p>
            })}
            {move || (phase.get() == Phase::NoWorker).then(|| view! {
                <p class="banner" data-testid="desk-no-worker">{keys::DESK_NO_WORKER.words(language)}</p>
            })}
            {move || {
                let words = refused.get();
                (!words.is_empty())
                    .then(|| view! { <p class="desk-remark" data-testid="desk-refused">{words}</p> })
            }}
        </div>
    }
}
