//! The one wrapper round web-sys: everything the app asks of the browser.
//!
//! * [`clock`]: now, and times of day.
//! * [`page`]: address, title, focus, scrolling.
//! * [`files`]: a file out, a file in.
//! * [`clipboard`], [`scroll`]: what grids need.
//! * [`events`]: what the window tells; timers.
//! * [`grid`]: from field to field like in a spreadsheet.
//! * [`indexed_db`]: IndexedDB as awaited transactions.
//! * [`locks`]: Web Locks.
//! * [`channel`]: what windows of the app tell each other.
//! * [`worker`]: the worker beside the page.
//! * [`crash`]: what is shown when the app stops.

pub(crate) mod channel;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod crash;
pub(crate) mod events;
pub(crate) mod files;
pub(crate) mod grid;
pub(crate) mod indexed_db;
pub(crate) mod locks;
pub(crate) mod page;
pub(crate) mod scroll;
pub(crate) mod worker;

/// True if the browser lets the app keep texts.
pub(crate) fn grants_local_storage() -> bool {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).is_some()
}
