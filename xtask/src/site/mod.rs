//! The site: everything a web server needs to hand out, in one folder.

mod assemble;
mod asset;
mod minify;
mod scripts;
mod size;
mod stylesheet;
mod template;

pub(crate) use assemble::{Packing, assemble};
pub(crate) use asset::{is_hashed, name_of};
pub(crate) use size::check_size;
