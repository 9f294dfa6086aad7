//! "Not applicable": the way in and out, and its reason.

use leptos::prelude::*;
use locale::{keys, text};

use super::remarks::problem_id;
use crate::browser::page;
use crate::state::plan::FieldPlan;
use crate::state::{Answer, Session};

/// The way in and out of "not applicable".
#[component]
pub(crate) fn NotApplicableToggle(
    /// The figure's place in the rubric.
    figure: usize,
    /// Its label.
    label: String,
    /// True if it does not apply now.
    is_na: Memo<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let words = move || if is_na.get() { keys::FORM_APPLIES } else { keys::FORM_NOT_APPLICABLE };
    let name = move || {
        let key =
            if is_na.get() { keys::FORM_APPLIES_LABEL } else { keys::FORM_NOT_APPLICABLE_LABEL };
        text(language, key, &[("figure", &label)])
    };
    let id = session.workspace.with_untracked(|workspace| {
        let rubric = workspace.as_ref().map(|workspace| &workspace.edition().rubric);
        let figure = rubric.and_then(|rubric| rubric.figures.get(figure));
        figure.map(|figure| format!("f-{}", figure.id)).unwrap_or_default()
    });
    let switch = move |_| {
        let answer = (!is_na.get_untracked()).then(|| Answer::NotApplicable(String::new()));
        session.edit(|workspace| workspace.answer(figure, answer));
        page::focus_soon(&id);
    };
    // What follows from tables, or from a pack, is not said otherwise.
    let is_fixed =
        Memo::new(move |_| session.of(|it| it.is_derived(figure) || it.is_locked(figure)));
    view! {
        <button
            type="button"
            class="button button-quiet na-toggle"
            aria-label=name
            hidden=is_fixed
            on:click=switch
        >
            {move || words().words(language)}
        </button>
    }
}

/// The reason why a figure does not apply.
#[component]
pub(crate) fn NotApplicableReason(
    /// The figure.
    field: FieldPlan,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let FieldPlan { figure, id, label, column_key, .. } = field;
    let name = text(language, keys::FORM_REASON_LABEL, &[("figure", &label)]);
    let reason = Memo::new(move |_| {
        session.of(|workspace| workspace.shown(figure).not_applicable.unwrap_or_default())
    });
    let problem = problem_id(figure, id.clone());
    let is_faulty = move || problem.with(Option::is_some);
    let typed = move |event| {
        let reason = event_target_value(&event);
        session.edit(|workspace| workspace.answer(figure, Some(Answer::NotApplicable(reason))));
    };
    view! {
        <span class="reason" class:faulty=is_faulty>
            <span class="reason-label">{keys::FORM_REASON.words(language)}</span>
            <input
                id=format!("f-{id}")
                class="text-input"
                type="text"
                autocomplete="off"
                aria-label=name
                aria-invalid=move || is_faulty().then_some("true")
                aria-describedby=problem
                data-column=column_key
                prop:value=reason
                on:input=typed
                on:blur=move |_| session.touch(|workspace| workspace.settle(figure))
            />
        </span>
    }
}
