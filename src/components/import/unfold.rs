//! What is drawn only when it is opened: hundreds of lines that most people do not look at.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// A line that opens to more.
#[component]
pub(super) fn Unfold(
    /// What the line says.
    head: AnyView,
    /// True if it is open at first.
    is_open: bool,
    /// What it opens to.
    body: ChildrenFn,
) -> impl IntoView {
    let was_opened = RwSignal::new(is_open);
    let toggled = move |event: web_sys::Event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if element.is_some_and(|element| element.has_attribute("open")) {
            was_opened.set(true);
        }
    };
    view! {
        <details open=is_open on:toggle=toggled>
            <summary>{head}</summary>
            {move || was_opened.get().then(|| body())}
        </details>
    }
}
