//! [`Keeper::claim`]: leases asked for, renewed and given back, in the vault or beside the heads.

use super::keeper::{Keeper, outcome, written};
use super::lease::{Lease, Wish, may_have};
use super::order::Outcome;
use super::vault::{Change, Plan, Range, Record, Table, Trouble, draft_key};

const BESIDE: &str = "wutong.lease.";

impl Keeper {
    /// Asks for the lease of a draft, or takes it; `now` in milliseconds.
    pub(crate) async fn claim(&self, id: &str, wish: Wish, now: u64) -> Outcome {
        let Some(vault) = &self.vault else { return self.claim_beside(id, wish, now) };
        let key = draft_key(id);
        let ranges = vec![Range::records(Table::Leases, &key)];
        let window = self.window.clone();
        let plan: Plan = Box::new(move |rows| {
            let there = rows.iter().flatten().find_map(|(_, record)| record.as_ref()?.text());
            if !may_have(there, &window, wish, now) {
                return Err(Trouble::Elsewhere);
            }
            let lease = Record::Text(Lease::from_now(&window, now).text());
            Ok(vec![Change::Put(Table::Leases, key, lease)])
        });
        outcome(vault.transact(ranges, plan).await)
    }

    /// Gives the lease of a draft back, if this window has it.
    pub(crate) async fn release(&self, id: &str) {
        let Some(vault) = &self.vault else { return self.release_beside(id) };
        let key = draft_key(id);
        let ranges = vec![Range::records(Table::Leases, &key)];
        let window = self.window.clone();
        let plan: Plan = Box::new(move |rows| {
            let there = rows.iter().flatten().find_map(|(_, record)| record.as_ref()?.text());
            let is_own = there.and_then(Lease::of_text).is_some_and(|it| it.holder == window);
            Ok(is_own.then_some(Change::Remove(Table::Leases, key)).into_iter().collect())
        });
        // What is not given back expires.
        let _ = vault.transact(ranges, plan).await;
    }

    /// The lease of a draft where there is no vault.
    pub(crate) fn lease_beside(&self, id: &str) -> Option<String> {
        self.heads.read(&format!("{BESIDE}{id}"))
    }

    fn claim_beside(&self, id: &str, wish: Wish, now: u64) -> Outcome {
        if !may_have(self.lease_beside(id).as_deref(), &self.window, wish, now) {
            return Outcome::Elsewhere;
        }
        let lease = Lease::from_now(&self.window, now).text();
        // In a full store nobody has a lease, and the heads' revisions keep windows apart.
        let _ = written(self.heads.as_ref(), &format!("{BESIDE}{id}"), &lease);
        Outcome::Done
    }

    fn release_beside(&self, id: &str) {
        let there = self.lease_beside(id).as_deref().and_then(Lease::of_text);
        if there.is_some_and(|it| it.holder == self.window) {
            self.heads.remove(&format!("{BESIDE}{id}"));
        }
    }
}
