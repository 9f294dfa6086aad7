//! [`unpack`]: file → submission, of the canonical container alone; and its parts as files.

use report::package::{PackageCode, PackageFinding};
use serde::de::DeserializeOwned;

use super::archive::Entry;
use super::canonical::canonical_text;
use super::comparing::{Compared, compared};
use super::packing::parts_of;
use super::part_names::{ASSESSMENT, DOSSIER, MANIFEST, ORIGINALS, REPORT, SUBMISSION};
use super::submission::{Head, Original, Submission};

/// The submission of a package. Packed again, it gives the same bytes.
///
/// # Errors
/// All that makes the file another than a canonical package. Whether it agrees with a check code,
/// and its assessment with its dossier, [`super::verify`] says.
pub fn unpack(bytes: &[u8]) -> Result<Submission, Vec<PackageFinding>> {
    let Compared { findings, submission, .. } = compared(bytes);
    match submission {
        Some(submission) if findings.is_empty() => Ok(submission),
        _ => Err(findings),
    }
}

/// The files that a submission is unpacked to, by path.
pub fn package_files(submission: &Submission) -> Vec<(String, Vec<u8>)> {
    parts_of(submission).into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect()
}

/// The submission that entries hold; else why not, part by part.
pub(super) fn submission_of(entries: &[Entry<'_>]) -> Result<Submission, Vec<PackageFinding>> {
    let mut findings = Vec::new();
    let head: Option<Head> = typed(entries, SUBMISSION, &mut findings);
    let summary = typed(entries, ASSESSMENT, &mut findings);
    let dossier = text_of(entries, DOSSIER, &mut findings);
    let report = text_of(entries, REPORT, &mut findings);
    if let Some(problem) = dossier.as_deref().and_then(spelling_problem) {
        findings.push(problem);
    }
    let (Some(head), Some(summary), Some(dossier), Some(report)) = (head, summary, dossier, report)
    else {
        return Err(findings);
    };
    if !findings.is_empty() {
        return Err(findings);
    }
    let originals = entries.iter().filter(|entry| entry.name.starts_with(ORIGINALS));
    let bytes = originals.map(|entry| entry.bytes.unwrap_or_default().to_vec());
    let names = head.originals.iter().cloned();
    let originals = names.zip(bytes).map(|(name, bytes)| Original { name, bytes }).collect();
    Ok(Submission { head, dossier, summary, report, originals })
}

fn spelling_problem(dossier: &str) -> Option<PackageFinding> {
    match canonical_text(dossier) {
        Ok(canonical) if canonical == dossier => None,
        Ok(_) => Some(PackageFinding::new(PackageCode::Respelt).part(DOSSIER)),
        Err(_) => Some(broken(DOSSIER, "no canonical JSON")),
    }
}

fn typed<T: DeserializeOwned>(
    entries: &[Entry<'_>],
    name: &str,
    findings: &mut Vec<PackageFinding>,
) -> Option<T> {
    let bytes = present(entries, name, findings)?;
    match serde_json::from_slice(bytes) {
        Ok(value) => Some(value),
        Err(error) => {
            findings.push(broken(name, &error.to_string()));
            None
        }
    }
}

fn text_of(
    entries: &[Entry<'_>],
    name: &str,
    findings: &mut Vec<PackageFinding>,
) -> Option<String> {
    match core::str::from_utf8(present(entries, name, findings)?) {
        Ok(text) => Some(text.to_owned()),
        Err(error) => {
            findings.push(broken(name, &error.to_string()));
            None
        }
    }
}

/// The bytes of a part that every package has. One that is compressed has been named before.
fn present<'a>(
    entries: &[Entry<'a>],
    name: &str,
    findings: &mut Vec<PackageFinding>,
) -> Option<&'a [u8]> {
    let found = entries.iter().find(|entry| entry.name == name);
    if found.is_none() {
        findings.push(PackageFinding::new(PackageCode::PartMissing).part(name));
    }
    found?.bytes
}

/// The bytes of a part.
pub(super) fn bytes_of<'a>(entries: &[Entry<'a>], name: &str) -> Option<&'a [u8]> {
    entries.iter().find(|entry| entry.name == name)?.bytes
}

/// A part that can no longer be read.
pub(super) fn broken(part: &str, reason: &str) -> PackageFinding {
    PackageFinding::new(PackageCode::PartBroken).part(part).found(reason)
}

/// The manifest's bytes.
pub(super) fn manifest_of<'a>(entries: &[Entry<'a>]) -> Option<&'a [u8]> {
    bytes_of(entries, MANIFEST)
}
