//! Random dossiers: the program prints what the oracle says.
#![allow(clippy::indexing_slicing, clippy::panic, reason = "a failing test says why")]

use std::collections::BTreeMap;
use std::env;
use std::str::FromStr;

use tests::compare::differences_from_verdict;
use tests::dossiers::dossiers;
use tests::oracle::{Asked, Kind, assess};
use tests::subject::assess_json;

const SEED: u64 = 20_201_231;
const COUNT: usize = 2_000;

/// Other dossiers and more of them by hand:
/// `DOSSIERS_SEED=5 DOSSIERS_COUNT=100000 cargo test --release -p tests --test differential`.
fn asked<T: FromStr>(name: &str, usual: T) -> T {
    env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

#[test]
fn random_industrial_dossiers() {
    compare(Kind::Industrial);
}

#[test]
fn random_digital_dossiers() {
    compare(Kind::Digital);
}

#[test]
fn random_urban_dossiers() {
    compare(Kind::Urban);
}

fn compare(kind: Kind) {
    let mut failed = Vec::new();
    let (seed, count) = (asked("DOSSIERS_SEED", SEED), asked("DOSSIERS_COUNT", COUNT));
    for (number, dossier) in dossiers(seed, kind).take(count).enumerate() {
        let file = dossier.to_json();
        let verdict = assess(file.as_bytes(), Asked::default());
        let lines = differences_from_verdict(&assess_json(file.as_bytes()), &verdict);
        if !lines.is_empty() {
            failed.push(format!("dossier {number}\n    {}\n{file}", lines.join("\n    ")));
        }
    }
    failed.sort_by_key(String::len);
    let shortest = &failed[..failed.len().min(3)];
    assert!(
        failed.is_empty(),
        "{} dossiers differ, such as\n{}",
        failed.len(),
        shortest.join("\n")
    );
}

/// A generator that makes only hopeless areas would test little.
#[test]
fn dossiers_reach_every_band_and_every_state() {
    let mut seen = BTreeMap::<String, usize>::new();
    for dossier in dossiers(SEED, Kind::Industrial).take(COUNT) {
        let verdict = assess(dossier.to_json().as_bytes(), Asked::default());
        let answer = verdict.answer().to_value();
        let mut keys = vec![
            format!("exit {}", verdict.exit()),
            format!("stars {}", answer["stars"]["value"]),
            format!("uncapped {}", answer["stars"]["uncapped"]),
        ];
        for list in ["vetoes", "indicators"] {
            for line in answer[list].as_array().into_iter().flatten() {
                keys.push(format!("{} {}", line["id"], line["state"]));
            }
        }
        for finding in answer["findings"].as_array().into_iter().flatten() {
            keys.push(format!("finding {}", finding["code"]));
        }
        keys.push(format!("word {}", answer["indicators"][3]["word"]));
        keys.sort();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    for stars in 0..=5 {
        for name in ["stars", "uncapped"] {
            let key = format!("{name} {stars}");
            assert!(seen.get(&key) >= Some(&30), "{key}: {:?} of {seen:#?}", seen.get(&key));
        }
    }
    for key in EXPECTED {
        assert!(seen.get(*key) >= Some(&3), "{key}: {:?} of {seen:#?}", seen.get(*key));
    }
}

const EXPECTED: &[&str] = &[
    "exit 0",
    "exit 2",
    "stars null",
    "\"V1\" \"clear\"",
    "\"V1\" \"triggered\"",
    "\"V1\" \"undecided\"",
    "\"V1\" \"unjudgeable\"",
    "\"V2\" \"clear\"",
    "\"V2\" \"triggered\"",
    "\"V2\" \"undecided\"",
    "\"V2\" \"unjudgeable\"",
    "\"V3\" \"triggered\"",
    "\"V3\" \"undecided\"",
    "\"V4\" \"triggered\"",
    "\"V4\" \"undecided\"",
    "\"V5\" \"clear\"",
    "\"V5\" \"triggered\"",
    "\"I01\" \"missing\"",
    "\"I02\" \"not-applicable\"",
    "\"I12\" \"not-applicable\"",
    "\"I28\" \"not-applicable\"",
    "finding \"bad-number\"",
    "finding \"bad-word\"",
    "finding \"na-not-allowed\"",
    "finding \"part-exceeds-whole\"",
    "finding \"out-of-range\"",
    "finding \"unknown-figure\"",
    "finding \"figure-not-used\"",
    "finding \"bad-period\"",
    "word null",
    "word \"turned-loss\"",
    "word \"turned-profit\"",
    "word \"loss-cleared\"",
    "word \"loss-narrowed\"",
    "word \"loss-unchanged\"",
    "word \"loss-widened\"",
    "word \"from-zero\"",
    "word \"zero-flat\"",
    "word \"fell-to-loss\"",
];
