//! Packages under a passphrase: the same format as another implementation of age, in both
//! directions; every damage refused with its own reason.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use std::io::{Read, Write};

use age::secrecy::SecretString;
use exchange::package::refusal::seal_refusal_text;
use exchange::package::sealed::{
    GREATEST_WORK_FACTOR, Randomness, SealRefusal, WORK_FACTOR, is_sealed, open, seal,
};
use locale::Language;

const PASSPHRASE: &str = "correct horse \u{9a6c}";
/// Quick, for tests.
const WORK: u8 = 2;

fn randomness(seed: u8) -> Randomness {
    let mut bytes = [seed; Randomness::LENGTH];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = byte.wrapping_add(u8::try_from(place).unwrap().wrapping_mul(37));
    }
    Randomness::from_bytes(bytes)
}

fn sealed(content: &[u8]) -> Vec<u8> {
    seal(content, PASSPHRASE, WORK, &randomness(1)).unwrap()
}

fn secret() -> SecretString {
    SecretString::from(PASSPHRASE.to_owned())
}

fn opened_by_age(sealed: &[u8]) -> Vec<u8> {
    let decryptor = age::Decryptor::new(sealed).unwrap();
    let identity = age::scrypt::Identity::new(secret());
    let mut reader = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).unwrap();
    let mut content = Vec::new();
    reader.read_to_end(&mut content).unwrap();
    content
}

fn sealed_by_age(content: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(secret());
    recipient.set_work_factor(WORK);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).unwrap();
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap();
    sealed
}

fn contents() -> Vec<Vec<u8>> {
    let chunk = 64 * 1024;
    [0, 1, 1000, chunk - 1, chunk, chunk + 1, 3 * chunk + 7]
        .into_iter()
        .map(|length| (0..length).map(|at| u8::try_from(at % 251).unwrap_or_default()).collect())
        .collect()
}

#[test]
fn another_implementation_opens_what_is_sealed_here_and_the_other_way_round() {
    for content in contents() {
        let own = sealed(&content);
        assert!(is_sealed(&own));
        assert!(opened_by_age(&own) == content, "{}", content.len());
        assert!(open(&own, PASSPHRASE).unwrap() == content, "{}", content.len());
        assert!(
            open(&sealed_by_age(&content), PASSPHRASE).unwrap() == content,
            "{}",
            content.len()
        );
    }
}

#[test]
fn the_bytes_are_fixed_by_content_passphrase_and_randomness() {
    use std::fmt::Write as _;
    let mut hex = String::new();
    for byte in sealed(b"wutong") {
        write!(hex, "{byte:02x}").unwrap();
    }
    assert_eq!(hex, VECTOR);
}

const VECTOR: &str = "\
    6167652d656e6372797074696f6e2e6f72672f76310a2d3e207363727970742055586162774f554b\
    4c3152356e73506f44544a58664120320a75684a47714265466e576f646b30716a35704c30544f49\
    785a694b4134374f644f68554734704a786457450a2d2d2d204a43494b73653648597042582f754f\
    694733696475626f4f4b6450626b41515a51334937726f56523641630aa1c6eb10355a7fa4c9ee13\
    385d82a7ccd9d67f927a028fde69a7be4b87c753646b088bf1f63d";

#[test]
fn the_usual_work_factor_is_one_that_is_accepted() {
    let sealed = seal(b"x", PASSPHRASE, WORK_FACTOR, &randomness(3)).unwrap();
    assert_eq!(open(&sealed, PASSPHRASE).unwrap(), b"x");
}

#[track_caller]
fn is_refused(sealed: &[u8], passphrase: &str, expected: &SealRefusal) {
    assert_eq!(open(sealed, passphrase).as_ref(), Err(expected));
    for language in [Language::Zh, Language::En] {
        assert!(!seal_refusal_text(expected, language).is_empty());
    }
}

fn replaced(sealed: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = sealed.windows(from.len()).position(|it| it == from.as_bytes()).unwrap();
    [&sealed[..at], to.as_bytes(), &sealed[at + from.len()..]].concat()
}

#[test]
fn every_damage_has_a_refusal_of_its_own() {
    let content = vec![9; 70_000];
    let sealed = sealed(&content);
    let header = sealed.windows(4).position(|it| it == b"\n---").unwrap() + 1;
    let payload = header + "--- ".len() + 43 + 1;
    is_refused(b"PK\x03\x04", PASSPHRASE, &SealRefusal::NotSealed);
    is_refused(&sealed, "another one", &SealRefusal::WrongPassphrase);
    is_refused(&replaced(&sealed, " 2\n", " 3\n"), PASSPHRASE, &SealRefusal::WrongPassphrase);
    for found in ["0", "19", "64", "256", "02", "+2", "x", ""] {
        let changed = replaced(&sealed, " 2\n", &format!(" {found}\n"));
        let limit = GREATEST_WORK_FACTOR;
        let expected = SealRefusal::WorkFactor { found: found.to_owned(), limit };
        is_refused(&changed, PASSPHRASE, &expected);
    }
    let other = replaced(&sealed, "-> scrypt ", "-> X25519 ");
    is_refused(&other, PASSPHRASE, &SealRefusal::OtherRecipient("X25519".to_owned()));
    let more = replaced(&sealed, "-> scrypt ", "-> scrypt x ");
    is_refused(&more, PASSPHRASE, &SealRefusal::BadHeader("scrypt"));
    let second = replaced(&sealed, "\n---", "\n-> scrypt a 2\nb\n---");
    is_refused(&second, PASSPHRASE, &SealRefusal::BadHeader("second recipient"));
    let padded = replaced(&sealed, " 2\n", "= 2\n");
    is_refused(&padded, PASSPHRASE, &SealRefusal::BadHeader("salt"));
    let mut changed = sealed.clone();
    // A check that is spelt canonically and is another.
    changed[header + 4] = if changed[header + 4] == b'A' { b'B' } else { b'A' };
    is_refused(&changed, PASSPHRASE, &SealRefusal::ChangedHeader);
    for length in [30, header, header + 20, payload, payload + 10, payload + 16] {
        is_refused(&sealed[..length], PASSPHRASE, &SealRefusal::Cut);
    }
    is_refused(&sealed[..payload + 16 + 65_552], PASSPHRASE, &SealRefusal::Cut);
    let last = SealRefusal::LastBlock { block: 2 };
    is_refused(&sealed[..sealed.len() - 1], PASSPHRASE, &last);
    let mut changed = sealed.clone();
    changed[payload + 20] ^= 1;
    is_refused(&changed, PASSPHRASE, &SealRefusal::ChangedContent { block: 1 });
    let short = seal(b"x", "1234567", WORK, &randomness(1));
    assert_eq!(short, Err(SealRefusal::TooShort { limit: 8 }));
    let high = seal(b"x", PASSPHRASE, GREATEST_WORK_FACTOR + 1, &randomness(1));
    assert!(matches!(high, Err(SealRefusal::WorkFactor { .. })));
}

/// No flip of a bit gives any content.
#[test]
fn every_byte_counts() {
    let sealed = sealed(b"wutong");
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(open(&changed, PASSPHRASE).is_err(), "byte {at}");
    }
}
