//! What a pack says, and what it does to a draft.

use leptos::prelude::*;
use locale::{keys, text};

use crate::state::Session;
use crate::state::period::PackReview;
use crate::state::period::pack::PackRow;

/// Firms that are listed at once.
const MOST: usize = 20;

/// What a pack says of itself.
#[component]
pub(super) fn Facts(
    /// Label and value.
    facts: Vec<(String, String)>,
) -> impl IntoView {
    let fact = |(label, value): (String, String)| {
        view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
    };
    view! {
        <dl class="period-facts" data-testid="pack-facts">
            {facts.into_iter().map(fact).collect::<Vec<_>>()}
        </dl>
    }
}

/// What a pack does to a draft, or why it cannot be applied to it.
#[component]
pub(super) fn Review(
    /// The pack beside the draft.
    review: PackReview,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let PackReview { facts, refusals, rows, remarks, firms } = review;
    let is_refused = !refusals.is_empty();
    let line = |words: String| view! { <li>{words}</li> };
    let count = firms.len();
    let more = count.saturating_sub(MOST);
    let title = text(language, keys::PERIODS_FIRMS, &[("count", &count.to_string())]);
    view! {
        <Facts facts />
        {is_refused.then(|| view! {
            <div class="banner" role="alert" data-testid="pack-refusal">
                {refusals.into_iter().map(|words| view! { <p>{words}</p> }).collect::<Vec<_>>()}
            </div>
        })}
        {(!rows.is_empty()).then(|| view! { <Rows rows /> })}
        {(!remarks.is_empty()).then(|| view! {
            <ul class="period-list" data-testid="pack-remarks">
                {remarks.into_iter().map(line).collect::<Vec<_>>()}
            </ul>
        })}
        {(count > 0).then(|| view! {
            <details class="period-firms" data-testid="pack-firms">
                <summary>{title}</summary>
                <ul class="period-list">
                    {firms.into_iter().take(MOST).map(line).collect::<Vec<_>>()}
                </ul>
                {(more > 0).then(|| {
                    text(language, keys::PERIODS_FIRMS_MORE, &[("count", &more.to_string())])
                })}
            </details>
        })}
    }
}

/// The figures that a pack fills.
#[component]
fn Rows(
    /// The figures.
    rows: Vec<PackRow>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let row = |row: PackRow| {
        let own = match row.own.as_str() {
            "" => keys::ROLL_PAGE_NOTHING.words(language).to_owned(),
            _ => row.own,
        };
        view! {
            <tr data-testid="pack-row" data-id=row.id data-standing=row.standing.name()>
                <th scope="row">{row.label}</th>
                <td data-label=keys::PERIODS_COLUMN_PACK.words(language)>{row.pack}</td>
                <td data-label=keys::PERIODS_COLUMN_OWN.words(language)>{own}</td>
                <td class="period-standing" data-label=keys::PERIODS_COLUMN_STANDING.words(language)>
                    {row.standing.words(language)}
                </td>
            </tr>
        }
    };
    view! {
        <table class="score-table period-table">
            <caption>{keys::PERIODS_ROWS.words(language)}</caption>
            <thead>
                <tr>
                    <th scope="col">{keys::FORM_FIGURE.words(language)}</th>
                    <th scope="col" class="head-number">{keys::PERIODS_COLUMN_PACK.words(language)}</th>
                    <th scope="col" class="head-number">{keys::PERIODS_COLUMN_OWN.words(language)}</th>
                    <th scope="col">{keys::PERIODS_COLUMN_STANDING.words(language)}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}
