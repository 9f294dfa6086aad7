//! A drawing, with the table that says the same.

use leptos::prelude::*;
use locale::keys;
use worker::office::block::{Chart, Shape};

use super::grid::DeskTable;
use crate::state::Session;

/// A drawing with its name.
#[component]
pub(super) fn Drawing(
    /// What is drawn.
    chart: Chart,
) -> impl IntoView {
    let Chart { name, description, size: [width, height], shapes, table } = chart;
    // Tables are long and seldom looked at: each is drawn when it is opened.
    let is_open = RwSignal::new(false);
    let language = expect_context::<Session>().language.get_untracked();
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
            <details class="desk-fold" on:toggle=move |_| is_open.set(true)>
                <summary>{keys::DESK_AS_TABLE.words(language)}</summary>
                {move || is_open.get().then(|| view! { <DeskTable grid=table.clone() /> })}
            </details>
        </figure>
    }
}

fn drawn(shape: Shape) -> AnyView {
    let Shape { kind, at: [a, b, c, d], words } = shape;
    let class = format!("shape-{kind}");
    match kind.as_str() {
        "line" | "slope" => view! { <line class=class x1=a.to_string() y1=b.to_string() x2=c.to_string() y2=d.to_string() /> }.into_any(),
        "label" | "value" | "start" | "end" | "axis" => {
            view! { <text class=class x=a.to_string() y=b.to_string()>{words}</text> }.into_any()
        }
        "dot" => view! { <circle class=class cx=a.to_string() cy=b.to_string() r=c.to_string() /> }.into_any(),
        _ => view! { <rect class=class x=a.to_string() y=b.to_string() width=c.to_string() height=d.to_string() /> }.into_any(),
    }
}
