//! What `cargo metadata` tells about the packages, and the two checks on it.

mod edges;
mod licences;
mod metadata;
mod spdx;

pub(crate) use edges::check_edges;
pub(crate) use licences::check_licences;
