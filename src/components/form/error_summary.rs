//! What needs a look in a section, at its top, with links to the fields.

use leptos::prelude::*;
use locale::{keys, text};
use report::forms::Section;

use crate::state::Session;

/// What needs a look in a section.
#[component]
pub(crate) fn ErrorSummary(
    /// The section.
    section: Section,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let problems = Memo::new(move |_| session.of(|it| it.problems_in(&section)));
    let title = move || {
        let count = problems.with(Vec::len).to_string();
        text(language, keys::FORM_PROBLEMS, &[("count", &count)])
    };
    let link = |(id, words): (String, String)| {
        view! {
            <li><a href=format!("#f-{id}")>{words}</a></li>
        }
    };
    view! {
        <div role="alert">
            <Show when=move || !problems.with(Vec::is_empty)>
                <div class="error-summary" id="problems" tabindex="-1" data-testid="error-summary">
                    <h2>{title}</h2>
                    <ul>{move || problems.get().into_iter().map(link).collect::<Vec<_>>()}</ul>
                </div>
            </Show>
        </div>
    }
}
