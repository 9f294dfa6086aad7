//! The head of an age file with one scrypt recipient, in its one spelling.

use super::GREATEST_WORK_FACTOR;
use super::base64::{decoded, encoded};
use super::refusal::SealRefusal;

/// The first line.
pub(super) const FIRST: &str = "age-encryption.org/v1\n";

/// The most bytes of a head that are looked at: one scrypt recipient takes some 200.
const LONGEST: usize = 4_096;

/// A head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Salt of scrypt.
    pub(super) salt: [u8; 16],
    /// Binary logarithm of scrypt's N.
    pub(super) work: u8,
    /// The file key under the passphrase's key.
    pub(super) body: [u8; 32],
}

/// A head that was read.
pub(super) struct ReadHeader<'a> {
    pub(super) header: Header,
    /// What its check is made of.
    pub(super) checked: &'a [u8],
    /// Its check.
    pub(super) mac: [u8; 32],
    /// What follows it.
    pub(super) payload: &'a [u8],
}

impl Header {
    /// The text up to and with the three hyphens.
    pub(super) fn text(&self) -> String {
        let (salt, body) = (encoded(&self.salt), encoded(&self.body));
        format!("{FIRST}-> scrypt {salt} {}\n{body}\n---", self.work)
    }
}

/// Reads the head of a file that begins with [`FIRST`].
pub(super) fn header_of(bytes: &[u8]) -> Result<ReadHeader<'_>, SealRefusal> {
    let mut lines = Lines { bytes, at: FIRST.len() };
    let stanza = lines.next()?;
    let Some(stanza) = stanza.strip_prefix("-> ") else {
        return Err(SealRefusal::BadHeader("recipient"));
    };
    let words: Vec<&str> = stanza.split(' ').collect();
    let (salt, work) = match words.as_slice() {
        ["scrypt", salt, work] => (*salt, *work),
        ["scrypt", ..] => return Err(SealRefusal::BadHeader("scrypt")),
        [kind, ..] => return Err(SealRefusal::OtherRecipient((*kind).to_owned())),
        [] => return Err(SealRefusal::BadHeader("recipient")),
    };
    let salt = decoded(salt).ok_or(SealRefusal::BadHeader("salt"))?;
    let work = work_factor(work)?;
    let body = decoded(lines.next()?).ok_or(SealRefusal::BadHeader("key"))?;
    let end = lines.at;
    let last = lines.next()?;
    // A passphrase stands alone: another recipient could open the file without it.
    let Some(mac) = last.strip_prefix("--- ") else {
        let is_more = last.starts_with("-> ");
        return Err(SealRefusal::BadHeader(if is_more { "second recipient" } else { "check" }));
    };
    let mac = decoded(mac).ok_or(SealRefusal::BadHeader("check"))?;
    let checked = bytes.get(..end + 3).unwrap_or_default();
    let payload = bytes.get(lines.at..).unwrap_or_default();
    Ok(ReadHeader { header: Header { salt, work, body }, checked, mac, payload })
}

/// A decimal without leading zeros, within what is accepted.
fn work_factor(text: &str) -> Result<u8, SealRefusal> {
    let refused = || SealRefusal::WorkFactor {
        found: text.chars().take(20).collect(),
        limit: GREATEST_WORK_FACTOR,
    };
    let work: u8 =
        text.parse().ok().filter(|it: &u8| it.to_string() == text).ok_or_else(refused)?;
    if (1..=GREATEST_WORK_FACTOR).contains(&work) { Ok(work) } else { Err(refused()) }
}

struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a str, SealRefusal> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let rest = rest.get(..rest.len().min(LONGEST)).unwrap_or_default();
        let Some(length) = rest.iter().position(|byte| *byte == b'\n') else {
            let is_cut = rest.len() < LONGEST;
            return Err(if is_cut { SealRefusal::Cut } else { SealRefusal::BadHeader("line") });
        };
        self.at += length + 1;
        let line = core::str::from_utf8(rest.get(..length).unwrap_or_default()).ok();
        line.ok_or(SealRefusal::BadHeader("line"))
    }
}
