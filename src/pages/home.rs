//! The list of drafts: open, begin, open the example, open a file.

use leptos::prelude::*;
use locale::keys;

use crate::components::drafts::{Backups, DraftList, Erase, NewDraft, OpenFile, SetAside};
use crate::state::Session;
use crate::state::saving::Lasting;

/// The list of drafts.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let shelf = session.shelf();
    let is_lasting = shelf.lasting == Lasting::Yes || shelf.has_vault();
    let has_vault = shelf.has_vault();
    let listed = Memo::new(move |_| {
        session.shelf_changes.track();
        session.shelf().listed(language)
    });
    let newest = Signal::derive(move || {
        listed.with(|(drafts, _)| drafts.first().map(|first| first.saved.clone()))
    });
    view! {
        <main class="home" id="main" tabindex="-1">
            <h1>{keys::HOME_HEADING.words(language)}</h1>
            <p class="lead">{keys::HOME_INTRO.words(language)}</p>
            {(!is_lasting).then(|| view! {
                <p class="banner">{keys::HOME_NO_STORE.words(language)}</p>
            })}
            {(is_lasting && !has_vault).then(|| view! {
                <p class="banner" data-testid="head-only">{keys::STORAGE_HEAD_ONLY.words(language)}</p>
            })}
            <section class="card" aria-labelledby="drafts-title">
                <div class="card-head">
                    <h2 id="drafts-title">{keys::HOME_DRAFTS.words(language)}</h2>
                    <button
                        type="button"
                        class="button button-main"
                        data-testid="open-example"
                        on:click=move |_| session.open_example()
                    >
                        {keys::HOME_EXAMPLE.words(language)}
                    </button>
                </div>
                {move || view! { <DraftList drafts=listed.get().0 /> }}
            </section>
            <div class="home-ways">
                <NewDraft />
                <OpenFile />
            </div>
            {move || {
                let aside = listed.get().1;
                (!aside.is_empty()).then(|| view! { <SetAside aside /> })
            }}
            <Backups newest />
            <Erase />
        </main>
    }
}
