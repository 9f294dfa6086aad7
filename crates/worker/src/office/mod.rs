//! The officials' desk: packages taken in, decided on, rolled up. The second worker runs it.
//!
//! * [`told`], [`answer`]: what page and worker say to each other, as lines; [`block`]: what is shown,
//!   free of any page. The page links these alone.
//! * [`desk`]: answers requests. [`shelf`]: editions and rules, compiled once.
//! * [`keeping`]: what was kept comes back. [`taking`]: files come in and are sorted.
//! * [`deciding`]: what officials decide. [`tables`]: pack and tables of city and bureau.
//! * [`rating`]: packages judged, each once. [`rolled`]: the roll-up of what was accepted.
//! * [`inbox`], [`overview`], [`cluster`], [`ranking`], [`charts`], [`reconciling`], [`history`]:
//!   what is shown.
//! * [`packing`]: a period pack made. [`example`]: the example's packages. [`papers`]: files handed out.
//!
//! The page keeps the log and the bytes; what is here is lost with the worker and comes back from
//! there.

pub mod answer;
pub mod block;
mod charts;
mod cluster;
mod deciding;
mod desk;
mod example;
mod history;
mod inbox;
mod keeping;
mod overview;
mod packing;
mod papers;
mod ranking;
mod rating;
mod reconciling;
mod rolled;
mod shelf;
mod tables;
mod taking;
#[cfg(test)]
mod tests;
pub mod told;

pub use desk::Office;
