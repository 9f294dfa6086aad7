//! What the tests across crates share: an independent reading of the rubrics' meaning to judge
//! the engine by, invented dossiers to judge it on, and the one way to reach it.
//!
//! Nothing here depends on the crates under test except [`subject`], and [`examples`], whose files
//! are written by the writers of the product.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on stops with a message"
)]
#![allow(clippy::non_ascii_literal, reason = "hostile and Chinese text is what is tested")]

pub mod compare;
pub mod desk;
pub mod dossiers;
pub mod examples;
pub mod golden;
pub mod laws;
pub mod ledgers;
pub mod live;
pub mod lowered;
pub mod many;
pub mod office;
pub mod officials;
pub mod ooxml;
pub mod oracle;
pub mod packages;
pub mod portfolios;
pub mod random;
pub mod reading;
pub mod rolls;
pub mod sheets;
pub mod subject;
