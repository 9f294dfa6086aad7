//! The indicators that a section's figures enter into.

use leptos::prelude::*;
use locale::keys;
use report::forms::Section;

use super::indicator_row::Row;
use crate::state::Session;

/// The indicators that a section's figures enter into.
#[component]
pub(crate) fn SectionScores(
    /// The section.
    section: Section,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let places = session.workspace.with_untracked(|workspace| {
        workspace.as_ref().map(|it| it.indicators_of(&section)).unwrap_or_default()
    });
    let is_empty = places.is_empty();
    let head = |key: locale::Key, class: &'static str| {
        view! {
            <th scope="col" class=class>{key.words(language)}</th>
        }
    };
    let note = if is_empty { keys::SCORE_NO_SECTION } else { keys::SCORE_SECTION_NOTE };
    let rows = places.into_iter().map(|place| view! { <Row place /> }).collect::<Vec<_>>();
    view! {
        <section class="card" aria-labelledby="section-scores">
            <h2 id="section-scores">{keys::SCORE_SECTION.words(language)}</h2>
            <p class="sub">{note.words(language)}</p>
            {(!is_empty).then(|| view! {
                <table class="score-table section-scores">
                    <thead>
                        <tr>
                            {head(keys::SCORE_INDICATOR, "")}
                            {head(keys::SCORE_VALUE, "head-number")}
                            {head(keys::SCORE_CURVE, "head-number")}
                            {head(keys::SCORE_POINTS_OF_WEIGHT, "head-number")}
                            {head(keys::SCORE_LOST, "head-number")}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            })}
        </section>
    }
}
