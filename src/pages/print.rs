//! The assessment of a draft as it is printed: A4, every page with its head and number.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locale::keys;
use report::paper::Part as PaperPart;

use super::draft::beside_the_draft;
use super::due::Due;
use super::part::{Download, Draw, OF_DRAFTS, Part};
use crate::browser::page;
use crate::components::score::{RangeBar, Stars, Vetoes};
use crate::components::shell::Headline;
use crate::state::{Route, Session, Workspace};

/// The part that the page is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(OF_DRAFTS, || -> Download<Draw> { Box::pin(print_page()) })
}

#[wasm_split(results, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn print_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <Print /> }.into_any())
}

/// The assessment of a draft as it is printed.
#[component]
fn Print() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let parts = Memo::new(move |_| session.of(Workspace::paper));
    let facts = session.of_untracked(|it| it.print_facts(language));
    let (note, first) = session.of_untracked(|it| {
        let note = &it.edition().rubric.document.note;
        let first = it.edition().forms.section.first().map(|it| it.id.clone());
        (language.of(&note.zh, &note.en).to_owned(), first.unwrap_or_default())
    });
    let draft = session.route.with_untracked(|route| route.draft().unwrap_or_default().to_owned());
    let back = Route::Section { draft, section: first }.href();
    let total = Memo::new(move |_| session.of(|it| it.page().panel.total.clone()));
    let caption = Memo::new(move |_| session.of(|it| it.page().panel.caption.clone()));
    let is_interim = Memo::new(move |_| session.of(|it| it.page().panel.is_interim));
    let fact = |(name, words): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> };
    view! {
        <main class="paper card" id="main" tabindex="-1" data-testid="paper">
            <p class="actions">
                <button
                    type="button"
                    class="button button-main"
                    data-testid="print"
                    on:click=move |_| page::print()
                >
                    {keys::PAPER_PRINT.words(language)}
                </button>
                <a class="button" href=back>{keys::PAPER_BACK.words(language)}</a>
            </p>
            <Due />
            <h1>{keys::PAPER_TITLE.words(language)}</h1>
            <p class="sub">{note}</p>
            <dl class="paper-facts">{facts.into_iter().map(fact).collect::<Vec<_>>()}</dl>
            <Headline />
            <Show when=move || is_interim.get()>
                <p class="badge">{keys::SCORE_INTERIM.words(language)}</p>
            </Show>
            <p class="panel-caption">{caption}</p>
            <p class="total" data-testid="total">{total}</p>
            <RangeBar />
            <Stars />
            <h2>{keys::SCORE_VETOES.words(language)}</h2>
            <Vetoes />
            {move || parts.get().into_iter().map(|part| view! { <PaperTable part /> }).collect::<Vec<_>>()}
        </main>
    }
}

/// A table on paper.
#[component]
fn PaperTable(
    /// The table under its heading.
    part: PaperPart,
) -> impl IntoView {
    let PaperPart { id, heading, table } = part;
    let head = |words: String| view! { <th scope="col">{words}</th> };
    let row = |row: Vec<String>| {
        let cell = |words: String| view! { <td>{words}</td> };
        view! { <tr>{row.into_iter().map(cell).collect::<Vec<_>>()}</tr> }
    };
    view! {
        <table class=format!("paper-table paper-{id}") data-testid="part" data-id=id>
            <caption>{heading}</caption>
            <thead><tr>{table.headings.into_iter().map(head).collect::<Vec<_>>()}</tr></thead>
            <tbody>{table.rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}
