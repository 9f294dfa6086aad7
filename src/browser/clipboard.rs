//! Texts from and to the clipboard, in the events that the browser gives for it: these work
//! everywhere, where asking for the clipboard needs a secure page.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{ClipboardEvent, HtmlDocument};

use super::page::document;

/// The text that is pasted; the browser does nothing more with it.
pub(crate) fn take(event: &ClipboardEvent) -> Option<String> {
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    event.prevent_default();
    Some(text)
}

/// Puts a text into the clipboard; false if the browser does not.
pub(crate) fn put(event: &ClipboardEvent, text: &str) -> bool {
    let is_put =
        event.clipboard_data().is_some_and(|data| data.set_data("text/plain", text).is_ok());
    if is_put {
        event.prevent_default();
    }
    is_put
}

/// Puts a text into the clipboard while a button is pressed; false if the browser does not.
pub(crate) fn copy(text: &str) -> bool {
    let Some(document) = document().and_then(|it| it.dyn_into::<HtmlDocument>().ok()) else {
        return false;
    };
    let (text, is_put) = (text.to_owned(), Rc::new(Cell::new(false)));
    let told = is_put.clone();
    let listener = Closure::<dyn FnMut(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        told.set(put(&event, &text));
    });
    let function = listener.as_ref().unchecked_ref();
    // A browser that refuses any of this has copied nothing, and so it is told.
    let _ = document.add_event_listener_with_callback("copy", function);
    let _ = document.exec_command("copy");
    let _ = document.remove_event_listener_with_callback("copy", function);
    is_put.get()
}
