//! Points by dimension and by term, as bars with numbers.

use engine::quantity::Hundredths;
use leptos::prelude::*;
use locale::{keys, text};
use report::DimensionRow;

use crate::components::why::WhyLink;
use crate::state::Session;

/// Points by dimension.
#[component]
pub(crate) fn Dimensions() -> impl IntoView {
    let session = expect_context::<Session>();
    let count = session.workspace.with_untracked(|workspace| {
        workspace.as_ref().map(|it| it.page().panel.dimensions.len()).unwrap_or_default()
    });
    let row = |place: usize| view! { <Dimension place /> };
    view! { <ul class="bars">{(0..count).map(row).collect::<Vec<_>>()}</ul> }
}

/// A dimension.
#[component]
fn Dimension(
    /// Its place.
    place: usize,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let row = Memo::new(move |_| session.of(|it| it.page().panel.dimensions.get(place).cloned()));
    let percent = |points: Hundredths| format!("{points}%");
    let bar = move |row: DimensionRow| {
        let words = of_weight(language, &row.points, &row.weight);
        view! {
            <li class="bar-row" data-testid="dimension" data-id=row.id.clone() data-points=row.points>
                <span class="bar-name">{row.name.clone()}</span>
                <svg class="bar" width="100%" height="8" aria-hidden="true">
                    <rect class="bar-ground" width="100%" height="8" rx="4" />
                    <rect class="bar-reach" width=percent(row.reachable) height="8" rx="4" />
                    <rect class="bar-sure" width=percent(row.filled) height="8" rx="4" />
                </svg>
                <span class="bar-points">
                    <WhyLink subject=row.id.clone() label=row.name.clone()>{words}</WhyLink>
                </span>
            </li>
        }
    };
    view! { {move || row.get().map(bar)} }
}

/// Near-term and long-term points.
#[component]
pub(crate) fn Terms() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let terms = Memo::new(move |_| session.of(|it| it.page().panel.terms.clone()));
    view! {
        <ul class="bars">
            {move || terms.get().into_iter().map(|term| view! {
                <li class="term-row" data-testid="term">
                    <span>{term.name}</span>
                    <span class="bar-points">{of_weight(language, &term.points, &term.weight)}</span>
                </li>
            }).collect::<Vec<_>>()}
        </ul>
    }
}

fn of_weight(language: locale::Language, points: &str, weight: &str) -> String {
    text(language, keys::SCORE_OF, &[("points", points), ("weight", weight)])
}
