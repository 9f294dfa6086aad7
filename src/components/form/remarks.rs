//! What is said of a field: below it what was understood, below its row what is wrong.

use leptos::prelude::*;
use locale::{keys, text};
use report::{NoteKind, entry_display};

use crate::browser::page;
use crate::state::Session;
use crate::state::remarks::Remark;
use crate::state::roll::rows::label;

/// What was understood of what was typed.
#[component]
pub(crate) fn Remarks(
    /// The figure's place in the rubric.
    figure: usize,
    /// Its name.
    id: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let remarks = Memo::new(move |_| session.of(|it| it.remarks_at(figure).to_vec()));
    let is_plain = Memo::new(move |_| session.of(|it| it.shown(figure).is_plain));
    let line = |remark: Remark| {
        (remark.kind == NoteKind::Understood)
            .then(|| view! { <span class="remark">{remark.words}</span> })
    };
    view! {
        <span class="remarks" class:remarks-aside=is_plain id=format!("n-{id}")>
            {move || remarks.get().into_iter().map(line).collect::<Vec<_>>()}
        </span>
    }
}

/// Where a figure comes from that was not typed.
#[component]
pub(crate) fn Origin(
    /// The figure's place in the rubric.
    figure: usize,
    /// Its name.
    id: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let words = Memo::new(move |_| session.of(|it| it.origin_words(figure, language)));
    view! {
        <span class="remarks" id=format!("o-{id}")>
            {move || {
                let words = words.get();
                (!words.is_empty()).then(|| view! {
                    <span class="remark" data-testid="origin">{words}</span>
                })
            }}
        </span>
    }
}

/// The id of what is wrong at a figure; none while nothing is said there.
pub(super) fn problem_id(figure: usize, id: String) -> Memo<Option<String>> {
    let session = expect_context::<Session>();
    Memo::new(move |_| {
        let is_faulty = session.of(|it| !it.problems_at(figure).is_empty());
        is_faulty.then(|| format!("p-{id}"))
    })
}

/// What the roll has in the place of what is given: one button takes it.
#[component]
fn Offer(
    /// The figure's place in the rubric.
    figure: usize,
    /// Its name.
    id: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let entry = session.of_untracked(|workspace| workspace.entry_of_roll(figure));
    let amount = entry_display(&entry.unwrap_or_default());
    let label = session.of_untracked(|workspace| label(workspace, &id, language));
    let words = text(language, keys::ROLL_PAGE_USE_VALUE, &[("amount", &amount)]);
    let said = [("amount", amount.as_str()), ("figure", &label)];
    let name = text(language, keys::ROLL_PAGE_USE_VALUE_LABEL, &said);
    let take = move |_| {
        session.edit(|workspace| workspace.use_roll(figure));
        page::focus_soon(&format!("f-{id}"));
    };
    view! {
        <button
            type="button"
            class="button button-quiet"
            aria-label=name
            data-testid="use-roll"
            on:click=take
        >
            {words}
        </button>
    }
}

/// What is wrong in a row, across its columns.
#[component]
pub(crate) fn Problems(
    /// The row's figures, by place and name.
    figures: Vec<(usize, String)>,
    /// The columns of the table.
    span: usize,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let problems = Memo::new(move |_| {
        session.of(|workspace| {
            let said = figures.iter().map(|(figure, id)| {
                let problems = workspace.problems_at(*figure);
                (*figure, id.clone(), problems)
            });
            said.filter(|(_, _, problems)| !problems.is_empty()).collect::<Vec<_>>()
        })
    });
    let field = move |(figure, id, problems): (usize, String, Vec<Remark>)| {
        let line = |problem: Remark| {
            let offer = problem.is_of_roll.then(|| view! { <Offer figure id=id.clone() /> });
            view! { <span class="remark remark-problem">{problem.words}</span>{offer} }
        };
        view! {
            <div id=format!("p-{id}")>{problems.into_iter().map(line).collect::<Vec<_>>()}</div>
        }
    };
    view! {
        <Show when=move || !problems.with(Vec::is_empty)>
            <tr class="problem-row">
                <td colspan=span.to_string()>
                    {move || problems.get().into_iter().map(field).collect::<Vec<_>>()}
                </td>
            </tr>
        </Show>
    }
}
