//! Drafts from and to files, in a part of the app of their own: reading and writing whole dossiers
//! with their tables is not needed to see or to fill in a draft.

use exchange::pack_file::is_pack;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locale::Language;

use super::dossier::{Opened, draft_from_file, file_from_draft};
use super::draft::Draft;
use super::shipped::{EXAMPLE, edition};

/// What a file holds that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A draft.
    Draft(Box<Opened>),
    /// A period pack, as it came.
    Pack(Vec<u8>),
}

/// What a file holds, or why it is nothing that can be opened.
#[wasm_split(files, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
pub(super) fn opened(
    name: String,
    bytes: Vec<u8>,
    language: Language,
) -> Result<Result<Found, String>, SplitLoaderError> {
    if is_pack(&bytes) {
        return Ok(Ok(Found::Pack(bytes)));
    }
    Ok(draft_from_file(&name, &bytes, language).map(|opened| Found::Draft(Box::new(opened))))
}

/// The draft of the example.
#[wasm_split(files, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
pub(super) fn example(language: Language) -> Result<Option<Draft>, SplitLoaderError> {
    Ok(draft_from_file("", EXAMPLE.as_bytes(), language).ok().map(|opened| opened.draft))
}

/// The file of a draft; none if its edition is not known here.
#[wasm_split(files, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
pub(super) fn written(draft: Draft) -> Result<Option<String>, SplitLoaderError> {
    Ok(edition(&draft.rubric).map(|edition| file_from_draft(&edition.rubric, &draft)))
}
