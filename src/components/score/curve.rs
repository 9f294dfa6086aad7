//! A score curve with the value marked.

use leptos::prelude::*;
use report::Sparkline;

/// A score curve. The numbers beside it say the same, so it is left out when read aloud.
#[component]
pub(crate) fn Curve(
    /// Its coordinates.
    sparkline: Sparkline,
) -> impl IntoView {
    let Sparkline { polyline, marker, lines } = sparkline;
    let line = |x: String| view! { <line class="curve-line" x1=x.clone() x2=x y1="1" y2="27" /> };
    view! {
        <svg class="curve" width="96" height="28" viewBox="0 0 96 28" aria-hidden="true">
            {lines.into_iter().map(line).collect::<Vec<_>>()}
            <polyline class="curve-way" points=polyline />
            {marker.map(|(x, y)| view! { <circle class="curve-mark" cx=x cy=y r="3.5" /> })}
        </svg>
    }
}
