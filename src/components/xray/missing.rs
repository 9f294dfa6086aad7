//! Missing figures: what hangs on them and who has them.

use leptos::prelude::*;
use locale::keys;
use report::MissingRow;

use crate::state::Session;

/// Missing figures with links to their fields; nothing where there are none.
#[component]
pub(crate) fn Missing(
    /// Name of the list for tests.
    kind: &'static str,
    /// What the list is called.
    caption: Signal<String>,
    /// The figures.
    rows: Signal<Vec<MissingRow>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let row = move |row: MissingRow| {
        let href = session.of_untracked(|it| it.href_of_figure(&row.figure));
        // That a figure is needed is said above the list of those.
        let mark = if row.is_required { "" } else { row.mark(language) };
        view! {
            <tr data-testid=kind data-id=row.figure>
                <th scope="row">
                    <a href=href>{row.name}</a>
                    {(!mark.is_empty()).then(|| view! { <span class="tag">{mark}</span> })}
                </th>
                <td data-label=keys::XRAY_HOLDER.words(language)>{row.holder}</td>
                <td class="cell-points" data-label=keys::XRAY_AT_STAKE.words(language)>
                    {row.at_stake}
                </td>
            </tr>
        }
    };
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <table class="score-table xray-table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{keys::XRAY_FIGURE.words(language)}</th>
                        <th scope="col" class="head-number">{keys::XRAY_HOLDER.words(language)}</th>
                        <th scope="col" class="head-number">{keys::XRAY_AT_STAKE.words(language)}</th>
                    </tr>
                </thead>
                <tbody>{move || rows.get().into_iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        </Show>
    }
}
