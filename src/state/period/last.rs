//! The last report from a file, in a part of the app of its own: what follows from its tables needs
//! the rules of ledgers, which nothing else of a new report does.

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locale::Language;

use crate::browser::clock;
use crate::state::dossier::{Opened, draft_from_file};
use crate::state::draft::Draft;
use crate::state::ledger::Desk;

/// The draft that a file holds, with the figures that follow from its tables, or why there is none.
#[wasm_split(last, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
pub(super) fn last_report(
    name: String,
    bytes: Vec<u8>,
    language: Language,
) -> Result<Result<Draft, String>, SplitLoaderError> {
    Ok(derived_draft(&name, &bytes, language, &clock::today()))
}

pub(super) fn derived_draft(
    name: &str,
    bytes: &[u8],
    language: Language,
    today: &str,
) -> Result<Draft, String> {
    let Opened { mut draft, .. } = draft_from_file(name, bytes, language)?;
    if let Some(desk) = Desk::open(&draft, language, today) {
        draft.derived = desk.derived();
    }
    Ok(draft)
}
