//! A figure over several reports: bars with their values, and the table that says the same.

use leptos::prelude::*;
use locale::keys;
use report::development::{Bar, Tick, TitledTable, Trend};

use super::table::ReportTable;
use crate::state::Session;

/// A trend as it is drawn, and as a table.
#[component]
pub(super) fn TrendFigure(
    /// What is drawn.
    trend: Trend,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let Trend { name, description, size, unit, ticks, left, zero, label_y, bars, table, .. } =
        trend;
    let [width, height] = size;
    let (start, end) = (left.clone(), width.clone());
    let tick = move |tick: Tick| scale_line(tick, start.clone(), end.clone());
    let bar = move |it: Bar| bar(it, label_y.clone());
    let table = TitledTable { name: name.clone(), table, ..TitledTable::default() };
    view! {
        <figure class="trend" data-testid="trend">
            <figcaption>{name.clone()}</figcaption>
            <div class="report-scroll" role="region" tabindex="0" aria-label=name>
                <svg
                    role="img"
                    aria-label=description
                    viewBox=format!("0 0 {width} {height}")
                    width=width.clone()
                    height=height
                >
                    <text class="trend-unit" x=left.clone() y="11">{unit}</text>
                    {ticks.into_iter().map(tick).collect::<Vec<_>>()}
                    {bars.into_iter().map(bar).collect::<Vec<_>>()}
                    <line class="trend-zero" x1=left x2=width.clone() y1=zero.clone() y2=zero />
                </svg>
            </div>
            <details class="trend-table">
                <summary>{keys::DEVELOPMENT_AS_TABLE.words(language)}</summary>
                <ReportTable table />
            </details>
        </figure>
    }
}

/// A line across the bars, and its number left of them.
fn scale_line(tick: Tick, left: String, right: String) -> impl IntoView {
    let Tick { label, y } = tick;
    view! {
        <line class="trend-line" x1=left.clone() x2=right y1=y.clone() y2=y.clone() />
        <text class="trend-scale" x=left dx="-6" y=y dy="4">{label}</text>
    }
}

/// A bar with its value and its period.
fn bar(bar: Bar, label_y: String) -> impl IntoView {
    let Bar { label, value, place: [x, y, width, height], middle, value_y, is_negative, .. } = bar;
    let class = if is_negative { "trend-bar below-zero" } else { "trend-bar" };
    view! {
        <rect class=class x=x y=y width=width height=height />
        <text class="trend-value" x=middle.clone() y=value_y>{value}</text>
        <text class="trend-label" x=middle y=label_y>{label}</text>
    }
}
