//! The total between 0 and 100, with the edges of the star bands.

use engine::quantity::Hundredths;
use leptos::prelude::*;
use locale::{keys, text};
use report::star_words;

use super::curve::AxisLabels;
use crate::state::Session;

/// The total between 0 and 100.
#[component]
pub(crate) fn RangeBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let low = Memo::new(move |_| session.of(|it| Some(percent(it.page().panel.low))));
    let high = Memo::new(move |_| session.of(|it| Some(percent(it.page().panel.high))));
    let edges = session.workspace.with_untracked(|workspace| {
        workspace.as_ref().map(|it| it.page().panel.edges.clone()).unwrap_or_default()
    });
    let spelt: Vec<String> = edges
        .iter()
        .map(|(points, stars)| {
            let said = [("stars", star_words(*stars, language)), ("points", short(*points))];
            let [stars, points] = &said;
            text(language, keys::SCORE_EDGE, &[(stars.0, &stars.1), (points.0, &points.1)])
        })
        .collect();
    let spelt = spelt.join(keys::LIST_SEPARATOR.words(language));
    let name = move || {
        let total = session.of(|it| it.page().panel.total.clone());
        text(language, keys::SCORE_RANGE_LABEL, &[("total", &total), ("edges", &spelt)])
    };
    let places: Vec<String> = edges.iter().map(|(points, _)| percent(*points)).collect();
    let edge = |x: String| {
        view! { <line class="range-edge" x1=x.clone() x2=x y1="0" y2="16" /> }
    };
    let labels = edges.into_iter().map(|(points, _)| (percent(points), short(points))).collect();
    view! {
        <svg class="range" width="100%" height="16" role="img" aria-label=name>
            <rect class="bar-ground" x="0" y="4" width="100%" height="8" rx="4" />
            <rect class="bar-reach" x="0" y="4" width=high height="8" rx="4" />
            <rect class="bar-sure" x="0" y="4" width=low height="8" rx="4" />
            {places.into_iter().map(edge).collect::<Vec<_>>()}
        </svg>
        <AxisLabels labels />
    }
}

/// A number of 100 as SVG geometry.
fn percent(points: Hundredths) -> String {
    format!("{points}%")
}

/// Without places that are zero.
fn short(points: Hundredths) -> String {
    let written = points.to_string();
    written.strip_suffix(".00").map(str::to_owned).unwrap_or(written)
}
