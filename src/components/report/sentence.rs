//! Sentences: words, numbers that can be asked why, and what is still to be filled in.

use leptos::prelude::*;
use locale::{Language, keys, text};
use report::development::{About, Piece, Sentence};

use crate::components::why::WhyLink;
use crate::state::{Route, Session, Workspace};

/// Sentences as one paragraph; nothing where there are none.
#[component]
pub(super) fn Sentences(
    /// In the order in which they are read.
    sentences: Vec<Sentence>,
) -> impl IntoView {
    if sentences.is_empty() {
        return ().into_any();
    }
    let language = expect_context::<Session>().language.get_untracked();
    let between = language.of("", " ");
    let sentence = |(place, sentence): (usize, Sentence)| {
        let pieces = sentence.pieces.into_iter().map(|piece| view! { <Stretch piece /> });
        (if place > 0 { between } else { "" }, pieces.collect::<Vec<_>>())
    };
    let sentences: Vec<_> = sentences.into_iter().enumerate().map(sentence).collect();
    view! { <p class="report-text" data-part="sentences">{sentences}</p> }.into_any()
}

/// A stretch of a sentence.
#[component]
fn Stretch(
    /// What it says.
    piece: Piece,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let Piece { words, about } = piece;
    match about {
        About::Words => words.into_any(),
        About::Number(subject) => {
            let label = session.of_untracked(|it| name_of(it, &subject, language));
            view! { <WhyLink subject label>{words}</WhyLink> }.into_any()
        }
        About::Missing(figure) => {
            let href = session.of_untracked(|it| it.href_of_figure(&figure));
            let label = session.of_untracked(|it| name_of(it, &figure, language));
            view! { <Chip words href label /> }.into_any()
        }
        About::MissingIn(section) => {
            let draft = session.of_untracked(|it| it.draft().id.clone());
            let href = Route::Section { draft, section }.href();
            let label = words.clone();
            view! { <Chip words href label /> }.into_any()
        }
    }
}

/// Something that is still to be filled in, with the way to its field.
#[component]
fn Chip(
    /// What is read.
    words: String,
    /// The way to its field.
    href: String,
    /// What the field asks for.
    label: String,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let title = text(language, keys::DEVELOPMENT_FILL_IN, &[("name", &label)]);
    view! {
        <a class="report-missing" href=href title=title data-testid="report-missing">{words}</a>
    }
}

/// What a figure, an indicator or a veto is called.
fn name_of(workspace: &Workspace, subject: &str, language: Language) -> String {
    let document = &workspace.edition().rubric.document;
    let figure = document.figure.iter().find(|it| it.id == subject).map(|it| &it.name);
    let indicator = document.indicator.iter().find(|it| it.id == subject).map(|it| &it.name);
    let veto = document.veto.iter().find(|it| it.id == subject).map(|it| &it.name);
    let name = figure.or(indicator).or(veto).map(|name| language.of(&name.zh, &name.en));
    name.unwrap_or(keys::EXPLAIN_TOTAL.words(language)).to_owned()
}
