//! The task list: sections with their state, then the results.

use leptos::prelude::*;
use locale::{keys, text};
use report::SectionState;
use report::forms::Section;

use crate::state::{Route, Session, Workspace};

/// The task list of the open draft.
#[component]
pub(crate) fn TaskList() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let sections = session.workspace.with_untracked(|workspace| {
        workspace.as_ref().map(|it| it.edition().forms.section.clone()).unwrap_or_default()
    });
    let draft = session.route.with_untracked(|route| route.draft().unwrap_or_default().to_owned());
    let results = [
        (Route::Indicators { draft: draft.clone() }, keys::TASKS_INDICATORS),
        (Route::Xray { draft: draft.clone() }, keys::XRAY_TITLE),
        (Route::Report { draft: draft.clone() }, keys::DEVELOPMENT_TITLE),
        (Route::Print { draft: draft.clone() }, keys::PAPER_PRINT),
        (Route::Files { draft: draft.clone() }, keys::HANDING_FILES_TITLE),
        (Route::HandIn { draft: draft.clone() }, keys::HANDING_TITLE),
    ];
    let period = (Route::Period { draft: draft.clone() }, keys::PERIODS_TITLE);
    let roll = (Route::Roll { draft: draft.clone() }, keys::ROLL_PAGE_TITLE);
    let import = (Route::Import { draft }, keys::SHEETS_PAGE_TITLE);
    let page = move |(route, key): (Route, locale::Key)| {
        let href = route.href();
        let is_here = move || session.route.with(|here| *here == route);
        view! {
            <li>
                <a class="task" href=href aria-current=move || is_here().then_some("page")>
                    <span class="task-icon"></span>
                    <span>{key.words(language)}</span>
                    {(key == keys::PERIODS_TITLE).then(|| view! { <MeasureCount /> })}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tasks" aria-labelledby="tasks-title">
            <p class="tasks-title" id="tasks-title">{keys::TASKS_LABEL.words(language)}</p>
            <ol>
                {sections.into_iter().map(|section| view! { <Task section /> }).collect::<Vec<_>>()}
                {page(import)}
                {page(roll)}
                {page(period)}
            </ol>
            <p class="tasks-title">{keys::TASKS_RESULTS.words(language)}</p>
            <ol>{results.map(page)}</ol>
        </nav>
    }
}

/// How many measures that earlier reports promised are open; nothing where there are none.
#[component]
fn MeasureCount() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let count = Memo::new(move |_| session.of(Workspace::promised_measures));
    let words = move || {
        let (open, all) = count.get();
        let (open, all) = (open.to_string(), all.to_string());
        text(language, keys::PERIODS_COUNT, &[("open", &open), ("all", &all)])
    };
    view! {
        <Show when=move || { count.get().1 > 0 }>
            <span class="task-note" data-testid="measure-count">{words}</span>
        </Show>
    }
}

/// A section in the task list.
#[component]
fn Task(
    /// The section.
    section: Section,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let draft = session.route.with_untracked(|route| route.draft().unwrap_or_default().to_owned());
    let name = language.of(&section.name.zh, &section.name.en).to_owned();
    let route = Route::Section { draft, section: section.id.clone() };
    let href = route.href();
    let id = section.id.clone();
    let is_here = move || session.route.with(|here| *here == route);
    let state = Memo::new(move |_| session.of(|workspace| workspace.section_state(&section)));
    let note = move || {
        let SectionState { given, asked, findings } = state.get();
        if findings > 0 {
            return text(language, keys::TASKS_FINDINGS, &[("count", &findings.to_string())]);
        }
        let said = [("given", given.to_string()), ("asked", asked.to_string())];
        let [given, asked] = &said;
        text(language, keys::TASKS_COUNT, &[(given.0, &given.1), (asked.0, &asked.1)])
    };
    let kind = move || icon(state.get()).0;
    let words = move || icon(state.get()).1.words(language);
    view! {
        <li>
            <a
                class="task"
                href=href
                aria-current=move || is_here().then_some("page")
                data-testid="task"
                data-id=id
                data-state=kind
            >
                <svg class="task-icon" viewBox="0 0 16 16" role="img" aria-label=words>
                    <circle cx="8" cy="8" r="6.5" />
                    <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" />
                </svg>
                <span>{name}</span>
                <span class="task-note">{note}</span>
            </a>
        </li>
    }
}

/// The sign of a state: its name for style sheets, and its words.
fn icon(state: SectionState) -> (&'static str, locale::Key) {
    match state {
        SectionState { findings: 1.., .. } => ("findings", keys::TASKS_WITH_FINDINGS),
        SectionState { given: 0, .. } => ("not-begun", keys::TASKS_NOT_BEGUN),
        SectionState { given, asked, .. } if given >= asked => ("done", keys::TASKS_DONE),
        SectionState { .. } => ("partly", keys::TASKS_PARTLY),
    }
}
