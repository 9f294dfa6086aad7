//! The next report: what it takes over, and the button that starts it.

use leptos::prelude::*;
use locale::{keys, text};

use super::carried::CarriedLists;
use crate::components::form::PeriodSelect;
use crate::state::Session;
use crate::state::period::next::{following, started};

/// The next report of a draft.
#[component]
pub(crate) fn NextCard() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let after = session.of_untracked(|workspace| following(&workspace.draft().period));
    let period = RwSignal::new(after);
    let next = Memo::new(move |_| {
        let wanted = period.get();
        session.of(|workspace| {
            let draft = workspace.draft();
            if draft.is_due {
                // What is taken over has figures that follow from tables.
                return Some(Err(keys::LEDGERS_DUE.words(language).to_owned()));
            }
            Some(started(draft, &wanted, language))
        })
    });
    let refused = move || next.get().and_then(Result::err);
    let carried = move || next.get().and_then(Result::ok).map(|started| started.carried);
    let start = move |_| {
        if let Some(Ok(started)) = next.get_untracked() {
            let last = session.of_untracked(|workspace| workspace.period_words(language));
            let own = started.draft.period_words(language);
            session.open_new(started.draft, "");
            session.say(text(language, keys::PERIODS_STARTED, &[("own", &own), ("last", &last)]));
        }
    };
    view! {
        <section class="card" aria-labelledby="next-title" data-testid="next">
            <h2 id="next-title">{keys::PERIODS_NEXT_TITLE.words(language)}</h2>
            <p class="sub">{keys::PERIODS_NEXT_INTRO.words(language)}</p>
            <div class="period-select">
                <PeriodSelect id="next" period on_period=Callback::new(move |it| period.set(it)) />
            </div>
            <div role="alert" data-testid="next-refused">
                {move || refused().map(|words| view! {
                    <p class="remark remark-problem">{words}</p>
                })}
            </div>
            {move || carried().map(|carried| view! {
                <CarriedLists carried />
                <p class="actions">
                    <button
                        type="button"
                        class="button button-main"
                        data-testid="next-start"
                        on:click=start
                    >
                        {keys::PERIODS_START.words(language)}
                    </button>
                </p>
            })}
        </section>
    }
}
