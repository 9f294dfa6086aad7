//! Indicators that lose points, most first.

use leptos::prelude::*;
use locale::keys;
use report::GapRow;

use crate::components::why::WhyLink;
use crate::state::{Session, Workspace};

/// Indicators that lose points.
#[component]
pub(crate) fn Gaps() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let gaps = Memo::new(move |_| session.of(|it: &Workspace| it.xray().gaps));
    let row = move |row: GapRow| {
        let (label, lost) = (row.name.clone(), row.lost.clone());
        view! {
            <tr data-testid="gap" data-id=row.indicator.clone() data-lost=row.lost>
                <th scope="row">{row.name}</th>
                <td class="cell-points" data-label=keys::SCORE_LOST.words(language)>
                    <WhyLink subject=row.indicator.clone() label>{lost}</WhyLink>
                </td>
                <td class="cell-next" data-label=keys::XRAY_NEXT.words(language)>
                    {row.next_unit}
                </td>
            </tr>
        }
    };
    view! {
        <table class="score-table xray-table">
            <caption>{keys::XRAY_GAPS.words(language)}</caption>
            <thead>
                <tr>
                    <th scope="col">{keys::SCORE_INDICATOR.words(language)}</th>
                    <th scope="col" class="head-number">{keys::SCORE_LOST.words(language)}</th>
                    <th scope="col" class="head-number">{keys::XRAY_NEXT.words(language)}</th>
                </tr>
            </thead>
            <tbody>{move || gaps.get().into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}
