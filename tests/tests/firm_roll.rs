//! Firm rolls: awkward files come out as stated, the published example to the last digit, and no
//! bytes bring the reader down. `UPDATE_GOLDEN=1` writes the awkward files to `tests/rolls/`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "Chinese headings are what is tested")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use encoding_rs::GB18030;
use engine::facts::{Dossier, RawEntry, ReportingPeriod, facts_from_entries};
use exchange::firm_roll::{
    Choice, Dictionary, Encoding, FirmRoll, figures_from_roll, figures_json, firm_roll_from_bytes,
};
use locale::{Language, groups};
use report::finding_message;
use report::roll::{
    QuestionKind, Reason, RemarkCode, RollFigures, RollRefusal, column_letter, differences,
    groups_of_remarks, question_text, reason_text, refusal_text, remark_text,
};
use tests::random::Random;
use tests::rolls::large::{roll_of, too_large, too_many_cells};
use tests::rolls::{Case, Expected, cases};

const EXAMPLE: &str = include_str!("../../examples/qingdao-2020q3/firms.csv");

fn dictionary() -> Dictionary {
    Dictionary::from_json(rubrics::HEADINGS).expect("the shipped dictionary")
}

fn choice(cluster: Option<&str>, period: &str, confirmed: &[&str]) -> Choice {
    let named = |name: &&str| QuestionKind::named(name).unwrap_or_else(|| panic!("{name}"));
    Choice {
        file: "firms.csv".to_owned(),
        cluster: cluster.map(str::to_owned),
        period: ReportingPeriod::parse(period),
        confirmed: confirmed.iter().map(named).collect(),
    }
}

/// What came of a figure: its decimal, or `!` and the reason.
fn outcome_of(figures: &RollFigures, id: &str) -> String {
    if let Some(filled) = figures.filled.iter().find(|filled| filled.figure == id) {
        return filled.decimal.clone();
    }
    let held = figures.not_filled.iter().find(|it| it.figure.as_deref() == Some(id));
    held.map_or("?".to_owned(), |held| format!("!{}", held.reason.name()))
}

fn remarks_of(roll: &FirmRoll, dictionary: &Dictionary) -> Vec<String> {
    let place = |column: Option<u32>| column.map(column_letter).unwrap_or_default();
    let remarks = roll.remarks(dictionary);
    remarks.map(|it| format!("{} {}{}", it.code.name(), place(it.column), it.row)).collect()
}

#[test]
fn every_awkward_file() {
    let cases = cases();
    assert!(cases.len() >= 40, "{} awkward files", cases.len());
    let mut report = String::new();
    for case in &cases {
        for fault in faults_of(case) {
            let _ = writeln!(report, "{} ({}): {fault}", case.name, case.cause);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

fn faults_of(case: &Case) -> Vec<String> {
    let dictionary = dictionary();
    let roll = match (firm_roll_from_bytes(&case.bytes, &dictionary), &case.expected) {
        (Err(refusal), Expected::Refused(reason)) if refusal.name() == *reason => {
            return words_are_whole(&refusal_text("x", &refusal, Language::Zh));
        }
        (Err(refusal), _) => return vec![format!("refused: {refusal:?}")],
        (Ok(_), Expected::Refused(reason)) => return vec![format!("read, not refused: {reason}")],
        (Ok(roll), Expected::Read { .. }) => roll,
    };
    let Expected::Read { figures, remarks, questions } = &case.expected else { return vec![] };
    let choice = choice(case.cluster, "2020Q3", case.confirmed);
    let made = figures_from_roll(&roll, &dictionary, &choice);
    let mut faults = Vec::new();
    for (id, expected) in *figures {
        let found = outcome_of(&made, id);
        if found != *expected {
            faults.push(format!("{id}: {found}, not {expected}"));
        }
    }
    let found = remarks_of(&roll, &dictionary);
    let mut sorted = (found.clone(), remarks.to_vec());
    sorted.0.sort();
    sorted.1.sort_unstable();
    if sorted.0 != sorted.1 {
        faults.push(format!("remarks {found:?}"));
    }
    let asked: Vec<&str> = made.questions.iter().map(|it| it.kind.name()).collect();
    if asked != *questions {
        faults.push(format!("questions {asked:?}"));
    }
    for language in [Language::Zh, Language::En] {
        let texts = roll.remarks(&dictionary).map(|remark| remark_text(&remark, language));
        let reasons = made.not_filled.iter().map(|it| reason_text(&it.reason, language));
        let questions = made.questions.iter().map(|it| question_text(it, language));
        let all: Vec<String> = texts.chain(reasons).chain(questions).collect();
        faults.extend(all.iter().flat_map(|text| words_are_whole(text)));
    }
    faults
}

/// A text with a bare name in it lacks its words.
fn words_are_whole(text: &str) -> Vec<String> {
    let is_bare =
        text.len() < 4 || text.contains("roll.") || !text.contains([' ', '，', '。', '：', '；']);
    let is_short = text.ends_with('。') || text.ends_with('.') || text.ends_with('？');
    if is_bare && !is_short { vec![format!("no words: {text}")] } else { vec![] }
}

#[test]
fn stored_files_are_the_generated_ones() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("rolls");
    let mut lost = Vec::new();
    for case in cases() {
        let path = folder.join(format!("{}.csv", case.name));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, &case.bytes).expect("a file");
        }
        if fs::read(&path).ok().as_deref() != Some(&case.bytes) {
            lost.push(case.name);
        }
    }
    assert!(lost.is_empty(), "UPDATE_GOLDEN=1 writes {lost:?}");
}

#[test]
fn limits_are_named() {
    let dictionary = dictionary();
    let refusal = firm_roll_from_bytes(&too_large(), &dictionary).expect_err("too large");
    assert_eq!(refusal, RollRefusal::TooLarge { limit: 20_000_000 });
    assert!(refusal_text("x", &refusal, Language::En).contains("20,000,000"));
    let many = too_many_cells();
    let refusal = firm_roll_from_bytes(many.as_bytes(), &dictionary).expect_err("too many cells");
    assert!(matches!(refusal, RollRefusal::TooManyCells { limit: 1_000_000, .. }), "{refusal:?}");
    assert!(refusal_text("x", &refusal, Language::En).contains("1,000,000"));
}

/// Sums of a column of the example by cluster, in hundredths, by nothing but whole numbers.
fn plain_sums(column: usize, is_leading: bool) -> BTreeMap<&'static str, i64> {
    let mut sums = BTreeMap::new();
    for line in EXAMPLE.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if is_leading && cells[4] != "1" {
            continue;
        }
        let (whole, fraction) = cells[column].split_once('.').expect("two places");
        assert_eq!(fraction.len(), 2, "{line}");
        let hundredths: i64 = format!("{whole}{fraction}").parse().expect("a number");
        *sums.entry(cells[0]).or_default() += hundredths;
    }
    sums
}

fn hundredths_of(decimal: &str) -> i64 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    format!("{whole}{fraction:0<2}").parse().expect("at most two places")
}

#[test]
fn the_example_comes_out_exactly() {
    let dictionary = dictionary();
    let roll = firm_roll_from_bytes(EXAMPLE.as_bytes(), &dictionary).expect("the example");
    assert_eq!(roll.firms(), 379);
    assert_eq!(roll.clusters.len(), 10);
    assert_eq!(remarks_of(&roll, &dictionary), Vec::<String>::new());
    let columns = [
        ("2020Q3", 5, 6, 9, 10, false),
        ("2020Q2", 7, 8, 11, 12, false),
        ("2020", 5, 6, 9, 10, true),
    ];
    for (period, revenue, revenue_prior, profit, profit_prior, is_annual) in columns {
        let mut firms = 0;
        for cluster in &roll.clusters {
            let choice = choice(Some(&cluster.id), period, &[]);
            let made = figures_from_roll(&roll, &dictionary, &choice);
            let mut expected = vec![
                ("revenue", revenue, false),
                ("revenue-prior", revenue_prior, false),
                ("leading-revenue", revenue, true),
                ("leading-revenue-prior", revenue_prior, true),
                ("profit", profit, false),
                ("leading-profit", profit, true),
                ("leading-profit-prior", profit_prior, true),
            ];
            if is_annual {
                expected.extend([("tax", 13, false), ("rd-expense", 14, false)]);
            } else {
                assert_eq!(outcome_of(&made, "tax"), "!told");
                assert_eq!(outcome_of(&made, "rd-expense"), "!told");
            }
            for (id, column, is_leading) in &expected {
                let sum = plain_sums(*column, *is_leading)[cluster.id.as_str()];
                assert_eq!(hundredths_of(&outcome_of(&made, id)), sum, "{} {id}", cluster.id);
            }
            assert_eq!(made.filled.len(), expected.len() + 1);
            assert_eq!(outcome_of(&made, "average-staff"), "!told");
            assert_eq!(outcome_of(&made, "supplied-industrial-land"), "!told");
            assert_eq!(made.counted_rows + made.other_rows, 379);
            firms += made.counted_rows;
        }
        assert_eq!(firms, 379);
    }
}

#[test]
fn encodings_and_order_of_rows_make_no_difference() {
    let dictionary = dictionary();
    let made = |bytes: &[u8], encoding: Encoding| {
        let roll = firm_roll_from_bytes(bytes, &dictionary).expect("a roll");
        assert_eq!(roll.encoding, encoding);
        let of = |id: &str| figures_from_roll(&roll, &dictionary, &choice(Some(id), "2020Q3", &[]));
        let ids = ["smart", "hitech", "jimo-auto", "c04", "c05", "c06", "c07", "c08", "c09", "c10"];
        ids.map(of)
    };
    let plain = made(EXAMPLE.as_bytes(), Encoding::Utf8);
    assert_eq!(made(&GB18030.encode(EXAMPLE).0, Encoding::Gb18030), plain);
    let marked = format!("\u{feff}{EXAMPLE}");
    assert_eq!(made(marked.as_bytes(), Encoding::Utf8Marked), plain);
    let mut lines: Vec<&str> = EXAMPLE.lines().collect();
    Random::seeded(7).shuffle(&mut lines[1..]);
    let shuffled = made(lines.join("\n").as_bytes(), Encoding::Utf8);
    for (one, other) in shuffled.iter().zip(&plain) {
        let decimals = |figures: &RollFigures| {
            let filled = figures.filled.iter();
            filled.map(|it| (it.figure.clone(), it.decimal.clone())).collect::<Vec<_>>()
        };
        assert_eq!(decimals(one), decimals(other));
    }
}

#[test]
fn a_typed_figure_that_differs_is_a_finding() {
    let dictionary = dictionary();
    let roll = firm_roll_from_bytes(EXAMPLE.as_bytes(), &dictionary).expect("the example");
    let made = figures_from_roll(&roll, &dictionary, &choice(Some("smart"), "2020Q3", &[]));
    let shipped = rubrics::shipped("industrial@2026.1").expect("shipped");
    let document = serde_json::from_str(shipped.rubric).expect("canonical");
    let rubric = engine::rubric::rubric_from_document(document).expect("good");
    let text = |text: &str| RawEntry::Text(text.to_owned());
    let dossier = Dossier {
        period: Some("2020Q3".to_owned()),
        period_place: 0,
        entries: vec![
            ("revenue".to_owned(), text("1006200.00")),
            ("profit".to_owned(), text("72000.01")),
            ("firms-above-scale".to_owned(), text("30")),
        ],
    };
    let (facts, _, _) = facts_from_entries(&rubric, &dossier);
    let findings = differences(&rubric, &facts, &made.filled);
    let at: Vec<&str> = findings.iter().map(|finding| finding.at.as_str()).collect();
    assert_eq!(at, ["figures.profit", "figures.firms-above-scale"]);
    let said = finding_message(&rubric, &findings[0], Language::Zh);
    assert!(
        said.contains("72000.01") && said.contains("72000（") || said.contains("72000；"),
        "{said}"
    );
    // Every filled figure has the form that the engine takes.
    let taken = Dossier {
        entries: made.filled.iter().map(|it| (it.figure.clone(), text(&it.decimal))).collect(),
        ..dossier
    };
    let (_, _, findings) = facts_from_entries(&rubric, &taken);
    assert!(findings.iter().all(|it| it.code.name() == "figure-not-used"), "{findings:?}");
}

#[test]
fn ten_thousand_firms_are_quick() {
    let dictionary = dictionary();
    let text = roll_of(10_000, &mut Random::seeded(1));
    for bytes in [text.clone().into_bytes(), GB18030.encode(&text).0.into_owned()] {
        let start = Instant::now();
        let roll = firm_roll_from_bytes(&bytes, &dictionary).expect("a roll");
        let read = start.elapsed();
        let start_of_figures = Instant::now();
        let made = figures_from_roll(&roll, &dictionary, &choice(Some("c03"), "2020", &[]));
        let made_in = start_of_figures.elapsed();
        let all = start.elapsed();
        assert_eq!(roll.firms(), 10_000);
        assert_eq!(made.counted_rows, 1000);
        assert_eq!(roll.remark_count(), 0, "{:?}", roll.remarks(&dictionary).next());
        println!("{} in {read:?}, figures in {:?}", roll.encoding.name(), made_in);
        assert!(cfg!(debug_assertions) || all.as_millis() < 300, "{all:?}");
    }
}

#[test]
fn every_code_has_its_words() {
    let remarks = RemarkCode::ALL.iter().flat_map(|code| {
        let name = code.name();
        let gravity = code.gravity().name();
        [format!("kind.{name}"), format!("remark.{name}"), format!("gravity.{gravity}")]
    });
    let questions = QuestionKind::ALL.iter().map(|kind| format!("question.{}", kind.name()));
    for name in remarks.chain(questions) {
        assert!(groups::ROLL.named(&name).is_some(), "roll.{name}");
    }
}

/// Files torn and mixed at random: read or refused, and always answered in full.
#[test]
fn torn_files_never_panic() {
    let dictionary = dictionary();
    let cases = cases();
    let mut random = Random::seeded(40);
    let rounds = if cfg!(debug_assertions) { 3_000 } else { 30_000 };
    for _ in 0..rounds {
        let mut bytes = random.pick(&cases).bytes.clone();
        for _ in 0..random.between(1, 6) {
            tear(&mut bytes, &random.pick(&cases).bytes, &mut random);
        }
        let Ok(roll) = firm_roll_from_bytes(&bytes, &dictionary) else { continue };
        let cluster = roll.clusters.first().map(|cluster| cluster.id.clone());
        let all: Vec<&str> = QuestionKind::ALL.iter().map(|kind| kind.name()).collect();
        for confirmed in [&[][..], &all] {
            let choice = choice(cluster.as_deref(), "2020", confirmed);
            let made = figures_from_roll(&roll, &dictionary, &choice);
            let unchosen = |it: &report::roll::NotFilled| it.reason == Reason::ChooseCluster;
            assert!(!made.not_filled.iter().any(unchosen));
            figures_json(&roll, &dictionary, &made, Language::En);
        }
        groups_of_remarks(roll.remarks(&dictionary), 3);
    }
}

fn tear(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let place = |random: &mut Random, length: usize| {
        let most = i64::try_from(length).expect("a short file");
        usize::try_from(random.between(0, most)).expect("a place")
    };
    let (from, to) = (place(random, bytes.len()), place(random, bytes.len()));
    let (from, to) = (from.min(to), from.max(to));
    let (cut, end) = (place(random, other.len()), place(random, other.len()));
    let piece = other[cut.min(end)..cut.max(end)].to_vec();
    match random.between(0, 3) {
        0 => drop(bytes.drain(from..to)),
        1 => drop(bytes.splice(from..from, piece)),
        2 => drop(bytes.splice(from..to, piece)),
        _ => {
            let odd = [b'"', b',', b'\n', b'\r', 0, 0xff, b'-', b'9', b'(', b' '];
            bytes.insert(from, *random.pick(&odd));
        }
    }
}
