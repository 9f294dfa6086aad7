//! Two windows write the same draft, in every order of their steps: nothing that either was told
//! is saved is ever lost, whichever of them stops.

use std::cell::RefCell;
use std::rc::Rc;

use super::disk::{Disk, Window, poll_once, run};
use super::scene::Scene;
use super::scene::{NOW, Tab};
use crate::storage::format::tests::envelope;
use crate::storage::keeper::{Commit, Origin};
use crate::storage::lease::Wish;
use crate::storage::order::Verdict;
use crate::storage::vault::Later;

/// More steps than a commit has.
const STEPS: u32 = 12;

fn begin(tab: &mut Tab, text: &str) -> (Commit, String) {
    let (hand, shown) = tab.shown.get("a").cloned().unwrap_or_default();
    let text = format!("{shown}{text}");
    let mut draft = envelope("").draft;
    draft.cluster.clone_from(&text);
    let commit = tab.keeper.begin("a", hand, "t", draft, Origin::Edit);
    tab.shown.insert("a".to_owned(), (commit.hand, text.clone()));
    (commit, text)
}

/// What keeps the two apart besides the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Apart {
    /// The heads: each sees at once what the other wrote.
    Heads,
    /// The lease as well: the second has taken it.
    Lease,
    /// Nothing: the second does not yet see the head that the first wrote.
    Nothing,
}

/// Both commit at once; `turns` says bit by bit whose step is next.
fn check(turns: u32, apart: Apart) -> [Option<Verdict>; 2] {
    let mut scene = Scene::on(Disk::default(), true);
    let mut first = scene.open();
    scene.edit(&mut first, "a");
    let mut second = scene.open();
    if apart == Apart::Nothing {
        let heads = Disk { heads: scene.disk.borrow().heads.clone(), ..Disk::default() };
        second.keeper.heads = Rc::new(Window::on(&Rc::new(RefCell::new(heads))));
    }
    if apart == Apart::Lease {
        Scene::claim(&mut first, "a", Wish::Ask);
        run(&second.window, second.keeper.claim("a", Wish::Take, NOW));
    }
    let (one, one_text) = begin(&mut first, "one.");
    let (two, two_text) = begin(&mut second, "two.");
    let (first_keeper, second_keeper) = (first.keeper.clone(), second.keeper.clone());
    let mut one: Later<'_, Verdict> = Box::pin(first_keeper.finish(one));
    let mut two: Later<'_, Verdict> = Box::pin(second_keeper.finish(two));
    let mut said = [None, None];
    for turn in 0..STEPS {
        match (turns >> turn & 1, said) {
            (0, [None, _]) | (1, [None, Some(_)]) => said[0] = poll_once(&mut one),
            (_, [_, None]) => said[1] = poll_once(&mut two),
            _ => {}
        }
    }
    for (tab, text, verdict) in
        [(&mut first, &one_text, said[0]), (&mut second, &two_text, said[1])]
    {
        scene.hear(tab, "a", text, verdict);
    }
    let after = scene.open();
    let found = after.shown.get("a").map(|(_, text)| text.as_str()).unwrap_or_default().to_owned();
    for (text, verdict) in [(one_text, said[0]), (two_text, said[1])] {
        if verdict == Some(Verdict::Confirmed) {
            assert_eq!(found, text, "turns {turns:b}: {said:?}");
        }
    }
    said
}

#[test]
fn there_are_never_two_writers() {
    for turns in 0..1 << STEPS {
        let said = check(turns, Apart::Heads);
        let confirmed = said.iter().filter(|it| **it == Some(Verdict::Confirmed)).count();
        assert_eq!(confirmed, 1, "turns {turns:b}: {said:?}");
    }
}

#[test]
fn there_are_not_even_where_heads_are_seen_late() {
    for turns in 0..1 << STEPS {
        let said = check(turns, Apart::Nothing);
        let confirmed = said.iter().filter(|it| **it == Some(Verdict::Confirmed)).count();
        assert_eq!(confirmed, 1, "turns {turns:b}: {said:?}");
    }
}

#[test]
fn whoever_took_the_lease_is_the_one() {
    for turns in 0..1 << STEPS {
        let said = check(turns, Apart::Lease);
        let kept_out = [Some(Verdict::Elsewhere), Some(Verdict::Conflict)];
        assert!(kept_out.contains(&said[0]), "turns {turns:b}: {said:?}");
    }
}
