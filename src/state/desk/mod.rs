//! The officials' desk, as the page knows it: what the worker says is shown, and what is new is kept
//! before it is said to be done.
//!
//! * [`later`]: something that comes later, awaited. [`clerk`]: the worker beside the desk.
//! * [`standing`]: how far the desk is. [`acting`]: opening, showing, deciding.
//! * [`taking`]: files taken in. [`order`]: the rows of a table sorted and filtered.
//!
//! Only the pages of the desk reach it.

pub(crate) mod acting;
mod clerk;
mod later;
pub(crate) mod order;
pub(crate) mod standing;
pub(crate) mod taking;

pub(crate) use standing::{Keeping, Phase, change_desk, desk_state};
