//! What is wrong in tables and figures, with the reasons given for it.

use engine::facts::Severity;
use leptos::prelude::*;
use locale::{groups, keys, text};

use crate::state::Session;
use crate::state::ledger::{Desk, LedgerRemark};

/// The most that are listed at once.
const MOST: usize = 50;

/// What is wrong; in one form, or in all.
#[component]
pub(crate) fn Remarks(
    /// The tables of the draft.
    desk: RwSignal<Option<Desk>>,
    /// The form; none for all.
    form: Option<String>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let remarks = Memo::new(move |_| {
        desk.with(|desk| {
            desk.as_ref().map(|desk| desk.remarks(form.as_deref(), MOST)).unwrap_or_default()
        })
    });
    let count = move || remarks.with(|(_, count)| *count);
    view! {
        {move || (count() > 0).then(|| view! {
            <section class="ledger-remarks" aria-labelledby="ledger-remarks-title">
                <h2 id="ledger-remarks-title">
                    {keys::LEDGERS_REMARKS.words(language)}
                    <span class="count" data-testid="ledger-count">{count}</span>
                </h2>
                <ol>
                    <For
                        each=move || remarks.get().0
                        key=|remark| remark.key.clone()
                        let:remark
                    >
                        <Remark remark />
                    </For>
                </ol>
                {(count() > MOST).then(|| {
                    let more = count().saturating_sub(MOST).to_string();
                    view! { <p class="hint">{text(language, keys::LEDGERS_MORE, &[("count", &more)])}</p> }
                })}
            </section>
        })}
    }
}

/// One of them.
#[component]
fn Remark(
    /// What is wrong.
    remark: LedgerRemark,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let severity = remark.severity;
    let class = match severity {
        Severity::Error => "ledger-remark error",
        Severity::Warning => "ledger-remark warning",
        Severity::Info => "ledger-remark info",
    };
    let gravity = groups::SEVERITY.named(severity.name()).map_or("", |key| key.words(language));
    let field = format!("reason-{}", remark.key);
    let key = remark.key.clone();
    let give = move |event: web_sys::Event| {
        let reason = event_target_value(&event);
        session.edit(|workspace| workspace.give_reason(&key, reason.trim()));
    };
    let wants_reason = remark.wants_reason;
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
            {remark.reason.map(|given| view! {
                <label for=field.clone()>{keys::LEDGERS_REASON.words(language)}</label>
                " "
                <input
                    id=field
                    class="text-input reason"
                    type="text"
                    autocomplete="off"
                    aria-invalid=(wants_reason && !given.is_empty()).then_some("true")
                    prop:value=given
                    on:change=give
                />
            })}
        </li>
    }
}
