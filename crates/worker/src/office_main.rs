//! The officials' worker: hands requests to the office. `worker.js` calls it by another name.

#![allow(unreachable_pub, reason = "the browser's side is what uses it")]

use wasm_bindgen::prelude::wasm_bindgen;

/// Answers requests, one after the other.
#[wasm_bindgen]
#[derive(Default)]
pub struct Desk(worker::office::Office);

#[wasm_bindgen]
impl Desk {
    /// An office that keeps nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The reply to a request; nothing if the request is not understood.
    pub fn answer(&mut self, request: &str, bytes: &[u8]) -> Option<String> {
        self.0.reply(request, bytes)
    }

    /// The file that belongs to the last reply, if one does.
    #[wasm_bindgen(js_name = takeFile)]
    pub fn take_file(&mut self) -> Option<Vec<u8>> {
        self.0.take_file()
    }
}

fn main() {}
