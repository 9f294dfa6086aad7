//! A submission returned with remarks at its figures.

use leptos::prelude::*;
use locale::keys;
use worker::office::told::Task;

use super::cluster::figures;
use super::field::{Choice, Field};
use crate::state::Session;

/// Remarks, and the file that goes back.
#[component]
pub(super) fn Return(
    /// The cluster.
    id: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let (place, remark) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let remarks: RwSignal<Vec<[String; 2]>> = RwSignal::new(Vec::new());
    let add = move || {
        let (at, words) = (place.get_untracked(), remark.get_untracked());
        if words.trim().is_empty() {
            return;
        }
        let at = if at.is_empty() { at } else { format!("figures.{at}") };
        remarks.update(|it| it.push([at, words]));
        remark.set(String::new());
    };
    let (own, file) = (id.clone(), format!("return:{id}"));
    let give_back = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        add();
        let words = remarks.get_untracked().into_iter().flatten().collect();
        session.at_desk(Task::Return, &own, words);
        remarks.set(Vec::new());
    };
    let said = move || {
        let line = |[at, words]: [String; 2]| view! { <li><code>{at}</code>" "{words}</li> };
        remarks.get().into_iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <details class="card desk-decision" data-testid="return">
            <summary>{keys::DESK_RETURN.words(language)}</summary>
            <form on:submit=give_back>
                <Choice id="return-place" label=keys::DESK_RETURN_PLACE value=place options=figures() />
                <Field id="return-remark" label=keys::DESK_RETURN_REMARK value=remark />
                <ul class="desk-remarks">{said}</ul>
                <p class="actions">
                    <button type="submit" class="button button-main">
                        {keys::DESK_RETURN_DO.words(language)}
                    </button>
                    <button type="button" class="button" on:click=move |_| add()>
                        {keys::DESK_RETURN_ADD.words(language)}
                    </button>
                    <button
                        type="button"
                        class="button"
                        data-testid="return-save"
                        on:click=move |_| session.at_desk(Task::File, &file, Vec::new())
                    >
                        {keys::DESK_RETURN_SAVE.words(language)}
                    </button>
                </p>
            </form>
        </details>
    }
}
