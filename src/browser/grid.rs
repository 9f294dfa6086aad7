//! From field to field like in a spreadsheet: fields say their column in `data-column`.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement};

use super::page::document;

/// A direction in a column of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Up,
    Down,
}

/// Moves the focus from the field of that id to the next of its column; of any column at an end.
pub(crate) fn step(id: &str, step: Step) {
    let fields = fields();
    let Some(at) = fields.iter().position(|field| field.id() == id) else { return };
    let (before, from) = fields.split_at(at);
    let column = |field: &HtmlElement| field.get_attribute("data-column");
    let own = from.first().and_then(column);
    let ways: Vec<&HtmlElement> = match step {
        Step::Up => before.iter().rev().collect(),
        Step::Down => from.iter().skip(1).collect(),
    };
    let same = ways.iter().find(|field| column(field) == own);
    if let Some(next) = same.or(ways.first()) {
        let _ = next.focus();
        if let Some(input) = next.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
    }
}

/// Puts a text into the field that an event happened at, and selects it.
pub(crate) fn show_text(event: &web_sys::Event, text: &str) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        input.set_value(text);
        input.select();
    }
}

/// The fields of the page, in order.
fn fields() -> Vec<HtmlElement> {
    let Some(list) = document().and_then(|it| it.query_selector_all("[data-column]").ok()) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.get(index))
        .filter_map(|node| node.dyn_into().ok())
        .collect()
}
