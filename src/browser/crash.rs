//! What is shown when the app stops: it says so, and hands out the draft.
//!
//! The app is not asked anything any more: words and draft are laid ready before.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::HtmlAnchorElement;

use super::events::on_stop;
use super::files::url_of_text;
use super::page::document;

/// The class of what is shown.
const CRASH: &str = "crash";

/// What is laid ready.
#[derive(Clone, Default)]
pub(crate) struct Ready {
    /// That the app stopped, and what to do.
    pub(crate) words: String,
    /// The words of the link to the draft.
    pub(crate) link: String,
    /// The words of the link that opens the app again.
    pub(crate) again: String,
    /// Name of the draft's file, and what makes its text of what was last saved.
    pub(crate) file: Option<(String, Rc<dyn Fn() -> String>)>,
}

thread_local! {
    static READY: RefCell<Ready> = RefCell::default();
}

/// Lays ready what is shown.
pub(crate) fn lay_ready(change: impl FnOnce(&mut Ready)) {
    READY.with_borrow_mut(change);
}

/// Shows it when the app stops, once.
pub(crate) fn watch() {
    on_stop(|| {
        let ready = READY.try_with(|ready| ready.try_borrow().map(|ready| ready.clone()));
        if let Ok(Ok(ready)) = ready
            && !is_shown()
        {
            let _ = show(&ready);
        }
    });
}

fn is_shown() -> bool {
    document().is_some_and(|document| document.get_elements_by_class_name(CRASH).length() > 0)
}

fn show(ready: &Ready) -> Option<()> {
    let document = document()?;
    let body = document.body()?;
    let alert = document.create_element("div").ok()?;
    alert.set_attribute("role", "alert").ok()?;
    alert.set_class_name(CRASH);
    let words = document.create_element("p").ok()?;
    words.set_text_content(Some(&ready.words));
    alert.append_child(&words).ok()?;
    if let Some((name, text)) = &ready.file {
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url_of_text(&text())?);
        link.set_download(name);
        link.set_text_content(Some(&ready.link));
        alert.append_child(&link).ok()?;
    }
    let again: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    again.set_href("./");
    again.set_text_content(Some(&ready.again));
    alert.append_child(&again).ok()?;
    body.prepend_with_node_1(&alert).ok()
}
