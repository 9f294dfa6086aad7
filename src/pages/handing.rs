//! Handing a draft in, and packages of others checked; in a part of the app of its own.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locale::keys;

use super::draft::beside_the_draft;
use super::part::{Download, Draw, Part};
use crate::components::handing::{
    Answers, CheckForm, Declare, Evidence, Files, Handed, Obstacles, Stamped, Submit,
};
use crate::state::Session;
use crate::state::handing::checking::begin_checking;
use crate::state::handing::looking::begin_handing;

/// The part that the page of a draft is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(&["draft", "handing"], || -> Download<Draw> { Box::pin(handing_page()) })
}

/// The part that the page of documents is in.
pub(super) fn files_part() -> Part<Draw> {
    Part::of(&["draft", "handing"], || -> Download<Draw> { Box::pin(files_page()) })
}

/// The part that the page which checks packages is in.
pub(super) fn check_part() -> Part<Draw> {
    Part::of(&["draft", "handing"], || -> Download<Draw> { Box::pin(check_page()) })
}

#[wasm_split(handing, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn handing_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <HandingPage /> }.into_any())
}

#[wasm_split(handing, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn files_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <FilesPage /> }.into_any())
}

#[wasm_split(handing, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn check_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <CheckPage /> }.into_any())
}

/// The answers once more, the declaration, the package.
#[component]
fn HandingPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    begin_handing();
    Effect::new(move |_| {
        session.workspace.track();
        session.follow_handing();
    });
    view! {
        <div class="handing">
            <section class="card" aria-labelledby="handing-title">
                <h1 id="handing-title">{keys::HANDING_TITLE.words(language)}</h1>
                <Obstacles />
            </section>
            <Handed />
            <Answers />
            <Evidence />
            <Declare />
            <Submit />
        </div>
        <Stamped />
    }
}

/// Documents on the draft, as files for others.
#[component]
fn FilesPage() -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    view! {
        <section class="card" aria-labelledby="files-title">
            <h1 id="files-title">{keys::HANDING_FILES_TITLE.words(language)}</h1>
            <p class="sub">{keys::HANDING_FILES_INTRO.words(language)}</p>
            <Files />
        </section>
    }
}

/// A package that somebody handed in, checked.
#[component]
fn CheckPage() -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    begin_checking();
    view! {
        <main class="home" id="main" tabindex="-1">
            <h1>{keys::HANDING_CHECK_TITLE.words(language)}</h1>
            <p class="lead">{keys::HANDING_CHECK_INTRO.words(language)}</p>
            <CheckForm />
        </main>
    }
}
