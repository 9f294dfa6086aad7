//! An address that leads nowhere.

use leptos::prelude::*;
use locale::keys;

use crate::state::{Route, Session};

/// An address that leads nowhere.
#[component]
pub(crate) fn Unknown() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    view! {
        <main class="home" id="main" tabindex="-1">
            <h1>{keys::APP_UNKNOWN_TITLE.words(language)}</h1>
            <p class="lead">{keys::APP_UNKNOWN.words(language)}</p>
            <p><a class="button" href=Route::Home.href()>{keys::APP_BACK_HOME.words(language)}</a></p>
        </main>
    }
}
