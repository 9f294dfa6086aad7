//! The dialog of states to go back to, in a part of the app of its own.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::draft::beside_the_draft;
use super::part::{Download, Draw, OF_DRAFTS, Part};
use crate::components::drafts::PointsDialog;

/// The part that the dialog is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(OF_DRAFTS, || -> Download<Draw> { Box::pin(points_dialog()) })
}

#[wasm_split(over, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn points_dialog() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <PointsDialog /> }.into_any())
}
