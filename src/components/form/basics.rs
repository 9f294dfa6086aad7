//! Name of the cluster and period: what stands before all figures.

use engine::facts::ReportingPeriod;
use leptos::prelude::*;
use locale::{keys, text};

use super::PeriodSelect;
use crate::state::{Session, Workspace};

/// Name of the cluster and period.
#[component]
pub(crate) fn Basics() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let cluster = Memo::new(move |_| session.of(|workspace| workspace.draft().cluster.clone()));
    let period = Memo::new(move |_| session.of(|workspace| workspace.draft().period.clone()));
    let renamed = move |event| {
        let name = event_target_value(&event);
        session.edit(|workspace| workspace.rename(name));
    };
    let moved = Callback::new(move |period: String| {
        session.edit(|workspace| {
            workspace.set_period(period);
            workspace.seal();
        });
    });
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
            {move || unread().map(|words| view! { <p class="remark remark-problem">{words}</p> })}
        </fieldset>
    }
}
