//! The guide: its parts and aspects, each with an answer and the evidence for it.

use engine::ledger::document::{AspectEntry, PartEntry};
use leptos::prelude::*;
use locale::{keys, text};

use crate::components::why::WhyLink;
use crate::state::Session;
use crate::state::ledger::{Desk, TableEdit, TableRow, Tables};

const TABLE: &str = "guide";
const ANSWER: &str = "answer";

/// Columns of the evidence, with the width of their fields.
const EVIDENCE: [(&str, &str); 4] =
    [("document", "wide"), ("date", "short"), ("page", "short"), ("note", "wide")];

/// The guide.
#[component]
pub(crate) fn Guide(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let parts = desk.with_untracked(|desk| {
        desk.as_ref().map(|desk| desk.ledgers().document.part.clone()).unwrap_or_default()
    });
    let only_open = RwSignal::new(false);
    let all: usize = parts.iter().map(|part| part.aspect.len()).sum();
    let answered = Memo::new(move |_| {
        session.of(|it| it.draft().tables.get(TABLE).map(Vec::len).unwrap_or_default())
    });
    let progress = move || {
        let (given, asked) = (answered.get().to_string(), all.to_string());
        text(language, keys::GUIDE_PROGRESS, &[("given", &given), ("asked", &asked)])
    };
    view! {
        <p class="guide-progress" role="status" data-testid="guide-progress">
            <progress max=all.to_string() prop:value=move || answered.get().to_string() aria-hidden="true"></progress>
            " "
            {progress}
        </p>
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=only_open
                on:change=move |event| only_open.set(event_target_checked(&event))
            />
            <span>{keys::GUIDE_ONLY_OPEN.words(language)}</span>
        </label>
        {parts.into_iter().map(|part| view! { <Part desk part only_open /> }).collect::<Vec<_>>()}
    }
}

/// A part of the guide.
#[component]
fn Part(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The part.
    part: PartEntry,
    /// Whether only aspects without an answer are shown.
    only_open: RwSignal<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let ids: Vec<String> = part.aspect.iter().map(|aspect| aspect.id.clone()).collect();
    let count = ids.len().to_string();
    let given = Memo::new(move |_| {
        session.of(|it| {
            let rows = it.draft().tables.get(TABLE);
            rows.map(|rows| rows.iter().filter(|row| ids.contains(&row.id)).count())
                .unwrap_or_default()
        })
    });
    let summary = move || {
        let given = given.get().to_string();
        text(language, keys::TASKS_COUNT, &[("given", &given), ("asked", &count)])
    };
    let name = language.of(&part.name.zh, &part.name.en).to_owned();
    let aspects = part.aspect.into_iter();
    view! {
        <details class="guide-part" open>
            <summary>
                <b>{part.id}" "{name}</b>
                " "
                <span class="count">{summary}</span>
            </summary>
            {aspects.map(|aspect| view! { <Aspect desk aspect only_open /> }).collect::<Vec<_>>()}
        </details>
    }
}

/// An aspect of the guide.
#[component]
fn Aspect(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The aspect.
    aspect: AspectEntry,
    /// Whether only aspects without an answer are shown.
    only_open: RwSignal<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let id = aspect.id.clone();
    let row = {
        let id = id.clone();
        Memo::new(move |_| {
            session.of(|it| {
                let rows = it.draft().tables.get(TABLE);
                rows.and_then(|rows| rows.iter().find(|row| row.id == id)).cloned()
            })
        })
    };
    let put = move |column: &'static str, text: String| {
        let id = id.clone();
        session.edit(|workspace| {
            if let Some(edit) = answer_edit(&workspace.draft().tables, &id, column, text) {
                workspace.change_tables(vec![edit]);
            }
        });
    };
    let options = desk.with_untracked(|desk| {
        let lists = desk.as_ref().map(|desk| desk.ledgers().document.choice.clone());
        let lists = lists.unwrap_or_default();
        let list = lists.into_iter().find(|list| list.id == "guide-answer");
        list.map(|list| list.option).unwrap_or_default()
    });
    let principle = desk.with_untracked(|desk| {
        let ledgers = desk.as_ref()?.ledgers();
        let list = ledgers.document.choice.iter().find(|list| list.id == "principle")?;
        let option = list.option.iter().find(|option| option.code == aspect.principle)?;
        Some(language.of(&option.name.zh, &option.name.en).to_owned())
    });
    let group = format!("guide-{}", aspect.id);
    let answer = move || row.with(|row| cell(row.as_ref(), ANSWER));
    let name = language.of(&aspect.name.zh, &aspect.name.en).to_owned();
    let evidence = language.of(&aspect.evidence.zh, &aspect.evidence.en).to_owned();
    let wants_evidence = move || matches!(answer().as_str(), "1" | "0.5");
    let radios = options.into_iter().map({
        let (put, group) = (put.clone(), group.clone());
        move |option| {
            let (put, code) = (put.clone(), option.code.clone());
            let is_chosen = {
                let code = code.clone();
                move || answer() == code
            };
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=group.clone()
                        value=code.clone()
                        prop:checked=is_chosen
                        on:change=move |_| put(ANSWER, code.clone())
                    />
                    <span>{language.of(&option.name.zh, &option.name.en).to_owned()}</span>
                </label>
            }
        }
    });
    let radios = radios.collect::<Vec<_>>();
    let is_hidden = move || only_open.get() && row.with(Option::is_some);
    let number = aspect.id.clone();
    let data_id = number.clone();
    let feeds = aspect.indicators.clone();
    let fields = {
        let aspect = aspect.id.clone();
        move || {
            let put = put.clone();
            let aspect = aspect.clone();
            wants_evidence().then(move || {
                let field = move |(column, class): (&'static str, &'static str)| {
                    view! { <Evidence desk aspect=aspect.clone() column class row put=Callback::new({
                        let put = put.clone();
                        move |text: String| put(column, text)
                    }) /> }
                };
                view! { <div class="guide-evidence">{EVIDENCE.map(field).into_iter().collect::<Vec<_>>()}</div> }
            })
        }
    };
    view! {
        <fieldset class="guide-aspect" hidden=is_hidden data-testid="aspect" data-id=data_id>
            <legend>{number}" "{name}</legend>
            <p class="hint">
                {evidence}
                " "
                {principle.map(|words| view! { <span class="mark">{words}</span> })}
                {feeds.into_iter().map(|indicator| view! {
                    " "
                    <WhyLink subject=indicator.clone() label=indicator.clone()>{indicator.clone()}</WhyLink>
                }).collect::<Vec<_>>()}
            </p>
            <div class="guide-answers">{radios}</div>
            {fields}
        </fieldset>
    }
}

/// A field of the evidence.
#[component]
fn Evidence(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The aspect.
    aspect: String,
    /// The column.
    column: &'static str,
    /// How wide its field is.
    class: &'static str,
    /// What was answered.
    row: Memo<Option<TableRow>>,
    /// Takes what is typed.
    put: Callback<String>,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let label = desk.with_untracked(|desk| {
        let ledgers = desk.as_ref()?.ledgers();
        let table = ledgers.document.table.iter().find(|table| table.id == TABLE)?;
        let column = table.column.iter().find(|entry| entry.id == column)?;
        Some(language.of(&column.name.zh, &column.name.en).to_owned())
    });
    let id = format!("guide-{aspect}-{column}");
    view! {
        <span class=format!("guide-field {class}")>
            <label for=id.clone()>{label.unwrap_or_default()}</label>
            <input
                id=id
                class="text-input"
                type="text"
                autocomplete="off"
                prop:value=move || row.with(|row| cell(row.as_ref(), column))
                on:change=move |event| put.run(event_target_value(&event))
            />
        </span>
    }
}

fn cell(row: Option<&TableRow>, column: &str) -> String {
    row.and_then(|row| row.cells.get(column)).cloned().unwrap_or_default()
}

/// The edit that puts a text into the row of an aspect.
fn answer_edit(tables: &Tables, aspect: &str, column: &str, text: String) -> Option<TableEdit> {
    let rows = tables.get(TABLE).map(Vec::as_slice).unwrap_or_default();
    let at = rows.iter().position(|row| row.id == aspect);
    let before: Vec<TableRow> = at.and_then(|at| rows.get(at)).cloned().into_iter().collect();
    let known = before.first().cloned();
    let row = known.unwrap_or_else(|| TableRow { id: aspect.to_owned(), ..TableRow::default() });
    let row = row.with(column, text.trim().to_owned());
    if before.first() == Some(&row) {
        return None;
    }
    Some(TableEdit::rows(tables, TABLE, at.unwrap_or(rows.len()), before, vec![row]))
}
