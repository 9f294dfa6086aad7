//! What headings stand for: those that are not understood, those that somebody explained, and all
//! columns with what they were taken for.

use leptos::prelude::*;
use locale::{keys, text};
use worker::protocol::{ChoiceGroup, ColumnRow, MappedRow, OpenRow};

use crate::state::Session;
use crate::state::import::progress::of_sheets;

/// Headings and labels that are not understood, each with what it may stand for.
#[component]
pub(super) fn Open() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let open = Memo::new(move |_| {
        of_sheets(|read| (read.preview.open.clone(), read.preview.choices.clone()))
    });
    let title = move || {
        let count = open.with(|(open, _)| open.len()).to_string();
        text(language, keys::SHEETS_PAGE_OPEN, &[("count", &count)])
    };
    let rows = move || {
        let (open, choices) = open.get();
        let row = |(place, row): (usize, OpenRow)| {
            let groups = choices.iter().filter(|group| row.groups.contains(&group.id));
            let groups: Vec<ChoiceGroup> = groups.cloned().collect();
            view! { <OpenHeading place row groups /> }
        };
        open.into_iter().enumerate().map(row).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || open.with(|(open, _)| !open.is_empty())>
            <h2 class="import-title">{title}</h2>
            <p class="hint">{keys::SHEETS_PAGE_OPEN_HINT.words(language)}</p>
            <div class="import-open">{rows}</div>
        </Show>
    }
}

/// A heading that is not understood.
#[component]
fn OpenHeading(
    /// Its place among those that are not.
    place: usize,
    /// What is known of it.
    row: OpenRow,
    /// What it may stand for.
    groups: Vec<ChoiceGroup>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let field = format!("open-{place}");
    let hint = format!("{field}-hint");
    let label = text(language, keys::SHEETS_PAGE_OPEN_LABEL, &[("text", &row.text)]);
    let mark = row.text.clone();
    let choose = move |event| session.map_heading(&row.text, &event_target_value(&event));
    let option = |(name, label): (String, String)| view! { <option value=name>{label}</option> };
    let group = move |group: ChoiceGroup| {
        let options = group.options.into_iter().map(option).collect::<Vec<_>>();
        view! { <optgroup label=group.label>{options}</optgroup> }
    };
    view! {
        <div class="form-item">
            <label for=field.clone()>{label}</label>
            <span class="hint" id=hint.clone()>{row.place}</span>
            <select
                id=field
                class="select"
                aria-describedby=hint
                data-testid="import-open"
                data-text=mark
                on:change=choose
            >
                <option value="">{keys::SHEETS_PAGE_OPEN_NONE.words(language)}</option>
                {groups.into_iter().map(group).collect::<Vec<_>>()}
            </select>
        </div>
    }
}

/// Headings that somebody explained on this computer.
#[component]
pub(super) fn Mapped() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let mapped = Memo::new(move |_| of_sheets(|read| read.preview.mapped.clone()));
    let title = move || {
        let count = mapped.with(Vec::len).to_string();
        text(language, keys::SHEETS_PAGE_MAPPED, &[("count", &count)])
    };
    let row = move |MappedRow { text: heading, label }: MappedRow| {
        let forget = text(language, keys::SHEETS_PAGE_FORGET_LABEL, &[("text", &heading)]);
        let (own, mark) = (heading.clone(), heading.clone());
        view! {
            <li data-testid="import-mapped" data-text=mark>
                <span class="import-file"><b>{heading}</b>" \u{2192} "{label}</span>
                <button
                    type="button"
                    class="button"
                    aria-label=forget
                    on:click=move |_| session.map_heading(&own, "")
                >
                    {keys::SHEETS_PAGE_FORGET.words(language)}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !mapped.with(Vec::is_empty)>
            <h2 class="import-title">{title}</h2>
            <p class="hint">{keys::SHEETS_PAGE_MAPPED_HINT.words(language)}</p>
            <ul class="import-files">
                {move || mapped.get().into_iter().map(row).collect::<Vec<_>>()}
            </ul>
        </Show>
    }
}

/// All columns with what they were taken for.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let columns = Memo::new(move |_| of_sheets(|read| read.preview.columns.clone()));
    let title = move || {
        let count = columns.with(Vec::len).to_string();
        text(language, keys::SHEETS_PAGE_COLUMNS, &[("count", &count)])
    };
    let line = move |column: ColumnRow| {
        let said = [
            ("place", column.place.as_str()),
            ("heading", &column.heading),
            ("target", &column.target),
        ];
        view! {
            <li data-testid="import-column">{text(language, keys::SHEETS_PAGE_COLUMN_LINE, &said)}</li>
        }
    };
    view! {
        <Show when=move || !columns.with(Vec::is_empty)>
            <details class="import-details" data-testid="import-columns">
                <summary>{title}</summary>
                <ul class="import-lines">
                    {move || columns.get().into_iter().map(line).collect::<Vec<_>>()}
                </ul>
            </details>
        </Show>
    }
}
