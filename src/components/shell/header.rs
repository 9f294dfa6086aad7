//! The head of every page: brand, what the page says, keys, language.

use leptos::prelude::*;
use locale::{Key, Language, keys};

use crate::state::{Route, Session};

/// The head of every page.
#[component]
pub(crate) fn Header(
    /// What it says of the page.
    children: Children,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let other = match language {
        Language::Zh => Language::En,
        Language::En => Language::Zh,
    };
    let is_desk = session.route.with_untracked(|route| matches!(route, Route::Desk { .. }));
    // Beside the head of a draft there is no room for it; the brand leads to where it is.
    let is_draft = session.route.with_untracked(|route| route.draft().is_some());
    let side = move |href: String, key: Key, is_here: bool| {
        view! {
            <a href=href aria-current=is_here.then_some("page")>{key.words(language)}</a>
        }
    };
    view! {
        <header class="app-header">
            <a class="brand" href=Route::Home.href() title=keys::HEADER_DRAFTS.words(language)>
                {keys::APP_NAME.words(language)}
            </a>
            {children()}
            {(!is_draft).then(|| view! {
                <nav class="sides" aria-label=keys::DESK_SIDE.words(language)>
                    {side(Route::Home.href(), keys::DESK_TO_DRAFTS, !is_desk)}
                    {side(Route::Desk { place: String::new() }.href(), keys::DESK_TO_DESK, is_desk)}
                </nav>
            })}
            <button
                type="button"
                class="button button-square"
                aria-label=keys::HEADER_KEYS.words(language)
                title=keys::HEADER_KEYS.words(language)
                data-testid="keys-button"
                on:click=move |_| session.is_keys_open.set(true)
            >
                "?"
            </button>
            <button
                type="button"
                class="button"
                lang=other.tag()
                aria-label=keys::HEADER_LANGUAGE_LABEL.words(language)
                data-testid="language"
                on:click=move |_| session.speak(other)
            >
                {keys::HEADER_LANGUAGE.words(language)}
            </button>
        </header>
    }
}

/// What the head says where no draft is open.
#[component]
pub(crate) fn Tagline() -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    view! {
        <span class="crumb">{keys::APP_TAGLINE.words(language)}</span>
        <span class="spacer"></span>
    }
}
