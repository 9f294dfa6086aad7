//! The sheet that explains a number, in a part of the app of its own.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::draft::beside_the_draft;
use super::part::{Download, Draw, OF_DRAFTS, Part};
use crate::components::why::WhySheet;

/// The part that the sheet is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(OF_DRAFTS, || -> Download<Draw> { Box::pin(why_sheet()) })
}

#[wasm_split(over, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn why_sheet() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <WhySheet /> }.into_any())
}
