//! Tables, their checks and the guide, in a part of the app of their own.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::draft::beside_the_draft;
use super::part::{Download, Part};
use crate::browser::clock;
use crate::components::ledger::{FormTables, Guide, Remarks};
use crate::state::Session;
use crate::state::ledger::Desk;

/// What is drawn of the tables of a draft.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LedgerPages {
    /// Tables and checks of a form.
    pub(crate) form: fn(Session, String) -> AnyView,
}

impl LedgerPages {
    /// The part that they are in.
    pub(crate) fn part() -> Part<Self> {
        Part::of(|| -> Download<Self> { Box::pin(ledger_pages()) })
    }
}

#[wasm_split(ledger, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn ledger_pages() -> Result<LedgerPages, SplitLoaderError> {
    beside_the_draft();
    Ok(LedgerPages { form })
}

fn form(session: Session, form: String) -> AnyView {
    let language = session.language.get_untracked();
    let desk =
        RwSignal::new(session.of_untracked(|it| Desk::open(it.draft(), language, &clock::today())));
    // Tables follow the draft, and the figures that follow from them follow the tables.
    Effect::new(move |_| {
        let derived = session.of(|workspace| {
            desk.update(|desk| {
                if let Some(desk) = desk {
                    desk.follow(workspace.draft());
                }
            });
            let derived = desk.with_untracked(|desk| desk.as_ref().map(Desk::derived));
            derived.filter(|derived| *derived != workspace.draft().derived)
        });
        if let Some(derived) = derived {
            session.edit(|workspace| workspace.derive(derived));
        }
    });
    let guide = desk.with_untracked(|desk| desk.as_ref().and_then(Desk::guide));
    let is_guide = guide.is_some_and(|guide| guide.form == form);
    view! {
        {is_guide.then(|| view! { <Guide desk /> })}
        {(!is_guide).then(|| view! { <FormTables desk form=form.clone() /> })}
        <Remarks desk form=Some(form.clone()) />
    }
    .into_any()
}
