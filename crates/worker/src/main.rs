//! The worker's module: hands requests to the desk. `worker.js` calls it.

#![allow(unreachable_pub, reason = "the browser's side is what uses it")]

use wasm_bindgen::prelude::wasm_bindgen;
use worker::Host;
use worker::protocol::Stage;

#[wasm_bindgen]
extern "C" {
    /// Decodes GB18030 strictly; nothing if a byte does not fit.
    #[wasm_bindgen(js_name = decodeGb18030)]
    fn decode_gb18030(bytes: &[u8], is_whole: bool) -> Option<String>;

    /// Tells the page what is being done.
    #[wasm_bindgen(js_name = tellStage)]
    fn tell_stage(stage: &str);
}

/// Answers requests, one after the other.
#[wasm_bindgen]
#[derive(Default)]
pub struct Desk(worker::Desk);

#[wasm_bindgen]
impl Desk {
    /// A desk that keeps nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The reply to a request; nothing if the request is not understood.
    pub fn answer(&mut self, request: &str, bytes: &[u8]) -> Option<String> {
        self.0.reply(request, bytes, &Browser)
    }

    /// The file that belongs to the last reply, if one does.
    #[wasm_bindgen(js_name = takeFile)]
    pub fn take_file(&mut self) -> Option<Vec<u8>> {
        self.0.take_file()
    }
}

/// What `worker.js` has laid ready.
struct Browser;

impl Host for Browser {
    fn gb18030(&self, bytes: &[u8], is_whole: bool) -> Option<String> {
        decode_gb18030(bytes, is_whole)
    }

    fn tell(&self, stage: Stage) {
        tell_stage(stage.name());
    }
}

fn main() {}
