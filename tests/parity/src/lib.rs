//! The engine as a bare wasm module, without the page around it.
//!
//! * [`assess_json`]: a dossier file → the JSON that `wutong assess --json` prints, to compare
//!   the module with the native binary byte by byte.
//! * [`Session`]: a dossier edited figure by figure, as the page does it, to be timed.

mod assess;
mod session;

pub use assess::assess_json;
pub use session::Session;
