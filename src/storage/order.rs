//! [`Order`]: in which order the places are written, and what may be said afterwards.
//!
//! This is the one module that owns the order. It writes nothing itself: who carries an order out
//! asks [`Order::next`] for the step to make and tells with [`Order::tell`] how it went.
//!
//! | operation | steps |
//! |---|---|
//! | commit | head, then journal |
//! | commit without a vault | last good copy, then head |
//! | remove | gravestone (which also takes the journal away), then head |
//! | set aside | copy, then the intact revision over the damaged head |
//! | erase | everything in the vault (gravestones stay), then every head |
//!
//! Why the head comes first in a commit: it is written before the call returns, so a closed page
//! loses nothing. Why the journal comes before the word "saved": the head may reach the disk a
//! minute later. After an end at any step the newest intact of both is the last confirmed
//! revision or a newer one. Why the gravestone comes before the head's removal: a head that
//! returns from the dead is seen to be one.

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    /// Writes the next revision of a draft.
    Commit,
    /// Takes a draft away.
    Remove,
    /// Copies what cannot be read, and puts what can be read in its place.
    SetAside,
    /// Takes everything away.
    Erase,
}

/// One write to one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The head as it is becomes the last good copy.
    KeepLastGood,
    /// The head is written.
    WriteHead,
    /// The revision goes to the journal.
    WriteJournal,
    /// The draft is said to be gone.
    WriteGravestone,
    /// The head is taken away.
    RemoveHead,
    /// What cannot be read is copied to where it stays.
    CopyAside,
    /// Everything in the vault is taken away.
    EraseVault,
    /// Every head is taken away.
    EraseHeads,
}

/// How a step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is done.
    Done,
    /// The place had no room or did not answer.
    Refused,
    /// Another window wrote since; nothing was written.
    Conflict,
    /// Another window holds the lease; nothing was written.
    Elsewhere,
}

/// Whether there is a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Places {
    /// Heads and vault.
    Both,
    /// Heads only: the browser refuses the vault.
    HeadsOnly,
}

/// What may be said when an order has been carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is done and outlives a killed browser.
    Confirmed,
    /// It is done and outlives a killed browser, but the heads' place is full.
    JournalOnly,
    /// It is done in the heads' place only: it outlives the page, and the browser if that has a
    /// minute.
    HeadOnly,
    /// It is not done.
    Refused,
    /// Another window wrote since.
    Conflict,
    /// Another window holds the lease.
    Elsewhere,
}

/// An order being carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Order {
    places: Places,
    steps: &'static [Step],
    told: Vec<(Step, Outcome)>,
}

impl Order {
    /// The order of an operation, with no step made yet.
    pub(crate) fn of(operation: Operation, places: Places) -> Self {
        Self { places, steps: steps(operation, places), told: Vec::new() }
    }

    /// The step to make now; none when all is said.
    pub(crate) fn next(&self) -> Option<Step> {
        let may_go_on = self.told.last().is_none_or(|told| may_go_on(*told));
        self.steps.get(self.told.len()).copied().filter(|_| may_go_on)
    }

    /// How the step went.
    pub(crate) fn tell(&mut self, step: Step, outcome: Outcome) {
        self.told.push((step, outcome));
    }

    /// What may be said.
    pub(crate) fn verdict(&self) -> Verdict {
        let stopped = self.told.iter().find_map(|(_, outcome)| match outcome {
            Outcome::Conflict => Some(Verdict::Conflict),
            Outcome::Elsewhere => Some(Verdict::Elsewhere),
            Outcome::Done | Outcome::Refused => None,
        });
        if let Some(stopped) = stopped {
            return stopped;
        }
        let is_done = |step: Step| self.told.contains(&(step, Outcome::Done));
        match (self.steps, self.places) {
            ([.., Step::WriteHead], Places::HeadsOnly) if is_done(Step::WriteHead) => {
                Verdict::HeadOnly
            }
            ([Step::WriteHead, Step::WriteJournal], _) => {
                match (is_done(Step::WriteHead), is_done(Step::WriteJournal)) {
                    (true, true) => Verdict::Confirmed,
                    (false, true) => Verdict::JournalOnly,
                    (true, false) => Verdict::HeadOnly,
                    (false, false) => Verdict::Refused,
                }
            }
            (steps, _) if steps.iter().all(|step| is_done(*step)) => Verdict::Confirmed,
            _ => Verdict::Refused,
        }
    }
}

/// The order itself.
fn steps(operation: Operation, places: Places) -> &'static [Step] {
    match (operation, places) {
        (Operation::Commit, Places::Both) => &[Step::WriteHead, Step::WriteJournal],
        (Operation::Commit, Places::HeadsOnly) => &[Step::KeepLastGood, Step::WriteHead],
        (Operation::Remove, Places::Both) => &[Step::WriteGravestone, Step::RemoveHead],
        (Operation::Remove, Places::HeadsOnly) => &[Step::RemoveHead],
        (Operation::SetAside, _) => &[Step::CopyAside, Step::WriteHead],
        (Operation::Erase, Places::Both) => &[Step::EraseVault, Step::EraseHeads],
        (Operation::Erase, Places::HeadsOnly) => &[Step::EraseHeads],
    }
}

/// False if the steps behind this one must not be made.
fn may_go_on((step, outcome): (Step, Outcome)) -> bool {
    // Where these refuse, the other place may still take it.
    let is_optional = matches!(step, Step::KeepLastGood | Step::WriteHead | Step::EraseVault);
    outcome == Outcome::Done || (is_optional && outcome == Outcome::Refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(
        operation: Operation,
        places: Places,
        outcomes: &[Outcome],
        made: usize,
        said: Verdict,
    ) {
        let mut order = Order::of(operation, places);
        let mut count = 0;
        while let (Some(step), Some(outcome)) = (order.next(), outcomes.get(count)) {
            order.tell(step, *outcome);
            count += 1;
        }
        assert_eq!((count, order.next(), order.verdict()), (made, None, said));
    }

    #[test]
    fn saved_is_said_only_of_what_lies_in_the_journal() {
        use Outcome::{Conflict, Done, Elsewhere, Refused};
        let commit = |outcomes: &[Outcome], made, said| {
            check(Operation::Commit, Places::Both, outcomes, made, said);
        };
        commit(&[Done, Done], 2, Verdict::Confirmed);
        commit(&[Refused, Done], 2, Verdict::JournalOnly);
        commit(&[Done, Refused], 2, Verdict::HeadOnly);
        commit(&[Refused, Refused], 2, Verdict::Refused);
        commit(&[Conflict, Done], 1, Verdict::Conflict);
        commit(&[Done, Elsewhere], 2, Verdict::Elsewhere);
    }

    #[test]
    fn without_a_vault_the_head_is_all_there_is() {
        use Outcome::{Done, Refused};
        let commit = |outcomes: &[Outcome], said| {
            check(Operation::Commit, Places::HeadsOnly, outcomes, 2, said);
        };
        commit(&[Done, Done], Verdict::HeadOnly);
        commit(&[Refused, Done], Verdict::HeadOnly);
        commit(&[Done, Refused], Verdict::Refused);
    }

    #[test]
    fn nothing_is_taken_away_before_it_is_safe_to() {
        use Outcome::{Done, Refused};
        check(Operation::Remove, Places::Both, &[Refused, Done], 1, Verdict::Refused);
        check(Operation::SetAside, Places::Both, &[Refused, Done], 1, Verdict::Refused);
        check(Operation::Remove, Places::Both, &[Done, Done], 2, Verdict::Confirmed);
    }

    #[test]
    fn erasing_goes_on_but_does_not_claim_more_than_it_did() {
        use Outcome::{Done, Refused};
        check(Operation::Erase, Places::Both, &[Refused, Done], 2, Verdict::Refused);
        check(Operation::Erase, Places::Both, &[Done, Done], 2, Verdict::Confirmed);
        check(Operation::Erase, Places::HeadsOnly, &[Done], 1, Verdict::Confirmed);
    }
}
