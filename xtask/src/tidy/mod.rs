//! Rules of the house that no compiler checks, over every file that git knows.

mod check;
mod layers;
mod references;
mod rules;
mod rust_code;
mod sources;

pub(crate) use check::check_tidy;
