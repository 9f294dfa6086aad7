//! Texts from and to the clipboard, in the events that the browser gives for it: these work
//! everywhere, where asking for the clipboard needs a secure page.

use web_sys::ClipboardEvent;

/// The text that is pasted; the browser does nothing more with it.
pub(crate) fn take(event: &ClipboardEvent) -> Option<String> {
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    event.prevent_default();
    Some(text)
}

/// Puts a text into the clipboard.
pub(crate) fn put(event: &ClipboardEvent, text: &str) {
    let is_put =
        event.clipboard_data().is_some_and(|data| data.set_data("text/plain", text).is_ok());
    if is_put {
        event.prevent_default();
    }
}
