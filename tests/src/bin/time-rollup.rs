//! Times a roll-up of a thousand generated submissions: reading, assessing, adding up, ranking, and
//! ranking anew after the rules changed.

#![allow(clippy::print_stdout, reason = "it says what it measured")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "it stops where it stands")]

use std::time::Instant;

use serde_json::Value;
use tests::examples::example_files;
use tests::portfolios::{Desk, File};
use tests::random::Random;

/// Submissions.
const COUNT: usize = 1_000;

fn main() {
    let files = submissions();
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} files, {} kB on average", files.len(), bytes / files.len() / 1000);
    let desk = Desk::shipped();
    let start = Instant::now();
    let portfolio = desk.portfolio(&files);
    println!("read and assessed: {:?}", start.elapsed());
    let start = Instant::now();
    let (rollup, rankings) = desk.rolled(&portfolio);
    println!("rolled up and ranked: {:?}", start.elapsed());
    let start = Instant::now();
    let again = desk.ranked(&portfolio, &desk.rules.ranking);
    println!("rolled up and ranked again: {:?}", start.elapsed());
    println!(
        "{} submissions, {} set aside, {} kinds, {} ranked",
        rollup.members.len(),
        portfolio.aside.len(),
        rankings.len(),
        again.iter().map(|it| it.standings.len()).sum::<usize>()
    );
}

/// The examples of all kinds under other names, each with figures of its own; one in twenty cut
/// short.
fn submissions() -> Vec<File> {
    let examples: Vec<Value> = example_files()
        .into_iter()
        .filter(|(path, _)| path.ends_with("-2020q3.json"))
        .map(|(_, text)| serde_json::from_str(&text).unwrap())
        .collect();
    let mut random = Random::seeded(11);
    let one = |number: usize| {
        let mut dossier = examples[number % examples.len()].clone();
        dossier["cluster"]["name"] = format!("{number:04}").into();
        let figures = dossier["figures"].as_object_mut().unwrap();
        for value in figures.values_mut() {
            let Some(decimal) = value.as_str().and_then(|it| it.strip_suffix(".00")) else {
                continue;
            };
            let Ok(whole) = decimal.parse::<i64>() else { continue };
            *value = format!("{}.00", whole * random.between(80, 120) / 100).into();
        }
        let mut text = dossier.to_string().into_bytes();
        if number % 20 == 19 {
            text.truncate(text.len() / 2);
        }
        (format!("{number:04}.json"), text)
    };
    (0..COUNT).map(one).collect()
}
