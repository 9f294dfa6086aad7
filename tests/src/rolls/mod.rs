//! Invented firm rolls: awkward files, each made from a stated cause, and large ones.
//!
//! * [`case`]: a file, its cause and what must come of it.
//! * [`files`]: the small files; they lie in `tests/rolls/` too, to be opened by hand.
//! * [`large`]: rolls of any number of firms, and files beyond the limits.

pub mod case;
mod encodings;
pub mod files;
pub mod large;
mod numbers;
mod refused;
mod shapes;

pub use case::{Case, Expected};
pub use files::cases;
