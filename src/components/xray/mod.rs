//! The X-ray: where points are lost, what stands in the way, what is missing.

mod gaps;
mod missing;

pub(crate) use gaps::Gaps;
pub(crate) use missing::Missing;
