//! [`open_archive`]: the parts of any ZIP, and whatever in it is not as packages have it.
//!
//! Lengths are checked before anything is copied; nothing is inflated.

use std::collections::BTreeMap;

use super::layout::{
    ATTRIBUTES, CENTRAL, CENTRAL_LENGTH, DATE, END, END_LENGTH, FLAGS, LOCAL, LOCAL_LENGTH,
    MADE_BY, STORED, TIME, ZIP_VERSION, size_at, u16_at, u32_at,
};
use super::write::archive_of;
use report::package::{PackageCode, PackageFinding};

/// A part as it lies there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// Its name.
    pub(crate) name: String,
    /// Its bytes; of a part that is compressed, none can be said.
    pub(crate) bytes: Option<&'a [u8]>,
}

/// An archive that was opened.
pub(crate) struct Opened<'a> {
    /// Its parts, in the order of the directory.
    pub(crate) entries: Vec<Entry<'a>>,
    /// What is not as packages have it.
    pub(crate) findings: Vec<PackageFinding>,
}

/// A line of the directory.
struct Line {
    name: String,
    /// Everything from the version that is needed to the length of the name.
    shared: Vec<u8>,
    flags: u16,
    method: u16,
    is_stamped: bool,
    has_extras: bool,
    crc: u32,
    size: usize,
    /// Where its part begins.
    at: usize,
}

/// The end of the archive.
struct End {
    at: usize,
    count: usize,
    directory: usize,
    /// How many bytes stand before the place from which the archive counts.
    shift: usize,
    comment: usize,
}

/// Opens an archive of at most `most` parts.
///
/// # Errors
/// It is no archive, or has more parts than are looked at.
pub(crate) fn open_archive(bytes: &[u8], most: usize) -> Result<Opened<'_>, PackageFinding> {
    let Some(end) = end_of(bytes) else {
        let entries = entries_from_the_front(bytes, most);
        if entries.is_empty() {
            return Err(PackageFinding::new(PackageCode::NotAPackage));
        }
        let findings = vec![PackageFinding::new(PackageCode::Truncated)];
        return Ok(Opened { entries, findings });
    };
    let lines = lines_of(bytes, &end, most);
    if end.count > most || lines.len() > most {
        let limit = most.to_string();
        return Err(PackageFinding::new(PackageCode::TooManyParts).expected(limit));
    }
    let mut odd = Odd::default();
    let mut entries = Vec::new();
    let mut taken = Vec::new();
    for line in &lines {
        odd.look_at_line(line);
        let part = part_of(bytes, line, &mut odd);
        taken.extend(part.as_ref().map(|(from, data)| (*from, data.1)));
        let stored = part.map(|(_, (data, _))| data).filter(|_| line.method == STORED);
        if stored.is_some_and(|data| crc32fast::hash(data) != line.crc) {
            odd.say(PackageCode::BadChecksum, &line.name);
        }
        entries.push(Entry { name: line.name.clone(), bytes: stored });
    }
    let mut findings = odd.findings();
    findings.extend(around(bytes, &end, taken));
    if findings.is_empty() {
        findings.extend(not_canonical(bytes, &entries));
    }
    Ok(Opened { entries, findings })
}

/// Whether a file differs from the one way to write its parts, in something that has no name.
fn not_canonical(bytes: &[u8], entries: &[Entry<'_>]) -> Option<PackageFinding> {
    let parts: Vec<(&str, &[u8])> =
        entries.iter().map(|it| (it.name.as_str(), it.bytes.unwrap_or_default())).collect();
    first_difference(&archive_of(&parts), bytes)
}

/// The first byte that differs, counted from 1; none if all are the same.
pub(crate) fn first_difference(expected: &[u8], found: &[u8]) -> Option<PackageFinding> {
    if expected == found {
        return None;
    }
    let same = expected.iter().zip(found).take_while(|(left, right)| left == right).count();
    Some(PackageFinding::new(PackageCode::NotCanonical).found((same + 1).to_string()))
}

/// What is odd, with the parts of which it is said.
#[derive(Default)]
struct Odd(BTreeMap<PackageCode, Vec<String>>);

impl Odd {
    fn say(&mut self, code: PackageCode, part: &str) {
        let parts = self.0.entry(code).or_default();
        if !parts.iter().any(|known| known == part) {
            parts.push(part.to_owned());
        }
    }

    fn look_at_line(&mut self, line: &Line) {
        let odd = [
            (PackageCode::Compressed, line.method != STORED),
            (PackageCode::EncryptedParts, line.flags & 1 == 1),
            (PackageCode::Timestamps, !line.is_stamped),
            (PackageCode::OtherHeaders, line.has_extras || line.flags & !1 != FLAGS),
        ];
        for (code, _) in odd.into_iter().filter(|(_, is_odd)| *is_odd) {
            self.say(code, &line.name);
        }
    }

    fn findings(self) -> Vec<PackageFinding> {
        let finding = |(code, parts)| PackageFinding { parts, ..PackageFinding::new(code) };
        self.0.into_iter().map(finding).collect()
    }
}

/// The last end whose remark fits into the file.
fn end_of(bytes: &[u8]) -> Option<End> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find_map(|at| {
        (u32_at(bytes, at)? == END).then_some(())?;
        let comment = usize::from(u16_at(bytes, at + 20)?);
        (at + END_LENGTH + comment <= bytes.len()).then_some(())?;
        let (size, start) = (size_at(bytes, at + 12)?, size_at(bytes, at + 16)?);
        let count = usize::from(u16_at(bytes, at + 10)?);
        let begins = |directory: usize| u32_at(bytes, directory) == Some(CENTRAL);
        // Bytes that were put before the first part move everything behind them.
        let before_end = at.saturating_sub(size);
        let directory = if begins(start) || !begins(before_end) { start } else { before_end };
        let shift = directory.saturating_sub(start);
        Some(End { at, count, directory, shift, comment })
    })
}

/// The lines of the directory, as far as they can be read; not many more than are allowed.
fn lines_of(bytes: &[u8], end: &End, most: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = end.directory;
    while lines.len() <= most {
        let Some((line, next)) = line_at(bytes, at, end.shift) else { break };
        lines.push(line);
        at = next;
    }
    lines
}

fn line_at(bytes: &[u8], at: usize, shift: usize) -> Option<(Line, usize)> {
    (u32_at(bytes, at)? == CENTRAL).then_some(())?;
    let short = |offset: usize| u16_at(bytes, at + offset);
    let (name, extra, comment) = (short(28)?, short(30)?, short(32)?);
    let [name, rest] = [usize::from(name), usize::from(extra) + usize::from(comment)];
    let names = at + CENTRAL_LENGTH;
    let spelt = bytes.get(names..names + name)?;
    let has_extras = rest > 0
        || short(4)? != MADE_BY
        || short(6)? != ZIP_VERSION
        || short(34)? != 0
        || short(36)? != 0
        || u32_at(bytes, at + 38)? != ATTRIBUTES;
    let line = Line {
        name: String::from_utf8_lossy(spelt).into_owned(),
        shared: bytes.get(at + 6..at + 30)?.to_vec(),
        flags: short(8)?,
        method: short(10)?,
        is_stamped: (short(12)?, short(14)?) == (TIME, DATE),
        has_extras,
        crc: u32_at(bytes, at + 16)?,
        size: size_at(bytes, at + 20)?,
        at: size_at(bytes, at + 42)?.saturating_add(shift),
    };
    Some((line, names + name + rest))
}

/// Where a part begins, its bytes and where they end.
fn part_of<'a>(bytes: &'a [u8], line: &Line, odd: &mut Odd) -> Option<(usize, (&'a [u8], usize))> {
    let found = (|| {
        (u32_at(bytes, line.at)? == LOCAL).then_some(())?;
        let (name, extra) = (u16_at(bytes, line.at + 26)?, u16_at(bytes, line.at + 28)?);
        let names = line.at + LOCAL_LENGTH;
        let from = names + usize::from(name);
        let data = from + usize::from(extra);
        let agrees = bytes.get(line.at + 4..line.at + 28)? == line.shared.as_slice()
            && bytes.get(names..from)? == line.name.as_bytes();
        let to = data.checked_add(line.size)?;
        Some((agrees, usize::from(extra), bytes.get(data..to)?, to))
    })();
    let Some((agrees, extra, data, to)) = found else {
        odd.say(PackageCode::HeadersDisagree, &line.name);
        return None;
    };
    if !agrees {
        odd.say(PackageCode::HeadersDisagree, &line.name);
    }
    if extra > 0 {
        odd.say(PackageCode::OtherHeaders, &line.name);
    }
    Some((line.at, (data, to)))
}

/// What stands between and around the parts.
fn around(bytes: &[u8], end: &End, mut taken: Vec<(usize, usize)>) -> Vec<PackageFinding> {
    let mut findings = Vec::new();
    if !taken.is_sorted() {
        findings.push(PackageFinding::new(PackageCode::Order));
        taken.sort_unstable();
    }
    let count = |code: PackageCode, found: usize| {
        (found > 0).then(|| PackageFinding::new(code).found(found.to_string()))
    };
    let first = taken.first().map_or(0, |(from, _)| *from);
    findings.extend(count(PackageCode::Prefix, first));
    let (mut gaps, mut reached) = (0usize, first);
    for (from, to) in taken.into_iter().chain([(end.directory, end.directory)]) {
        gaps += from.saturating_sub(reached);
        reached = reached.max(to);
    }
    findings.extend(count(PackageCode::Gap, gaps));
    if end.comment > 0 {
        findings.push(PackageFinding::new(PackageCode::Comment));
    }
    let behind = bytes.len().saturating_sub(end.at + END_LENGTH + end.comment);
    findings.extend(count(PackageCode::Trailing, behind));
    findings
}

/// The parts of an archive whose end is missing, from the first on as far as they are whole.
fn entries_from_the_front(bytes: &[u8], most: usize) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let mut at = 0;
    while entries.len() < most {
        let Some((entry, next)) = front_entry(bytes, at) else { break };
        entries.push(entry);
        at = next;
    }
    entries
}

fn front_entry(bytes: &[u8], at: usize) -> Option<(Entry<'_>, usize)> {
    (u32_at(bytes, at)? == LOCAL).then_some(())?;
    let (name, extra) =
        (usize::from(u16_at(bytes, at + 26)?), usize::from(u16_at(bytes, at + 28)?));
    let names = at + LOCAL_LENGTH;
    let spelt = bytes.get(names..names + name)?;
    let data = names + name + extra;
    // What follows a cut is not known: then the part is named, without bytes.
    let to = data.checked_add(size_at(bytes, at + 18)?)?;
    let is_stored = u16_at(bytes, at + 8)? == STORED;
    let entry = Entry {
        name: String::from_utf8_lossy(spelt).into_owned(),
        bytes: bytes.get(data..to).filter(|_| is_stored),
    };
    Some((entry, to))
}
