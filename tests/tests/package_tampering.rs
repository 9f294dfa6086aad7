//! Twenty thousand sampled tamperings with a package: every one is named, none brings the check down.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use std::io::{Cursor, Write};
use std::ops::Range;
use std::thread;

use exchange::package::{package_files, verify};
use locale::Language;
use report::package::{PackageGravity, Verdict};
use tests::packages::{packed, submission};
use tests::random::Random;
use wutong_cli::ShippedShelf;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const SAMPLES: u64 = 20_000;

/// Short, for a package of few bytes.
const DOSSIER: &str = r#"{"rubric":"industrial@2026.1","period":"2020","cluster":{"name":"A"},
    "figures":{"revenue":"67000","leading-revenue":"40200","tax":"1286"}}"#;

type Parts = Vec<(String, Vec<u8>)>;

/// What is tampered with.
struct Original {
    bytes: Vec<u8>,
    parts: Parts,
    /// Where the bytes of each part lie.
    places: Vec<Range<usize>>,
}

impl Original {
    fn new() -> Self {
        let submission = submission(DOSSIER);
        let bytes = packed(&submission).bytes;
        let parts = package_files(&submission);
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let places = (0..parts.len())
            .map(|place| {
                let entry = archive.by_index(place).unwrap();
                let from = usize::try_from(entry.data_start().unwrap()).unwrap();
                from..from + usize::try_from(entry.size()).unwrap()
            })
            .collect();
        Self { bytes, parts, places }
    }

    /// The part in which a byte lies.
    fn part_at(&self, at: usize) -> Option<&str> {
        let place = self.places.iter().position(|place| place.contains(&at))?;
        Some(&self.parts[place].0)
    }
}

/// A tampered file, what was done, and the part that must be named.
struct Tampered {
    bytes: Vec<u8>,
    what: String,
    part: Option<String>,
}

fn index(random: &mut Random, length: usize) -> usize {
    usize::try_from(random.between(0, i64::try_from(length).unwrap() - 1)).unwrap()
}

fn tampered(original: &Original, random: &mut Random) -> Tampered {
    let kind = random.between(0, 9);
    let mut bytes = original.bytes.clone();
    let at = index(random, bytes.len());
    let mut part = None;
    let what = match kind {
        0..=3 => {
            let flip = u8::try_from(random.between(1, 255)).unwrap();
            bytes[at] ^= flip;
            part = original.part_at(at).map(str::to_owned);
            format!("byte {at} ^ {flip:02x}")
        }
        4 => {
            bytes.truncate(at);
            format!("cut at {at}")
        }
        5 => {
            let length = index(random, 40) + 1;
            let end = (at + length).min(bytes.len());
            bytes.drain(at..end);
            format!("{length} taken at {at}")
        }
        6 => {
            let at = *random.pick(&[0, at, bytes.len()]);
            let added: Vec<u8> =
                (0..=index(random, 40)).map(|_| random.bits().to_le_bytes()[0]).collect();
            let what = format!("{} put at {at}", added.len());
            bytes.splice(at..at, added);
            what
        }
        7 => {
            let end = (at + index(random, 64) + 1).min(bytes.len());
            for byte in &mut bytes[at..end] {
                *byte = random.bits().to_le_bytes()[0];
            }
            format!("noise from {at} to {end}")
        }
        _ => {
            let (rezipped, what) = rezipped(original, random);
            bytes = rezipped;
            what
        }
    };
    Tampered { bytes, what, part }
}

/// Packed anew by another library, usually with something changed.
fn rezipped(original: &Original, random: &mut Random) -> (Vec<u8>, String) {
    let mut parts = original.parts.clone();
    let (one, other) = (index(random, parts.len()), index(random, parts.len()));
    let what = match random.between(0, 7) {
        0 => {
            random.shuffle(&mut parts);
            "another order"
        }
        1 => {
            let content = parts[one].1.clone();
            parts[one].1 = core::mem::replace(&mut parts[other].1, content);
            "two parts swapped"
        }
        2 => {
            parts.remove(one);
            "a part left out"
        }
        3 => {
            parts.insert(other, (format!("more-{one}.txt"), vec![1]));
            "a part added"
        }
        4 => {
            parts[one].0 = parts[one].0.to_uppercase();
            "a name in capitals"
        }
        5 => {
            parts[one].1.push(b' ');
            "a part changed"
        }
        6 => {
            parts[one].0 = format!("../{}", parts[one].0);
            "a path"
        }
        _ => "the same parts",
    };
    let method = *random.pick(&[CompressionMethod::Stored, CompressionMethod::Deflated]);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in &parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    if random.chance(20) {
        writer.set_comment("x").unwrap();
    }
    (writer.finish().unwrap().into_inner(), format!("{what}, {method:?}"))
}

#[test]
fn every_tampering_is_named() {
    let original = Original::new();
    let run = |share: Range<u64>| {
        for seed in share {
            let mut random = Random::seeded(seed);
            let Tampered { bytes, what, part } = tampered(&original, &mut random);
            if bytes == original.bytes {
                continue;
            }
            let verification = verify(&bytes, None, &ShippedShelf, Language::Zh);
            let findings = &verification.findings;
            assert_ne!(verification.verdict, Verdict::Whole, "{seed}: {what}");
            let is_named = findings.iter().any(|it| it.code.gravity() != PackageGravity::Note);
            assert!(is_named, "{seed}: {what}");
            if let Some(part) = part {
                let names_part = findings.iter().any(|it| it.parts.contains(&part));
                assert!(names_part, "{seed}: {what} in {part}: {findings:?}");
            }
        }
    };
    thread::scope(|scope| {
        let threads =
            [0..SAMPLES / 2, SAMPLES / 2..SAMPLES].map(|share| scope.spawn(|| run(share)));
        for thread in threads {
            thread.join().expect("every tampering is named");
        }
    });
}

/// Every byte of what stands around the parts, and many of theirs: none is without meaning.
#[test]
fn every_byte_counts() {
    let original = Original::new();
    let is_tried = |at: &usize| original.part_at(*at).is_none() || at.is_multiple_of(7);
    for at in (0..original.bytes.len()).filter(is_tried) {
        let mut bytes = original.bytes.clone();
        bytes[at] ^= 1;
        let verification = verify(&bytes, None, &ShippedShelf, Language::Zh);
        assert_ne!(verification.verdict, Verdict::Whole, "byte {at}");
    }
}
