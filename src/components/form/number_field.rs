//! A number with its unit inside: takes what people paste, keeps what they typed.

use leptos::prelude::*;
use locale::{keys, text};

use super::remarks::problem_id;
use crate::browser::grid::{Step, show_text, step};
use crate::state::plan::FieldPlan;
use crate::state::{Answer, Session};

/// A number with its unit inside.
#[component]
pub(crate) fn NumberField(
    /// What it asks for.
    field: FieldPlan,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let figure = field.figure;
    let name = [("figure", field.label.as_str()), ("unit", field.unit.as_str())];
    let name = text(language, keys::FORM_FIELD_LABEL, &name);
    let id = format!("f-{}", field.id);
    let notes = format!("n-{id} o-{id}", id = field.id);
    let problem = problem_id(figure, field.id.clone());
    let described = move || match problem.get() {
        Some(problem) => format!("{notes} {problem}"),
        None => notes.clone(),
    };
    let own_id = id.clone();
    let is_focused = RwSignal::new(false);
    let before = RwSignal::new(None::<Answer>);
    let shown = Memo::new(move |_| session.of(|workspace| workspace.shown(figure)));
    let value = move || {
        shown.with(
            |shown| {
                if is_focused.get() { shown.typed.clone() } else { shown.display.clone() }
            },
        )
    };
    let is_faulty = Memo::new(move |_| problem.with(Option::is_some));
    let is_derived = Memo::new(move |_| session.of(|it| it.is_derived(figure)));
    let is_locked = Memo::new(move |_| session.of(|it| it.is_locked(figure)));
    let is_due = Memo::new(move |_| session.of(|it| it.draft().is_due && it.is_derived(figure)));
    let is_fixed = move || is_derived.get() || is_locked.get();
    let enter = move |event: web_sys::FocusEvent| {
        // At once, or a selection made in the same moment would be lost.
        show_text(&event, &shown.with_untracked(|shown| shown.typed.clone()));
        before.set(session.workspace.with_untracked(|workspace| {
            workspace.as_ref().and_then(|workspace| workspace.answer_of(figure).cloned())
        }));
        is_focused.set(true);
    };
    let leave = move |_| {
        is_focused.set(false);
        session.touch(|workspace| workspace.settle(figure));
    };
    let typed = move |event| {
        if is_derived.get_untracked() || is_locked.get_untracked() {
            return;
        }
        let text = event_target_value(&event);
        session.edit(|workspace| workspace.answer(figure, Some(Answer::Typed(text))));
    };
    let key = move |event: web_sys::KeyboardEvent| {
        let way = match (event.key().as_str(), event.shift_key()) {
            ("Enter" | "ArrowDown", false) => Step::Down,
            ("Enter", true) | ("ArrowUp", false) => Step::Up,
            ("Escape", _) => {
                return session.edit(|workspace| workspace.answer(figure, before.get_untracked()));
            }
            _ => return,
        };
        if !event.is_composing() {
            event.prevent_default();
            step(&own_id, way);
        }
    };
    view! {
        <span class="number" class:faulty=is_faulty class:derived=is_fixed class:due=is_due>
            <input
                id=id
                class="number-input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                aria-label=name
                aria-invalid=move || is_faulty.get().then_some("true")
                aria-describedby=described
                data-column=field.column_key
                readonly=is_fixed
                aria-busy=move || is_due.get().then_some("true")
                prop:value=value
                on:focus=enter
                on:blur=leave
                on:input=typed
                on:keydown=key
            />
            <span class="unit" aria-hidden="true">{field.unit}</span>
        </span>
    }
}
