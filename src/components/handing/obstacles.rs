//! The state of handing in, answer first, and what must be settled before.

use leptos::prelude::*;
use locale::{keys, text};
use worker::handing::answer::Looked;

use crate::state::handing::hand_state;
use crate::state::{Route, Session, Workspace};

/// Whether the dossier may be handed in, and what stands in the way.
#[component]
pub(crate) fn Obstacles() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let state = hand_state();
    let looked = Memo::new(move |_| state.with(|it| it.looked.clone()));
    let state = hand_state();
    let refusal = Memo::new(move |_| state.with(|it| it.refusal.clone()));
    let last = Memo::new(move |_| session.of(|it| it.handing().last().map(|it| it.number)));
    let standing = move || {
        let number = last.get().unwrap_or_default().to_string();
        let said = [("number", number.as_str())];
        match looked.get() {
            None => keys::HANDING_LOOKING.words(language).to_owned(),
            Some(looked) if is_the_same(&looked) => text(language, keys::HANDING_SAME, &said),
            Some(Looked { obstacles, .. }) if obstacles.is_empty() => {
                let key = if last.get().is_some() {
                    keys::HANDING_READY_AGAIN
                } else {
                    keys::HANDING_READY
                };
                text(language, key, &said)
            }
            Some(Looked { obstacles, .. }) => {
                let count = obstacles.len().to_string();
                text(language, keys::HANDING_NOT_READY, &[("count", &count)])
            }
        }
    };
    let kind = move || match looked.get() {
        None => "looking",
        Some(looked) if is_the_same(&looked) => "same",
        Some(looked) if looked.obstacles.is_empty() => "ready",
        Some(_) => "blocked",
    };
    let listed = move || {
        let looked = looked.get().unwrap_or_default();
        let obstacles = if is_the_same(&looked) { Vec::new() } else { looked.obstacles };
        obstacles.into_iter().map(|(at, words)| view! { <Obstacle at words /> }).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || refusal.with(String::is_empty)>
            <p class="hand-standing" role="status" data-testid="hand-standing" data-state=kind>
                {standing}
            </p>
        </Show>
        <div role="alert">
            {move || {
                let words = refusal.get();
                (!words.is_empty())
                    .then(|| view! { <p class="remark remark-problem" data-testid="hand-refusal">{words}</p> })
            }}
        </div>
        <ul class="hand-obstacles" data-testid="hand-obstacles">{listed}</ul>
    }
}

/// True if nothing differs from the version that was handed in last.
fn is_the_same(looked: &Looked) -> bool {
    looked.has_before && looked.changes.is_empty()
}

/// Something to be settled, with the way to it.
#[component]
fn Obstacle(
    /// Where it shows: `figures.tax`, `projects[p1].land`; empty for the declaration.
    at: String,
    /// What it is, and how to settle it.
    words: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let href = session.of_untracked(|workspace| href_of(workspace, &at));
    let way = href.map(|href| {
        view! { " "<a href=href aria-label=text(language, keys::HANDING_GO_TO, &[("words", &words)])>{keys::HANDING_GO.words(language)}</a> }
    });
    view! { <li data-testid="hand-obstacle" data-at=at>{words.clone()}{way}</li> }
}

/// The field of a figure, or the form of a table.
fn href_of(workspace: &Workspace, at: &str) -> Option<String> {
    if let Some(figure) = at.strip_prefix("figures.") {
        return Some(workspace.href_of_figure(figure));
    }
    let table = at.split(['[', '.']).next().filter(|table| !table.is_empty())?;
    let tables = hand_state().with_untracked(|state| {
        state.looked.as_ref().map(|looked| looked.tables.clone()).unwrap_or_default()
    });
    let (form, ..) = tables.iter().find(|(.., id, _)| id == table)?;
    let draft = workspace.draft().id.clone();
    Some(Route::Section { draft, section: form.clone() }.href())
}
