//! Name of the cluster, period and deadline: what stands before all figures.

use engine::facts::ReportingPeriod;
use leptos::prelude::*;
use locale::{keys, text};

use super::PeriodSelect;
use crate::state::{Basic, Session, Workspace};

/// Name of the cluster, period and deadline.
#[component]
pub(crate) fn Basics() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let cluster = Memo::new(move |_| session.of(|workspace| workspace.draft().cluster.clone()));
    let period = Memo::new(move |_| session.of(|workspace| workspace.draft().period.clone()));
    let deadline = Memo::new(move |_| session.of(|workspace| workspace.draft().deadline.clone()));
    let renamed = move |event| {
        let name = event_target_value(&event);
        session.edit(|workspace| workspace.set_basic(Basic::Cluster, name));
    };
    let said = move |basic: Basic, words: String| {
        session.edit(|workspace| {
            workspace.set_basic(basic, words);
            workspace.seal();
        });
    };
    let moved = Callback::new(move |period| said(Basic::Period, period));
    let unread = move || {
        period.with(|period| {
            ReportingPeriod::parse(period)
                .is_none()
                .then(|| text(language, keys::FORM_UNREAD_PERIOD, &[("found", period)]))
        })
    };
    view! {
        <fieldset class="basics">
            <legend>{keys::FORM_BASICS.words(language)}</legend>
            <div class="form-item form-item-wide">
                <label for="cluster">{keys::FORM_CLUSTER.words(language)}</label>
                <input
                    id="cluster"
                    class="text-input"
                    type="text"
                    autocomplete="off"
                    prop:value=cluster
                    on:input=renamed
                    on:blur=move |_| session.touch(Workspace::seal)
                />
            </div>
            <PeriodSelect id="period" period on_period=moved />
            <div class="form-item">
                <label for="deadline">{keys::DEADLINE_LABEL.words(language)}</label>
                <input
                    id="deadline"
                    class="text-input"
                    type="datetime-local"
                    aria-describedby="deadline-hint"
                    prop:value=deadline
                    on:change=move |event| said(Basic::Deadline, event_target_value(&event))
                />
                <span class="hint" id="deadline-hint">{keys::DEADLINE_HINT.words(language)}</span>
            </div>
            {move || unread().map(|words| view! { <p class="remark remark-problem">{words}</p> })}
        </fieldset>
    }
}
