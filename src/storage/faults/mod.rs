//! The twin that fails or ends at any step, and what must hold then.
//!
//! * [`disk`]: heads and vault in memory, with a fault at one step.
//! * [`scene`]: windows on one disk, and what the user has been told.
//! * [`scenarios`]: every scenario with every fault at every step.
//! * [`schedules`]: two windows in every order of their steps.

mod disk;
mod scenarios;
mod scene;
mod schedules;

pub(super) use disk::{Disk, Window, run};
