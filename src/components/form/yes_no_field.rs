//! A choice of yes and no, which can be taken back.

use leptos::prelude::*;
use locale::{keys, text};

use super::remarks::problem_id;
use crate::browser::page;
use crate::state::plan::FieldPlan;
use crate::state::{Answer, Session};

/// A choice of yes and no.
#[component]
pub(crate) fn YesNoField(
    /// What it asks for.
    field: FieldPlan,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let FieldPlan { figure, id, label, column_key, .. } = field;
    let first_id = format!("f-{id}");
    let clear_label = text(language, keys::FORM_CLEAR_LABEL, &[("figure", &label)]);
    let problem = problem_id(figure, id.clone());
    let chosen = Memo::new(move |_| session.of(|workspace| workspace.shown(figure).typed));
    let choose = move |word: &'static str| {
        let answer = (!word.is_empty()).then(|| Answer::Typed(word.to_owned()));
        session.edit(|workspace| {
            workspace.answer(figure, answer);
            workspace.settle(figure);
        });
    };
    let choices = [("yes", keys::FORM_YES), ("no", keys::FORM_NO)];
    let first = choices.first().map(|(word, _)| *word);
    let option = |(word, key): (&'static str, locale::Key)| {
        let element =
            if Some(word) == first { format!("f-{id}") } else { format!("f-{id}-{word}") };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    id=element
                    name=format!("r-{id}")
                    value=word
                    data-column=column_key.clone()
                    prop:checked=move || chosen.with(|chosen| chosen == word)
                    on:change=move |_| choose(word)
                />
                <span>{key.words(language)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices" aria-describedby=problem>
            <legend class="visually-hidden">{label.clone()}</legend>
            {choices.map(option)}
            <button
                type="button"
                class="button button-quiet"
                aria-label=clear_label
                disabled=move || chosen.with(String::is_empty)
                on:click=move |_| {
                    choose("");
                    page::focus(&first_id);
                }
            >
                {keys::FORM_CLEAR.words(language)}
            </button>
        </fieldset>
    }
}
