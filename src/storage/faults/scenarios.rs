//! Every scenario, with every fault at every step; then every restart that may follow.

use super::disk::{Disk, Fault, Window};
use super::scene::{Scene, Tab, Told};
use crate::storage::drafts::key_of;
use crate::storage::format::envelope_of_text;
use crate::storage::lease::Wish;
use crate::storage::vault::{Record, Table, parts_of_key};

type Play = fn(&mut Scene);

/// What is done in each scenario, by name.
const SCENARIOS: [(&str, Play); 13] = [
    ("edit", |scene| {
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
    }),
    ("edit and edit", |scene| {
        let mut tab = scene.open();
        for _ in 0..3 {
            scene.edit(&mut tab, "a");
        }
    }),
    ("two drafts", |scene| {
        let mut tab = scene.open();
        for id in ["a", "b", "a", "b"] {
            scene.edit(&mut tab, id);
        }
    }),
    ("open again and edit", |scene| {
        let mut first = scene.open();
        scene.edit(&mut first, "a");
        let mut second = scene.open();
        scene.edit(&mut second, "a");
    }),
    ("two windows", |scene| {
        let mut first = scene.open();
        Scene::claim(&mut first, "a", Wish::Ask);
        scene.edit(&mut first, "a");
        let mut second = scene.open();
        Scene::claim(&mut second, "a", Wish::Ask);
        scene.edit(&mut second, "a");
        scene.edit(&mut first, "a");
        Scene::release(&mut first, "a");
        Scene::claim(&mut second, "a", Wish::Ask);
        scene.edit(&mut second, "a");
    }),
    ("take over", |scene| {
        let mut first = scene.open();
        Scene::claim(&mut first, "a", Wish::Ask);
        scene.edit(&mut first, "a");
        let mut second = scene.open();
        Scene::claim(&mut second, "a", Wish::Take);
        scene.edit(&mut second, "a");
        scene.edit(&mut first, "a");
        scene.edit(&mut second, "a");
    }),
    ("damaged head", |scene| {
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
        damage(scene, Damage::Heads, "a");
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
    }),
    ("damaged journal", |scene| {
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
        scene.edit(&mut tab, "a");
        damage(scene, Damage::Journal, "a");
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
    }),
    ("remove and put back", |scene| {
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
        scene.edit(&mut tab, "b");
        scene.remove(&mut tab, "a");
        scene.put_back(&mut tab, "a");
        scene.edit(&mut tab, "a");
    }),
    ("remove", |scene| {
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
        scene.edit(&mut tab, "b");
        scene.remove(&mut tab, "a");
        scene.edit(&mut tab, "b");
    }),
    ("backup, erase, restore", |scene| {
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
        let backup = Scene::back_up(&tab);
        scene.edit(&mut tab, "a");
        scene.restore(&mut tab, &backup);
        scene.erase(&mut tab);
        scene.restore(&mut tab, &backup);
    }),
    ("restore what went another way", |scene| {
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
        let mut other = Scene::on(Disk::default(), true);
        let mut there = other.open();
        other.edit(&mut there, "b");
        other.edit(&mut there, "a");
        let backup = Scene::back_up(&there);
        scene.restore(&mut tab, &backup);
    }),
    ("erase", |scene| {
        let mut tab = scene.open();
        scene.edit(&mut tab, "a");
        scene.edit(&mut tab, "b");
        scene.edit(&mut tab, "b");
        scene.erase(&mut tab);
        scene.edit(&mut tab, "c");
    }),
];

/// What else is amiss at the restart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Damage {
    None,
    Heads,
    Journal,
}

/// Faults and restarts that were tried.
#[derive(Debug, Default)]
struct Tally {
    faults: usize,
    restarts: usize,
}

#[test]
fn a_restart_gives_what_was_confirmed_or_newer() {
    let tally = try_all(true, None);
    eprintln!("with a vault: {tally:?}");
    assert!(tally.faults > 600 && tally.restarts > 2_500, "{tally:?}");
}

#[test]
fn so_it_does_where_heads_have_no_room() {
    for room in [0, 500, 1_000] {
        let tally = try_all(true, Some(room));
        eprintln!("with room for {room}: {tally:?}");
        assert!(tally.faults > 100, "{tally:?}");
    }
}

#[test]
fn without_a_vault_a_closed_page_loses_nothing() {
    let tally = try_all(false, None);
    eprintln!("without a vault: {tally:?}");
    assert!(tally.faults > 100, "{tally:?}");
}

fn try_all(has_vault: bool, room: Option<usize>) -> Tally {
    let mut tally = Tally::default();
    for (name, play) in SCENARIOS {
        let steps = played(play, None, has_vault, room).disk.borrow().steps;
        for at in 0..steps {
            for fault in Fault::ALL {
                let scene = played(play, Some((at, fault)), has_vault, room);
                tally.faults += 1;
                tally.restarts +=
                    check_restarts(&scene, fault, has_vault, &format!("{name}, {fault:?} at {at}"));
            }
        }
    }
    tally
}

fn played(
    play: Play,
    fault: Option<(usize, Fault)>,
    has_vault: bool,
    room: Option<usize>,
) -> Scene {
    let mut scene = Scene::on(Disk { fault, room, ..Disk::default() }, has_vault);
    play(&mut scene);
    scene
}

/// Every restart that may follow; returns how many there are.
fn check_restarts(scene: &Scene, fault: Fault, has_vault: bool, what: &str) -> usize {
    let written = scene.disk.borrow().heads.len();
    let oldest = if fault.is_kill() { scene.disk.borrow().settled } else { written };
    let mut count = 0;
    for heads in oldest..=written {
        let damages: &[Damage] = match (has_vault, heads == written) {
            (true, true) => &[Damage::None, Damage::Heads, Damage::Journal],
            (true, false) => &[Damage::None, Damage::Heads],
            (false, _) => &[Damage::None],
        };
        for damage in damages {
            check_restart(scene, heads, *damage, has_vault, what);
            count += 1;
        }
    }
    count
}

fn check_restart(scene: &Scene, heads: usize, damage: Damage, has_vault: bool, what: &str) {
    let before = scene.disk.borrow();
    let mut disk = Disk {
        heads: before.heads.iter().take(heads).cloned().collect(),
        vault: before.vault.clone(),
        room: before.room,
        ..Disk::default()
    };
    let is_current = heads == before.heads.len();
    drop(before);
    for id in ["a", "b"] {
        damage_if_other_is_whole(&mut disk, damage, id);
    }
    let what = format!("{what}, heads {heads}, {damage:?} damaged");
    let mut after = Scene::on(disk, has_vault);
    let mut tab = after.open();
    for (id, told) in &scene.told {
        let found = tab.shown.get(id).map(|(_, text)| text.as_str());
        // Heads alone promise nothing of a killed browser.
        let is_promised = has_vault || is_current;
        let promise = match &told.kept {
            Some(kept) if is_current && damage == Damage::None => Some(kept),
            _ => told.safe.as_ref(),
        };
        check_draft(found, told, promise.filter(|_| is_promised), is_promised, &what);
    }
    check_that_it_goes_on(&mut after, &mut tab, &what);
}

fn check_draft(
    found: Option<&str>,
    told: &Told,
    promise: Option<&String>,
    is_promised: bool,
    what: &str,
) {
    if told.is_gone && is_promised {
        assert_eq!(found, None, "{what}: a removed draft is back");
    }
    match (found, promise) {
        (Some(found), Some(promise)) => {
            assert!(found.starts_with(promise.as_str()), "{what}: {promise} was lost: {found}");
        }
        (None, Some(promise)) => assert!(told.may_be_gone, "{what}: {promise} was lost"),
        (_, None) => {}
    }
}

/// After the restart an edit is kept, and a second restart finds it.
fn check_that_it_goes_on(after: &mut Scene, tab: &mut Tab, what: &str) {
    let ids: Vec<String> = tab.shown.keys().cloned().collect();
    for id in ids {
        Scene::claim(tab, &id, Wish::Take);
        after.edit(tab, &id);
        let now = tab.shown.get(&id).map(|(_, text)| text.clone());
        assert!(!tab.has_stopped, "{what}: editing {id} goes on");
        let again = after.open();
        let found = again.shown.get(&id).map(|(_, text)| text.clone());
        if after.disk.borrow().room.is_none()
            || after.told.get(&id).is_some_and(|it| it.safe.is_some())
        {
            assert_eq!(found, now, "{what}: after a second restart");
        }
    }
}

/// One place is damaged between two sessions; by then the heads have reached the disk.
fn damage(scene: &Scene, damage: Damage, id: &str) {
    let mut disk = scene.disk.borrow_mut();
    if !disk.is_killed {
        let present = disk.heads.pop();
        disk.heads = present.into_iter().collect();
        disk.settled = disk.heads.len();
        damage_if_other_is_whole(&mut disk, damage, id);
    }
}

/// Two places cannot save each other if both are damaged.
fn damage_if_other_is_whole(disk: &mut Disk, damage: Damage, id: &str) {
    match damage {
        Damage::Heads if journal_is_whole(disk, id) => damage_head(disk, id),
        Damage::Journal if head_is_newest(disk, id) => damage_journal(disk, id),
        _ => {}
    }
}

fn journal_is_whole(disk: &Disk, id: &str) -> bool {
    let newest = disk.vault.iter().rfind(|((table, key), _)| is_row(*table, key, id));
    newest.and_then(|(_, record)| record.text()).is_some_and(|text| envelope_of_text(text).is_ok())
}

fn is_row(table: Table, key: &str, id: &str) -> bool {
    table == Table::Journal && parts_of_key(key).is_some_and(|(own, _)| own == id)
}

fn head_is_newest(disk: &Disk, id: &str) -> bool {
    let head = disk.heads.last().and_then(|it| it.get(&key_of(id)));
    let head = head.and_then(|text| envelope_of_text(text).ok()).map_or(0, |it| it.revision);
    let rows = disk.vault.keys().filter(|(table, key)| is_row(*table, key, id));
    rows.filter_map(|(_, key)| parts_of_key(key)).all(|(_, revision)| revision <= head)
}

/// Half of every head's text is lost.
fn damage_head(disk: &mut Disk, id: &str) {
    let Some(mut heads) = disk.heads.last().cloned() else { return };
    if let Some(text) = heads.get_mut(&key_of(id)) {
        text.truncate(text.len() / 2);
        disk.heads.push(heads);
    }
}

/// Half of every row's text is lost.
fn damage_journal(disk: &mut Disk, id: &str) {
    for ((table, key), record) in &mut disk.vault {
        if let (true, Record::Text(text)) = (is_row(*table, key, id), record) {
            text.truncate(text.len() / 2);
        }
    }
}

#[test]
fn what_is_damaged_is_kept_beside() {
    let mut scene = Scene::on(Disk::default(), true);
    let mut tab = scene.open();
    scene.edit(&mut tab, "a");
    damage_head(&mut scene.disk.borrow_mut(), "a");
    let torn = scene.disk.borrow().heads.last().and_then(|it| it.get(&key_of("a")).cloned());
    scene.open();
    let disk = scene.disk.borrow();
    let aside: Vec<&Record> = disk
        .vault
        .iter()
        .filter(|((table, _), _)| *table == Table::Aside)
        .map(|(_, record)| record)
        .collect();
    assert_eq!(aside, [&Record::Text(torn.unwrap_or_default())]);
    assert!(Window::on(&scene.disk).is_open());
}
