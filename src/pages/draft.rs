//! The pages of a draft, in a part of the app that comes when the first draft is opened. What is
//! not needed to fill in a form is in parts of its own again.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use report::forms::Section;

use super::part::{Download, Draw, OF_DRAFTS, Part};
use super::waiting::{drawn, whole};
use super::{
    SectionPage, Unknown, WorkspaceFrame, handing, import, indicators, ledger, period, points,
    print, report as development, roll, why, xray,
};
use crate::components::shell::DraftHead;
use crate::state::{Route, Session};

/// What is drawn of an open draft.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DraftPages {
    /// The page of the route.
    pub(crate) page: Draw,
    /// Its share of the head of the page.
    pub(crate) head: Draw,
}

impl DraftPages {
    /// The part that they are in.
    pub(crate) fn part() -> Part<Self> {
        Part::of(OF_DRAFTS, || -> Download<Self> { Box::pin(draft_pages()) })
    }
}

#[wasm_split(draft, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn draft_pages() -> Result<DraftPages, SplitLoaderError> {
    Ok(DraftPages { page, head: |_| view! { <DraftHead /> }.into_any() })
}

/// Says that a part comes after this one: what both reach stays here, and is not made a module of
/// its own for each set of parts that share something.
pub(super) fn beside_the_draft() {
    core::hint::black_box::<Draw>(page);
}

/// What comes beside the forms of a draft when it is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DraftParts {
    /// The guide, beside the tables.
    pub(super) guide: Part<Draw>,
    /// All indicators.
    indicators: Part<Draw>,
    /// What is lost and missing.
    xray: Part<Draw>,
    /// The assessment on paper.
    print: Part<Draw>,
    /// The firm roll.
    roll: Part<Draw>,
    /// The development report.
    report: Part<Draw>,
    /// Spreadsheets brought in.
    import: Part<Draw>,
    /// Pack, earlier reports and next report.
    period: Part<Draw>,
    /// A report begun from files.
    begin: Part<Draw>,
    /// A draft handed in.
    hand_in: Part<Draw>,
    /// Documents as files.
    files: Part<Draw>,
    /// A package checked.
    verify: Part<Draw>,
    /// The figures of a form beside those of other periods.
    pub(super) compared: Part<Draw>,
    /// The sheet that explains.
    pub(super) why: Part<Draw>,
    /// The dialog of states to go back to.
    points: Part<Draw>,
}

impl DraftParts {
    /// All of them, none of which is here yet.
    pub(crate) fn away() -> Self {
        Self {
            guide: ledger::guide_part(),
            indicators: indicators::part(),
            xray: xray::part(),
            print: print::part(),
            roll: roll::part(),
            report: development::part(),
            import: import::part(),
            period: period::part(),
            begin: period::begin_part(),
            hand_in: handing::part(),
            files: handing::files_part(),
            verify: handing::check_part(),
            compared: period::compared_part(),
            why: why::part(),
            points: points::part(),
        }
    }
}

fn page(session: Session) -> AnyView {
    let parts = expect_context::<DraftParts>();
    let inner = match session.route.get_untracked() {
        Route::Section { section, .. } => match section_of(session, &section) {
            Some(section) => view! { <SectionPage section /> }.into_any(),
            None => return view! { <Unknown /> }.into_any(),
        },
        Route::Indicators { .. } => drawn(session, parts.indicators),
        Route::Xray { .. } => drawn(session, parts.xray),
        Route::Roll { .. } => drawn(session, parts.roll),
        Route::Report { .. } => drawn(session, parts.report),
        Route::Import { .. } => drawn(session, parts.import),
        Route::Period { .. } => drawn(session, parts.period),
        Route::HandIn { .. } => drawn(session, parts.hand_in),
        Route::Files { .. } => drawn(session, parts.files),
        Route::Print { .. } => return whole(session, parts.print),
        Route::Verify => return whole(session, parts.verify),
        Route::Begin => return whole(session, parts.begin),
        Route::Home | Route::Desk { .. } | Route::Unknown => {
            return view! { <Unknown /> }.into_any();
        }
    };
    let are_points_wanted =
        Memo::new(move |was: Option<&bool>| was == Some(&true) || session.are_points_open.get());
    view! {
        <WorkspaceFrame>{inner}</WorkspaceFrame>
        <Show when=move || are_points_wanted.get()>
            {drawn(session, parts.points)}
        </Show>
    }
    .into_any()
}

fn section_of(session: Session, id: &str) -> Option<Section> {
    session.workspace.with_untracked(|workspace| {
        let mut sections = workspace.as_ref()?.edition().forms.section.iter();
        sections.find(|section| section.id == id).cloned()
    })
}
