//! Figures beside those of other periods, from 1 January or by single quarters.

use leptos::prelude::*;
use locale::{Key, keys};
use report::period::{Comparison, ComparisonCell, ComparisonRow, Scale};

use crate::components::why::WhyLink;
use crate::state::Session;

const SCALES: [(Scale, Key, &str); 2] = [
    (Scale::YearToDate, keys::COMPARE_SCALE_YEAR, "scale-year"),
    (Scale::Quarter, keys::COMPARE_SCALE_QUARTER, "scale-quarter"),
];

/// Whether figures are compared from 1 January or by single quarters.
#[component]
pub(crate) fn ScaleSwitch(
    /// Which of the two.
    scale: RwSignal<Scale>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let button = move |(own, key, id): (Scale, Key, &'static str)| {
        view! {
            <button
                type="button"
                class="button period-scale"
                aria-pressed=move || if scale.get() == own { "true" } else { "false" }
                data-testid=id
                on:click=move |_| scale.set(own)
            >
                {key.words(language)}
            </button>
        }
    };
    view! {
        <div class="period-switch" role="group" aria-label=keys::COMPARE_SCALE.words(language)>
            {SCALES.map(button)}
        </div>
    }
}

/// Figures beside those of other periods; nothing where there is nothing to compare with.
#[component]
pub(crate) fn ComparisonTable(
    /// What the table is of.
    caption: String,
    /// The figures.
    comparison: Comparison,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let Comparison { headings, rows, notes } = comparison;
    if rows.is_empty() {
        return ().into_any();
    }
    let head = |heading: String| {
        view! { <th scope="col" class="head-number">{heading}</th> }
    };
    let named = headings.clone();
    let row = move |row: ComparisonRow| {
        let ComparisonRow { figure, label, unit, cells } = row;
        let cells = named.iter().cloned().zip(cells);
        let spoken = label.clone();
        let cell = move |(heading, cell)| view! { <Cell label=spoken.clone() heading cell /> };
        view! {
            <tr data-testid="compared" data-id=figure>
                <th scope="row">
                    {label}
                    {(!unit.is_empty()).then(|| view! {
                        " "<span class="unit-after">{unit}</span>
                    })}
                </th>
                {cells.map(cell).collect::<Vec<_>>()}
            </tr>
        }
    };
    let note = |note: String| view! { <p class="hint">{note}</p> };
    view! {
        <table class="score-table period-table period-compared">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{keys::FORM_FIGURE.words(language)}</th>
                    {headings.into_iter().map(head).collect::<Vec<_>>()}
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
        {notes.into_iter().map(note).collect::<Vec<_>>()}
    }
    .into_any()
}

/// A number of the table, with the way to its explanation where it has one.
#[component]
fn Cell(
    /// The figure's label.
    label: String,
    /// Heading of the column.
    heading: String,
    /// What stands there.
    cell: ComparisonCell,
) -> impl IntoView {
    let ComparisonCell { text, subject, mark } = cell;
    let is_empty = text.is_empty();
    let name = format!("{label} {heading}");
    let content = if subject.is_empty() {
        text.into_any()
    } else {
        view! { <WhyLink subject label=name>{text}</WhyLink> }.into_any()
    };
    view! {
        <td class="period-cell" class:cell-empty=is_empty data-label=heading>
            <span class="period-value" data-mark=mark>{content}</span>
        </td>
    }
}
