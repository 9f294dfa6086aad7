//! What windows of the app tell each other.

use std::cell::RefCell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "wutong";

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Tells all other windows.
pub(crate) fn tell(words: &str) {
    CHANNEL.with_borrow(|channel| {
        // Windows that are told nothing find out when they write.
        let _ = channel.as_ref().map(|it| it.post_message(&JsValue::from_str(words)));
    });
}

/// Listens to all other windows, for as long as the page is open.
pub(crate) fn listen(mut run: impl FnMut(&str) + 'static) {
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(words) = event.data().as_string() {
            run(&words);
        }
    });
    channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    CHANNEL.set(Some(channel));
}
