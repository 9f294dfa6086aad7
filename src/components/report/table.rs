//! A table of the report; its numbers can be asked why where something explains them.

use leptos::prelude::*;
use report::development::TitledTable;
use report::tables::{Table, class_of_cell};

use crate::components::why::WhyLink;

/// A table with its heading, which scrolls by itself where it is wide or long.
#[component]
pub(super) fn ReportTable(
    /// What it says.
    table: TitledTable,
) -> impl IntoView {
    let TitledTable { name, table: Table { headings, rows }, numbers, subjects } = table;
    let head = |words: String| view! { <th scope="col">{words}</th> };
    let row = |(place, cells): (usize, Vec<String>)| {
        let subject = subjects.get(place).cloned();
        let cell = |(column, words): (usize, String)| {
            let kind = class_of_cell(&words);
            let subject = subject.clone().filter(|_| numbers.contains(&column));
            view! { <td data-kind=kind>{explained(words, subject)}</td> }
        };
        view! { <tr>{cells.into_iter().enumerate().map(cell).collect::<Vec<_>>()}</tr> }
    };
    let rows: Vec<_> = rows.into_iter().enumerate().map(row).collect();
    view! {
        <div class="report-scroll" role="region" tabindex="0" aria-label=name.clone()>
            <table class="report-table" data-part="table">
                <caption>{name.clone()}</caption>
                <thead><tr>{headings.into_iter().map(head).collect::<Vec<_>>()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A cell's words, as a link to their explanation where there is one.
fn explained(words: String, subject: Option<String>) -> AnyView {
    match subject {
        Some(subject) if !words.is_empty() => {
            let label = subject.clone();
            view! { <WhyLink subject label>{words}</WhyLink> }.into_any()
        }
        _ => words.into_any(),
    }
}
