//! A new draft: name, period, rubric.

use engine::facts::ReportingPeriod;
use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::{clock, page};
use crate::components::form::PeriodSelect;
use crate::state::shipped::{LATEST, editions};
use crate::state::{Draft, Route, Session};

/// A new draft.
#[component]
pub(crate) fn NewDraft() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let name = RwSignal::new(String::new());
    let period = RwSignal::new(clock::year().to_string());
    let rubric = RwSignal::new(LATEST.to_owned());
    let was_tried = RwSignal::new(false);
    let is_nameless = move || was_tried.get() && name.with(|name| name.trim().is_empty());
    let is_timeless =
        move || was_tried.get() && period.with(|it| ReportingPeriod::parse(it).is_none());
    let create = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        was_tried.set(true);
        if is_nameless() {
            return page::focus("new-name");
        }
        if is_timeless() {
            return page::focus("new-period-year");
        }
        let cluster = name.get_untracked().trim().to_owned();
        let (period, rubric) = (period.get_untracked(), rubric.get_untracked());
        session.open_new(Draft { rubric, period, cluster, ..Draft::default() }, "");
    };
    let option = |edition: &crate::state::shipped::Edition| {
        let document = &edition.rubric.document;
        let said = [
            ("name", language.of(&document.name.zh, &document.name.en)),
            ("edition", document.edition.as_str()),
        ];
        view! { <option value=edition.reference selected=edition.reference == LATEST>{text(language, keys::SCORE_RUBRIC, &said)}</option> }
    };
    view! {
        <form class="card new-draft" on:submit=create novalidate data-testid="new-draft">
            <h2>{keys::HOME_NEW.words(language)}</h2>
            <div class="form-item form-item-wide">
                <label for="new-name">{keys::NEW_NAME.words(language)}</label>
                <span class="hint" id="new-name-hint">{keys::NEW_NAME_HINT.words(language)}</span>
                <input
                    id="new-name"
                    class="text-input"
                    type="text"
                    autocomplete="off"
                    aria-describedby="new-name-hint new-name-problem"
                    aria-invalid=move || is_nameless().then_some("true")
                    prop:value=name
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <span class="remarks" id="new-name-problem">
                    {move || is_nameless().then(|| view! {
                        <span class="remark remark-problem">{keys::NEW_NAME_MISSING.words(language)}</span>
                    })}
                </span>
            </div>
            <PeriodSelect id="new-period" period on_period=Callback::new(move |it| period.set(it)) />
            <div class="form-item">
                <label for="new-rubric">{keys::NEW_RUBRIC.words(language)}</label>
                <select
                    id="new-rubric"
                    class="select"
                    on:change=move |event| rubric.set(event_target_value(&event))
                >
                    {editions().iter().map(option).collect::<Vec<_>>()}
                </select>
            </div>
            {move || is_timeless().then(|| view! {
                <p class="remark remark-problem">{keys::NEW_YEAR_BAD.words(language)}</p>
            })}
            <p class="actions">
                <button type="submit" class="button button-main">{keys::HOME_CREATE.words(language)}</button>
                <a class="button button-quiet" href=Route::Begin.href() data-testid="to-begin">
                    {keys::PERIODS_BEGIN_LINK.words(language)}
                </a>
            </p>
        </form>
    }
}
