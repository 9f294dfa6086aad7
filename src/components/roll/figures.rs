//! What a roll has, what stands in the draft, what becomes of it; and what it does not fill.

use leptos::prelude::*;
use locale::{Key, Language, groups, keys, text};
use worker::protocol::NotFilledRow;

use crate::state::roll::import::{ReadRoll, of_roll, replace_from_roll};
use crate::state::roll::rows::{Fate, RollRow, label, rows, unused};
use crate::state::{Session, Workspace};

/// The figures of the roll that is looked at.
#[component]
pub(super) fn Figures() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let figures = Memo::new(move |_| {
        of_roll(|read| session.of(|workspace| rows(workspace, &read.taken, language)))
    });
    let earlier = move || {
        let is_earlier = |row: &&RollRow| row.fate == Fate::FromEarlier;
        figures.with(|rows| rows.iter().filter(is_earlier).count())
    };
    let question =
        move || text(language, keys::ROLL_PAGE_REPLACE, &[("count", &earlier().to_string())]);
    let is_replacing = Memo::new(move |_| of_roll(|read| read.replaces));
    view! {
        <Show when=move || !figures.with(Vec::is_empty)>
            {move || view! {
                <FigureTable
                    rows=figures.get()
                    caption=keys::ROLL_PAGE_FIGURES
                    becomes=keys::ROLL_PAGE_BECOMES
                    is_taken=false
                />
            }}
        </Show>
        <Show when=move || { earlier() > 0 }>
            <label class="choice roll-question">
                <input
                    type="checkbox"
                    data-testid="roll-replace"
                    prop:checked=is_replacing
                    on:change=move |event| replace_from_roll(event_target_checked(&event))
                />
                <span>{question}</span>
            </label>
        </Show>
    }
}

/// Figures of a roll beside the draft.
#[component]
pub(super) fn FigureTable(
    /// The figures.
    rows: Vec<RollRow>,
    /// What the table is.
    caption: Key,
    /// Heading of what becomes of them.
    becomes: Key,
    /// True if the roll is taken already.
    is_taken: bool,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let row = move |row: RollRow| {
        let words = fate_words(row.fate, is_taken, language);
        let href = session.of_untracked(|workspace| workspace.href_of_figure(&row.id));
        let present = match row.present.as_str() {
            "" => keys::ROLL_PAGE_NOTHING.words(language).to_owned(),
            _ => row.present,
        };
        view! {
            <tr data-testid="roll-figure" data-id=row.id data-fate=row.fate.name()>
                <th scope="row">
                    <a href=href>{row.label}</a>
                    <span class="indicator-meaning">{row.place}</span>
                </th>
                <td class="cell-amount" data-label=keys::ROLL_PAGE_FROM_ROLL.words(language)>{row.amount}</td>
                <td class="cell-amount" data-label=keys::ROLL_PAGE_PRESENT.words(language)>{present}</td>
                <td class="roll-fate" data-label=becomes.words(language)>{words}</td>
            </tr>
        }
    };
    view! {
        <table class="score-table roll-table">
            <caption>{caption.words(language)}</caption>
            <thead>
                <tr>
                    <th scope="col">{keys::FORM_FIGURE.words(language)}</th>
                    <th scope="col" class="head-number">{keys::ROLL_PAGE_FROM_ROLL.words(language)}</th>
                    <th scope="col" class="head-number">{keys::ROLL_PAGE_PRESENT.words(language)}</th>
                    <th scope="col">{becomes.words(language)}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}

fn fate_words(fate: Fate, is_taken: bool, language: Language) -> &'static str {
    let key = if is_taken { groups::ROLL_STATE.named(fate.name()) } else { Some(fate.key()) };
    key.map_or("", |key| key.words(language))
}

/// Figures that the roll does not fill, each with its reason.
#[component]
pub(super) fn NotFilled() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let reasons = Memo::new(move |_| {
        of_roll(|read| session.of(|workspace| reasons(workspace, read, language)))
    });
    let line = |(what, reason): (String, String)| {
        view! {
            <li data-testid="roll-not-filled"><b>{what}</b>" "{reason}</li>
        }
    };
    view! {
        <Show when=move || !reasons.with(Vec::is_empty)>
            <h2 class="roll-title">{keys::ROLL_PAGE_NOT_FILLED.words(language)}</h2>
            <ul class="roll-list">
                {move || reasons.get().into_iter().map(line).collect::<Vec<_>>()}
            </ul>
        </Show>
    }
}

/// What is not filled, and why: figures that the rubric uses, and columns.
fn reasons(workspace: &Workspace, read: &ReadRoll, language: Language) -> Vec<(String, String)> {
    let rubric = &workspace.edition().rubric;
    let is_used = |id: &str| {
        let figure = rubric.figure_index(id).and_then(|index| rubric.figures.get(index));
        figure.is_some_and(|figure| figure.is_used)
    };
    let line = |it: &NotFilledRow| {
        let column = [("column", it.column.as_str()), ("heading", it.heading.as_str())];
        let column = text(language, keys::ROLL_PAGE_NOT_FILLED_COLUMN, &column);
        let what = match (it.figure.as_str(), it.column.as_str()) {
            ("", _) => column,
            (figure, "") => label(workspace, figure, language),
            (figure, _) => {
                let separator = keys::HOME_SEPARATOR.words(language);
                format!("{}{separator}{column}", label(workspace, figure, language))
            }
        };
        (what, it.reason.clone())
    };
    let shown = read.preview.not_filled.iter();
    let shown = shown.filter(|it| it.figure.is_empty() || is_used(&it.figure)).map(line);
    let unused = unused(workspace, &read.taken, language).into_iter();
    let not_used = keys::ROLL_PAGE_NOT_USED.words(language);
    shown.chain(unused.map(|label| (label, not_used.to_owned()))).collect()
}
