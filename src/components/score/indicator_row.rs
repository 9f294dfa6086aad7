//! A row of an indicator table.

use leptos::prelude::*;
use locale::{Language, keys, text};
use report::{IndicatorRow, RowState};

use super::curve::Curve;
use crate::components::why::WhyLink;
use crate::state::Session;

/// A row of an indicator table; it is drawn again only when it changes.
#[component]
pub(crate) fn Row(
    /// The indicator's place in the rubric.
    place: usize,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let row = Memo::new(move |_| session.of(|it| it.page().indicators.get(place).cloned()));
    view! { {move || row.get().map(|row| cells(row, language))} }
}

fn cells(row: IndicatorRow, language: Language) -> impl IntoView {
    let state = match row.state {
        RowState::Scored => "scored",
        RowState::BelowLine => "below-line",
        RowState::Missing => "missing",
        RowState::NotApplicable => "not-applicable",
    };
    let is_below = row.state == RowState::BelowLine;
    let label = |key: locale::Key| key.words(language);
    let of = [("points", row.points.as_str()), ("weight", row.weight.as_str())];
    let of = text(language, keys::SCORE_OF, &of);
    view! {
        <tr
            class=format!("indicator indicator-{state}")
            data-testid="indicator"
            data-id=row.id.clone()
            data-state=state
            data-value=row.value.clone()
            data-points=row.points.clone()
            data-weight=row.weight.clone()
        >
            <th scope="row">
                <span class="indicator-name">{row.name.clone()}</span>
                <span class="indicator-meaning">{row.meaning}</span>
            </th>
            <td class="cell-value" data-label=label(keys::SCORE_VALUE)>
                {row.value.clone()}
                {is_below.then(|| view! {
                    <span class="below-line">{keys::SCORE_BELOW_LINE.words(language)}</span>
                })}
            </td>
            <td class="cell-curve"><Curve sparkline=row.sparkline /></td>
            <td class="cell-points" data-label=label(keys::SCORE_POINTS)>
                <WhyLink subject=row.id.clone() label=row.name.clone()>{of}</WhyLink>
            </td>
            <td class="cell-lost" data-label=label(keys::SCORE_LOST)>{row.lost}</td>
        </tr>
    }
}
