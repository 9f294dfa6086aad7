//! Handing in: the dossier frozen as a package, version after version; and packages checked.
//!
//! * [`record`]: what is declared and what was handed in, as the draft keeps it.
//! * [`clerk`]: the worker that looks through, packs and checks.
//! * [`looking`]: what stands in the way. [`packing`]: the package. [`checking`]: another's package.
//! * [`writing`]: documents as files.
//!
//! Only the pages of handing in reach all but the first.

pub(crate) mod checking;
mod clerk;
pub(crate) mod looking;
pub(crate) mod packing;
pub(crate) mod record;
pub(crate) mod writing;

pub(crate) use looking::hand_state;
pub(crate) use record::{Record, Version};
