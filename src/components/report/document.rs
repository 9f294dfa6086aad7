//! The report as it is read.

use leptos::prelude::*;
use report::development::DevelopmentReport;

use super::section::ReportSection;
use crate::browser::page;
use crate::state::report::of_report;

/// Says at the root that a report stands on the page.
const ON_PAGE: &str = "data-report";

/// The report; nothing until it is written.
#[component]
pub(crate) fn Document() -> impl IntoView {
    let part = |take: fn(&DevelopmentReport) -> String| Memo::new(move |_| of_report(take));
    let title = part(|it| it.title.clone());
    let head = part(|it| it.head.clone());
    let answer = part(|it| it.answer.clone());
    let notes = Memo::new(move |_| of_report(|it| it.notes.clone()));
    // Sections stay where they are while what they say changes: the focus stays with them.
    let ids = Memo::new(move |_| {
        of_report(|it| it.sections.iter().map(|section| section.id.clone()).collect::<Vec<_>>())
    });
    Effect::new(move |_| {
        if title.with(String::is_empty) { page::unmark(ON_PAGE) } else { page::mark(ON_PAGE) }
    });
    on_cleanup(|| page::unmark(ON_PAGE));
    let note = |note: String| view! { <li>{note}</li> };
    let section = |id: String| view! { <ReportSection id /> };
    view! {
        <Show when=move || !title.with(String::is_empty)>
            <article class="report-document" data-testid="report">
                <h1 data-part="title">{title}</h1>
                <p class="report-period" data-part="head">{head}</p>
                <p class="report-answer" data-part="answer">{answer}</p>
                <ul class="report-notes" data-part="notes">
                    {move || notes.get().into_iter().map(note).collect::<Vec<_>>()}
                </ul>
                {move || ids.get().into_iter().map(section).collect::<Vec<_>>()}
            </article>
        </Show>
    }
}
