//! A drawing; the table that says the same follows it.

use leptos::prelude::*;
use worker::office::block::{Chart, Shape};

/// A drawing with its name.
#[component]
pub(super) fn Drawing(
    /// What is drawn.
    chart: Chart,
) -> impl IntoView {
    let Chart { name, description, size: [width, height], shapes } = chart;
    view! {
        <figure class="card desk-chart" data-testid="desk-chart">
            <figcaption>{name.clone()}</figcaption>
            <div class="desk-scroll" role="region" tabindex="0" aria-label=name>
                <svg
                    role="img"
                    aria-label=description
                    viewBox=format!("0 0 {width} {height}")
                    width=width.to_string()
                    height=height.to_string()
                >
                    {shapes.into_iter().map(drawn).collect::<Vec<_>>()}
                </svg>
            </div>
        </figure>
    }
}

fn drawn(shape: Shape) -> AnyView {
    let Shape { kind, at: [a, b, c, d], words } = shape;
    let class = format!("shape-{kind}");
    match kind.as_str() {
        "line" => view! { <line class=class x1=a.to_string() y1=b.to_string() x2=c.to_string() y2=d.to_string() /> }.into_any(),
        "label" | "value" | "axis" => {
            view! { <text class=class x=a.to_string() y=b.to_string()>{words}</text> }.into_any()
        }
        _ => view! { <rect class=class x=a.to_string() y=b.to_string() width=c.to_string() height=d.to_string() /> }.into_any(),
    }
}
