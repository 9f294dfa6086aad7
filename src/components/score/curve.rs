//! A score curve with the value marked: small in tables, large beside its explanation.

use leptos::prelude::*;
use locale::keys;
use report::{CurveDrawing, Sparkline};

use crate::state::Session;

/// A score curve. The numbers beside it say the same, so it is left out when read aloud.
#[component]
pub(crate) fn Curve(
    /// Its coordinates.
    sparkline: Sparkline,
) -> impl IntoView {
    view! {
        <svg class="curve" width="96" height="28" viewBox="0 0 96 28" aria-hidden="true">
            {strokes(sparkline, "27")}
        </svg>
    }
}

/// A score curve with its axis, and everything that it says in words.
#[component]
pub(crate) fn LargeCurve(
    /// What is drawn.
    drawing: CurveDrawing,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let CurveDrawing { curve, labels, words } = drawing;
    view! {
        <h3>{keys::SCORE_CURVE.words(language)}</h3>
        <figure class="curve-figure" data-testid="large-curve">
            <svg width="100%" viewBox="0 0 320 120" aria-hidden="true">
                <path class="curve-frame" d="M8 8H312M8 60H312M8 112H312" />
                {strokes(curve, "112")}
            </svg>
            <AxisLabels labels />
            <figcaption class="why-note">{words}</figcaption>
        </figure>
    }
}

/// Labels below a drawing, for the eye only: its words say the same.
#[component]
pub(super) fn AxisLabels(
    /// How far from the left each stands, as a part of the width, and what it says.
    labels: Vec<(String, String)>,
) -> impl IntoView {
    let label = |(place, words): (String, String)| view! { <span style:left=place>{words}</span> };
    view! {
        <div class="axis" aria-hidden="true">
            {labels.into_iter().map(label).collect::<Vec<_>>()}
        </div>
    }
}

/// The curve, the lines that a veto judges, and the value.
fn strokes(curve: Sparkline, foot: &'static str) -> impl IntoView {
    let Sparkline { polyline, marker, lines } = curve;
    let line = |x: String| view! { <line class="curve-line" x1=x.clone() x2=x y1="1" y2=foot /> };
    view! {
        {lines.into_iter().map(line).collect::<Vec<_>>()}
        <polyline class="curve-way" points=polyline />
        {marker.map(|(x, y)| view! { <circle class="curve-mark" cx=x cy=y r="3.5" /> })}
    }
}
