//! [`Desk`]: how far the desk is, and what it shows.

use leptos::prelude::*;
use worker::office::block::Block;

/// How far the desk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Phase {
    /// What was kept is being read.
    #[default]
    Opening,
    /// It can be worked at.
    Ready,
    /// Something is being done.
    Working,
    /// There is no worker.
    NoWorker,
}

/// Whether what is shown is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Keeping {
    /// Nothing was written yet.
    #[default]
    Untouched,
    /// It is being written.
    UnderWay,
    /// It is on the disk.
    Kept,
    /// It was refused; what was not written is still here.
    Refused,
    /// There is no store.
    Closed,
}

/// The desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Desk {
    /// How far it is.
    pub(crate) phase: Phase,
    /// Whether what is shown is on the disk.
    pub(crate) keeping: Keeping,
    /// What place is shown, without `#/desk/`.
    pub(crate) place: String,
    /// What is shown.
    pub(crate) blocks: Vec<Block>,
    /// What was done last, in words.
    pub(crate) said: String,
    /// Why something was not done, in words.
    pub(crate) refused: String,
    /// Files verified, of how many, while some come in.
    pub(crate) progress: Option<(usize, usize)>,
    /// What a number was made of.
    pub(crate) why: Vec<Block>,
    /// Who is at the desk.
    pub(crate) by: String,
}

thread_local! {
    static DESK: ArcRwSignal<Desk> = ArcRwSignal::new(Desk::default());
}

/// The desk.
pub(crate) fn desk_state() -> ArcRwSignal<Desk> {
    DESK.with(Clone::clone)
}

/// Changes it.
pub(crate) fn change_desk(change: impl FnOnce(&mut Desk)) {
    desk_state().update(change);
}
