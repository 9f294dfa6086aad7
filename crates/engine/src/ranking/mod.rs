//! Rating and ranking of the clusters of one kind, by rules that are data of `ranking.toml`.
//!
//! * [`rules`]: the declared rules.
//! * [`measure`]: what conditions, tie-breaks and targets speak of.
//! * [`rank`]: round first, then rank; ties by the declared rule.
//! * [`peer`]: values against those of the same kind.
//! * [`quantile`]: medians and quartiles by the declared rule.
//! * [`audit`]: who stands close to a star's edge or to the line of a veto.
//! * [`lists`]: whom to reward and whom to spur.
//! * [`targets`]: the plan's targets, and leading levels in the country.
//! * [`beside`]: clusters side by side with the median and the best.
//! * [`standings`]: all of that for a kind.

pub mod audit;
pub mod beside;
pub mod lists;
pub mod measure;
pub mod peer;
pub mod quantile;
pub mod rank;
pub mod rules;
pub mod standings;
pub mod targets;

pub use audit::{Audit, AuditReason};
pub use beside::{Beside, Comparison, beside};
pub use lists::Listed;
pub use measure::Measure;
pub use peer::{PeerItem, PeerMethod, PeerNote, PeerScore, peer_scores};
pub use quantile::quantile;
pub use rank::{Ranked, Ties, ranked};
pub use rules::RankingRules;
pub use standings::{Ranking, Standing, ranking_of};
pub use targets::{LevelLine, TargetLine};
