//! Tables, their checks and the guide, in a part of the app of their own.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::draft::{DraftParts, beside_the_draft};
use super::part::{Download, Draw, OF_DRAFTS, Part};
use super::waiting::drawn;
use crate::components::ledger::{FormTables, Guide, Remarks};
use crate::state::Session;
use crate::state::ledger::{Desk, evaluator};

/// What is drawn of the tables of a draft, and done with them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LedgerPages {
    /// Tables and checks of a form.
    pub(crate) form: fn(Session, String) -> AnyView,
    /// Has the figures worked out that follow from the tables of the open draft.
    pub(crate) follow: fn(Session),
    /// Tries that once more after it failed.
    pub(crate) again: fn(Session),
}

impl LedgerPages {
    /// The part that they are in.
    pub(crate) fn part() -> Part<Self> {
        Part::of(OF_DRAFTS, || -> Download<Self> { Box::pin(ledger_pages()) })
    }
}

#[wasm_split(ledger, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn ledger_pages() -> Result<LedgerPages, SplitLoaderError> {
    beside_the_draft();
    Ok(TABLES)
}

const TABLES: LedgerPages = LedgerPages {
    form,
    follow: |session| session.follow_tables(),
    again: |session| session.evaluate_again(),
};

/// The part that the guide is in; one form alone has it.
pub(super) fn guide_part() -> Part<Draw> {
    Part::of(OF_DRAFTS, || -> Download<Draw> { Box::pin(guide()) })
}

#[wasm_split(guide, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn guide() -> Result<Draw, SplitLoaderError> {
    // What both reach stays with the tables.
    beside_the_draft();
    core::hint::black_box(TABLES);
    Ok(|_| view! { <Guide desk=RwSignal::from(evaluator::desk()) /> }.into_any())
}

fn form(session: Session, form: String) -> AnyView {
    let desk = RwSignal::from(evaluator::desk());
    let guide = expect_context::<DraftParts>().guide;
    session.show_tables_of(&form);
    // Tables follow the draft, and the figures that follow from them follow the tables.
    Effect::new(move |_| {
        session.workspace.track();
        session.follow_tables();
    });
    let is_guide = desk.with_untracked(|desk| {
        desk.as_ref().and_then(Desk::guide).is_some_and(|guide| guide.form == form)
    });
    view! {
        {is_guide.then(|| drawn(session, guide))}
        {(!is_guide).then(|| view! { <FormTables desk form=form.clone() /> })}
        <Remarks desk />
    }
    .into_any()
}
