//! A section of the forms.

use leptos::prelude::*;
use locale::{keys, text};
use report::forms::Section;

use super::part::Part;
use super::waiting::{arriving, drawn};
use super::{DraftParts, LedgerPages};
use crate::components::form::{Basics, ErrorSummary, FormTable, PackStatus};
use crate::components::score::SectionScores;
use crate::state::period::origins::is_of_pack;
use crate::state::plan::plan;
use crate::state::roll::fills;
use crate::state::{Route, Session, Workspace};

/// A section of the forms.
#[component]
pub(crate) fn SectionPage(
    /// The section.
    section: Section,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let groups = session.workspace.with_untracked(|workspace| {
        let edition = workspace.as_ref().map(Workspace::edition);
        edition.map(|edition| plan(edition, &section, language)).unwrap_or_default()
    });
    let is_first = session.workspace.with_untracked(|workspace| {
        let first = workspace.as_ref().and_then(|it| it.edition().forms.section.first());
        first.is_some_and(|first| first.id == section.id)
    });
    let is_of_pack = is_first || section.figures().any(is_of_pack);
    let period = Memo::new(move |_| session.of(|workspace| workspace.period_words(language)));
    let form = section.id.clone();
    // The guide has no number.
    let has_number = form.starts_with(|c: char| c.is_ascii_uppercase());
    let meta = move || {
        let said = [("form", form.as_str()), ("period", &period.get())];
        let key = if has_number { keys::FORM_META } else { keys::FORM_META_PERIOD };
        text(language, key, &said)
    };
    view! {
        <ErrorSummary section=section.clone() />
        <section class="card" aria-labelledby="section-title">
            <h1 id="section-title">{language.of(&section.name.zh, &section.name.en).to_owned()}</h1>
            <p class="sub">
                <span class="meta">{meta}</span>
                {language.of(&section.intro.zh, &section.intro.en).to_owned()}
            </p>
            <Imports has_roll=fills(&section) />
            <fieldset class="bare" disabled=move || session.is_read_only()>
            {is_first.then(|| view! { <Basics /> })}
            {is_of_pack.then(|| view! { <PackStatus /> })}
            {groups.into_iter().map(|group| view! { <FormTable group /> }).collect::<Vec<_>>()}
            </fieldset>
            <Compared />
            <Tables form=section.id.clone() />
            <NextLink section=section.id.clone() />
        </section>
        <SectionScores section />
    }
}

/// The figures of the form beside those of earlier reports, where there are any.
#[component]
fn Compared() -> impl IntoView {
    let session = expect_context::<Session>();
    let part = expect_context::<DraftParts>().compared;
    let has_earlier =
        Memo::new(move |_| session.of(|workspace| !workspace.draft().prior.is_empty()));
    move || has_earlier.get().then(|| drawn(session, part))
}

/// Tables and checks of the form, when their part of the app is here.
#[component]
fn Tables(
    /// The form.
    form: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let part = expect_context::<Part<LedgerPages>>();
    arriving(part, move |pages| (pages.form)(session, form.clone()))
}

/// The ways to spreadsheets and to a firm roll.
#[component]
fn Imports(
    /// Whether a roll has figures of the section.
    has_roll: bool,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let draft = session.route.with_untracked(|route| route.draft().unwrap_or_default().to_owned());
    view! {
        <p class="actions">
            <a class="button" href=Route::Import { draft: draft.clone() }.href() data-testid="to-import">
                {keys::SHEETS_PAGE_LINK.words(language)}
            </a>
            {has_roll.then(|| view! {
                <a class="button" href=Route::Roll { draft }.href() data-testid="to-roll">
                    {keys::ROLL_PAGE_LINK.words(language)}
                </a>
            })}
        </p>
    }
}

/// The way on: the next section, or the results.
#[component]
fn NextLink(
    /// The present section.
    section: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let draft = session.route.with_untracked(|route| route.draft().unwrap_or_default().to_owned());
    let next = session.workspace.with_untracked(|workspace| {
        let sections = workspace.as_ref().map(|it| it.edition().forms.section.iter());
        let next = sections?.skip_while(|it| it.id != section).nth(1)?;
        Some((next.id.clone(), language.of(&next.name.zh, &next.name.en).to_owned()))
    });
    let (route, words) = match next {
        Some((section, name)) => {
            (Route::Section { draft, section }, text(language, keys::FORM_NEXT, &[("name", &name)]))
        }
        None => (Route::Indicators { draft }, keys::FORM_TO_RESULTS.words(language).to_owned()),
    };
    view! { <p class="next"><a class="button" href=route.href()>{words}</a></p> }
}
