//! Every finding on packages is brought about by a case, and every case has just the findings that
//! it should.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use exchange::package::{
    CheckCode, LARGEST, Submission, package_files, verification_json, verify, verify_as_next,
};
use locale::Language;
use report::package::{PackageCode, Verdict};
use serde_json::Value;
use tests::packages::{SMALL, packed, submission};
use wutong_cli::ShippedShelf;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

type Parts = Vec<(String, Vec<u8>)>;

const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

fn whole() -> Vec<u8> {
    packed(&submission(SMALL)).bytes
}

/// A package of a submission with something changed, consistent in itself.
fn forged(change: impl Fn(&mut Submission)) -> Vec<u8> {
    let mut submission = submission(SMALL);
    change(&mut submission);
    packed(&submission).bytes
}

/// Parts packed by another library, which writes other times and attributes.
fn zipped(parts: &Parts, method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let time = DateTime::from_date_and_time(2021, 1, 15, 8, 0, 0).unwrap();
    let options = SimpleFileOptions::default().compression_method(method).last_modified_time(time);
    for (name, bytes) in parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The same with its parts changed.
fn rezipped(change: impl Fn(&mut Parts)) -> Vec<u8> {
    let mut parts = package_files(&submission(SMALL));
    change(&mut parts);
    zipped(&parts, CompressionMethod::Stored)
}

fn place(bytes: &[u8], sought: &[u8]) -> usize {
    bytes.windows(sought.len()).position(|it| it == sought).unwrap()
}

/// The package with a byte changed so many places behind what is sought.
fn edited(sought: &[u8], behind: usize, byte: u8) -> Vec<u8> {
    let mut bytes = whole();
    let at = place(&bytes, sought) + behind;
    assert_ne!(bytes[at], byte);
    bytes[at] = byte;
    bytes
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let mut at = 0;
    while let Some(next) = bytes[at..].windows(from.len()).position(|it| it == from.as_bytes()) {
        at += next;
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        at += to.len();
    }
    bytes
}

fn content<'a>(parts: &'a mut Parts, name: &str) -> &'a mut Vec<u8> {
    &mut parts.iter_mut().find(|(it, _)| it == name).unwrap().1
}

fn in_dossier(change: impl Fn(&mut Value)) -> Vec<u8> {
    rezipped(|parts| {
        let dossier = content(parts, "dossier.json");
        let mut value: Value = serde_json::from_slice(dossier).unwrap();
        change(&mut value);
        *dossier = value.to_string().into_bytes();
    })
}

fn with_gap() -> Vec<u8> {
    let mut bytes = whole();
    let directory = place(&bytes, CENTRAL);
    bytes.splice(directory..directory, [0; 7]);
    let end = place(&bytes, END);
    let moved = u32::try_from(directory + 7).unwrap().to_le_bytes();
    bytes[end + 16..end + 20].copy_from_slice(&moved);
    bytes
}

fn with_comment() -> Vec<u8> {
    let mut bytes = edited(END, 20, 3);
    bytes.extend(b"abc");
    bytes
}

fn in_report() -> Vec<u8> {
    let mut bytes = whole();
    let report = place(&bytes, b"\0\0report.txt");
    let digit = report + bytes[report..].iter().position(|it| *it == b'9').unwrap();
    bytes[digit] = b'8';
    bytes
}

fn many() -> Vec<u8> {
    let parts: Parts = (0..201).map(|it| (it.to_string(), Vec::new())).collect();
    zipped(&parts, CompressionMethod::Stored)
}

fn twice() -> Vec<u8> {
    let added = rezipped(|parts| parts.push(("report.tx_".to_owned(), b"x".to_vec())));
    replaced(&added, "report.tx_", "report.txt")
}

/// The code that a case is for, the others that come with it, and the file.
fn cases() -> Vec<(PackageCode, Vec<PackageCode>, Vec<u8>)> {
    use PackageCode as P;
    let anew = || vec![P::Timestamps, P::OtherHeaders];
    let anew_with = |more: &[P]| [anew(), more.to_vec()].concat();
    let changed = anew_with(&[P::PartChanged]);
    let newer = replaced(&whole(), "\"version\":1", "\"version\":2");
    let other = package_files(&submission(SMALL)).split_off(5);
    let unknown = |it: &mut Submission| {
        it.dossier = it.dossier.replace("industrial@2026.1", "industrial@2999.1");
    };
    vec![
        (P::TooLarge, vec![], vec![0; LARGEST + 1]),
        (P::TooManyParts, vec![], many()),
        (P::Sealed, vec![], b"age-encryption.org/v1\n-> scrypt x".to_vec()),
        (P::NotAPackage, vec![], b"no archive".to_vec()),
        (P::NotAPackage, anew(), zipped(&other, CompressionMethod::Stored)),
        (P::NewerVersion, vec![], newer),
        (P::Truncated, vec![], whole()[..whole().len() - 1].to_vec()),
        (
            P::Compressed,
            anew(),
            zipped(&package_files(&submission(SMALL)), CompressionMethod::Deflated),
        ),
        (P::EncryptedParts, vec![P::HeadersDisagree], edited(CENTRAL, 8, 1)),
        (P::Timestamps, vec![P::HeadersDisagree], edited(CENTRAL, 12, 1)),
        (P::OtherHeaders, vec![], edited(CENTRAL, 38, 1)),
        (P::HeadersDisagree, vec![], edited(b"PK\x03\x04", 10, 1)),
        (P::BadChecksum, vec![P::PartChanged], in_report()),
        (P::Prefix, vec![], [b"ab".as_slice(), &whole()].concat()),
        (P::Gap, vec![], with_gap()),
        (P::Trailing, vec![], [whole().as_slice(), b"ab"].concat()),
        (P::Comment, vec![], with_comment()),
        (P::Order, anew(), rezipped(|parts| parts.reverse())),
        (P::DuplicatePart, anew(), twice()),
        (P::NameChanged, vec![], replaced(&whole(), "\0\0report.txt", "\0\0Report.txt")),
        (P::PartMissing, anew(), rezipped(|parts| parts.truncate(5))),
        (P::PartAdded, anew(), rezipped(|parts| parts.push(("x".to_owned(), vec![])))),
        (P::PartChanged, anew(), rezipped(|parts| content(parts, "report.txt").push(b'x'))),
        (
            P::PartBroken,
            changed.clone(),
            rezipped(|it| *content(it, "submission.json") = b"{".to_vec()),
        ),
        (P::KeyChanged, changed.clone(), in_dossier(|it| it["figures"]["tax"] = "1".into())),
        (P::KeyAdded, changed.clone(), in_dossier(|it| it["figures"]["more"] = "1".into())),
        (
            P::KeyRemoved,
            changed,
            in_dossier(|it| drop(it["figures"].as_object_mut().unwrap().remove("tax"))),
        ),
        (
            P::ManifestChanged,
            anew_with(&[P::PartChanged]),
            rezipped(|parts| {
                let manifest = content(parts, "manifest.json");
                let at = place(manifest, b"report.txt\",\"sha256\":\"") + 22;
                manifest[at] = if manifest[at] == b'0' { b'1' } else { b'0' };
            }),
        ),
        (P::Respelt, vec![], forged(|it| it.dossier.push('\n'))),
        (P::NotCanonical, vec![], edited(END, 4, 1)),
        (P::ContradictsDossier, vec![P::OriginUnproven], forged(|it| it.head.period.push('x'))),
        (P::AssessmentDiffers, vec![P::OriginUnproven], forged(|it| it.summary.stars.low = 9)),
        (P::RubricDiffers, vec![P::OriginUnproven], forged(|it| it.head.digest.push('x'))),
        (P::DossierRefused, vec![P::OriginUnproven], forged(|it| "{}".clone_into(&mut it.dossier))),
        (P::EditionUnknown, vec![P::OriginUnproven], forged(unknown)),
        (P::ReportDiffers, vec![P::OriginUnproven], forged(|it| it.report.push('x'))),
        (P::OriginUnproven, vec![], whole()),
    ]
}

#[test]
fn every_finding_has_a_case() {
    let mut seen = BTreeSet::new();
    for (code, with, bytes) in cases() {
        let verification = verify(&bytes, None, &ShippedShelf, Language::Zh);
        let found: BTreeSet<PackageCode> = verification.findings.iter().map(|it| it.code).collect();
        let expected: BTreeSet<PackageCode> = with.into_iter().chain([code]).collect();
        assert_eq!(found, expected, "{}: {:?}", code.name(), verification.findings);
        let json: Value =
            serde_json::from_str(&verification_json(&verification, Language::En)).unwrap();
        assert_eq!(json["verdict"], verification.verdict.name());
        seen.extend(found);
    }
    let other = CheckCode::of_manifest(b"");
    let verification = verify(&whole(), Some(&other), &ShippedShelf, Language::Zh);
    assert_eq!(verification.verdict, Verdict::Changed);
    seen.extend(verification.findings.iter().map(|it| it.code));
    let submission = submission(SMALL);
    seen.extend(verify_as_next(&submission, &submission).iter().map(|it| it.code));
    let all: BTreeSet<PackageCode> = PackageCode::ALL.iter().copied().collect();
    assert_eq!(all.difference(&seen).collect::<Vec<_>>(), Vec::<&PackageCode>::new());
}
