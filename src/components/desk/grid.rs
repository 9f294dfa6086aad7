//! A table of the desk: sorted by its headings, filtered by state and words.

use leptos::prelude::*;
use locale::{Language, keys, text};
use worker::office::block::{Cell, Grid, Row};
use worker::office::told::Task;

use super::blocks::number;
use crate::state::Session;
use crate::state::desk::order::{Shown, states_of};

/// The most rows that are drawn before all are asked for: more are not read, and take long to draw.
const MOST: usize = 100;
/// Tables with fewer rows need no filter.
const FEW: usize = 6;
/// The table of packages that wait.
const INBOX: &str = "inbox";
/// The first column of the inbox says what states are called; elsewhere it is the last that is
/// marked.
const FIRST: usize = 0;

/// A table that scrolls by itself where it is wide.
#[component]
pub(super) fn DeskTable(
    /// What it says.
    grid: Grid,
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let shown = RwSignal::new(Shown::default());
    let Grid { id, name, columns, rows } = &grid;
    let is_inbox = id == INBOX;
    let kinds: Vec<String> = columns.iter().map(|(_, kind)| kind.clone()).collect();
    let head = columns.clone().into_iter().enumerate();
    let head: Vec<_> = head.map(|(place, it)| heading(place, it, shown, language)).collect();
    let more = is_inbox.then(|| view! { <th scope="col"><span class="visually-hidden">{keys::DESK_DECIDE.words(language)}</span></th> });
    let tools = (rows.len() > FEW).then(|| filters(&grid, shown, language));
    let (id, label) = (id.clone(), name.clone());
    let test_id = format!("grid-{id}");
    let caption = name.clone();
    let is_whole = RwSignal::new(grid.rows.len() <= MOST);
    let count = grid.rows.len().to_string();
    let rest = move || {
        (!is_whole.get()).then(|| {
            let said = [("count", count.as_str())];
            let words = text(language, keys::DESK_ALL_ROWS, &said);
            view! {
                <p class="actions">
                    <button type="button" class="button" data-testid="all-rows" on:click=move |_| is_whole.set(true)>{words}</button>
                </p>
            }
        })
    };
    let body = move || {
        let rows = shown.with(|it| it.rows(&grid));
        let most = if is_whole.get() { rows.len() } else { MOST };
        let rows = rows.into_iter().take(most);
        rows.map(|row| table_row(row, &kinds, is_inbox, language)).collect::<Vec<_>>()
    };
    view! {
        <section class="card desk-card" data-testid=test_id>
            {tools}
            <div class="desk-scroll" role="region" tabindex="0" aria-label=label>
                <table class="desk-table" data-grid=id>
                    <caption>{caption}</caption>
                    <thead><tr>{head}{more}</tr></thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {rest}
        </section>
    }
}

/// A heading, which sorts.
fn heading(
    place: usize,
    (name, kind): (String, String),
    shown: RwSignal<Shown>,
    language: Language,
) -> AnyView {
    let label = text(language, keys::DESK_SORT_BY, &[("name", &name)]);
    view! {
        <th scope="col" data-kind=kind aria-sort=move || shown.with(|it| it.direction(place))>
            <button
                type="button"
                class="sort-button"
                title=label
                on:click=move |_| shown.update(|it| it.sort_by(place))
            >
                {name}
            </button>
        </th>
    }
    .into_any()
}

/// Choices of states, and a field for words.
fn filters(grid: &Grid, shown: RwSignal<Shown>, language: Language) -> AnyView {
    let column = if grid.id == INBOX { Some(FIRST) } else { None };
    let marked = grid.columns.iter().rposition(|(_, kind)| kind == "mark");
    let column = column.or(marked).unwrap_or_default();
    let count = grid.rows.len().to_string();
    let all = text(language, keys::DESK_FILTER_ALL, &[("count", &count)]);
    let mut choices = vec![(String::new(), all)];
    let states = states_of(grid, column).into_iter();
    choices.extend(states.map(|(state, words, count)| (state, format!("{words} {count}"))));
    let is_one = choices.len() <= 2;
    let choice = move |(state, words): (String, String)| {
        let own = state.clone();
        let is_chosen = move || shown.with(|it| it.state == own).to_string();
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=is_chosen
                on:click=move |_| shown.update(|it| state.clone_into(&mut it.state))
            >
                {words}
            </button>
        }
    };
    let choices: Vec<_> =
        if is_one { Vec::new() } else { choices.into_iter().map(choice).collect() };
    let label = keys::DESK_FILTER_WORDS.words(language);
    view! {
        <div class="desk-filters" role="group" aria-label=keys::DESK_FILTER.words(language)>
            {choices}
            <input
                type="search"
                class="text-input"
                placeholder=label
                aria-label=label
                on:input=move |event| shown.update(|it| it.words = event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

fn table_row(row: Row, kinds: &[String], is_inbox: bool, language: Language) -> AnyView {
    let Row { key, href, state, cells } = row;
    let named = kinds.iter().position(|kind| kind == "text").unwrap_or_default();
    let name = cells.get(named).map(|it| it.words.lines().next().unwrap_or_default().to_owned());
    let mut drawn = Vec::new();
    for (place, cell) in cells.into_iter().enumerate() {
        let kind = kinds.get(place).cloned().unwrap_or_default();
        let href = if place == named { href.clone() } else { String::new() };
        drawn.push(table_cell(cell, kind, href));
    }
    let actions = is_inbox.then(|| waiting(key.clone(), name.unwrap_or_default(), language));
    view! { <tr data-key=key data-state=state>{drawn}{actions}</tr> }.into_any()
}

fn table_cell(cell: Cell, kind: String, href: String) -> AnyView {
    let Cell { words, mark, subject, .. } = cell;
    let mut lines = words.split('\n').map(str::to_owned);
    let first = lines.next().unwrap_or_default();
    let more: Vec<_> = lines.map(|it| view! { <span class="cell-more">{it}</span> }).collect();
    let first = if href.is_empty() {
        number(first, subject)
    } else {
        view! { <a class="row-link" href=href>{first}</a> }.into_any()
    };
    view! { <td data-kind=kind data-mark=mark><span class="cell-first">{first}</span>{more}</td> }
        .into_any()
}

/// What can be done with a package that waits: accept it, compare its check code.
fn waiting(key: String, name: String, language: Language) -> AnyView {
    let session = expect_context::<Session>();
    let code = RwSignal::new(String::new());
    let own = key.clone();
    let compare = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        session.at_desk(Task::Code, &own, vec![code.get_untracked()]);
    };
    let label = text(language, keys::DESK_CODE_OF, &[("cluster", &name)]);
    view! {
        <td class="desk-actions">
            <button
                type="button"
                class="button"
                data-testid="accept-one"
                on:click=move |_| session.at_desk(Task::Accept, "", vec![key.clone()])
            >
                {keys::DESK_ACCEPT.words(language)}
            </button>
            <form class="desk-code" on:submit=compare>
                <input
                    type="text"
                    class="text-input"
                    aria-label=label
                    placeholder=keys::DESK_CODE.words(language)
                    title=keys::DESK_CODE_HINT.words(language)
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| code.set(event_target_value(&event))
                />
                <button type="submit" class="button">{keys::DESK_COMPARE.words(language)}</button>
            </form>
        </td>
    }
    .into_any()
}
