//! The guide: its parts and aspects, each with an answer and the evidence for it.

use engine::ledger::document::{AspectEntry, ColumnEntry, PartEntry, TableEntry};
use leptos::prelude::*;
use locale::{keys, text};

use crate::components::why::WhyLink;
use crate::state::Session;
use crate::state::ledger::{Desk, TableRow};

/// The guide.
#[component]
pub(crate) fn Guide(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let parts = desk.with_untracked(|desk| {
        desk.as_ref().map(|desk| desk.document().part.clone()).unwrap_or_default()
    });
    let Some(guide) = desk.with_untracked(|desk| desk.as_ref().and_then(Desk::guide)) else {
        return ().into_any();
    };
    let only_open = RwSignal::new(false);
    let table = guide.id.clone();
    let all: usize = parts.iter().map(|part| part.aspect.len()).sum();
    let answered = Memo::new(move |_| {
        session.of(|it| it.draft().tables.get(&table).map(Vec::len).unwrap_or_default())
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
        {parts
            .into_iter()
            .map(|part| view! { <Part desk guide=guide.clone() part only_open /> })
            .collect::<Vec<_>>()}
    }
    .into_any()
}

/// A part of the guide.
#[component]
fn Part(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The table of the answers.
    guide: TableEntry,
    /// The part.
    part: PartEntry,
    /// Whether only aspects without an answer are shown.
    only_open: RwSignal<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let ids: Vec<String> = part.aspect.iter().map(|aspect| aspect.id.clone()).collect();
    let count = ids.len().to_string();
    let table = guide.id.clone();
    let given = Memo::new(move |_| {
        session.of(|it| {
            let rows = it.draft().tables.get(&table);
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
            {aspects
                .map(|aspect| view! { <Aspect desk guide=guide.clone() aspect only_open /> })
                .collect::<Vec<_>>()}
        </details>
    }
}

/// An aspect of the guide.
#[component]
fn Aspect(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The table of the answers.
    guide: TableEntry,
    /// The aspect.
    aspect: AspectEntry,
    /// Whether only aspects without an answer are shown.
    only_open: RwSignal<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let id = aspect.id.clone();
    let row = {
        let (id, table) = (id.clone(), guide.id.clone());
        Memo::new(move |_| {
            session.of(|it| {
                let rows = it.draft().tables.get(&table);
                rows.and_then(|rows| rows.iter().find(|row| row.id == id)).cloned()
            })
        })
    };
    let put = Callback::new(move |(column, text): (usize, String)| {
        let edit = desk.with_untracked(|desk| {
            session.workspace.with_untracked(|workspace| {
                desk.as_ref()?.aspect_edit(workspace.as_ref()?.draft(), &id, column, &text)
            })
        });
        if let Some(edit) = edit {
            session.edit(|workspace| workspace.change_tables(vec![edit]));
        }
    });
    // The one choice is the answer; whatever else is typed belongs to its evidence.
    let (answers, evidence_columns): (Vec<_>, Vec<_>) =
        guide.column.into_iter().enumerate().partition(|(_, column)| column.choice.is_some());
    let Some((answer_place, answer_column)) = answers.into_iter().next() else {
        return ().into_any();
    };
    let options = desk.with_untracked(|desk| {
        let lists = desk.as_ref().map(|desk| desk.document().choice.clone());
        let mut lists = lists.unwrap_or_default().into_iter();
        let list = lists.find(|list| Some(&list.id) == answer_column.choice.as_ref());
        list.map(|list| list.option).unwrap_or_default()
    });
    let principle = desk.with_untracked(|desk| {
        let document = desk.as_ref()?.document();
        let list = document.choice.iter().find(|list| list.id == "principle")?;
        let option = list.option.iter().find(|option| option.code == aspect.principle)?;
        Some(language.of(&option.name.zh, &option.name.en).to_owned())
    });
    let group = format!("guide-{}", aspect.id);
    let answer = Memo::new(move |_| row.with(|row| cell(row.as_ref(), &answer_column.id)));
    let name = language.of(&aspect.name.zh, &aspect.name.en).to_owned();
    let evidence = language.of(&aspect.evidence.zh, &aspect.evidence.en).to_owned();
    let radios = options.into_iter().map({
        let group = group.clone();
        move |option| {
            let (code, own) = (option.code.clone(), option.code.clone());
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=group.clone()
                        value=code.clone()
                        prop:checked=move || answer.with(|answer| *answer == own)
                        on:change=move |_| put.run((answer_place, code.clone()))
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
    let typed = evidence_columns.into_iter().filter(|(_, column)| column.of.is_some());
    let typed: Vec<(usize, ColumnEntry)> = typed.collect();
    let is_answered = Memo::new(move |_| row.with(Option::is_some));
    let fields = {
        let aspect = aspect.id.clone();
        move || {
            let field = |(place, column)| {
                view! { <Evidence aspect=aspect.clone() place column row put /> }
            };
            let fields = typed.iter().cloned().map(field);
            is_answered.get().then(|| {
                view! {
                    <div class="guide-evidence">{fields.collect::<Vec<_>>()}</div>
                }
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
    .into_any()
}

/// The longest text that a short field takes.
const SHORT: usize = 20;

/// A field of the evidence.
#[component]
fn Evidence(
    /// The aspect.
    aspect: String,
    /// The place of the column.
    place: usize,
    /// The column.
    column: ColumnEntry,
    /// What was answered.
    row: Memo<Option<TableRow>>,
    /// Takes what is typed, with the place of its column.
    put: Callback<(usize, String)>,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let label = language.of(&column.name.zh, &column.name.en).to_owned();
    let is_short = column.longest.is_none_or(|longest| longest <= SHORT);
    let id = format!("guide-{aspect}-{}", column.id);
    let own_id = id.clone();
    view! {
        <span class="guide-field" class:short=is_short class:wide=!is_short>
            <label for=own_id>{label}</label>
            <input
                id=id
                class="text-input"
                type="text"
                autocomplete="off"
                prop:value=move || row.with(|row| cell(row.as_ref(), &column.id))
                on:change=move |event| put.run((place, event_target_value(&event)))
            />
        </span>
    }
}

fn cell(row: Option<&TableRow>, column: &str) -> String {
    row.and_then(|row| row.cells.get(column)).cloned().unwrap_or_default()
}
