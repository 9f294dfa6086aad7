//! Address, title, focus and scrolling.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, Element, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement};

use super::events::after;

pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element that holds the whole page.
fn root() -> Option<Element> {
    document()?.document_element()
}

/// What the page's head says under a name.
pub(crate) fn meta(name: &str) -> Option<String> {
    let found = document()?.query_selector(&format!("meta[name={name}]")).ok()??;
    found.get_attribute("content")
}

/// The fragment of the address, with its `#`.
pub(crate) fn fragment() -> String {
    let location = web_sys::window().map(|window| window.location());
    location.and_then(|location| location.hash().ok()).unwrap_or_default()
}

/// Goes to a page: the address changes, and `hashchange` follows.
pub(crate) fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // A browser that refuses a fragment stays where it is.
        let _ = window.location().set_hash(fragment);
    }
}

/// Puts an address in the place of the present one, without a step in the history.
pub(crate) fn replace_address(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Title of the document.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Language of the document; set anew, it costs the style of every element.
pub(crate) fn set_language(tag: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Says at the root that something stands on the page, for the style of what is elsewhere.
///
/// A rule with `:has` would say the same, but makes every change of the page cost the style of
/// all its elements.
pub(crate) fn mark(attribute: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(attribute, "");
    }
}

/// Takes back what [`mark`] said.
pub(crate) fn unmark(attribute: &str) {
    if let Some(root) = root() {
        let _ = root.remove_attribute(attribute);
    }
}

/// What stands at the head of every printed page; the style sheet puts it there.
pub(crate) fn set_print_head(words: &str) {
    if let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // A browser without such properties prints pages without a head.
        let _ = root.style().set_property("--print-head", &css_string(words));
    }
}

/// A text as CSS quotes it.
fn css_string(text: &str) -> String {
    let kept = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => " ".to_owned(),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(kept).collect::<String>())
}

/// Opens the browser's print dialog.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print does nothing.
        let _ = window.print();
    }
}

/// Brings in the style sheet that `index.html` names, unless it is here: resolves when it is.
pub(crate) fn style(name: &str) -> Promise {
    let id = format!("style-{name}");
    Promise::new(&mut |resolve, reject| {
        if element(&id).is_some() || link_style(&id, &resolve, &reject).is_none() {
            // Without the name of a file the page does without its style.
            let _ = resolve.call0(&JsValue::NULL);
        }
    })
}

fn link_style(id: &str, resolve: &Function, reject: &Function) -> Option<()> {
    let document = document()?;
    let named = document.query_selector(&format!("meta[name={id}]")).ok()??;
    let link = document.create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &named.get_attribute("content")?).ok()?;
    link.add_event_listener_with_callback("load", resolve).ok()?;
    link.add_event_listener_with_callback("error", reject).ok()?;
    document.head()?.append_child(&link).ok()?;
    let (id, loaded) = (id.to_owned(), link.clone());
    // Only one that arrived is not asked for again.
    let mark = Closure::once_into_js(move || loaded.set_id(&id));
    link.add_event_listener_with_callback("load", mark.unchecked_ref()).ok()
}

/// An element by its id.
fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Gives the element of that id another value of an attribute, if it is there.
pub(crate) fn set_attribute(id: &str, name: &str, value: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        // A name that is written here is one.
        let _ = element.set_attribute(name, value);
    }
}

/// Moves the focus to an element.
pub(crate) fn focus(id: &str) {
    let Some(element) = element(id) else { return };
    let _ = element.focus();
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// Moves the focus to an element that is about to be drawn, and scrolls nowhere: for what takes
/// the element that had the focus away.
pub(crate) fn focus_soon(id: &str) {
    let id = id.to_owned();
    after(0, move || focus_in_place(&id)).forget();
}

fn focus_in_place(id: &str) {
    let stay = FocusOptions::new();
    stay.set_prevent_scroll(true);
    if let Some(element) = element(id) {
        let _ = element.focus_with_options(&stay);
    }
}

/// Whether an element or something in it has the focus.
pub(crate) fn has_focus_in(id: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    element(id).is_some_and(|element| element.contains(active.as_deref()))
}

/// Begins a page: its main part has the focus, and its top is seen.
pub(crate) fn begin(id: &str) {
    focus_in_place(id);
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens a dialog over the page.
pub(crate) fn open_dialog(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // It is open already, or not in the page any more.
        let _ = dialog.show_modal();
    }
}

thread_local! {
    /// What had the focus before something opened beside the page.
    static FOCUSED: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Remembers what has the focus, for [`return_focus`].
pub(crate) fn remember_focus() {
    let active = document().and_then(|document| document.active_element());
    let active = active.and_then(|element| element.dyn_into().ok());
    FOCUSED.with(|focused| *focused.borrow_mut() = active);
}

/// Gives the focus back to what had it, if it is still in the page.
pub(crate) fn return_focus() {
    if let Some(element) = FOCUSED.with(RefCell::take) {
        let _ = element.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_their_quotation_marks() {
        assert_eq!(css_string("a \"b\" \\ c\nd"), "\"a \\\"b\\\" \\\\ c d\"");
    }
}
