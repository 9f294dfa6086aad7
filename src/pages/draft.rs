//! The pages of a draft, in a part of the app that comes when the first draft is opened.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use report::forms::Section;

use super::part::{Download, Draw, Part};
use super::{Indicators, Print, RollPages, SectionPage, Unknown, Waiting, WorkspaceFrame, Xray};
use crate::components::drafts::PointsDialog;
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
        Part::of(|| -> Download<Self> { Box::pin(draft_pages()) })
    }
}

#[wasm_split(draft, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn draft_pages() -> Result<DraftPages, SplitLoaderError> {
    Ok(DraftPages { page, head: |_| view! { <DraftHead /> }.into_any() })
}

fn page(session: Session) -> AnyView {
    let inner = match session.route.get_untracked() {
        Route::Section { section, .. } => match section_of(session, &section) {
            Some(section) => view! { <SectionPage section /> }.into_any(),
            None => return view! { <Unknown /> }.into_any(),
        },
        Route::Indicators { .. } => view! { <Indicators /> }.into_any(),
        Route::Xray { .. } => view! { <Xray /> }.into_any(),
        Route::Print { .. } => return view! { <Print /> }.into_any(),
        Route::Roll { .. } => {
            let part = expect_context::<Part<RollPages>>();
            part.need();
            match part.here() {
                Some(pages) => (pages.page)(session),
                None => return view! { <Waiting part /> }.into_any(),
            }
        }
        Route::Home | Route::Unknown => return view! { <Unknown /> }.into_any(),
    };
    view! {
        <WorkspaceFrame>{inner}</WorkspaceFrame>
        <PointsDialog />
    }
    .into_any()
}

fn section_of(session: Session, id: &str) -> Option<Section> {
    session.workspace.with_untracked(|workspace| {
        let mut sections = workspace.as_ref()?.edition().forms.section.iter();
        sections.find(|section| section.id == id).cloned()
    })
}
