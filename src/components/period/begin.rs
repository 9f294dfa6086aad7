//! A report begun from a period pack, from the last report, or from both.

use std::sync::Arc;

use engine::periods::PeriodPack;
use leptos::prelude::*;
use locale::keys;

use super::carried::CarriedLists;
use super::pick::PickFile;
use super::review::{Facts, Review};
use crate::components::form::PeriodSelect;
use crate::state::dossier::most_bytes;
use crate::state::period::picked::largest_pack;
use crate::state::period::{Beginning, Picked, picked_last, picked_pack};
use crate::state::{Draft, Session};

/// A report begun from a period pack, from the last report, or from both.
#[component]
pub(crate) fn BeginForm() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let cluster = RwSignal::new(String::new());
    let rubric = RwSignal::new(String::new());
    let period = RwSignal::new(String::new());
    let pack = Signal::derive(move || picked_pack().with(|picked| picked.read().cloned()));
    let last = Signal::derive(move || picked_last().with(|picked| picked.read().cloned()));
    let beginning = Memo::new(move |_| {
        let (cluster, rubric, period) = (cluster.get(), rubric.get(), period.get());
        Beginning::of(
            pack.get().as_deref(),
            last.get().as_deref(),
            [cluster, rubric, period],
            language,
        )
    });
    let begin = move |_| {
        if let Some(draft) = beginning.with_untracked(|it| it.draft.clone()) {
            let words = beginning.with_untracked(|it| it.words.clone());
            session.open_new(draft, "");
            session.say(words);
        }
    };
    let problem = move || beginning.with(|it| it.problem.clone());
    view! {
        <PackPart pack />
        <LastPart last />
        <section class="card" aria-labelledby="begin-report" data-testid="begin-report">
            <h2 id="begin-report">{keys::PERIODS_BEGIN_REPORT.words(language)}</h2>
            <Choices pack last cluster rubric period />
            {move || beginning.with(|it| it.review.clone()).map(|review| view! { <Review review /> })}
            {move || beginning.with(|it| it.carried.clone()).map(|carried| view! {
                <CarriedLists carried />
            })}
            <p class="hint" role="status" data-testid="begin-problem">{problem}</p>
            <p class="actions">
                <button
                    type="button"
                    class="button button-main"
                    data-testid="begin"
                    disabled=move || beginning.with(|it| it.draft.is_none())
                    on:click=begin
                >
                    {keys::PERIODS_START.words(language)}
                </button>
            </p>
        </section>
    }
}

/// The pack, if there is one.
#[component]
fn PackPart(
    /// The pack.
    pack: Signal<Option<Arc<PeriodPack>>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let refused = Signal::derive(move || refused_words(&picked_pack().get()));
    let facts = move || pack.get().map(|pack| Beginning::facts(&pack, language));
    view! {
        <section class="card" aria-labelledby="begin-pack">
            <h2 id="begin-pack">{keys::PERIODS_BEGIN_PACK.words(language)}</h2>
            <PickFile
                id="pack-file"
                button=keys::PERIODS_PICK_PACK
                hint=keys::PERIODS_PICK_PACK_HINT
                largest=largest_pack()
                take=|session, file| session.pick_pack(file)
                refused
            />
            {move || facts().map(|facts| view! { <Facts facts /> })}
        </section>
    }
}

/// The last report, if there is one.
#[component]
fn LastPart(
    /// The last report.
    last: Signal<Option<Arc<Draft>>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let refused = Signal::derive(move || refused_words(&picked_last().get()));
    let is_reading = move || picked_last().with(|it| *it == Picked::Reading);
    let said = move || last.get().map(|last| Beginning::words_of_last(&last, language));
    view! {
        <section class="card" aria-labelledby="begin-last">
            <h2 id="begin-last">{keys::PERIODS_BEGIN_LAST.words(language)}</h2>
            <PickFile
                id="last-file"
                button=keys::PERIODS_PICK_LAST
                hint=keys::PERIODS_PICK_LAST_HINT
                largest=most_bytes()
                take=|session, file| session.pick_last(file)
                refused
            />
            <div role="status">
                {move || is_reading().then(|| keys::APP_OPENING.words(language))}
                {move || said().map(|words| view! {
                    <p class="period-status" data-testid="last-read">{words}</p>
                })}
            </div>
        </section>
    }
}

fn refused_words<T>(picked: &Picked<T>) -> String {
    match picked {
        Picked::Refused(words) => words.clone(),
        Picked::Nothing | Picked::Reading | Picked::Read(..) => String::new(),
    }
}

/// What neither file says: cluster and rubric without a last report, the period without a pack.
#[component]
fn Choices(
    /// The pack.
    pack: Signal<Option<Arc<PeriodPack>>>,
    /// The last report.
    last: Signal<Option<Arc<Draft>>>,
    /// Name of the cluster.
    cluster: RwSignal<String>,
    /// The rubric.
    rubric: RwSignal<String>,
    /// The period.
    period: RwSignal<String>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    // What was chosen for other files is chosen again.
    Effect::new(move |_| {
        let (pack, last) = (pack.get(), last.get());
        cluster.set(String::new());
        rubric.set(pack.as_deref().map(Beginning::first_rubric).unwrap_or_default());
        period.set(last.as_deref().map(Beginning::period_after).unwrap_or_default());
    });
    let names = move || {
        pack.get()
            .filter(|_| last.with(Option::is_none))
            .map(|pack| (Beginning::clusters(&pack), Beginning::rubrics(&pack, language)))
    };
    let option = |(value, words): (String, String)| view! { <option value=value>{words}</option> };
    view! {
        {move || names().map(|(clusters, rubrics)| view! {
            <div class="period-select">
                <div class="form-item form-item-wide">
                    <label for="begin-cluster">{keys::NEW_NAME.words(language)}</label>
                    <select
                        id="begin-cluster"
                        class="select"
                        prop:value=cluster
                        on:change=move |event| cluster.set(event_target_value(&event))
                    >
                        <option value="">{keys::PERIODS_CHOOSE_CLUSTER.words(language)}</option>
                        {clusters.into_iter().map(|name| option((name.clone(), name))).collect::<Vec<_>>()}
                    </select>
                </div>
                <div class="form-item">
                    <label for="begin-rubric">{keys::NEW_RUBRIC.words(language)}</label>
                    <select
                        id="begin-rubric"
                        class="select"
                        prop:value=rubric
                        on:change=move |event| rubric.set(event_target_value(&event))
                    >
                        {rubrics.into_iter().map(option).collect::<Vec<_>>()}
                    </select>
                </div>
            </div>
        })}
        <Show when=move || pack.with(Option::is_none) && last.with(Option::is_some)>
            <div class="period-select">
                <PeriodSelect id="begin-period" period on_period=Callback::new(move |it| period.set(it)) />
            </div>
        </Show>
    }
}
