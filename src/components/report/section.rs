//! A section of the report.

use leptos::prelude::*;
use report::development::Section;

use super::own::OwnParagraphs;
use super::sentence::Sentences;
use super::table::ReportTable;
use super::trend::TrendFigure;
use crate::state::report::of_report;

/// A section: sentences, what people wrote, trends, tables.
#[component]
pub(super) fn ReportSection(
    /// Its name.
    id: String,
) -> impl IntoView {
    let name = id.clone();
    let section = Memo::new(move |_| {
        of_report(|it| it.sections.iter().find(|section| section.id == name).cloned())
            .unwrap_or_default()
    });
    let heading = Memo::new(move |_| section.with(|it| it.heading.clone()));
    let sentences = Memo::new(move |_| section.with(|it| it.sentences.clone()));
    let drawn = Memo::new(move |_| {
        section.with(|it| Section {
            trends: it.trends.clone(),
            tables: it.tables.clone(),
            ..Section::default()
        })
    });
    let title = format!("report-{id}");
    let figures = move || {
        let Section { trends, tables, .. } = drawn.get();
        let trends = trends.into_iter().map(|trend| view! { <TrendFigure trend /> });
        let tables = tables.into_iter().map(|table| view! { <ReportTable table /> });
        (
            (trends.len() > 0)
                .then(|| view! { <div class="trends">{trends.collect::<Vec<_>>()}</div> }),
            tables.collect::<Vec<_>>(),
        )
    };
    view! {
        <section class="report-section" aria-labelledby=title.clone() data-section=id.clone()>
            <h2 id=title.clone()>{heading}</h2>
            {move || view! { <Sentences sentences=sentences.get() /> }}
            <OwnParagraphs id=id.clone() heading />
            {figures}
        </section>
    }
}
