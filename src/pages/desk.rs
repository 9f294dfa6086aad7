//! The officials' desk, in a part of the app of its own, which needs nothing of the pages of drafts.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::part::{Download, Draw, Part};
use crate::components::desk::DeskFrame;

/// The part that it is in.
pub(crate) fn desk_part() -> Part<Draw> {
    Part::of(&["desk"], || -> Download<Draw> { Box::pin(desk_page()) })
}

#[wasm_split(desk, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn desk_page() -> Result<Draw, SplitLoaderError> {
    Ok(|_| view! { <DeskFrame /> }.into_any())
}
