//! What is said of a field: below it what was understood, below its row what is wrong.

use leptos::prelude::*;
use report::NoteKind;

use crate::state::Session;
use crate::state::remarks::Remark;

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

/// The id of what is wrong at a figure; none while nothing is said there.
pub(super) fn problem_id(figure: usize, id: String) -> Memo<Option<String>> {
    let session = expect_context::<Session>();
    Memo::new(move |_| {
        let is_faulty = session.of(|it| it.problems_at(figure).next().is_some());
        is_faulty.then(|| format!("p-{id}"))
    })
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
                (id.clone(), workspace.problems_at(*figure).map(str::to_owned).collect::<Vec<_>>())
            });
            said.filter(|(_, words)| !words.is_empty()).collect::<Vec<_>>()
        })
    });
    let line = |words: String| view! { <span class="remark remark-problem">{words}</span> };
    let field = move |(id, words): (String, Vec<String>)| {
        view! {
            <div id=format!("p-{id}")>{words.into_iter().map(line).collect::<Vec<_>>()}</div>
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
