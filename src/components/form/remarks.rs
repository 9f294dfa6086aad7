//! What is said under a field.

use leptos::prelude::*;
use report::NoteKind;

use crate::state::Session;
use crate::state::remarks::Remark;

/// What is said under a field.
#[component]
pub(crate) fn Remarks(
    /// The figure's place in the rubric.
    figure: usize,
    /// Its name.
    id: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let remarks = Memo::new(move |_| session.of(|it| it.remarks_at(figure).to_vec()));
    let line = |remark: Remark| {
        let class = match remark.kind {
            NoteKind::Understood => "remark",
            NoteKind::Problem => "remark remark-problem",
        };
        view! { <span class=class>{remark.words}</span> }
    };
    view! {
        <span class="remarks" id=format!("n-{id}")>
            {move || remarks.get().into_iter().map(line).collect::<Vec<_>>()}
        </span>
    }
}
