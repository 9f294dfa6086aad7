//! A number that can be asked why: a link to its explanation.

use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::page;
use crate::state::Session;

/// A number that can be asked why.
#[component]
pub(crate) fn WhyLink(
    /// Name of the subject: `I02`, `V1`, `total`, a figure.
    #[prop(into)]
    subject: String,
    /// What the number is called, for those who hear it.
    #[prop(into)]
    label: String,
    /// The number.
    children: Children,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let title = text(language, keys::WHY_ASK, &[("name", &label)]);
    let mark = subject.clone();
    let href = move || session.route.with(|route| route.why_href(&subject));
    view! {
        <a
            class="num"
            href=href
            title=title
            data-why=mark
            on:click=move |_| page::remember_focus()
        >
            {children()}
        </a>
    }
}
