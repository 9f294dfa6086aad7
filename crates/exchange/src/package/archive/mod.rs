//! The ZIP of a package: one way to write it, and a reader that names whatever is not so.
//!
//! Parts are stored, not compressed, so that equal content has equal bytes whatever library packed
//! it; times are 1 January 1980; names are UTF-8; there are no extra fields, remarks or attributes.

mod layout;
mod read;
mod write;

pub(crate) use read::{Entry, Opened, first_difference, open_archive};
pub(crate) use write::archive_of;
