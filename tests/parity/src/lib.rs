//! The engine as a bare wasm module, to be compared with the native one.
