//! The review (审核): what adjustments and agreed values change, and what goes back to the cluster.
//!
//! * [`reviewed`]: the reviewed assessment beside the self-assessment, every difference with its
//!   cause.
//! * [`return_file`]: remarks at fields, as a file that the manager's app opens.

pub mod return_file;
pub mod reviewed;

pub use return_file::{ReturnFile, ReturnRefusal, return_from_bytes, return_json};
pub use reviewed::{Cause, CauseOf, Changed, Review, Standing, review_of, reviewed_submission};
