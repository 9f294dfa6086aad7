//! Check your answers: everything that was filled in, form by form, with the way to each field.

use leptos::prelude::*;
use locale::{Language, keys, text};

use crate::state::draft::Answer;
use crate::state::handing::hand_state;
use crate::state::plan::{FieldPlan, GroupPlan, RowPlan, plan};
use crate::state::{Route, Session, Workspace};

/// A form: its name, the way to it, what was filled in, how much was not.
#[derive(Clone, PartialEq, Eq, Default)]
struct Filled {
    id: String,
    name: String,
    href: String,
    lines: Vec<Line>,
    missing: usize,
}

/// A figure: its label, what it says, the way to its field.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    figure: String,
    label: String,
    value: String,
    href: String,
}

/// Everything that was filled in, form by form.
#[component]
pub(crate) fn Answers() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let forms = Memo::new(move |_| session.of(|workspace| filled(workspace, language)));
    view! {
        <section class="card" aria-labelledby="answers-title">
            <h2 id="answers-title">{keys::HANDING_ANSWERS.words(language)}</h2>
            <p class="sub">{keys::HANDING_ANSWERS_INTRO.words(language)}</p>
            {move || forms.get().into_iter().map(|form| view! { <FilledForm form /> }).collect::<Vec<_>>()}
        </section>
    }
}

#[component]
fn FilledForm(
    /// What was filled in.
    form: Filled,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let Filled { id, name, href, lines, missing } = form;
    let line = |Line { figure, label, value, href }: Line| {
        let change = text(language, keys::HANDING_CHANGE_OF, &[("label", &label)]);
        view! {
            <div class="answer" data-testid="answer" data-id=figure>
                <dt>{label}</dt>
                <dd>{value}</dd>
                <dd class="answer-way">
                    <a href=href aria-label=change>{keys::HANDING_CHANGE.words(language)}</a>
                </dd>
            </div>
        }
    };
    let lacking = (missing > 0).then(|| {
        let said = text(language, keys::HANDING_MISSING, &[("count", &missing.to_string())]);
        view! { <span class="answers-missing">{said}</span> }
    });
    view! {
        <details class="answers" open=missing == 0>
            <summary><h3>{name}</h3>{lacking}</summary>
            <TablesOf form=id href=href.clone() />
            <dl>{lines.into_iter().map(line).collect::<Vec<_>>()}</dl>
        </details>
    }
}

/// The tables of a form that are in use, with the number of their rows.
#[component]
fn TablesOf(
    /// The form.
    form: String,
    /// The way to it.
    href: String,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let state = hand_state();
    let tables = Memo::new(move |_| {
        let all = state.with(|it| it.looked.as_ref().map(|it| it.tables.clone()));
        let own = all.unwrap_or_default().into_iter().filter(|(of, ..)| *of == form);
        own.map(|(_, name, _, rows)| (name, rows)).collect::<Vec<_>>()
    });
    let item = move |(name, rows): (String, usize)| {
        let rows = rows.to_string();
        let said = text(language, keys::HANDING_TABLE, &[("name", &name), ("rows", &rows)]);
        view! { <li><a href=href.clone()>{said}</a></li> }
    };
    view! {
        <ul class="answers-tables">
            {move || tables.get().into_iter().map(item.clone()).collect::<Vec<_>>()}
        </ul>
    }
}

fn filled(workspace: &Workspace, language: Language) -> Vec<Filled> {
    let edition = workspace.edition();
    let sections = edition.forms.section.iter().map(|section| {
        let route =
            Route::Section { draft: workspace.draft().id.clone(), section: section.id.clone() };
        let mut form = Filled {
            id: section.id.clone(),
            name: language.of(&section.name.zh, &section.name.en).to_owned(),
            href: route.href(),
            ..Filled::default()
        };
        let groups = plan(edition, section, language);
        let rows = groups.iter().flat_map(|GroupPlan { rows, .. }| rows);
        for field in rows.flat_map(|RowPlan { fields, .. }| fields) {
            match value_of(workspace, field, language) {
                Some(value) => form.lines.push(Line {
                    figure: field.id.clone(),
                    label: field.label.clone(),
                    value,
                    href: route.field_href(&field.id),
                }),
                None => form.missing = form.missing.saturating_add(1),
            }
        }
        form
    });
    sections.collect()
}

/// What a field says, with its unit; none if it is empty.
fn value_of(workspace: &Workspace, field: &FieldPlan, language: Language) -> Option<String> {
    let draft = workspace.draft();
    let with_unit = |text: &str| locale::format::with_unit(language, text, &field.unit);
    if let Some(derived) = draft.derived.get(&field.id).filter(|it| !it.is_empty()) {
        return Some(with_unit(&locale::format::grouped(derived)));
    }
    Some(match draft.answers.get(&field.id)? {
        Answer::NotApplicable(reason) => {
            text(language, keys::HANDING_NOT_APPLICABLE, &[("reason", reason)])
        }
        Answer::Typed(word) | Answer::Given(word) if field.is_yes_no => {
            let key = if word == "yes" { keys::FORM_YES } else { keys::FORM_NO };
            key.words(language).to_owned()
        }
        Answer::Typed(text) | Answer::Given(text) if locale::format::is_decimal(text) => {
            with_unit(&locale::format::grouped(text))
        }
        // What is no number is shown as it was typed.
        Answer::Typed(text) | Answer::Given(text) => with_unit(text),
    })
}
