//! Submission packages in words: what a check found, what stands in the way of handing in, what
//! differs between two versions.
//!
//! * [`finding`]: what was found in a package. [`obstacle`]: what blocks handing in.
//! * [`change`]: what differs between two versions of a submission.

pub mod change;
pub mod finding;
pub mod obstacle;

pub use change::{Change, ChangePlace, change_text};
pub use finding::{PackageCode, PackageFinding, PackageGravity, Verdict, package_finding_text};
pub use obstacle::{Obstacle, obstacle_text};
