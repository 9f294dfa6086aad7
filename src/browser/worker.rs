//! The worker beside the page: a link to it, and what is heard from it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::page;

/// What is heard from the worker. Numbers are those of the requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Heard {
    /// It has started, and is of this build.
    Hello(String),
    /// A request has come to this stage.
    Stage(u32, String),
    /// The file that belongs to the reply that follows.
    File(u32, Vec<u8>),
    /// A request is answered.
    Reply(u32, String),
    /// A request could not be answered.
    Failed(u32, String),
    /// The worker cannot be started, or has stopped.
    Stopped(String),
}

/// A link to a worker of its own, which ends when it is dropped.
pub(crate) struct Link {
    worker: Worker,
    /// Kept as long as the worker may speak.
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(Event)>,
}

impl Link {
    /// Starts the worker beside the pages of drafts; none if the browser has none.
    pub(crate) fn open(hear: impl Fn(Heard) + Clone + 'static) -> Option<Self> {
        Self::open_named("worker", hear)
    }

    /// Starts the worker of that name in `index.html`; none if the browser has none.
    pub(crate) fn open_named(name: &str, hear: impl Fn(Heard) + Clone + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&page::meta(name)?, &options).ok()?;
        let also = hear.clone();
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(heard) = heard(&event.data()) {
                also(heard);
            }
        });
        let error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // Said here in words; the console need not say it once more.
            event.prevent_default();
            hear(Heard::Stopped(String::new()));
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        Some(Self { worker, _message: message, _error: error })
    }

    /// Sends a request, with a file if one comes along; false if it cannot be sent.
    pub(crate) fn send(&self, number: u32, request: &str, bytes: Option<&[u8]>) -> bool {
        let bytes = bytes.map_or(JsValue::NULL, |bytes| Uint8Array::from(bytes).into());
        let number = JsValue::from_str(&number.to_string());
        let message = Array::of3(&number, &JsValue::from_str(request), &bytes);
        self.worker.post_message(&message).is_ok()
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn heard(data: &JsValue) -> Option<Heard> {
    let parts: &Array = data.dyn_ref()?;
    let part = |place: u32| parts.get(place).as_string();
    let number = || part(1)?.parse().ok();
    Some(match part(0)?.as_str() {
        "hello" => Heard::Hello(part(1)?),
        "stage" => Heard::Stage(number()?, part(2)?),
        "file" => Heard::File(number()?, Uint8Array::new(&parts.get(2)).to_vec()),
        "reply" => Heard::Reply(number()?, part(2)?),
        _ => Heard::Failed(number()?, part(2)?),
    })
}
