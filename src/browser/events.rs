//! What the window tells, for as long as the page is open; and timers.

use gloo_timers::callback::{Interval, Timeout};
use js_sys::WebAssembly::RuntimeError;
use js_sys::{Promise, Reflect};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, EventTarget, HtmlInputElement, KeyboardEvent, StorageEvent, VisibilityState};

use super::page::document;

/// Runs something later, unless what is returned is dropped.
pub(crate) fn after(milliseconds: u32, run: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(milliseconds, run)
}

/// Runs something again and again, until the page is closed.
pub(crate) fn every(milliseconds: u32, run: impl FnMut() + 'static) {
    Interval::new(milliseconds, run).forget();
}

/// Resolves after a while.
pub(crate) fn pause(milliseconds: i32) -> Promise {
    Promise::new(&mut |resolve, _reject| {
        // A page without a window has no time either.
        let _ = web_sys::window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
        });
    })
}

/// Waits for a promise; true if it was kept.
pub(crate) async fn settled(promise: Promise) -> bool {
    JsFuture::from(promise).await.is_ok()
}

/// Waits a while.
pub(crate) async fn wait(milliseconds: i32) {
    // Nothing rejects it.
    let _ = JsFuture::from(pause(milliseconds)).await;
}

/// Does something later that nobody waits for.
pub(crate) fn spawn(future: impl Future<Output = ()> + 'static) {
    spawn_local(future);
}

/// The page is closed, or put away so that it can be shown again.
pub(crate) fn on_close(mut run: impl FnMut() + 'static) {
    listen(window_target(), "pagehide", move |_event| run());
}

/// The page is shown, also again.
pub(crate) fn on_return(mut run: impl FnMut() + 'static) {
    listen(window_target(), "pageshow", move |_event| run());
}

/// The fragment of the address is another.
pub(crate) fn on_fragment(mut run: impl FnMut() + 'static) {
    listen(window_target(), "hashchange", move |_event| run());
}

/// The page is hidden or left.
pub(crate) fn on_leave(run: impl Fn() + Clone + 'static) {
    let leave = run.clone();
    listen(window_target(), "pagehide", move |_event| leave());
    let hidden = move |_event| {
        let state = document().map(|document| document.visibility_state());
        if state == Some(VisibilityState::Hidden) {
            run();
        }
    };
    listen(document().map(Into::into), "visibilitychange", hidden);
}

/// The module stopped in the midst of something: an invariant was broken. It can still be called,
/// but knows nothing for certain any more.
pub(crate) fn on_stop(run: impl Fn() + Clone + 'static) {
    for (name, what) in [("error", "error"), ("unhandledrejection", "reason")] {
        let run = run.clone();
        listen(window_target(), name, move |event| {
            let thrown = Reflect::get(&event, &what.into()).unwrap_or_default();
            if thrown.is_instance_of::<RuntimeError>() {
                run();
            }
        });
    }
}

/// Another window wrote under a key.
pub(crate) fn on_foreign_write(mut run: impl FnMut(String) + 'static) {
    listen(window_target(), "storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if let Some(key) = key {
            run(key);
        }
    });
}

/// A command from the keyboard that holds everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shortcut {
    Undo,
    Redo,
    Keys,
}

/// A shortcut was pressed.
pub(crate) fn on_shortcut(mut run: impl FnMut(Shortcut) + 'static) {
    listen(window_target(), "keydown", move |event| {
        let shortcut = event.dyn_ref::<KeyboardEvent>().and_then(shortcut_of);
        if let Some(shortcut) = shortcut {
            event.prevent_default();
            run(shortcut);
        }
    });
}

fn shortcut_of(event: &KeyboardEvent) -> Option<Shortcut> {
    let with_control = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    match (event.key().as_str(), with_control) {
        ("z" | "Z", true) if event.shift_key() => Some(Shortcut::Redo),
        ("z" | "Z", true) => Some(Shortcut::Undo),
        ("y" | "Y", true) => Some(Shortcut::Redo),
        ("?" | "\u{ff1f}", false) if !is_typing(event) => Some(Shortcut::Keys),
        _ => None,
    }
}

/// True if the key goes into a field.
fn is_typing(event: &KeyboardEvent) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| !matches!(input.type_().as_str(), "radio" | "checkbox"))
}

fn window_target() -> Option<EventTarget> {
    web_sys::window().map(Into::into)
}

/// Listens until the page is closed.
fn listen(target: Option<EventTarget>, name: &str, run: impl FnMut(Event) + 'static) {
    let Some(target) = target else { return };
    let closure = Closure::<dyn FnMut(Event)>::new(run);
    // The window of an open page takes every listener.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}
