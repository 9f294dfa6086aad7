//! The review log: what it comes to, merges in any order, conflicts that a decision settles, entries
//! that cannot be, and the portfolio file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "names are Chinese")]

use std::fs;

use exchange::package::package_files;
use exchange::portfolio::{
    ClusterKey, Entry, Event, Hand, Impossible, Log, PortfolioFile, PortfolioRefusal, Remark,
    Status, Store, TableUse, Target, Topic, conflict_text, event_text, impossible_text,
    portfolio_refusal_text, status_text,
};
use locale::Language;
use tests::officials::{at, event, key, logs, reference};
use tests::packages::{SMALL, submission};
use tests::portfolios::root;
use tests::random::Random;

/// Random histories.
const SAMPLES: u64 = 400;

fn adjusted(value: &str) -> Event {
    Event::Adjusted {
        evidence: "台账第3页".to_owned(),
        own: Some("1286".to_owned()),
        reason: "与税务部门数据一致".to_owned(),
        target: Target::Figure("tax".to_owned()),
        value: Some(value.to_owned()),
    }
}

fn accepted() -> Event {
    Event::Accepted { package: "aa".to_owned() }
}

fn returned() -> Event {
    let remark = Remark { at: "figures.tax".to_owned(), words: "请核实".to_owned() };
    Event::Returned { package: "aa".to_owned(), remarks: vec![remark] }
}

/// A log with one package of one cluster.
fn begun(cluster: &ClusterKey) -> Log {
    let mut log = Log::default();
    let event = Event::Received { package: reference("a.zip", "aa", 1) };
    log.append(Hand { by: "甲", at: &at(0) }, Some(cluster), event).unwrap();
    log
}

fn done(log: &mut Log, by: &str, minute: i64, cluster: &ClusterKey, event: Event) {
    log.append(Hand { by, at: &at(minute) }, Some(cluster), event).unwrap();
}

#[test]
fn a_cluster_goes_from_submitted_to_published() {
    let cluster = key("甲区");
    let mut log = begun(&cluster);
    let status = |log: &Log| log.state().clusters[&cluster].status.unwrap();
    assert_eq!(status(&log), Status::Submitted);
    done(&mut log, "甲", 1, &cluster, returned());
    assert_eq!(status(&log), Status::Returned);
    done(&mut log, "甲", 2, &cluster, Event::Received { package: reference("b.zip", "bb", 2) });
    assert_eq!(status(&log), Status::Submitted);
    assert_eq!(log.state().clusters[&cluster].waiting, ["bb"]);
    done(&mut log, "甲", 3, &cluster, Event::Accepted { package: "bb".to_owned() });
    done(&mut log, "甲", 4, &cluster, adjusted("1300"));
    done(&mut log, "甲", 5, &cluster, Event::Reviewed { words: "同意".to_owned() });
    let again = log.append(Hand { by: "甲", at: &at(6) }, Some(&cluster), adjusted("1"));
    assert_eq!(again, Err(Impossible::NotNow));
    let days = Event::Publicised { from: "2020-11-01".to_owned(), until: "2020-11-07".to_owned() };
    done(&mut log, "甲", 7, &cluster, days);
    let objected =
        Event::Objected { who: "某企业".to_owned(), words: "名单不符".to_owned() };
    let objection = log.append(Hand { by: "甲", at: &at(8) }, Some(&cluster), objected).unwrap();
    let published = Event::Published { reference: "〔2020〕1号".to_owned() };
    let early = log.append(Hand { by: "甲", at: &at(9) }, Some(&cluster), published.clone());
    assert_eq!(early, Err(Impossible::OpenObjections));
    done(&mut log, "甲", 10, &cluster, Event::Settled { objection, words: "已核实".to_owned() });
    done(&mut log, "甲", 11, &cluster, published);
    let state = log.state();
    let own = &state.clusters[&cluster];
    assert_eq!(own.status, Some(Status::Published));
    assert_eq!(own.accepted.as_deref(), Some("bb"));
    assert_eq!(own.adjustments[&Target::Figure("tax".to_owned())].value, "1300");
    assert!(own.objections[0].answer.is_some());
    assert!(state.ignored.is_empty() && state.conflicts.is_empty(), "{state:?}");
    for (_, entry) in log.entries() {
        for language in [Language::Zh, Language::En] {
            assert!(!event_text(entry, language).is_empty());
        }
    }
}

#[test]
fn what_was_done_side_by_side_is_a_conflict_until_one_decides() {
    let cluster = key("甲区");
    let mut one = begun(&cluster);
    done(&mut one, "甲", 1, &cluster, adjusted("1290"));
    let mut other = one.clone();
    done(&mut one, "甲", 2, &cluster, adjusted("1300"));
    done(&mut other, "乙", 3, &cluster, adjusted("1310"));
    done(&mut one, "甲", 4, &cluster, accepted());
    done(&mut other, "乙", 5, &cluster, returned());
    one.merge(&other);
    let state = one.state();
    let topics: Vec<&Topic> = state.conflicts.iter().map(|it| &it.topic).collect();
    let tax = Target::Figure("tax".to_owned());
    assert_eq!(topics, [&Topic::Status, &Topic::Adjustment(tax.clone())]);
    for conflict in &state.conflicts {
        assert_eq!(conflict.entries.len(), 2);
        assert!(conflict_text(conflict, Language::Zh).contains("甲区"));
    }
    // What both had seen before holds.
    assert_eq!(state.clusters[&cluster].adjustments[&tax].value, "1290");
    assert_eq!(state.clusters[&cluster].status, Some(Status::Submitted));
    done(&mut one, "甲", 6, &cluster, accepted());
    done(&mut one, "甲", 7, &cluster, adjusted("1310"));
    let state = one.state();
    assert!(state.conflicts.is_empty(), "{:?}", state.conflicts);
    assert_eq!(state.clusters[&cluster].adjustments[&tax].value, "1310");
    assert_eq!(state.clusters[&cluster].status, Some(Status::Accepted));
}

#[test]
fn the_same_done_on_both_sides_is_no_conflict() {
    let cluster = key("甲区");
    let mut one = begun(&cluster);
    let mut other = one.clone();
    done(&mut one, "甲", 1, &cluster, accepted());
    done(&mut other, "乙", 2, &cluster, accepted());
    done(&mut one, "甲", 3, &cluster, adjusted("1300"));
    done(&mut other, "乙", 4, &cluster, adjusted("1300"));
    one.merge(&other);
    assert!(one.state().conflicts.is_empty());
    assert_eq!(one.state().clusters[&cluster].status, Some(Status::Accepted));
}

#[test]
fn a_review_that_had_not_seen_an_adjustment_is_named() {
    let cluster = key("甲区");
    let mut one = begun(&cluster);
    done(&mut one, "甲", 1, &cluster, accepted());
    let mut other = one.clone();
    done(&mut one, "甲", 2, &cluster, Event::Reviewed { words: "同意".to_owned() });
    done(&mut other, "乙", 3, &cluster, adjusted("1300"));
    one.merge(&other);
    let state = one.state();
    assert_eq!(state.conflicts[0].topic, Topic::Unseen);
    assert!(state.ignored.is_empty());
    done(&mut one, "甲", 4, &cluster, accepted());
    done(&mut one, "甲", 5, &cluster, Event::Reviewed { words: "同意".to_owned() });
    assert!(one.state().conflicts.is_empty());
}

#[test]
fn packs_and_tables_are_chosen_for_the_period() {
    let mut one = Log::default();
    let choose = |log: &mut Log, by: &str, sha256: &str| {
        let event = Event::Pack { sha256: sha256.to_owned() };
        log.append(Hand { by, at: &at(0) }, None, event).unwrap();
    };
    let mut other = one.clone();
    choose(&mut one, "甲", "p1");
    choose(&mut other, "乙", "p2");
    let table =
        Event::Table { name: "b.xlsx".to_owned(), sha256: "t".to_owned(), usage: TableUse::Bureau };
    one.append(Hand { by: "甲", at: &at(1) }, None, table).unwrap();
    one.merge(&other);
    let state = one.state();
    assert_eq!(state.pack, None);
    assert_eq!(state.conflicts[0].topic, Topic::Pack);
    assert_eq!(state.tables[&TableUse::Bureau].1, "t");
    choose(&mut one, "甲", "p2");
    assert_eq!(one.state().pack.as_deref(), Some("p2"));
    assert!(one.state().conflicts.is_empty());
}

#[test]
fn merges_do_not_depend_on_order_nor_number() {
    for seed in 0..SAMPLES {
        let logs = logs(&mut Random::seeded(seed), 3);
        let merged = |order: [usize; 5]| {
            let mut log = Log::default();
            for it in order {
                log.merge(&logs[it]);
            }
            log
        };
        let one = merged([0, 1, 2, 2, 0]);
        for order in [[2, 1, 0, 1, 1], [1, 0, 2, 0, 1], [2, 0, 1, 2, 2]] {
            let other = merged(order);
            assert_eq!(one, other, "seed {seed}");
            assert_eq!(one.state(), other.state(), "seed {seed}");
        }
        let mut again = one.clone();
        assert!(again.merge(&one).is_empty());
    }
}

/// What was possible when it was written stays possible, whatever others did.
#[test]
fn no_merge_makes_an_entry_impossible() {
    for seed in 0..SAMPLES {
        let logs = logs(&mut Random::seeded(seed), 3);
        let mut whole = Log::default();
        for log in &logs {
            assert!(log.state().ignored.is_empty(), "seed {seed}");
            whole.merge(log);
        }
        let state = whole.state();
        assert!(state.ignored.is_empty(), "seed {seed}: {:?}", state.ignored);
        // A decision by one who has seen everything settles every conflict about a value.
        for conflict in state.conflicts {
            if let Topic::Adjustment(target) = conflict.topic {
                let event = Event::Adjusted {
                    evidence: String::new(),
                    own: None,
                    reason: "统一认定".to_owned(),
                    target: target.clone(),
                    value: Some("7".to_owned()),
                };
                let cluster = conflict.cluster.unwrap();
                if whole.append(Hand { by: "丙", at: &at(90) }, Some(&cluster), event).is_ok() {
                    let state = whole.state();
                    assert_eq!(state.clusters[&cluster].adjustments[&target].value, "7");
                    let topic = Topic::Adjustment(target);
                    let is_it = |it: &exchange::portfolio::Conflict| {
                        it.topic == topic && it.cluster.as_ref() == Some(&cluster)
                    };
                    assert!(!state.conflicts.iter().any(is_it), "seed {seed}");
                }
            }
        }
    }
}

/// Entries about one cluster change nothing of another's.
#[test]
fn clusters_do_not_touch_each_other() {
    let mut random = Random::seeded(77);
    for _ in 0..SAMPLES {
        let mut log = begun(&key("甲区"));
        done(&mut log, "甲", 1, &key("甲区"), accepted());
        let before = log.state().clusters[&key("甲区")].clone();
        for minute in 2..20 {
            let mut entry = Entry {
                after: Vec::new(),
                at: at(minute),
                by: "恶意".to_owned(),
                cluster: Some(key("乙区")),
                event: event(&mut random),
            };
            if random.between(0, 1) == 0 {
                entry.after = log.entries().map(|(digest, _)| digest.clone()).collect();
            }
            log.insert(entry);
        }
        assert_eq!(log.state().clusters[&key("甲区")], before);
    }
}

#[test]
fn entries_that_cannot_be_are_named_and_count_for_nothing() {
    let cluster = key("甲区");
    let base = Entry {
        after: Vec::new(),
        at: at(5),
        by: "甲".to_owned(),
        cluster: Some(cluster.clone()),
        event: Event::Noted { words: "备注".to_owned() },
    };
    let big = "9".repeat(100);
    let cases = [
        (Entry { at: "昨天".to_owned(), ..base.clone() }, Impossible::Time),
        (Entry { at: "2020-10-20T25:00:00Z".to_owned(), ..base.clone() }, Impossible::Time),
        (Entry { by: " ".to_owned(), ..base.clone() }, Impossible::Nobody),
        (Entry { cluster: None, ..base.clone() }, Impossible::WrongSubject),
        (Entry { cluster: Some(key(" 甲区")), ..base.clone() }, Impossible::WrongSubject),
        (Entry { by: "甲".repeat(10_001), ..base.clone() }, Impossible::TooLong),
        (Entry { after: vec!["00".to_owned()], ..base.clone() }, Impossible::UnknownPast),
        (Entry { event: accepted(), ..base.clone() }, Impossible::NotReceived),
        (Entry { event: adjusted("1"), ..base.clone() }, Impossible::NotReceived),
        (
            Entry {
                event: Event::Settled { objection: "x".to_owned(), words: "y".to_owned() },
                ..base.clone()
            },
            Impossible::NoSuchObjection,
        ),
    ];
    for (entry, expected) in cases {
        let mut log = Log::default();
        log.insert(entry.clone());
        let state = log.state();
        assert_eq!(state.ignored.len(), 1, "{entry:?}");
        assert_eq!(state.ignored[0].reason, expected, "{entry:?}");
    }
    let mut log = begun(&cluster);
    let hand = || Hand { by: "甲", at: "2020-10-20T08:09:00Z" };
    assert_eq!(log.append(hand(), Some(&cluster), adjusted("many")), Err(Impossible::NotANumber));
    assert_eq!(log.append(hand(), Some(&cluster), adjusted(&big)), Err(Impossible::NotANumber));
    for reason in Impossible::ALL {
        for language in [Language::Zh, Language::En] {
            assert!(!impossible_text(reason, language).is_empty(), "{reason:?}");
        }
    }
    for status in [Status::Submitted, Status::Published] {
        assert!(!status_text(status, Language::Zh).is_empty());
    }
}

#[test]
fn a_flood_of_entries_is_cut_off_and_named() {
    let cluster = key("甲区");
    let mut log = Log::default();
    let mut before: Vec<String> = Vec::new();
    for number in 0..2_500 {
        let entry = Entry {
            after: before.iter().rev().take(64).cloned().collect(),
            at: at(number % 600),
            by: format!("{number}"),
            cluster: Some(cluster.clone()),
            event: Event::Received { package: reference("p.zip", "aa", 1) },
        };
        before.push(log.insert(entry));
    }
    let state = log.state();
    assert!(state.ignored.iter().any(|it| it.reason == Impossible::TooMany));
    assert_eq!(state.clusters[&cluster].status, Some(Status::Submitted));
}

/// A portfolio with a pack, a table, a package and decisions, always the same.
fn portfolio() -> PortfolioFile {
    let mut portfolio = PortfolioFile::default();
    let cluster = key("样例汽车制造产业集聚区");
    let package = tests::packages::packed(&submission(SMALL));
    let pack = portfolio.files.keep(b"{\"pack\":{\"version\":1}}".to_vec());
    let table = portfolio.files.keep("名称,营业收入\n".as_bytes().to_vec());
    let sha256 = portfolio.files.keep(package.bytes);
    let log = &mut portfolio.log;
    let hand = Hand { by: "张三（样例）", at: "2020-10-21T01:00:00Z" };
    log.append(hand, None, Event::Pack { sha256: pack }).unwrap();
    let usage = TableUse::Bureau;
    log.append(hand, None, Event::Table { name: "统计.csv".to_owned(), sha256: table, usage })
        .unwrap();
    let mut package_ref = reference("a.zip", &sha256, 1);
    package_ref.manifest = package.manifest;
    package_ref.code = Some(package.code.to_string());
    let events = [
        Event::Received { package: package_ref },
        Event::Triaged {
            lane: "look".to_owned(),
            package: sha256.clone(),
            reasons: vec!["errors".to_owned()],
        },
        Event::Accepted { package: sha256.clone() },
        adjusted("1300"),
        Event::Adjusted {
            evidence: String::new(),
            own: Some("1".to_owned()),
            reason: "佐证材料不足".to_owned(),
            target: Target::Answer("1.1".to_owned()),
            value: Some("0".to_owned()),
        },
        Event::Agreed {
            bureau: Some("66950".to_owned()),
            figure: "revenue".to_owned(),
            note: "口径一致".to_owned(),
            own: Some("67000".to_owned()),
            reason: "scope".to_owned(),
            signed: ["李四".to_owned(), "王五".to_owned()],
            value: Some("66980".to_owned()),
        },
        Event::Noted { words: "电话核实".to_owned() },
        Event::Reviewed { words: "同意".to_owned() },
        Event::Publicised { from: "2020-11-01".to_owned(), until: "2020-11-07".to_owned() },
    ];
    for event in events {
        log.append(hand, Some(&cluster), event).unwrap();
    }
    let objected =
        Event::Objected { who: "某企业".to_owned(), words: "名单不符".to_owned() };
    let objection = log.append(hand, Some(&cluster), objected).unwrap();
    let answer = Event::Settled { objection, words: "已核实".to_owned() };
    log.append(hand, Some(&cluster), answer).unwrap();
    let published = Event::Published { reference: "样工信字〔2020〕1号".to_owned() };
    log.append(hand, Some(&cluster), published).unwrap();
    let returned = Event::Returned {
        package: "bb".to_owned(),
        remarks: vec![Remark { at: "figures.tax".to_owned(), words: "请核实".to_owned() }],
    };
    let other = key("样例二区");
    log.append(hand, Some(&other), Event::Received { package: reference("b.zip", "bb", 1) })
        .unwrap();
    log.append(hand, Some(&other), returned).unwrap();
    portfolio
}

/// Files of version 1 open for ever: this one is never written again.
#[test]
fn the_first_portfolio_opens() {
    let path = root().join("tests/archive/portfolio-1.zip");
    if !path.exists() {
        fs::write(&path, portfolio().to_bytes().unwrap()).unwrap();
    }
    let bytes = fs::read(&path).unwrap();
    let read = PortfolioFile::from_bytes(&bytes).unwrap();
    let state = read.log.state();
    assert_eq!(read.log.len(), 16);
    assert!(state.ignored.is_empty() && state.conflicts.is_empty());
    let own = &state.clusters[&key("样例汽车制造产业集聚区")];
    assert_eq!(own.status, Some(Status::Published));
    assert_eq!(own.agreed["revenue"].value, "66980");
    assert_eq!(own.adjustments.len(), 2);
    assert_eq!(state.clusters[&key("样例二区")].returned.as_ref().unwrap().1.len(), 1);
    let package = read.files.bytes(own.accepted.as_ref().unwrap()).unwrap();
    let unpacked = exchange::package::unpack(&package).unwrap();
    assert!(package_files(&unpacked).len() > 6);
    assert_eq!(read.missing(), ["bb"]);
    assert_eq!(read.to_bytes().unwrap(), bytes);
}

#[test]
fn a_portfolio_is_written_and_read_alike() {
    let one = portfolio();
    let bytes = one.to_bytes().unwrap();
    let read = PortfolioFile::from_bytes(&bytes).unwrap();
    assert_eq!(read, one);
    let mut merged = read.clone();
    assert!(merged.merge(&one).is_empty());
    assert_eq!(merged.to_bytes().unwrap(), bytes);
}

#[test]
fn a_portfolio_that_was_changed_is_refused_with_its_reason() {
    let bytes = portfolio().to_bytes().unwrap();
    let refusal = |bytes: &[u8]| PortfolioFile::from_bytes(bytes).unwrap_err();
    assert_eq!(refusal(b""), PortfolioRefusal::NotAPortfolio);
    assert_eq!(refusal(b"PK"), PortfolioRefusal::NotAPortfolio);
    let package = tests::packages::packed(&submission(SMALL)).bytes;
    assert_eq!(refusal(&package), PortfolioRefusal::NotAPortfolio);
    let mut random = Random::seeded(3);
    let last = i64::try_from(bytes.len()).unwrap() - 1;
    for _ in 0..2_000 {
        let at = usize::try_from(random.between(0, last)).unwrap();
        let mut changed = bytes.clone();
        match random.between(0, 2) {
            0 => changed[at] ^= 1 << random.between(0, 7),
            1 => changed.truncate(at),
            _ => changed.insert(at, b' '),
        }
        let found = refusal(&changed);
        for language in [Language::Zh, Language::En] {
            assert!(!portfolio_refusal_text(&found, language).is_empty());
        }
    }
}
