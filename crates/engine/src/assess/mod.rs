//! From facts to stars.
//!
//! * [`values`]: facts → indicator values.
//! * [`weights`]: what each item weighs when some do not apply.
//! * [`scores`]: values and weights → points.
//! * [`vetoes`]: facts → the state of each veto.
//! * [`waiting`]: which missing figures keep something open.
//! * [`rating`]: totals and vetoes → stars.
//! * [`assessment`]: the whole result.
//! * [`evaluation`]: the same kept up to date edit by edit.
//! * [`gaps`]: where points are lost and what matters most.

pub mod assessment;
pub mod evaluation;
pub mod gaps;
pub mod rating;
pub mod scores;
pub mod values;
pub mod vetoes;
pub mod waiting;
pub mod weights;

pub use assessment::{Assessment, assess};
pub use evaluation::{Change, Evaluation};
pub use gaps::{Gap, MissingFigure, NextStar, gaps, missing_figures, next_star};
pub use rating::StarRating;
pub use scores::{Bounds, IndicatorScore};
pub use values::IndicatorValue;
pub use vetoes::{VetoOutcome, VetoState};
