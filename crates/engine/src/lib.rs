//! The pure engine: rubric language, exact scoring, explanation.
//!
//! From a rubric and a set of entries to an [`assess::Assessment`], in exact rationals:
//! the same inputs give the same bytes on every target. What is absent here on purpose: clock,
//! input and output, floats, hash order, languages (findings are codes; `locale` has the words).
//!
//! Reading order: [`quantity`] → [`expression`] → [`graph`] → [`rubric`] → [`facts`] →
//! [`assess`] → [`explain`]; [`ledger`] makes figures of tables and looks for what is wrong in
//! them; [`periods`] compares reports; [`standard`] says whether conditions hold; [`rollup`] adds up
//! many submissions, [`ranking`] ranks them; [`experts`] judge applications; [`ir`] is the way out to other targets.

#![deny(clippy::float_arithmetic, clippy::arithmetic_side_effects, clippy::as_conversions)]

pub mod assess;
pub mod experts;
pub mod explain;
pub mod expression;
pub mod facts;
pub mod graph;
pub mod ir;
pub mod ledger;
pub mod periods;
pub mod quantity;
pub mod ranking;
pub mod rollup;
pub mod rubric;
pub mod standard;
