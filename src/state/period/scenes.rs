//! From the last quarter's file to a report with its pack, as the page goes that way.

use std::collections::BTreeMap;

use engine::periods::PeriodPack;
use exchange::{pack_from_bytes, pack_json};
use locale::Language;
use report::period::Scale;

use super::measures::MeasureField;
use super::next::started;
use super::pack::Standing;
use super::{Beginning, Earlier};
use crate::state::dossier::{Opened, draft_from_file, file_from_draft};
use crate::state::ledger::native::derived;
use crate::state::shipped::edition;
use crate::state::{Answer, Draft, Workspace};

const LAST: &[u8] = include_bytes!("../../../examples/qingdao-2020q3/smart-2020q2.json");
const PACK: &[u8] = include_bytes!("../../../examples/qingdao-2020q3/pack.json");
const CITY: [&str; 3] = ["city-revenue-growth", "district-revenue", "city-leading-share"];

#[track_caller]
fn last() -> Draft {
    match draft_from_file("smart.json", LAST, Language::En) {
        Ok(opened) => derived(opened.draft, "2020-07-20"),
        Err(refused) => unreachable!("the example is shipped: {refused}"),
    }
}

#[track_caller]
fn pack() -> PeriodPack {
    match pack_from_bytes(PACK) {
        Ok(pack) => pack,
        Err(refused) => unreachable!("the pack is shipped: {refused:?}"),
    }
}

#[track_caller]
fn next(period: &str) -> Draft {
    match started(&last(), period, Language::En) {
        Ok(started) => started.draft,
        Err(refused) => unreachable!("it is later: {refused}"),
    }
}

#[track_caller]
fn open(draft: Draft) -> Workspace {
    match edition(&draft.rubric) {
        Some(edition) => Workspace::open(edition, draft, Language::En),
        None => unreachable!("the edition is shipped"),
    }
}

fn place(workspace: &Workspace, id: &str) -> usize {
    workspace.edition().rubric.figure_index(id).unwrap_or(usize::MAX)
}

fn problems(workspace: &Workspace, id: &str) -> Vec<String> {
    let figure = place(workspace, id);
    workspace.problems_at(figure).into_iter().map(|remark| remark.words).collect()
}

fn typed(text: &str) -> Answer {
    Answer::Typed(text.to_owned())
}

/// What is typed in the last report does not come along; what is there does.
#[test]
fn the_next_report_takes_over_what_is() {
    let draft = next("2020Q3");
    assert_eq!(
        (draft.period.as_str(), draft.cluster.as_str()),
        ("2020Q3", last().cluster.as_str())
    );
    assert_eq!(draft.deadline, "");
    assert_eq!(draft.answers.get("revenue"), None);
    // It follows from a table of the last report, and lies in the report that stays beside.
    assert!(last().derived.contains_key("landed-investment"));
    let prior = draft.prior_reports();
    let had =
        prior.first().map(|it| it.dossier.entries.iter().any(|(id, _)| id == "landed-investment"));
    assert_eq!((prior.len(), had), (1, Some(true)));
    let rows = |table: &str| draft.tables.get(table).map(Vec::len);
    assert_eq!(
        (rows("firms"), rows("submission")),
        (Some(last().tables.get("firms").map_or(0, Vec::len)), None)
    );
    let again = started(&last(), "2020Q2", Language::En).map(|it| it.draft);
    assert!(again.is_err_and(|words| words.contains("2020")));
}

#[test]
fn a_pack_fills_locks_and_is_one_step() {
    let mut workspace = open(next("2020Q3"));
    let growth = place(&workspace, "city-revenue-growth");
    workspace.answer(growth, Some(typed("3.9")));
    workspace.settle(growth);
    let before = workspace.draft().clone();
    let review = workspace.review(&pack(), Language::En);
    assert!(review.is_ready());
    let standings: BTreeMap<&str, Standing> =
        review.rows.iter().map(|row| (row.id.as_str(), row.standing)).collect();
    assert_eq!(standings.len(), 3);
    assert_eq!(standings.get("city-revenue-growth"), Some(&Standing::Replaced));
    assert_eq!(standings.get("district-revenue"), Some(&Standing::Filled));
    workspace.use_pack(&pack());
    let after = workspace.draft().clone();
    assert_eq!(after.answers.get("city-revenue-growth"), Some(&typed("4.0")));
    assert_eq!(after.deadline, "2020-10-20T18:00");
    assert!(CITY.iter().all(|id| workspace.is_locked(place(&workspace, id))));
    // Locked: nothing that is typed gets in.
    workspace.answer(growth, Some(typed("9")));
    assert_eq!(*workspace.draft(), after);
    assert!(workspace.undo());
    assert_eq!(*workspace.draft(), before);
    assert!(!workspace.is_locked(growth));
    assert!(workspace.redo());
    assert_eq!(*workspace.draft(), after);
}

#[test]
fn a_lock_outlives_the_store_and_the_file() {
    let mut workspace = open(next("2020Q3"));
    workspace.use_pack(&pack());
    let draft = workspace.draft().clone();
    let stored = open(Draft::from_stored("", draft.to_stored()));
    let file = file_from_draft(&workspace.edition().rubric, &draft);
    let opened = draft_from_file("d.json", file.as_bytes(), Language::En);
    let Ok(Opened { draft: opened, .. }) = opened else { unreachable!("it was just written") };
    for again in [stored, open(opened)] {
        let growth = place(&again, "city-revenue-growth");
        assert!(again.is_locked(growth));
        assert_eq!(again.pack_digest(), Some(pack().digest));
        let words = again.origin_words(growth, Language::En);
        assert!(words.contains("5f923114") && words.contains("2020-10-16"), "{words}");
        assert_eq!(again.origin_words(place(&again, "revenue"), Language::En), "");
    }
}

#[test]
fn without_the_pack_its_figures_stay_and_can_be_changed() {
    let mut workspace = open(next("2020Q3"));
    let growth = place(&workspace, "city-revenue-growth");
    let not_used = workspace.pack_words(Language::En);
    workspace.use_pack(&pack());
    assert_ne!(workspace.pack_words(Language::En), not_used);
    workspace.remove_pack();
    assert_eq!(workspace.pack_words(Language::En), not_used);
    assert_eq!(workspace.draft().answers.get("city-revenue-growth"), Some(&typed("4.0")));
    workspace.answer(growth, Some(typed("4.1")));
    assert_eq!(workspace.draft().answers.get("city-revenue-growth"), Some(&typed("4.1")));
    assert_eq!(problems(&workspace, "city-revenue-growth"), Vec::<String>::new());
    assert!(workspace.undo() && workspace.undo());
    assert!(workspace.is_locked(growth));
}

/// A file whose locked figure was changed elsewhere.
#[test]
fn what_is_not_what_its_pack_said_is_a_problem() {
    let mut workspace = open(next("2020Q3"));
    workspace.use_pack(&pack());
    assert_eq!(problems(&workspace, "district-revenue"), Vec::<String>::new());
    let mut draft = workspace.draft().clone();
    draft.answers.insert("district-revenue".to_owned(), typed("1"));
    draft.answers.remove("city-revenue-growth");
    let workspace = open(draft);
    for id in ["district-revenue", "city-revenue-growth"] {
        let said = problems(&workspace, id);
        assert!(said.len() == 1 && said.iter().all(|it| it.contains("pack")), "{said:?}");
    }
    assert_eq!(problems(&workspace, "city-leading-share"), Vec::<String>::new());
}

#[test]
fn a_pack_for_something_else_changes_nothing_and_says_what_helps() {
    let mut workspace = open(next("2020"));
    let before = workspace.draft().clone();
    let review = workspace.review(&pack(), Language::Zh);
    assert!(!review.is_ready());
    let said = review.refusals.join("");
    let helps = "\u{8bf7}\u{9886}\u{53d6}2020\u{5e74}\u{5ea6}";
    assert!(said.contains(helps), "{said}");
    workspace.use_pack(&pack());
    assert_eq!(*workspace.draft(), before);
    assert!(!workspace.undo());
    let other = |rubrics: &[(&str, &str)]| {
        let rubrics = rubrics.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        PeriodPack { rubrics, ..pack() }
    };
    let workspace = open(next("2020Q3"));
    for (rubrics, words) in [
        (vec![("urban@2026.1", "sha256:0")], "Ask the industry bureau"),
        (vec![("industrial@2026.1", "sha256:0")], "digests differ"),
    ] {
        let said = workspace.review(&other(&rubrics), Language::En).refusals.join("");
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn firms_that_only_one_list_has_are_named() {
    let mut other = pack();
    for cluster in &mut other.clusters {
        if let Some(firms) = cluster.firms.as_mut().filter(|firms| !firms.is_empty()) {
            firms.remove(0);
        }
    }
    let draft = next("2020Q3");
    let workspace = open(draft);
    let before = workspace.review(&pack(), Language::En).firms.len();
    assert_eq!(workspace.review(&other, Language::En).firms.len(), before + 1);
}

#[test]
fn a_report_begins_from_pack_and_last_report_or_one_of_them() {
    let (pack, last) = (pack(), last());
    let none = || [String::new(), String::new(), String::new()];
    let of = |pack: Option<&PeriodPack>, last: Option<&Draft>, chosen| {
        Beginning::of(pack, last, chosen, Language::En)
    };
    let both = of(Some(&pack), Some(&last), none());
    let expected = {
        let mut workspace = open(next("2020Q3"));
        workspace.use_pack(&pack);
        workspace.draft().clone()
    };
    assert_eq!(both.draft, Some(expected));
    assert!(both.carried.is_some_and(|it| !it.kept.is_empty()) && both.problem.is_empty());
    assert!(of(None, None, none()).draft.is_none());
    let lacking = of(Some(&pack), None, none());
    assert!(lacking.draft.is_none() && !lacking.problem.is_empty());
    let rubric = Beginning::first_rubric(&pack);
    let chosen = [last.cluster.clone(), rubric, String::new()];
    let from_pack = of(Some(&pack), None, chosen).draft.unwrap_or_default();
    assert_eq!((from_pack.period.as_str(), from_pack.answers.len()), ("2020Q3", 2));
    let next = [String::new(), String::new(), Beginning::period_after(&last)];
    let from_last = of(None, Some(&last), next).draft.unwrap_or_default();
    assert_eq!((from_last.period.as_str(), from_last.deadline.as_str()), ("2020Q3", ""));
    // The pack is for the last report's own period.
    let again = PeriodPack { period: "2020Q2".to_owned(), ..pack.clone() };
    let early = of(Some(&again), Some(&last), none());
    assert!(early.draft.is_none() && !early.problem.is_empty());
}

#[test]
fn figures_stand_beside_those_of_the_last_report() {
    let mut workspace = open(next("2020Q3"));
    let revenue = place(&workspace, "revenue");
    workspace.answer(revenue, Some(typed("1")));
    let earlier = Earlier::of(workspace.draft());
    workspace.answer(place(&workspace, "revenue-prior"), Some(typed("0")));
    let section = workspace.edition().forms.section.iter().find(|it| it.id == "T2").cloned();
    let Some(section) = section else { return assert_eq!(section, None, "T2 is there") };
    let compared = earlier.comparison(&workspace, &section, Scale::Quarter, Language::En);
    // Of the first quarter there is no report, so the second is not known as a single quarter.
    assert!(compared.rows.iter().all(|row| row.figure != "revenue"), "{compared:?}");
    let compared = earlier.comparison(&workspace, &section, Scale::YearToDate, Language::En);
    let row = compared.rows.iter().find(|row| row.figure == "revenue");
    let texts = row.map(|row| row.cells.iter().map(|it| it.text.as_str()).collect::<Vec<_>>());
    assert_eq!(texts.unwrap_or_default().get(..3), Some(&["1", "0", "base is zero"][..]));
}

#[test]
fn measures_of_the_last_report_are_settled_with_a_note() {
    let mut workspace = open(next("2020Q3"));
    assert_eq!(workspace.promised_measures(), (2, 2));
    let before = workspace.draft().clone();
    workspace.settle_measure("m1", true);
    workspace.say_of_measure("m1", MeasureField::DoneDate, "2020-09-16".to_owned());
    workspace.say_of_measure("m2", MeasureField::Note, "half".to_owned());
    assert_eq!(workspace.promised_measures(), (1, 2));
    let measures = workspace.measures();
    let said: Vec<_> = measures
        .iter()
        .map(|it| (it.since.as_str(), it.is_done, it.done_date.as_str(), it.note.as_str()))
        .collect();
    assert_eq!(said, [("2020Q2", true, "2020-09-16", ""), ("2020Q2", false, "", "half")]);
    // Not done after all: the day goes too.
    workspace.settle_measure("m1", false);
    assert_eq!(workspace.measures().first().map(|it| it.done_date.clone()), Some(String::new()));
    while workspace.undo() {}
    assert_eq!(*workspace.draft(), before);
}

#[test]
fn a_pack_is_told_from_a_dossier() {
    assert!(exchange::pack_file::is_pack(pack_json(&pack()).as_bytes()));
    assert!(!exchange::pack_file::is_pack(LAST));
    assert!(!exchange::pack_file::is_pack(b"not json"));
}
