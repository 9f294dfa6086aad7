//! What can be seen of a frame that scrolls, in pixels.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

fn pixels(length: i32) -> usize {
    usize::try_from(length).unwrap_or_default()
}

fn length(pixels: usize) -> i32 {
    i32::try_from(pixels).unwrap_or(i32::MAX)
}

/// Its height.
pub(crate) fn height(frame: &Element) -> usize {
    pixels(frame.client_height())
}

/// How far it is scrolled down.
pub(crate) fn top(frame: &Element) -> usize {
    pixels(frame.scroll_top())
}

/// Scrolls so far that a row of that height is seen below headings of that height, which stay at
/// the top.
pub(crate) fn show_row(frame: &Element, row: usize, row_height: usize, head: usize) {
    let from = row.saturating_mul(row_height);
    let (top, seen) = (top(frame), height(frame));
    let to = from.saturating_add(row_height).saturating_add(head);
    if from < top {
        frame.set_scroll_top(length(from));
    } else if to > top.saturating_add(seen) {
        frame.set_scroll_top(length(to.saturating_sub(seen)));
    }
}

/// Scrolls so far that the heading of a column is seen beside those that stay, and returns its
/// left edge and width.
pub(crate) fn show_column(frame: &Element, column: usize) -> Option<(usize, usize)> {
    let heading = |place: usize| {
        let found = frame.query_selector(&format!("[role=columnheader][aria-colindex='{place}']"));
        found.ok().flatten()?.dyn_into::<HtmlElement>().ok()
    };
    let (number, heading) = (heading(1)?, heading(column.saturating_add(2))?);
    let stays = number.offset_width();
    let (left, width) = (heading.offset_left(), heading.offset_width());
    let (from, seen) = (frame.scroll_left(), frame.client_width());
    if left < from.saturating_add(stays) {
        frame.set_scroll_left(left.saturating_sub(stays));
    } else if left.saturating_add(width) > from.saturating_add(seen) {
        frame.set_scroll_left(left.saturating_add(width).saturating_sub(seen));
    }
    Some((pixels(left), pixels(width)))
}
