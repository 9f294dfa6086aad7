//! A thousand submissions and more, as many officials get them: the examples of all kinds under
//! other names, each with figures of its own; one in twenty damaged.

use exchange::package::{Handing, Original};
use serde_json::Value;
use wutong_cli::ShippedShelf;

use crate::examples::example_files;
use crate::packages::{candidate, handing, packed};
use crate::portfolios::File;
use crate::random::Random;

/// One in so many is damaged.
const DAMAGED: usize = 20;

/// Figures that tables and reconciliations have to agree with stay as they are.
const CHECKED: [&str; 5] =
    ["revenue", "leading-revenue", "leading-revenue-prior", "profit", "district-revenue"];

/// The most bytes of an original; with half of them a package has 60 kB.
const ORIGINAL: i64 = 12_000;

/// Dossiers, one of them in twenty cut short.
pub fn dossiers(count: usize) -> Vec<File> {
    let mut generated = Generated::seeded(11);
    let one = |number: usize| {
        let mut text = generated.dossier(number).into_bytes();
        if is_damaged(number) {
            text.truncate(text.len() / 2);
        }
        (format!("{number:04}.json"), text)
    };
    (0..count).map(one).collect()
}

/// Packages of some 60 kB with an original each; one in twenty is cut short, has another byte, is no
/// archive, or is empty.
pub fn packages(count: usize) -> impl Iterator<Item = File> {
    let mut generated = Generated::seeded(11);
    (0..count).map(move |number| {
        let dossier = generated.dossier(number);
        let original = Original { name: "roll.bin".to_owned(), bytes: generated.noise() };
        let handing = Handing { originals: vec![original], ..handing() };
        let mut bytes = packed(&candidate(&dossier).submission(handing, &ShippedShelf)).bytes;
        if is_damaged(number) {
            damage(&mut bytes, number / DAMAGED);
        }
        (format!("{number:04}.zip"), bytes)
    })
}

/// Whether the submission of a number is damaged.
pub fn is_damaged(number: usize) -> bool {
    number % DAMAGED == DAMAGED - 1
}

fn damage(bytes: &mut Vec<u8>, cause: usize) {
    match cause % 4 {
        0 => bytes.truncate(bytes.len() / 2),
        1 => {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }
        2 => bytes.splice(..4, *b"none").for_each(drop),
        _ => bytes.clear(),
    }
}

struct Generated {
    examples: Vec<Value>,
    random: Random,
}

impl Generated {
    fn seeded(seed: u64) -> Self {
        let examples = example_files()
            .into_iter()
            .filter(|(path, _)| path.ends_with("-2020q3.json"))
            .map(|(_, text)| serde_json::from_str(&text).expect("JSON"))
            .collect();
        Self { examples, random: Random::seeded(seed) }
    }

    fn dossier(&mut self, number: usize) -> String {
        let mut dossier = self.examples[number % self.examples.len()].clone();
        dossier["cluster"]["name"] = format!("{number:04}").into();
        for (name, value) in dossier["figures"].as_object_mut().expect("figures") {
            if CHECKED.contains(&name.as_str()) {
                continue;
            }
            let whole = value.as_str().and_then(|it| it.strip_suffix(".00"));
            let Some(whole) = whole.and_then(|it| it.parse::<i64>().ok()) else { continue };
            *value = format!("{}.00", whole * self.random.between(80, 120) / 100).into();
        }
        dossier.to_string()
    }

    /// Bytes that do not pack.
    fn noise(&mut self) -> Vec<u8> {
        let count = self.random.between(0, ORIGINAL);
        (0..count).map(|_| u8::try_from(self.random.between(0, 255)).expect("a byte")).collect()
    }
}
