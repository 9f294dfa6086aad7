//! Submission packages: `wutong pack DOSSIER --out FILE`, `wutong verify`, `wutong unpack`.
//!
//! * [`make`]: a dossier → its package. [`check`]: whether a file is what was handed in.
//! * [`files`]: a package → its parts as files. [`passphrase`]: packages under a passphrase.

mod check;
mod files;
mod make;
mod passphrase;

pub(crate) use check::verify;
pub(crate) use files::unpack;
pub(crate) use make::pack;
