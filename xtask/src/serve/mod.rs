//! A small server for static files: to look at the app, and to test it under
//! any path and host name. Not meant for the open internet.

mod answer;
mod listen;
mod request;

pub(crate) use answer::Site;
pub(crate) use listen::{Address, serve};
