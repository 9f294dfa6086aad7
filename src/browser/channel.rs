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

/// A channel of its own, which is closed when it is dropped.
pub(crate) struct Channel {
    inner: BroadcastChannel,
    /// Kept as long as others may speak.
    _hear: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Listens to all other windows under a name; none if the browser has no channels.
    pub(crate) fn open(name: &str, mut run: impl FnMut(&str) + 'static) -> Option<Self> {
        let inner = BroadcastChannel::new(name).ok()?;
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(words) = event.data().as_string() {
                run(&words);
            }
        });
        inner.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        Some(Self { inner, _hear: hear })
    }

    /// Tells all other windows.
    pub(crate) fn tell(&self, words: &str) {
        // Windows that are told nothing find out when they are opened anew.
        let _ = self.inner.post_message(&JsValue::from_str(words));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.inner.close();
    }
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
