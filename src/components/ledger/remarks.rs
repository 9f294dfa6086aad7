//! What is wrong in tables and figures, with the reasons given for it.

use std::sync::Arc;

use leptos::prelude::*;
use locale::{groups, keys, text};
use worker::ledger::answer::{Reason, Remark, Remarks as Said};

use crate::state::Session;
use crate::state::ledger::Desk;

/// What is wrong in the form that is shown.
#[component]
pub(crate) fn Remarks(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let said: Memo<Arc<Said>> =
        Memo::new(move |_| desk.with(|desk| desk.as_ref().map(Desk::remarks).unwrap_or_default()));
    let count = Memo::new(move |_| said.with(|said| said.count));
    let more = Memo::new(move |_| said.with(|said| said.count.saturating_sub(said.first.len())));
    view! {
        <Show when=move || count.get() != 0>
            <section class="ledger-remarks" aria-labelledby="ledger-remarks-title">
                <h2 id="ledger-remarks-title">
                    {keys::LEDGERS_REMARKS.words(language)}
                    <span class="count" data-testid="ledger-count">{count}</span>
                </h2>
                <ol>
                    <For
                        each=move || said.with(|said| said.first.clone())
                        key=all_of
                        let:remark
                    >
                        <RemarkItem remark />
                    </For>
                </ol>
                {move || (more.get() > 0).then(|| {
                    let more = more.get().to_string();
                    view! { <p class="hint">{text(language, keys::LEDGERS_MORE, &[("count", &more)])}</p> }
                })}
            </section>
        </Show>
    }
}

/// All that a remark says: one that says something else is drawn anew.
fn all_of(remark: &Remark) -> String {
    let Remark { key, code, severity, place, message, remedy, reason } = remark;
    let (state, given) = match reason {
        Reason::NotAsked => ("", ""),
        Reason::Wanted(given) => ("wanted", given.as_str()),
        Reason::Given(given) => ("given", given.as_str()),
    };
    [key, code, severity, place, message, remedy, state, given].join("\n")
}

/// One of them.
#[component]
fn RemarkItem(
    /// What is wrong.
    remark: Remark,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let class = format!("ledger-remark {}", remark.severity);
    let gravity = groups::SEVERITY.named(&remark.severity).map_or("", |key| key.words(language));
    let field = format!("reason-{}", remark.key);
    let key = remark.key;
    let give = move |event: web_sys::Event| {
        let reason = event_target_value(&event);
        session.edit(|workspace| workspace.give_reason(&key, reason.trim()));
    };
    let (reason, is_wanted) = match remark.reason {
        Reason::NotAsked => (None, false),
        Reason::Wanted(given) => (Some(given), true),
        Reason::Given(given) => (Some(given), false),
    };
    let code = remark.code.clone();
    view! {
        <li class=class data-testid="ledger-remark" data-code=code>
            <p>
                <span class="mark">{gravity}</span>
                <b>{remark.place}</b>
                " "
                {remark.message}
            </p>
            <p class="hint">{remark.remedy}" "<span class="code">{remark.code}</span></p>
            {reason.map(|given| view! {
                <label for=field.clone()>{keys::LEDGERS_REASON.words(language)}</label>
                " "
                <input
                    id=field
                    class="text-input reason"
                    type="text"
                    autocomplete="off"
                    aria-invalid=(is_wanted && !given.is_empty()).then_some("true")
                    prop:value=given
                    on:change=give
                />
            })}
        </li>
    }
}
