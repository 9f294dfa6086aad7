//! Missing figures: what hangs on them and who has them.

use leptos::prelude::*;
use locale::keys;
use report::MissingRow;

use crate::state::{Session, Workspace};

/// Missing figures, those that may decide the stars first.
#[component]
pub(crate) fn Missing() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let missing = Memo::new(move |_| session.of(|it: &Workspace| it.xray().missing));
    let row = move |row: MissingRow| {
        let href = session.of_untracked(|it| it.href_of_figure(&row.figure));
        let mark = match (row.is_required, row.decides_stars) {
            (true, _) => Some(keys::XRAY_REQUIRED),
            (false, true) => Some(keys::XRAY_DECIDES),
            (false, false) => None,
        };
        view! {
            <tr data-testid="missing" data-id=row.figure>
                <th scope="row">
                    <a href=href>{row.name}</a>
                    {mark.map(|key| view! { <span class="tag">{key.words(language)}</span> })}
                </th>
                <td data-label=keys::XRAY_HOLDER.words(language)>{row.holder}</td>
                <td class="cell-points" data-label=keys::XRAY_AT_STAKE.words(language)>
                    {row.at_stake}
                </td>
            </tr>
        }
    };
    view! {
        <Show when=move || !missing.with(Vec::is_empty)>
            <table class="score-table xray-table">
                <caption>{keys::XRAY_MISSING.words(language)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{keys::XRAY_FIGURE.words(language)}</th>
                        <th scope="col" class="head-number">{keys::XRAY_HOLDER.words(language)}</th>
                        <th scope="col" class="head-number">{keys::XRAY_AT_STAKE.words(language)}</th>
                    </tr>
                </thead>
                <tbody>{move || missing.get().into_iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        </Show>
    }
}
