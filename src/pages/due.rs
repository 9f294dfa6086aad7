//! Figures that follow from tables, worked out on every page that shows a draft.

use leptos::prelude::*;

use super::LedgerPages;
use super::part::Part;
use crate::components::shell::DueStatus;
use crate::state::{Route, Session};

/// Has figures worked out that follow from tables, and says while that lasts or cannot be done.
#[component]
pub(super) fn Due() -> impl IntoView {
    let session = expect_context::<Session>();
    let tables = expect_context::<Part<LedgerPages>>();
    let is_due = Memo::new(move |_| session.of(|it| it.draft().is_due));
    // Forms have it done as long as they are shown, and so does the development report.
    let is_left = session
        .route
        .with_untracked(|route| matches!(route, Route::Section { .. } | Route::Report { .. }));
    Effect::new(move |_| {
        if !is_left && is_due.get() {
            tables.need();
            session.workspace.track();
            if let Some(pages) = tables.here() {
                (pages.follow)(session);
            }
        }
    });
    let again = Callback::new(move |()| {
        if let Some(pages) = tables.here() {
            (pages.again)(session);
        }
    });
    view! { <DueStatus again /> }
}
