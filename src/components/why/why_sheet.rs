//! The sheet beside the page that says why a number is what it is; it has its own address.

use leptos::prelude::*;
use locale::{Key, Language, keys};
use report::{ExplanationSheet, InputRow};

use crate::browser::page;
use crate::components::score::LargeCurve;
use crate::state::{Session, Workspace};

/// Says at the root that the sheet is open.
const BESIDE: &str = "data-why";

/// The explanation that is asked for, if any.
#[component]
pub(crate) fn WhySheet() -> impl IntoView {
    let session = expect_context::<Session>();
    let sheet = Memo::new(move |_| {
        let asked = session.why.get()?;
        session.of(|workspace: &Workspace| workspace.explanation(&asked))
    });
    let is_open = Memo::new(move |_| sheet.with(Option::is_some));
    Effect::new(move |_| if is_open.get() { page::mark(BESIDE) } else { page::unmark(BESIDE) });
    on_cleanup(|| page::unmark(BESIDE));
    Effect::new(move |_| {
        if session.why.with(Option::is_some) {
            page::focus_soon("why");
        }
    });
    let close = move || page::go(&session.route.with_untracked(crate::state::Route::href));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <Show when=move || is_open.get()>
            <aside
                class="why card"
                id="why"
                tabindex="-1"
                role="dialog"
                aria-labelledby="why-title"
                data-testid="why"
                on:keydown=on_key
            >
                {move || sheet.get().map(|sheet| view! { <Answer sheet /> })}
            </aside>
        </Show>
    }
}

/// An explanation.
#[component]
fn Answer(
    /// What it says.
    sheet: ExplanationSheet,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let ExplanationSheet {
        subject, title, result, steps, inputs, missing, curve, basis, data, ..
    } = sheet;
    let origin = session.of_untracked(|it| it.origin(&subject));
    let field = session.of_untracked(|it| it.href_of_figure(&subject));
    let close = session.route.with_untracked(crate::state::Route::href);
    let step = |step: String| view! { <li>{step}</li> };
    view! {
        <div class="why-head">
            <h2 id="why-title">{title}</h2>
            <a class="button" href=close data-testid="why-close">
                {keys::WHY_CLOSE.words(language)}
            </a>
        </div>
        <p class="why-result" data-testid="why-result" data-subject=subject>{result}</p>
        {(!steps.is_empty()).then(|| view! {
            <h3>{keys::WHY_STEPS.words(language)}</h3>
            <ol class="why-steps">{steps.into_iter().map(step).collect::<Vec<_>>()}</ol>
        })}
        {curve.map(|drawing| view! { <LargeCurve drawing /> })}
        {(!origin.is_empty()).then(|| view! {
            <h3>{keys::ORIGIN_TITLE.words(language)}</h3>
            <p class="why-note"><a href=field data-testid="origin">{origin}</a></p>
        })}
        {(!inputs.is_empty()).then(|| view! {
            <h3>{keys::EXPLAIN_INPUTS.words(language)}</h3>
            <ul class="why-inputs">
                {inputs.into_iter().map(|row| view! { <Input row /> }).collect::<Vec<_>>()}
            </ul>
        })}
        {(!missing.is_empty()).then(|| view! {
            <h3>{keys::EXPLAIN_MISSING.words(language)}</h3>
            <ul class="why-missing">{missing.into_iter().map(step).collect::<Vec<_>>()}</ul>
        })}
        {note(keys::EXPLAIN_DATA, data, language)}
        {note(keys::EXPLAIN_BASIS, basis, language)}
    }
}

fn note(heading: Key, words: String, language: Language) -> Option<impl IntoView> {
    (!words.is_empty()).then(|| {
        view! {
            <h3>{heading.words(language)}</h3>
            <p class="why-note">{words}</p>
        }
    })
}

/// A part of an explanation, which can be asked why in turn.
#[component]
fn Input(
    /// The part.
    row: InputRow,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let InputRow { subject, label, value, .. } = row;
    let href = session.route.with_untracked(|route| route.why_href(&subject));
    let origin = session.of_untracked(|it| it.origin(&subject));
    view! {
        <li>
            <a href=href>{label}</a>
            <span class="why-value">{value}</span>
            {(!origin.is_empty()).then(|| view! {
                <small class="why-origin" data-testid="input-origin">{origin}</small>
            })}
        </li>
    }
}
