//! The headings of a roll as they were understood.

use leptos::prelude::*;
use locale::{Language, keys, text};
use report::numbers::unit_label;

use crate::state::roll::import::{ReadRoll, of_roll};
use crate::state::roll::rows::label;
use crate::state::{Session, Workspace};

/// Column, heading, unit and use.
type Line = [String; 4];

/// The headings of a roll as they were understood.
#[component]
pub(super) fn Headings() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let lines = Memo::new(move |_| {
        of_roll(|read| session.of(|workspace| lines(workspace, read, language)))
    });
    let title = move || {
        let count = lines.with(Vec::len).to_string();
        text(language, keys::ROLL_PAGE_HEADINGS, &[("count", &count)])
    };
    let row = move |[column, heading, unit, used]: Line| {
        view! {
            <tr data-testid="roll-heading">
                <th scope="row">{column}" "{heading}</th>
                <td data-label=keys::ROLL_PAGE_UNIT.words(language)>{unit}</td>
                <td class="roll-fate" data-label=keys::ROLL_PAGE_USE.words(language)>{used}</td>
            </tr>
        }
    };
    view! {
        <details class="roll-details" data-testid="roll-headings">
            <summary>{title}</summary>
            <table class="score-table roll-table">
                <thead>
                    <tr>
                        <th scope="col">{keys::ROLL_PAGE_HEADING.words(language)}</th>
                        <th scope="col" class="head-number">{keys::ROLL_PAGE_UNIT.words(language)}</th>
                        <th scope="col">{keys::ROLL_PAGE_USE.words(language)}</th>
                    </tr>
                </thead>
                <tbody>{move || lines.get().into_iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        </details>
    }
}

fn lines(workspace: &Workspace, read: &ReadRoll, language: Language) -> Vec<Line> {
    let document = &workspace.edition().rubric.document;
    let headings = read.preview.headings.iter();
    let line = |heading: &worker::protocol::HeadingRow| {
        let unit = unit_label(document, &heading.unit, language);
        let used = used(workspace, read, &heading.column, language);
        [heading.column.clone(), heading.text.clone(), unit, used]
    };
    headings.map(line).collect()
}

/// What a column is used for, or why it is not.
fn used(workspace: &Workspace, read: &ReadRoll, column: &str, language: Language) -> String {
    let figures = read.taken.figures.iter().filter(|it| it.provenance.column == column);
    let labels: Vec<String> = figures.map(|it| label(workspace, &it.figure, language)).collect();
    if !labels.is_empty() {
        return labels.join(keys::LIST_SEPARATOR.words(language));
    }
    let reason = read.preview.not_filled.iter().find(|it| it.column == column);
    let plain = keys::ROLL_PAGE_UNDERSTOOD.words(language);
    reason.map_or(plain, |it| it.reason.as_str()).to_owned()
}
