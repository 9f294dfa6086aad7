//! The invented dossiers of `examples/`, made anew by `cargo run -p tests --bin generate-examples`.
//!
//! Ten clusters around the given roll of firms, whose sums they keep to the cent, a digital-economy
//! cluster and an urban park with firms of their own; each for the first half and for the first three
//! quarters of 2020, and the period pack of the latter. The names of three clusters and their growth are those of the article;
//! everything else is invented.
//!
//! * [`plan`]: what is different from cluster to cluster.
//! * [`firms`]: the roll, and firms that are made up.
//! * [`projects`], [`facilities`], [`records`]: rows of ledgers.
//! * [`dossier`]: all of a cluster for one period.
//! * [`city`]: the period pack.

mod city;
mod dossier;
mod facilities;
mod firms;
mod plan;
mod projects;
mod records;

pub use city::pack;
pub use dossier::{example_files, examples};
pub use firms::{Firm, roll};
pub use plan::{Cluster, PERIODS, Period, clusters};
