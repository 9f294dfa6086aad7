//! [`compared`]: a file beside the canonical container of what it holds, every difference named.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use report::package::{PackageCode, PackageFinding, PackageGravity};

use super::archive::{Entry, Opened, archive_of, first_difference, open_archive};
use super::canonical::canonical_of;
use super::digests::{key_digests, sha256_hex};
use super::manifest::{Manifest, ManifestPart, VERSION, digest_line};
use super::packing::{Parts, listed_parts_of, with_manifest};
use super::part_names::{MANIFEST, MANIFEST_DIGEST, is_json};
use super::submission::Submission;
use super::unpacking::{broken, bytes_of, manifest_of, submission_of};
use super::{LARGEST, MOST_PARTS, sealed};

/// What a file was found to be.
pub(super) struct Compared {
    /// All that makes it another than the canonical container.
    pub(super) findings: Vec<PackageFinding>,
    /// The bytes of its manifest.
    pub(super) manifest: Option<Vec<u8>>,
    /// What it holds, as far as it can be read.
    pub(super) submission: Option<Submission>,
}

/// Compares a file with the canonical container.
pub(super) fn compared(bytes: &[u8]) -> Compared {
    let refused = |finding| Compared { findings: vec![finding], manifest: None, submission: None };
    if bytes.len() > LARGEST {
        let limit = LARGEST.to_string();
        return refused(PackageFinding::new(PackageCode::TooLarge).expected(limit));
    }
    if sealed::is_sealed(bytes) {
        return refused(PackageFinding::new(PackageCode::Sealed));
    }
    let Opened { mut entries, mut findings } = match open_archive(bytes, MOST_PARTS) {
        Ok(opened) => opened,
        Err(finding) => return refused(finding),
    };
    findings.extend(duplicates(&entries));
    if let Some(renamed) = renamed_manifest(&mut entries) {
        findings.push(renamed);
    }
    let Some(manifest) = manifest_of(&entries) else {
        findings.extend(no_manifest(&entries));
        return Compared { findings, manifest: None, submission: None };
    };
    if let Some(version) = Manifest::version_of(manifest).filter(|it| *it > VERSION) {
        return refused(PackageFinding::new(PackageCode::NewerVersion).found(version.to_string()));
    }
    findings.extend(against_manifest(manifest, &mut entries));
    let submission = submission_of(&entries);
    let submission = submission.map_err(|problems| add(&mut findings, problems)).ok();
    // What follows from a difference that has been named need not be named again.
    if let Some(submission) = submission.as_ref().filter(|_| findings.is_empty()) {
        findings.extend(against_canonical(bytes, &entries, (manifest, submission)));
    }
    Compared { findings, manifest: Some(manifest.to_vec()), submission }
}

/// What is said of a file whose manifest cannot be had. One that is compressed has been named.
fn no_manifest(entries: &[Entry<'_>]) -> Option<PackageFinding> {
    if entries.iter().any(|entry| entry.name == MANIFEST) {
        return None;
    }
    let is_one = entries.iter().any(|entry| is_json(&entry.name));
    let code = if is_one { PackageCode::PartMissing } else { PackageCode::NotAPackage };
    Some(PackageFinding::new(code).part(MANIFEST))
}

/// Adds what has not been said of the same part.
fn add(findings: &mut Vec<PackageFinding>, more: Vec<PackageFinding>) {
    for finding in more {
        let is_said = |it: &PackageFinding| {
            it.code == finding.code && finding.parts.iter().all(|part| it.parts.contains(part))
        };
        if !findings.iter().any(is_said) {
            findings.push(finding);
        }
    }
}

fn duplicates(entries: &[Entry<'_>]) -> Vec<PackageFinding> {
    let mut seen = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for entry in entries {
        if !seen.insert(&entry.name) {
            twice.insert(entry.name.clone());
        }
    }
    twice.iter().map(|it| PackageFinding::new(PackageCode::DuplicatePart).part(it)).collect()
}

/// Finds a manifest under another name, by what it says of itself, and gives it its own.
fn renamed_manifest(entries: &mut [Entry<'_>]) -> Option<PackageFinding> {
    if manifest_of(entries).is_some() {
        return None;
    }
    let is_manifest = |it: &&mut Entry<'_>| it.bytes.and_then(Manifest::version_of).is_some();
    entries.iter_mut().find(is_manifest).map(|entry| renamed(entry, MANIFEST))
}

/// Gives a part its own name back.
fn renamed(entry: &mut Entry<'_>, name: &str) -> PackageFinding {
    let found = core::mem::replace(&mut entry.name, name.to_owned());
    PackageFinding::new(PackageCode::NameChanged).part(&found).found(found.clone()).expected(name)
}

/// What differs from the list of parts. Parts that were given another name get their own back.
fn against_manifest(manifest: &[u8], entries: &mut [Entry<'_>]) -> Vec<PackageFinding> {
    let mut findings = Vec::new();
    let line = digest_line(manifest);
    let listed: Result<Manifest, _> = serde_json::from_slice(manifest);
    let listed = match listed {
        Ok(listed) => listed,
        Err(error) => {
            return vec![broken(MANIFEST, &error.to_string())];
        }
    };
    if canonical_of(&listed).as_bytes() != manifest {
        findings.push(PackageFinding::new(PackageCode::Respelt).part(MANIFEST));
    }
    findings.extend(renamed_parts(&listed, &line, entries));
    match bytes_of(entries, MANIFEST_DIGEST) {
        Some(given) if given == line.as_bytes() => {}
        Some(_) => findings.push(PackageFinding::new(PackageCode::ManifestChanged).part(MANIFEST)),
        None => {}
    }
    let expected = [MANIFEST, MANIFEST_DIGEST].into_iter();
    let expected: Vec<&str> =
        expected.chain(listed.parts.iter().map(|it| it.path.as_str())).collect();
    let found: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    findings.extend(members_differ(&expected, &found));
    for part in &listed.parts {
        if let Some(bytes) = bytes_of(entries, &part.path) {
            findings.extend(part_findings(part, bytes));
        }
    }
    findings
}

fn members_differ(expected: &[&str], found: &[&str]) -> Vec<PackageFinding> {
    let lacking = |have: &[&str], wanted: &[&str], code: PackageCode| {
        let parts: Vec<String> =
            wanted.iter().filter(|it| !have.contains(it)).map(|it| (*it).to_owned()).collect();
        (!parts.is_empty()).then(|| PackageFinding { parts, ..PackageFinding::new(code) })
    };
    let mut findings = Vec::new();
    findings.extend(lacking(found, expected, PackageCode::PartMissing));
    findings.extend(lacking(expected, found, PackageCode::PartAdded));
    let both = |all: &[&str], others: &[&str]| {
        let mut both: Vec<String> = Vec::new();
        for name in all.iter().filter(|it| others.contains(it)) {
            // One that is there twice counts where it stands first.
            if !both.iter().any(|known| known == name) {
                both.push((*name).to_owned());
            }
        }
        both
    };
    if both(expected, found) != both(found, expected) {
        findings.push(PackageFinding::new(PackageCode::Order));
    }
    findings
}

/// Parts that lie there under another name: in other capitals, or with the content of one that is
/// missing.
fn renamed_parts(listed: &Manifest, line: &str, entries: &mut [Entry<'_>]) -> Vec<PackageFinding> {
    let mut digests: BTreeMap<&str, String> =
        listed.parts.iter().map(|part| (part.path.as_str(), part.sha256.clone())).collect();
    digests.insert(MANIFEST_DIGEST, sha256_hex(line.as_bytes()));
    let names: BTreeSet<String> = entries.iter().map(|entry| entry.name.clone()).collect();
    let missing = digests.iter().filter(|(name, _)| !names.contains(**name));
    let mut findings = Vec::new();
    for (name, digest) in missing {
        let is_it = |entry: &&mut Entry<'_>| {
            let is_unknown = entry.name != MANIFEST && !digests.contains_key(entry.name.as_str());
            let has_name = entry.name.to_lowercase() == name.to_lowercase();
            let has_content = entry.bytes.is_some_and(|bytes| sha256_hex(bytes) == *digest);
            is_unknown && (has_name || has_content)
        };
        let found = entries.iter_mut().find(is_it);
        findings.extend(found.map(|entry| renamed(entry, name)));
    }
    findings
}

/// What differs within a part, down to the member where it is JSON.
fn part_findings(part: &ManifestPart, bytes: &[u8]) -> Vec<PackageFinding> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size == part.size && sha256_hex(bytes) == part.sha256 {
        let keys = core::str::from_utf8(bytes).ok().filter(|_| is_json(&part.path));
        let agrees = keys.map(key_digests).unwrap_or_default() == part.keys;
        let changed = || PackageFinding::new(PackageCode::ManifestChanged).part(MANIFEST);
        return if agrees { Vec::new() } else { vec![changed()] };
    }
    let mut findings = vec![PackageFinding::new(PackageCode::PartChanged).part(&part.path)];
    let Some(text) = core::str::from_utf8(bytes).ok().filter(|_| is_json(&part.path)) else {
        return findings;
    };
    let found = key_digests(text);
    if found.is_empty() {
        return findings;
    }
    let about = |code: PackageCode, key: &str| PackageFinding::new(code).part(&part.path).key(key);
    for (key, digest) in &part.keys {
        match found.get(key) {
            None => findings.push(about(PackageCode::KeyRemoved, key)),
            Some(other) if other != digest => findings.push(about(PackageCode::KeyChanged, key)),
            Some(_) => {}
        }
    }
    let added = found.keys().filter(|key| !part.keys.contains_key(*key));
    findings.extend(added.map(|key| about(PackageCode::KeyAdded, key)));
    findings
}

/// What differs from the container that the submission would be packed to. The entries must agree
/// with the manifest.
fn against_canonical(
    bytes: &[u8],
    entries: &[Entry<'_>],
    (manifest, submission): (&[u8], &Submission),
) -> Vec<PackageFinding> {
    let listed = listed_parts_of(submission);
    let mut findings = respelt(&listed, entries);
    let parts = match serde_json::from_slice(manifest) {
        // The same bytes as the entries have the digests that the manifest says.
        Ok(checked) if findings.is_empty() => {
            with_manifest(&Manifest::of_checked(&listed, &checked), listed)
        }
        _ => with_manifest(&Manifest::of(&listed), listed),
    };
    findings = respelt(&parts, entries);
    let known = |entry: &&Entry<'_>| !parts.iter().any(|(name, _)| *name == entry.name);
    let added = entries.iter().filter(known);
    findings.extend(added.map(|it| PackageFinding::new(PackageCode::PartAdded).part(&it.name)));
    if findings.is_empty() {
        findings.extend(first_difference(&archive_of(&parts), bytes));
    }
    findings
}

/// Parts that lie there in another spelling, or do not.
fn respelt(parts: &Parts<'_>, entries: &[Entry<'_>]) -> Vec<PackageFinding> {
    let code = |(name, expected): &(String, Cow<'_, [u8]>)| match bytes_of(entries, name) {
        Some(found) if found == expected.as_ref() => None,
        Some(_) => Some(PackageFinding::new(PackageCode::Respelt).part(name)),
        None => Some(PackageFinding::new(PackageCode::PartMissing).part(name)),
    };
    parts.iter().filter_map(code).collect()
}

/// The verdict on findings.
pub(super) fn gravest(findings: &[PackageFinding]) -> Option<PackageGravity> {
    findings.iter().map(|finding| finding.code.gravity()).min()
}
