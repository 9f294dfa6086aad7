//! What of each table and of the figures is filled, added, different, absent or contradictory.

use leptos::prelude::*;
use locale::{Key, Language, groups, keys, text};
use worker::protocol::{ChangeRow, PartRow};

use super::unfold::Unfold;
use crate::state::Session;
use crate::state::import::progress::of_sheets;

/// The figures' name as a part.
const FIGURES: &str = "figures";

/// Where values go: a part for the figures and for each table.
#[component]
pub(super) fn Parts() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let parts = Memo::new(move |_| of_sheets(|read| read.preview.parts.clone()));
    let same = Memo::new(move |_| of_sheets(|read| read.preview.same));
    let same_words = move || {
        let count = same.get().to_string();
        text(language, keys::SHEETS_PAGE_SAME, &[("count", &count)])
    };
    view! {
        <h2 class="import-title">{keys::SHEETS_PAGE_PARTS.words(language)}</h2>
        <Show
            when=move || !parts.with(Vec::is_empty)
            fallback=move || view! {
                <p class="hint">{keys::SHEETS_PAGE_PARTS_NONE.words(language)}</p>
            }
        >
            {move || parts.get().into_iter().map(|part| view! { <Part part /> }).collect::<Vec<_>>()}
        </Show>
        <Show when=move || { same.get() > 0 }>
            <p class="hint" data-testid="import-same">{same_words}</p>
        </Show>
    }
}

/// A part: how much of each kind, and the changes.
#[component]
fn Part(
    /// What is known of it.
    part: PartRow,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let title = title(&part, language);
    let PartRow { id, changes, more, .. } = part;
    let more_words = text(language, keys::SHEETS_PAGE_MORE, &[("count", &more.to_string())]);
    // What needs a decision is open.
    let is_open = changes.iter().any(|change| matches!(change.kind.name(), "conflict" | "changed"));
    let body = ToChildren::to_children(move || {
        let (changes, more_words) = (changes.clone(), more_words.clone());
        view! {
            <div class="import-scroll">
                <ChangeTable changes />
            </div>
            {(more > 0).then(|| view! { <p class="hint">{more_words}</p> })}
        }
    });
    view! {
        <div class="import-details" data-testid="import-part" data-id=id>
            <Unfold head=title.into_any() is_open body />
        </div>
    }
}

fn title(part: &PartRow, language: Language) -> String {
    let PartRow { label, filled, added, changed, absent, conflicts, .. } = part;
    let counts = [filled, added, changed, absent, conflicts]
        .map(|count| locale::format::grouped(&count.to_string()));
    let [filled, added, changed, absent, conflicts] = &counts;
    let said = [
        ("label", label.as_str()),
        ("filled", filled),
        ("added", added),
        ("changed", changed),
        ("absent", absent),
        ("conflicts", conflicts),
    ];
    let key =
        if part.id == FIGURES { keys::SHEETS_PAGE_PART_FIGURES } else { keys::SHEETS_PAGE_PART };
    text(language, key, &said)
}

/// Changes, one below the other.
#[component]
fn ChangeTable(
    /// What changes.
    changes: Vec<ChangeRow>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let head = |key: Key| view! { <th scope="col">{key.words(language)}</th> };
    let row = move |change: ChangeRow| {
        let kind = groups::SHEETS_KIND.named(change.kind.name());
        let kind = kind.map_or("", |key| key.words(language));
        view! {
            <tr data-testid="import-change" data-kind=change.kind.name()>
                <th scope="row">{change.place}</th>
                <td class="import-kind" data-label=keys::SHEETS_PAGE_CHANGE.words(language)>{kind}</td>
                <td data-label=keys::SHEETS_PAGE_WAS.words(language)>{change.was}</td>
                <td class="import-value" data-label=keys::SHEETS_PAGE_BECOMES.words(language)>
                    {change.becomes}
                </td>
                <td class="import-origin" data-label=keys::SHEETS_PAGE_ORIGIN.words(language)>
                    {change.origin}
                </td>
            </tr>
        }
    };
    view! {
        <table class="score-table import-table">
            <thead>
                <tr>
                    {head(keys::SHEETS_PAGE_PLACE)}
                    {head(keys::SHEETS_PAGE_CHANGE)}
                    {head(keys::SHEETS_PAGE_WAS)}
                    {head(keys::SHEETS_PAGE_BECOMES)}
                    {head(keys::SHEETS_PAGE_ORIGIN)}
                </tr>
            </thead>
            <tbody>{changes.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}
