//! [`verify`]: whether a file is the package that was handed in, and what was changed.
//!
//! Total: any bytes give a [`Verification`]. Without the check code, damage and careless changes are
//! found, but not a package that somebody made anew with care; with it, that is found too.

use locale::Language;
use report::package::{PackageCode, PackageFinding, PackageGravity, Verdict};

use super::candidate::Candidate;
use super::check_code::CheckCode;
use super::comparing::{Compared, compared, gravest};
use super::digests::sha256_hex;
use super::part_names::SUBMISSION;
use super::reassessing::reassessed;
use super::shelf::Shelf;
use super::submission::Submission;
use super::summary::Summary;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// What it comes to.
    pub verdict: Verdict,
    /// What was found, in the order in which it was looked for.
    pub findings: Vec<PackageFinding>,
    /// The check code of the file as it is.
    pub code: Option<CheckCode>,
    /// SHA-256 of its manifest, in lower-case hexadecimal, by which a correction names it.
    pub manifest: Option<String>,
    /// The code that was given for comparison.
    pub given: Option<CheckCode>,
    /// What it holds, as far as it can be read.
    pub submission: Option<Submission>,
    /// The assessment, computed anew; none if parts were changed or the edition is not at hand.
    pub assessed: Option<Summary>,
}

impl Verification {
    /// True if the code that was given is the file's, and nothing was changed.
    pub fn is_proven(&self) -> bool {
        self.verdict == Verdict::Whole && self.given.is_some() && self.given == self.code
    }
}

/// How much of a package is computed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// The assessment alone.
    Figures,
    /// The development report too.
    Report,
}

/// Checks a file, with the check code of the stamped print if it is at hand.
pub fn verify(
    bytes: &[u8],
    code: Option<&CheckCode>,
    shelf: &dyn Shelf,
    language: Language,
) -> Verification {
    verified(bytes, code, shelf, (language, Depth::Report)).0
}

/// The same, with the dossier as it was assessed anew.
pub(crate) fn verified(
    bytes: &[u8],
    code: Option<&CheckCode>,
    shelf: &dyn Shelf,
    (language, depth): (Language, Depth),
) -> (Verification, Option<Candidate>) {
    let Compared { mut findings, manifest, submission } = compared(bytes);
    let own = manifest.as_deref().map(CheckCode::of_manifest);
    match (code, own) {
        (Some(given), Some(own)) if *given != own => {
            let finding = PackageFinding::new(PackageCode::CodeDiffers).found(own.to_string());
            findings.push(finding.expected(given.to_string()));
        }
        (None, Some(_)) if findings.is_empty() => {
            findings.push(PackageFinding::new(PackageCode::OriginUnproven));
        }
        _ => {}
    }
    let is_intact = findings.iter().all(|finding| {
        matches!(finding.code, PackageCode::CodeDiffers | PackageCode::OriginUnproven)
    });
    let (mut assessed, mut candidate) = (None, None);
    if let Some(submission) = submission.as_ref().filter(|_| is_intact) {
        let (more, anew) = reassessed(submission, shelf, (language, depth));
        findings.extend(more);
        (assessed, candidate) = anew.unzip();
    }
    let verdict = match gravest(&findings) {
        Some(PackageGravity::Unreadable) => Verdict::Unreadable,
        Some(PackageGravity::Changed) => Verdict::Changed,
        Some(PackageGravity::Note) | None => Verdict::Whole,
    };
    let given = code.copied();
    let manifest = manifest.as_deref().map(sha256_hex);
    let code = own;
    (Verification { verdict, findings, code, manifest, given, submission, assessed }, candidate)
}

/// What keeps a submission from being the correction of the one before; nothing if it is.
pub fn verify_as_next(before: &Submission, next: &Submission) -> Vec<PackageFinding> {
    let (number, previous) = before.as_previous("");
    let named = next.head.previous.as_ref().map(|it| it.manifest.clone()).unwrap_or_default();
    let said = [
        ("/cluster/name", next.head.cluster.name.clone(), before.head.cluster.name.clone()),
        ("/period", next.head.period.clone(), before.head.period.clone()),
        ("/kind", next.head.kind.clone(), before.head.kind.clone()),
        ("/number", next.head.number.to_string(), number.saturating_add(1).to_string()),
        ("/previous/manifest", named, previous.manifest),
    ];
    let differing = said.into_iter().filter(|(_, found, expected)| found != expected);
    let finding = |(key, found, expected): (&str, String, String)| {
        let finding = PackageFinding::new(PackageCode::NotTheNext).part(SUBMISSION).key(key);
        finding.found(found).expected(expected)
    };
    differing.map(finding).collect()
}
