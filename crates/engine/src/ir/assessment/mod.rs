//! A whole assessment in whole numbers: values, shares, weights, points, sums, vetoes and stars.
//!
//! * [`arithmetic`]: division, rounding and choice, as all of it uses them.
//! * [`score`]: what an indicator comes to before it is weighed.
//! * [`curve`]: from its value to its share.
//! * [`printed`]: its value as it is printed.
//! * [`weights`]: what each weighs when some do not apply.
//! * [`waiting`]: whether an expression waits for a figure.
//! * [`vetoes`], [`rating`]: the state of vetoes, and the stars.
//! * [`lowered`]: all of it together.

mod arithmetic;
mod curve;
mod lowered;
mod printed;
mod rating;
mod score;
mod vetoes;
mod waiting;
mod weights;

pub use lowered::{LoweredAssessment, LoweredIndicator, LoweredSum, lowered_assessment};
pub use printed::{LoweredNumber, MOST_PLACES};
pub use rating::LoweredStars;
pub use vetoes::LoweredVeto;
