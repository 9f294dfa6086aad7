//! What comes in is sorted with a reason and a remedy for each file; hostile files harm nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "names are Chinese")]

use std::io::{Cursor, Write};

use engine::periods::PeriodPack;
use exchange::package::{CheckCode, package_files};
use exchange::portfolio::{Event, Files, Hand, Log, PackageRef, Remark};
use exchange::triage::{
    DueState, Incoming, Lane, TriageCode, TriageContext, Triaged, due_list, lane_text, reason_text,
    remedy_text, reminder, settle, triage_file,
};
use locale::Language;
use tests::officials::{at, correction, key, pack_for, package, rollup_rules, with};
use tests::packages::{SMALL, candidate, handing, packed};
use tests::random::Random;
use wutong_cli::ShippedShelf;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A desk to sort at.
struct Desk {
    log: Log,
    files: Files,
    pack: PeriodPack,
    now: &'static str,
}

const CLUSTER: &str = "样例一区";

/// The small example as one cluster's report of a year.
fn dossier(cluster: &str) -> String {
    with(SMALL, &[("/cluster/name", cluster)])
}

impl Desk {
    fn new() -> Self {
        Self {
            log: Log::default(),
            files: Files::default(),
            pack: pack_for("2020", &[CLUSTER, "样例二区"]),
            now: "2020-10-20T09:00:00Z",
        }
    }

    fn sort(&self, files: &[(&str, &[u8])]) -> Vec<Triaged> {
        let files: Vec<Incoming<'_>> =
            files.iter().map(|(name, bytes)| Incoming { name, bytes, code: None }).collect();
        self.sort_typed(&files)
    }

    fn sort_typed(&self, files: &[Incoming<'_>]) -> Vec<Triaged> {
        let (state, rules) = (self.log.state(), rollup_rules());
        let context = TriageContext {
            pack: Some(&self.pack),
            state: &state,
            store: &self.files,
            shelf: &ShippedShelf,
            rules: &rules,
            now: self.now,
        };
        let sorted = files.iter().map(|it| triage_file(it, &context, Language::Zh));
        let mut sorted: Vec<Triaged> = sorted.collect();
        settle(&mut sorted, &state);
        for file in &sorted {
            for reason in &file.reasons {
                assert!(!reason_text(reason, Language::En).is_empty());
                assert!(!remedy_text(reason, Language::Zh).is_empty());
            }
            assert!(file.lane != Lane::Blocked || file.rated.is_none());
        }
        sorted
    }

    /// Takes a file in.
    fn take(&mut self, triaged: &Triaged, bytes: &[u8]) {
        self.files.keep(bytes.to_vec());
        let event = Event::Received { package: triaged.package.clone().unwrap() };
        let hand = Hand { by: "张三", at: &at(0) };
        self.log.append(hand, triaged.cluster.as_ref(), event).unwrap();
    }

    fn done(&mut self, triaged: &Triaged, event: Event) {
        let hand = Hand { by: "张三", at: &at(1) };
        self.log.append(hand, triaged.cluster.as_ref(), event).unwrap();
    }
}

fn codes(file: &Triaged) -> Vec<&'static str> {
    file.reasons.iter().map(|it| it.code.name()).collect()
}

fn has(file: &Triaged, lane: Lane, code: TriageCode) {
    assert_eq!((file.lane, file.has(code)), (lane, true), "{:?}", file.reasons);
}

#[test]
fn a_whole_package_is_clean_and_its_code_proves_it() {
    let desk = Desk::new();
    let package = package(&dossier(CLUSTER));
    let file = &desk.sort(&[("a.zip", &package.bytes)])[0];
    assert_eq!(file.lane, Lane::Clean, "{:?}", file.reasons);
    assert!(file.has(TriageCode::Unproven) && file.rated.is_some());
    assert_eq!(file.cluster, Some(key(CLUSTER)));
    let typed = package.code.to_string().to_lowercase();
    let code = CheckCode::from_typed(&typed).ok();
    let typed = Incoming { name: "a.zip", bytes: &package.bytes, code };
    let file = &desk.sort_typed(&[typed])[0];
    assert!(!file.has(TriageCode::Unproven));
    assert_eq!(file.package.as_ref().unwrap().code, Some(package.code.to_string()));
    let code = CheckCode::from_typed("00000-00000-00000-00000").ok();
    let wrong = Incoming { name: "a.zip", bytes: &package.bytes, code };
    has(&desk.sort_typed(&[wrong])[0], Lane::Blocked, TriageCode::CodeDiffers);
}

#[test]
fn what_is_no_whole_package_is_blocked() {
    let desk = Desk::new();
    let whole = package(&dossier(CLUSTER)).bytes;
    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    let sealed = b"age-encryption.org/v1\n-> scrypt AAAA 17\n".to_vec();
    let files: [(&[u8], TriageCode); 6] = [
        (b"", TriageCode::NotAPackage),
        (b"PK\x03\x04", TriageCode::NotAPackage),
        (b"{\"pack\":{}}", TriageCode::NotAPackage),
        (&damaged, TriageCode::Damaged),
        (&whole[..whole.len() - 9], TriageCode::Damaged),
        (&sealed, TriageCode::Encrypted),
    ];
    for (bytes, code) in files {
        has(&desk.sort(&[("a.zip", bytes)])[0], Lane::Blocked, code);
    }
    let newer = rezipped(&dossier(CLUSTER), |name, text| {
        if name == "manifest.json" { text.replace("\"version\":1", "\"version\":9") } else { text }
    });
    has(&desk.sort(&[("a.zip", &newer)])[0], Lane::Blocked, TriageCode::NewerFormat);
}

/// The package of a dossier, packed anew with its texts changed.
fn rezipped(dossier: &str, change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let submission = candidate(dossier).submission(handing(), &ShippedShelf);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in package_files(&submission) {
        let bytes = match String::from_utf8(bytes) {
            Ok(text) => change(&name, text).into_bytes(),
            Err(error) => error.into_bytes(),
        };
        writer.start_file(name, options).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_belongs_elsewhere_is_told_apart() {
    let mut desk = Desk::new();
    let small = package(&dossier(CLUSTER)).bytes;
    desk.pack.period = "2019".to_owned();
    has(&desk.sort(&[("a.zip", &small)])[0], Lane::Blocked, TriageCode::ForeignPeriod);
    desk.pack = pack_for("2020", &["样例二区"]);
    has(&desk.sort(&[("a.zip", &small)])[0], Lane::Look, TriageCode::NotDue);
    desk.pack.rubrics = vec![("industrial@2027.1".to_owned(), "sha256:00".to_owned())];
    has(&desk.sort(&[("a.zip", &small)])[0], Lane::Blocked, TriageCode::WrongEdition);
    desk.pack.rubrics = vec![("industrial@2026.1".to_owned(), "sha256:00".to_owned())];
    has(&desk.sort(&[("a.zip", &small)])[0], Lane::Blocked, TriageCode::WrongDigest);
    let mut submission = candidate(&dossier(CLUSTER)).submission(handing(), &ShippedShelf);
    submission.summary.stars.high = 5;
    submission.summary.total.high = "100".to_owned();
    let forged = packed(&submission).bytes;
    has(&Desk::new().sort(&[("a.zip", &forged)])[0], Lane::Blocked, TriageCode::Contradicts);
    submission.head.cluster.name = "样例二区".to_owned();
    let forged = packed(&submission).bytes;
    has(&Desk::new().sort(&[("a.zip", &forged)])[0], Lane::Blocked, TriageCode::Contradicts);
    let mut desk = Desk::new();
    desk.now = "2020-10-20T10:01:00Z";
    assert!(desk.sort(&[("a.zip", &small)])[0].has(TriageCode::Late));
    desk.now = "2020-10-20T10:00:00Z";
    assert!(!desk.sort(&[("a.zip", &small)])[0].has(TriageCode::Late));
}

#[test]
fn versions_are_held_against_each_other() {
    let mut desk = Desk::new();
    let first = dossier(CLUSTER);
    let one = package(&first).bytes;
    let second = with(&first, &[("/figures/tax", "1300")]);
    let two = correction(&first, &second).bytes;
    let twice = desk.sort(&[("a.zip", &one), ("b.zip", &one)]);
    assert_eq!(twice.iter().filter(|it| it.has(TriageCode::Duplicate)).count(), 1);
    let both = desk.sort(&[("a.zip", &one), ("b.zip", &two)]);
    has(&both[0], Lane::Blocked, TriageCode::Older);
    has(&both[1], Lane::Clean, TriageCode::Newer);
    // A correction whose version before nobody has.
    has(&desk.sort(&[("b.zip", &two)])[0], Lane::Look, TriageCode::BrokenChain);
    desk.take(&both[0], &one);
    has(&desk.sort(&[("c.zip", &one)])[0], Lane::Blocked, TriageCode::Duplicate);
    let remark = Remark { at: "figures.tax".to_owned(), words: "请核实".to_owned() };
    let returned = Event::Returned { package: both[0].sha256.clone(), remarks: vec![remark] };
    desk.done(&both[0], returned);
    let newer = &desk.sort(&[("b.zip", &two)])[0];
    has(newer, Lane::Clean, TriageCode::Newer);
    let places: Vec<&str> = newer.changes.iter().map(|it| it.place.name()).collect();
    assert!(places.contains(&"figure"), "{places:?}");
    desk.take(newer, &two);
    has(&desk.sort(&[("d.zip", &one)])[0], Lane::Blocked, TriageCode::Duplicate);
    let other = package(&with(&first, &[("/figures/tax", "1400")])).bytes;
    has(&desk.sort(&[("e.zip", &other)])[0], Lane::Blocked, TriageCode::Older);
    let third = correction(&first, &with(&first, &[("/figures/tax", "1500")])).bytes;
    has(&desk.sort(&[("f.zip", &third)])[0], Lane::Look, TriageCode::SameVersion);
    desk.done(newer, Event::Accepted { package: newer.sha256.clone() });
    desk.done(newer, Event::Reviewed { words: "同意".to_owned() });
    has(&desk.sort(&[("f.zip", &third)])[0], Lane::Look, TriageCode::Reviewed);
}

#[test]
fn versions_that_lead_in_a_circle_are_blocked() {
    let mut desk = Desk::new();
    let first = dossier(CLUSTER);
    let two = correction(&first, &with(&first, &[("/figures/tax", "1300")])).bytes;
    let own = desk.sort(&[("b.zip", &two)])[0].package.clone().unwrap();
    // A log that says the version before follows the one after it.
    let claimed = PackageRef {
        manifest: own.previous.clone().unwrap(),
        previous: Some(own.manifest.clone()),
        number: 3,
        sha256: "00".to_owned(),
        ..own
    };
    let hand = Hand { by: "恶意", at: &at(0) };
    desk.log.append(hand, Some(&key(CLUSTER)), Event::Received { package: claimed }).unwrap();
    has(&desk.sort(&[("b.zip", &two)])[0], Lane::Blocked, TriageCode::Cyclic);
}

#[test]
fn what_a_pack_says_and_what_was_handed_in_is_compared() {
    let dossier = include_str!("../../examples/qingdao-2020q3/c04-2020q3.json");
    let cluster = "样例一区";
    let values = [("/cluster/name", cluster), ("/figures/city-revenue-growth", "9")];
    let mut dossier: serde_json::Value = serde_json::from_str(&with(dossier, &values)).unwrap();
    dossier.as_object_mut().unwrap().remove("origins");
    let dossier = dossier.to_string();
    let mut desk = Desk::new();
    desk.pack = pack_for("2020Q3", &[cluster]);
    desk.pack.city_growth = Some(engine::periods::Published {
        value: "4".to_owned(),
        source: "统计公报".to_owned(),
        date: "2020-10-25".to_owned(),
    });
    desk.pack.clusters[0].firms =
        Some(vec![("91000000MA0000007C".to_owned(), "只在名单".to_owned())]);
    let file = &desk.sort(&[("a.zip", &package(&dossier).bytes)])[0];
    has(file, Lane::Look, TriageCode::DiffersFromPack);
    assert!(file.has(TriageCode::FirmsDiffer), "{:?}", codes(file));
    let reason = file.reasons.iter().find(|it| it.code == TriageCode::DiffersFromPack).unwrap();
    assert!(reason_text(reason, Language::Zh).contains("city-revenue-growth: 9 / 4"));
}

/// Scripts, tricks with paths, huge numbers and thousands of findings: each is filed under the
/// cluster of its own head, or under none.
#[test]
fn hostile_packages_harm_nothing() {
    let mut desk = Desk::new();
    let clean = package(&dossier(CLUSTER)).bytes;
    let taken = desk.sort(&[("a.zip", &clean)]);
    desk.take(&taken[0], &clean);
    let before = desk.log.state();
    let script = "<script>alert(1)</script>=cmd|'/c calc'!A1";
    let huge = "9".repeat(5_000);
    let finding = exchange::package::summary::SummaryFinding {
        at: script.to_owned(),
        code: "x".repeat(200),
        reason: Some(script.to_owned()),
        severity: "error".to_owned(),
    };
    let mut submission = candidate(&dossier(CLUSTER)).submission(handing(), &ShippedShelf);
    submission.summary.findings = vec![finding; 10_000];
    let flooded = packed(&submission).bytes;
    let row = |it: u32| format!("{{\"id\":\"f{it}\",\"uscc\":\"{script}\",\"revenue\":\"x\"}}");
    let firms: Vec<String> = (0..300).map(row).collect();
    let mut json: serde_json::Value = serde_json::from_str(&dossier(CLUSTER)).unwrap();
    json["ledgers"] =
        serde_json::from_str(&format!("{{\"firms\":[{}]}}", firms.join(","))).unwrap();
    let faulty = package(&json.to_string()).bytes;
    let scripted = package(&dossier(script)).bytes;
    let numbers = package(&with(&dossier(CLUSTER), &[("/figures/tax", &huge)])).bytes;
    let paths = with_part(&dossier(CLUSTER), "../../etc/passwd");
    let sorted = desk.sort(&[
        (script, &scripted),
        ("../../b.zip", &numbers),
        ("c.zip", &flooded),
        ("d.zip", &paths),
        ("e.zip", &faulty),
    ]);
    assert_eq!(sorted[0].cluster, Some(key(script)));
    has(&sorted[0], Lane::Look, TriageCode::NotDue);
    has(&sorted[1], Lane::Look, TriageCode::Errors);
    has(&sorted[3], Lane::Blocked, TriageCode::Damaged);
    has(&sorted[2], Lane::Blocked, TriageCode::Contradicts);
    has(&sorted[4], Lane::Look, TriageCode::Errors);
    for file in &sorted {
        for reason in &file.reasons {
            assert!(reason_text(reason, Language::Zh).len() < 6_000);
        }
    }
    assert_eq!(desk.log.state(), before);
}

/// A package with one more part of that name.
fn with_part(dossier: &str, name: &str) -> Vec<u8> {
    let submission = candidate(dossier).submission(handing(), &ShippedShelf);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in package_files(&submission) {
        writer.start_file(path, options).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.start_file(name, options).unwrap();
    writer.write_all(b"x").unwrap();
    writer.finish().unwrap().into_inner()
}

/// Whatever bytes come in, sorting them is total, and what another cluster's package says is left
/// as it is.
#[test]
fn nothing_in_a_package_changes_another_cluster() {
    let desk = Desk::new();
    let (one, two) = (package(&dossier(CLUSTER)).bytes, package(&dossier("样例二区")).bytes);
    let alone = desk.sort(&[("a.zip", &one)]);
    let mut random = Random::seeded(5);
    for _ in 0..12 {
        let mut other = two.clone();
        for _ in 0..random.between(0, 3) {
            let last = i64::try_from(other.len()).unwrap() - 1;
            let at = usize::try_from(random.between(0, last)).unwrap();
            other[at] = random.bits().to_le_bytes()[0];
        }
        let both = desk.sort(&[("a.zip", &one), ("b.zip", &other)]);
        assert_eq!(codes(&both[0]), codes(&alone[0]));
        assert_eq!(both[0].package, alone[0].package);
        let total = |it: &Triaged| it.rated.as_ref().map(|it| it.evaluation.sheet().total);
        assert_eq!(total(&both[0]), total(&alone[0]));
    }
}

#[test]
fn who_is_late_or_missing_gets_a_reminder() {
    let mut desk = Desk::new();
    let bytes = package(&dossier(CLUSTER)).bytes;
    let sorted = desk.sort(&[("a.zip", &bytes)]);
    desk.take(&sorted[0], &bytes);
    let states = |desk: &Desk, now: &str| -> Vec<DueState> {
        let due = due_list(&desk.pack, &desk.log, &desk.log.state(), now);
        for it in &due {
            let said = reminder(&desk.pack, it, Language::Zh);
            assert_eq!(said.is_some(), it.state.is_open());
            assert!(said.is_none_or(|it| it.contains("2020-10-20 18:00")));
        }
        due.iter().map(|it| it.state).collect()
    };
    assert_eq!(states(&desk, "2020-10-20T09:59:00Z"), [DueState::OnTime, DueState::Missing]);
    assert_eq!(states(&desk, "2020-10-20T10:01:00Z"), [DueState::OnTime, DueState::Overdue]);
    let remark = Remark { at: String::new(), words: "请补充".to_owned() };
    let returned = Event::Returned { package: sorted[0].sha256.clone(), remarks: vec![remark] };
    desk.done(&sorted[0], returned);
    assert_eq!(states(&desk, "2020-10-20T09:59:00Z")[0], DueState::Returned);
    assert_eq!(lane_text(Lane::Clean, Language::Zh), "可直接受理");
}
