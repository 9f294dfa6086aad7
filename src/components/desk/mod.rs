//! The officials' desk.
//!
//! * [`frame`]: what surrounds every place of it. [`blocks`]: what a place shows.
//! * [`grid`]: a table, sorted and filtered. [`chart`]: a drawing. [`why`]: what a number was made of.
//! * [`inbox`]: files in. [`cluster`], [`steps`], [`returning`]: what is decided about a cluster.
//! * [`agreeing`]: agreed values. [`packing`]: a period pack made. [`saving`]: files out.

mod agreeing;
mod blocks;
mod chart;
mod cluster;
mod field;
mod frame;
mod grid;
mod inbox;
mod packing;
mod returning;
mod saving;
mod steps;
mod why;

pub(crate) use frame::DeskFrame;
