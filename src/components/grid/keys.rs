//! The keys of a grid, as in a spreadsheet.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::model::{GridModel, ROW};
use crate::state::grid::{Move, Selection};

/// Does what a key means; false if it means nothing to the grid.
pub(super) fn press(model: GridModel, event: &KeyboardEvent) -> bool {
    if event.is_composing() {
        return false;
    }
    let is_editing = model.editing.with_untracked(Option::is_some);
    let with_control = event.ctrl_key() || event.meta_key();
    if is_editing {
        return press_while_editing(model, event);
    }
    if with_control && matches!(event.key().as_str(), "a" | "A") {
        model.selection.set(Selection::all(model.extent_now()));
        return true;
    }
    match event.key().as_str() {
        "F2" => model.editing.set(Some(model.typed_at_cursor())),
        "Enter" if !event.shift_key() => model.editing.set(Some(model.typed_at_cursor())),
        "Delete" | "Backspace" => model.empty(),
        key => match move_of(model, key, with_control) {
            Some(step) if event.shift_key() => go(model, step, true),
            Some(step) => go(model, step, false),
            None => return false,
        },
    }
    true
}

/// While a cell is typed into, arrows belong to its text.
fn press_while_editing(model: GridModel, event: &KeyboardEvent) -> bool {
    let step = match (event.key().as_str(), event.shift_key()) {
        ("Escape", _) => {
            model.editing.set(None);
            return true;
        }
        ("Enter", false) => Move::Down,
        ("Enter", true) => Move::Up,
        ("Tab", false) => Move::Next,
        ("Tab", true) => Move::Previous,
        _ => return false,
    };
    model.commit();
    go(model, step, false);
    true
}

fn go(model: GridModel, step: Move, stretches: bool) {
    let extent = model.extent_now();
    model.selection.update(|selection| {
        *selection = if stretches {
            selection.stretched(extent, step)
        } else {
            selection.moved(extent, step)
        };
    });
}

fn move_of(model: GridModel, key: &str, with_control: bool) -> Option<Move> {
    let page = model.height.get_untracked().div_euclid(ROW).saturating_sub(2).max(1);
    Some(match (key, with_control) {
        ("ArrowUp", false) => Move::Up,
        ("ArrowDown", false) => Move::Down,
        ("ArrowLeft", false) => Move::Left,
        ("ArrowRight", false) => Move::Right,
        ("Home", false) | ("ArrowLeft", true) => Move::RowStart,
        ("End", false) | ("ArrowRight", true) => Move::RowEnd,
        ("Home", true) => Move::First,
        ("End", true) => Move::Last,
        ("ArrowUp", true) => Move::PageUp(usize::MAX),
        ("ArrowDown", true) => Move::PageDown(model.extent_now().rows),
        ("PageUp", _) => Move::PageUp(page),
        ("PageDown", _) => Move::PageDown(page),
        _ => return None,
    })
}
