//! Pack, earlier reports and next report of a draft; reports begun from files; the comparison on a
//! form: each in a part of the app of its own.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locale::keys;
use report::forms::Section;
use report::period::Scale;

use super::draft::beside_the_draft;
use super::part::{Download, Draw, Part};
use crate::components::period::{
    BeginForm, ComparisonTable, Measures, NextCard, PackCard, ScaleSwitch,
};
use crate::state::period::Earlier;
use crate::state::{Route, Session, Workspace};

/// The part that the page of a draft is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(&["draft", "period"], || -> Download<Draw> { Box::pin(period_page()) })
}

/// The part that the page which begins a report is in.
pub(super) fn begin_part() -> Part<Draw> {
    Part::of(&["draft", "period"], || -> Download<Draw> { Box::pin(begin_page()) })
}

/// The part that the comparison on a form is in.
pub(super) fn compared_part() -> Part<Draw> {
    Part::of(&["draft", "period"], || -> Download<Draw> { Box::pin(compared_form()) })
}

#[wasm_split(period, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn period_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <PeriodPage /> }.into_any())
}

#[wasm_split(begin, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn begin_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <BeginPage /> }.into_any())
}

#[wasm_split(compared, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn compared_form() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <FormComparison /> }.into_any())
}

/// Pack, comparison, measures and next report of a draft.
#[component]
fn PeriodPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    session.begin_picking();
    let sections = session.of_untracked(|workspace| workspace.edition().forms.section.clone());
    view! {
        <section class="card" aria-labelledby="period-title">
            <h1 id="period-title">{keys::PERIODS_TITLE.words(language)}</h1>
            <p class="sub">{keys::PERIODS_INTRO.words(language)}</p>
        </section>
        <PackCard />
        <Measures />
        <section class="card" aria-labelledby="compare-title" data-testid="comparison">
            <h2 id="compare-title">{keys::COMPARE_TITLE.words(language)}</h2>
            <Comparisons sections />
        </section>
        <NextCard />
    }
}

/// The figures of the form that is shown beside those of other periods.
#[component]
fn FormComparison() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let shown = session.route.get_untracked();
    let sections = session.of_untracked(|workspace| workspace.edition().forms.section.clone());
    let is_shown =
        |it: &Section| matches!(&shown, Route::Section { section, .. } if *section == it.id);
    let sections = sections.into_iter().filter(is_shown).collect();
    view! {
        <section class="period-form" aria-labelledby="compare-title" data-testid="comparison">
            <h2 id="compare-title">{keys::COMPARE_TITLE.words(language)}</h2>
            <Comparisons sections />
        </section>
    }
}

/// The figures of forms beside those of other periods, or what makes them comparable.
#[component]
fn Comparisons(
    /// The forms.
    sections: Vec<Section>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let scale = RwSignal::new(Scale::default());
    let prior = Memo::new(move |_| session.of(|workspace| workspace.draft().prior.clone()));
    // Earlier reports are read once, and not at every edit.
    let earlier = Memo::new(move |_| {
        prior.track();
        session.of_untracked(|workspace| Some(Earlier::of(workspace.draft())))
    });
    let compared = Memo::new(move |_| {
        let named = sections.iter().filter_map(|section| {
            let comparison = session.of(|workspace: &Workspace| {
                earlier.with(|earlier| {
                    let earlier = earlier.as_ref()?;
                    Some(earlier.comparison(workspace, section, scale.get(), language))
                })
            })?;
            let name = language.of(&section.name.zh, &section.name.en).to_owned();
            (!comparison.rows.is_empty()).then_some((name, comparison))
        });
        named.collect::<Vec<_>>()
    });
    view! {
        <ScaleSwitch scale />
        {move || compared.get().into_iter().map(|(caption, comparison)| view! {
            <ComparisonTable caption comparison />
        }).collect::<Vec<_>>()}
        <Show when=move || compared.with(Vec::is_empty)>
            <p class="hint" data-testid="nothing-compared">{keys::COMPARE_NOTHING.words(language)}</p>
        </Show>
    }
}

/// A report begun from a period pack, from the last report, or from both.
#[component]
fn BeginPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    session.begin_picking();
    view! {
        <main class="home" id="main" tabindex="-1">
            <h1>{keys::PERIODS_BEGIN_TITLE.words(language)}</h1>
            <p class="lead">{keys::PERIODS_BEGIN_INTRO.words(language)}</p>
            <BeginForm />
        </main>
    }
}
