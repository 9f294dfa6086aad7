//! Wutong in the browser: pages, components, state, storage and the browser itself.
//!
//! The arrows go one way: `pages → components → state → storage → browser`. [`mount`] starts the
//! app. Nothing here computes a score: numbers come from `engine` and arrive through `report` as
//! texts. `state` and `storage` are plain Rust and are tested natively.

mod app;
mod browser;
mod components;
mod pages;
mod state;
mod storage;

pub use app::mount;
