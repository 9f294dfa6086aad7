//! What a place shows, stretch by stretch.

use leptos::prelude::*;
use locale::keys;
use worker::office::block::{Block, Tile};
use worker::office::told::Task;

use super::chart::Drawing;
use super::grid::DeskTable;
use crate::browser::clipboard;
use crate::state::Session;
use crate::state::desk::{change_desk, desk_state};

/// What the place shows.
#[component]
pub(super) fn Blocks() -> impl IntoView {
    let desk = desk_state();
    let blocks = Memo::new(move |_| desk.with(|it| it.blocks.clone()));
    view! {
        <div class="desk-blocks" data-testid="desk-blocks">
            {move || blocks.get().into_iter().map(drawn).collect::<Vec<_>>()}
        </div>
    }
}

/// A stretch.
pub(super) fn drawn(block: Block) -> AnyView {
    match block {
        Block::Heading { level: 1, words } => {
            view! { <h2 class="desk-name" data-testid="desk-name">{words}</h2> }.into_any()
        }
        Block::Heading { words, .. } => view! { <h3 class="desk-part">{words}</h3> }.into_any(),
        Block::Words { kind, pieces } => paragraph(&kind, pieces),
        Block::Copy { label, words } => view! { <CopyText label words /> }.into_any(),
        Block::Tiles(tiles) => view! {
            <ul class="tiles">{tiles.into_iter().map(tile).collect::<Vec<_>>()}</ul>
        }
        .into_any(),
        Block::Grid(grid) => view! { <DeskTable grid /> }.into_any(),
        Block::Chart(chart) => view! { <Drawing chart /> }.into_any(),
    }
}

fn paragraph(kind: &str, pieces: Vec<(String, String)>) -> AnyView {
    let class = format!("desk-{kind}");
    match kind {
        // For a form beside it.
        "options" => ().into_any(),
        "fold" | "log" => {
            let mut lines = pieces.into_iter().map(|(words, _)| words);
            let title = lines.next().unwrap_or_default();
            let lines = lines.map(|words| view! { <p>{words}</p> }).collect::<Vec<_>>();
            view! { <details class=class><summary>{title}</summary>{lines}</details> }.into_any()
        }
        _ => {
            let pieces = pieces.into_iter().map(|(words, subject)| number(words, subject));
            view! { <p class=class>{pieces.collect::<Vec<_>>()}</p> }.into_any()
        }
    }
}

/// Words, as a button to their explanation if they are a number that has one.
pub(super) fn number(words: String, subject: String) -> AnyView {
    if subject.is_empty() {
        return words.into_any();
    }
    let session = expect_context::<Session>();
    let ask = move |_| session.at_desk(Task::Why, &subject, Vec::new());
    view! { <button type="button" class="why-number" aria-haspopup="dialog" on:click=ask>{words}</button> }
        .into_any()
}

fn tile(tile: Tile) -> AnyView {
    let Tile { label, value, detail, subject } = tile;
    view! {
        <li class="tile card" data-testid="tile">
            <span class="tile-label">{label}</span>
            <span class="tile-value">{number(value, subject)}</span>
            <span class="tile-detail">{detail}</span>
        </li>
    }
    .into_any()
}

/// A text to be copied.
#[component]
fn CopyText(
    /// What it is for.
    label: String,
    /// The text.
    words: String,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let (text, title) = (words.clone(), label.clone());
    let copy = move |_| {
        if clipboard::copy(&text) {
            change_desk(|it| keys::DESK_COPIED.words(language).clone_into(&mut it.said));
        }
    };
    view! {
        <section class="card desk-copy" aria-label=label>
            <div class="card-head">
                <h3>{title}</h3>
                <button type="button" class="button" on:click=copy>{keys::DESK_COPY.words(language)}</button>
            </div>
            <p class="desk-copied" data-testid="desk-copied">{words}</p>
        </section>
    }
}
