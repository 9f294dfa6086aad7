//! [`package_of`]: submission → the one file of it, with its check code.

use std::borrow::Cow;

use locale::{Language, keys, text};
use report::FileName;

use super::archive::archive_of;
use super::canonical::canonical_of;
use super::check_code::CheckCode;
use super::digests::sha256_hex;
use super::manifest::{Manifest, digest_line};
use super::part_names::{
    ASSESSMENT, DOSSIER, FIXED, MANIFEST, MANIFEST_DIGEST, REPORT, SUBMISSION, original_path,
};
use super::refusal::PackageRefusal;
use super::submission::{Head, Previous, Submission};
use super::{LARGEST, MOST_PARTS};

/// A package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its check code.
    pub code: CheckCode,
    /// SHA-256 of its manifest, in lower-case hexadecimal.
    pub manifest: String,
}

/// Parts with their names.
pub(super) type Parts<'a> = Vec<(String, Cow<'a, [u8]>)>;

/// The package of a submission: always the same bytes for the same submission.
///
/// # Errors
/// There are too many originals, two of one name, or too many bytes.
pub fn package_of(submission: &Submission) -> Result<Packed, PackageRefusal> {
    let originals = &submission.originals;
    if originals.len() > MOST_PARTS - FIXED.len() {
        return Err(PackageRefusal::TooManyOriginals(originals.len()));
    }
    let is_twice =
        |place: usize, name: &str| originals.iter().take(place).any(|earlier| earlier.name == name);
    let twice = originals.iter().enumerate().find(|(place, it)| is_twice(*place, &it.name));
    if let Some((_, original)) = twice {
        return Err(PackageRefusal::OriginalTwice(original.name.clone()));
    }
    let length: usize = originals.iter().map(|original| original.bytes.len()).sum();
    if length > LARGEST {
        return Err(PackageRefusal::TooLarge(length));
    }
    let parts = parts_of(submission);
    let bytes = archive_of(&parts);
    if bytes.len() > LARGEST {
        return Err(PackageRefusal::TooLarge(bytes.len()));
    }
    let manifest = parts.first().map(|(_, bytes)| bytes.as_ref()).unwrap_or_default();
    let (code, manifest) = (CheckCode::of_manifest(manifest), sha256_hex(manifest));
    Ok(Packed { bytes, code, manifest })
}

/// All parts in their order.
pub(super) fn parts_of(submission: &Submission) -> Parts<'_> {
    let listed = listed_parts_of(submission);
    with_manifest(&Manifest::of(&listed), listed)
}

/// Parts behind the manifest that lists them.
pub(super) fn with_manifest<'a>(manifest: &Manifest, mut listed: Parts<'a>) -> Parts<'a> {
    let manifest = manifest.json();
    let line = digest_line(manifest.as_bytes());
    let owned = |name: &str, text: String| (name.to_owned(), Cow::Owned(text.into_bytes()));
    let mut parts = vec![owned(MANIFEST, manifest), owned(MANIFEST_DIGEST, line)];
    parts.append(&mut listed);
    parts
}

/// The parts that a manifest lists, in their order.
pub(super) fn listed_parts_of(submission: &Submission) -> Parts<'_> {
    let owned = |name: &str, text: String| (name.to_owned(), Cow::Owned(text.into_bytes()));
    let borrowed = |name: &str, text| (name.to_owned(), Cow::Borrowed(text));
    let mut listed: Parts<'_> = vec![
        owned(SUBMISSION, canonical_of(&submission.head)),
        borrowed(DOSSIER, submission.dossier.as_bytes()),
        owned(ASSESSMENT, canonical_of(&submission.summary)),
        borrowed(REPORT, submission.report.as_bytes()),
    ];
    let originals = submission.originals.iter().enumerate();
    listed.extend(originals.map(|(place, original)| {
        (original_path(place, &original.name), Cow::Borrowed(original.bytes.as_slice()))
    }));
    listed
}

/// What the file of a submission is called: `cluster_period_submission_v2.zip`.
pub fn package_name(head: &Head, ending: &str, language: Language) -> String {
    let number = head.number.to_string();
    let version = text(language, keys::PACKAGE_VERSION, &[("number", &number)]);
    let name = FileName {
        cluster: &head.cluster.name,
        period: &head.period,
        kind: keys::PACKAGE_KIND.words(language),
        version: &version,
        ending,
    };
    name.text(language)
}

impl Submission {
    /// What a correction of this submission says of it, with its number; see
    /// [`super::Handing::previous`].
    pub fn as_previous(&self, reason: &str) -> (u32, Previous) {
        let parts = parts_of(self);
        let manifest = parts.first().map(|(_, bytes)| sha256_hex(bytes)).unwrap_or_default();
        (self.head.number, Previous { manifest, reason: reason.to_owned() })
    }
}
