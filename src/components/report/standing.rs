//! How far the report is, in words, before the report itself; and what stands where there is none.

use leptos::prelude::*;
use locale::{keys, text};

use super::actions::Actions;
use crate::state::report::writing::lacking;
use crate::state::report::{ReportState, of_report, report_state};
use crate::state::{Route, Session, Workspace};

/// How far the report is, and what can be done with it.
#[component]
pub(crate) fn Standing() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let is_written =
        Memo::new(move |_| report_state().with(|it| matches!(it, ReportState::Written(_))));
    let refusal = Memo::new(move |_| {
        report_state().with(|state| match state {
            ReportState::Refused(words) => Some(words.clone()),
            ReportState::Writing | ReportState::Written(_) => None,
        })
    });
    let count = Memo::new(move |_| of_report(lacking));
    let words = move || match (is_written.get(), count.get()) {
        (false, _) => keys::DEVELOPMENT_WRITING.words(language).to_owned(),
        (true, 0) => keys::DEVELOPMENT_COMPLETE.words(language).to_owned(),
        (true, count) => {
            text(language, keys::DEVELOPMENT_LACKING, &[("count", &count.to_string())])
        }
    };
    view! {
        <div role="alert">
            {move || refusal.get().map(|words| view! { <Refusal words /> })}
        </div>
        <Show when=move || refusal.with(Option::is_none)>
            <p class="report-standing" role="status" data-testid="report-standing">{words}</p>
        </Show>
        <Show when=move || is_written.get()>
            <Actions />
        </Show>
    }
}

/// Why there is no report, and the way to try again.
#[component]
fn Refusal(
    /// Why.
    words: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    view! {
        <div class="banner" data-testid="report-refusal">
            <p>{words}</p>
            <button type="button" class="button" on:click=move |_| session.write_report_again()>
                {keys::DEVELOPMENT_AGAIN.words(language)}
            </button>
        </div>
    }
}

/// What the report is for, and where to begin, as long as nothing is filled in.
#[component]
pub(crate) fn NothingYet() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let first = session.of_untracked(|it: &Workspace| {
        let mut sections = it.edition().forms.section.iter();
        let section = sections.find(|section| section.figures().next().is_some());
        let section = section.map(|section| section.id.clone()).unwrap_or_default();
        Route::Section { draft: it.draft().id.clone(), section }.href()
    });
    view! {
        <h1>{keys::DEVELOPMENT_TITLE.words(language)}</h1>
        <div class="empty" data-testid="report-empty">
            <p class="empty-title">{keys::DEVELOPMENT_EMPTY_TITLE.words(language)}</p>
            <p>{keys::DEVELOPMENT_EMPTY.words(language)}</p>
            <p class="report-example">{keys::DEVELOPMENT_EXAMPLE.words(language)}</p>
            <p><a class="button button-main" href=first>{keys::DEVELOPMENT_BEGIN.words(language)}</a></p>
        </div>
    }
}
