//! What a machine needs, and how each part gets there.

pub(crate) mod debian;
mod needs;
pub(crate) mod node;
mod wasm;

pub(crate) use needs::{Purpose, ensure, show_and_install};
