//! The bulletin (通报): the roll-up of a kind of cluster in words and tables, free of any file format.
//!
//! It comes as a [`DevelopmentReport`](crate::development::DevelopmentReport), so whatever writes
//! those writes bulletins too; what people write themselves stays apart in `Section::own`.
//!
//! * [`rules`]: its sections and sentences as data, JSON of `bulletin.toml`.
//! * [`source`]: what it is made from.
//! * [`speaker`]: what a sentence says. [`names`]: clusters, codes and numbers in words.
//! * [`figure_tables`], [`rank_tables`], [`note_tables`]: its tables.
//! * [`charts`]: its charts, each with its table and in words. [`plot`]: what they show.
//! * [`desk`]: what the officials' desk shows of it: a line for each cluster, key figures, tables.
//! * [`why`]: what a number was made of. [`build`]: all of it.

pub mod build;
pub mod charts;
pub mod desk;
mod figure_tables;
mod names;
mod note_tables;
pub mod plot;
mod rank_tables;
pub mod rules;
pub mod source;
mod speaker;
mod why;

pub use build::bulletin;
pub use charts::charts;
pub use desk::{DeskLine, KeyNumber, desk_lines, desk_tables, key_numbers};
pub use note_tables::aside_words;
pub use plot::{Bar, Chart, Dot, Plot, RangeBar, Slope};
pub use rules::BulletinRules;
pub use source::BulletinSource;
pub use why::why;
