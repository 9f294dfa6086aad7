//! An address that leads nowhere, or to a draft that cannot be read.

use leptos::prelude::*;
use locale::keys;

use crate::components::drafts::SetAside;
use crate::state::{Route, Session};

/// An address that leads nowhere, or to a draft that cannot be read.
#[component]
pub(crate) fn Unknown() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let aside = session
        .route
        .with_untracked(|route| route.draft().and_then(|id| session.shelf().set_aside(id)));
    let (title, words) = match aside {
        Some(_) => (keys::APP_ASIDE_TITLE, keys::APP_ASIDE),
        None => (keys::APP_UNKNOWN_TITLE, keys::APP_UNKNOWN),
    };
    view! {
        <main class="home" id="main" tabindex="-1">
            <h1>{title.words(language)}</h1>
            <p class="lead">{words.words(language)}</p>
            {aside.map(|aside| view! { <SetAside aside=vec![aside] /> })}
            <p><a class="button" href=Route::Home.href()>{keys::APP_BACK_HOME.words(language)}</a></p>
        </main>
    }
}
