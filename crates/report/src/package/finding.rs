//! [`PackageFinding`]: what a check of a submission package found, as data and in words.

use locale::{Language, groups, keys, text};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PackageGravity {
    /// The file cannot be read as a package at all.
    Unreadable,
    /// Something is not as it was handed in.
    Changed,
    /// Worth knowing; the package is whole all the same.
    Note,
}

impl PackageGravity {
    /// Name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Changed => "changed",
            Self::Note => "note",
        }
    }
}

/// What a check comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Byte for byte what was handed in, as far as can be told with what is at hand.
    Whole,
    /// Something was changed.
    Changed,
    /// No package that this program can read.
    Unreadable,
}

impl Verdict {
    /// Name in files, and key of the message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Changed => "changed",
            Self::Unreadable => "unreadable",
        }
    }

    /// The verdict in words.
    pub fn words(self, language: Language) -> &'static str {
        groups::PACKAGE_VERDICT.named(self.name()).map_or("", |key| key.words(language))
    }
}

macro_rules! package_codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal, $gravity:ident;)*) => {
        /// What a finding says. `locale` has the words under `package.finding`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PackageCode {
            $($(#[$doc])* $code,)*
        }

        impl PackageCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// Name in files, and key of the message.
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// How grave it is.
            pub fn gravity(self) -> PackageGravity {
                match self { $(Self::$code => PackageGravity::$gravity,)* }
            }
        }
    };
}

package_codes! {
    /// More bytes than `expected`.
    TooLarge = "too-large", Unreadable;
    /// More parts than `expected`.
    TooManyParts = "too-many-parts", Unreadable;
    /// Sealed with a passphrase, which is needed first.
    Sealed = "sealed", Unreadable;
    /// No archive, or one that is no submission package.
    NotAPackage = "not-a-package", Unreadable;
    /// Written by a newer version of the format, `found`.
    NewerVersion = "newer-version", Unreadable;
    /// The end is missing.
    Truncated = "truncated", Changed;
    /// Parts are compressed; packages never are.
    Compressed = "compressed", Changed;
    /// Parts are encrypted by the archive.
    EncryptedParts = "encrypted-parts", Changed;
    /// Times are not the fixed ones.
    Timestamps = "timestamps", Changed;
    /// Extra fields, remarks or attributes of parts, or an archive's other flags.
    OtherHeaders = "other-headers", Changed;
    /// The head before a part says something else than the directory.
    HeadersDisagree = "headers-disagree", Changed;
    /// The archive's own checksum of a part is wrong.
    BadChecksum = "bad-checksum", Changed;
    /// `found` bytes before the first part.
    Prefix = "prefix", Changed;
    /// `found` bytes that belong to no part.
    Gap = "gap", Changed;
    /// `found` bytes after the end.
    Trailing = "trailing", Changed;
    /// The archive has a remark.
    Comment = "comment", Changed;
    /// Parts stand in another order.
    Order = "order", Changed;
    /// A part stands there twice.
    DuplicatePart = "duplicate-part", Changed;
    /// A part was given another name: `found` for `expected`.
    NameChanged = "name-changed", Changed;
    /// A part is missing.
    PartMissing = "part-missing", Changed;
    /// A part was added.
    PartAdded = "part-added", Changed;
    /// A part was changed.
    PartChanged = "part-changed", Changed;
    /// A part can no longer be read, for the reason `found`.
    PartBroken = "part-broken", Changed;
    /// The value at `key` was changed.
    KeyChanged = "key-changed", Changed;
    /// `key` was added.
    KeyAdded = "key-added", Changed;
    /// `key` was taken away.
    KeyRemoved = "key-removed", Changed;
    /// The list of parts was changed.
    ManifestChanged = "manifest-changed", Changed;
    /// A part says the same in another spelling.
    Respelt = "respelt", Changed;
    /// It differs from the canonical file from byte `found` on.
    NotCanonical = "not-canonical", Changed;
    /// The check code is another: `expected` was given, the file has `found`.
    CodeDiffers = "code-differs", Changed;
    /// The head says `found` at `key`, the dossier `expected`.
    ContradictsDossier = "contradicts-dossier", Changed;
    /// The self-assessment says `found` at `key`; assessed anew it is `expected`.
    AssessmentDiffers = "assessment-differs", Changed;
    /// The edition of that name has another digest.
    RubricDiffers = "rubric-differs", Changed;
    /// The dossier cannot be read, for the reason `found`.
    DossierRefused = "dossier-refused", Changed;
    /// Not the version that follows the one given.
    NotTheNext = "not-the-next", Changed;
    /// This program does not have the edition, so nothing was assessed anew.
    EditionUnknown = "edition-unknown", Note;
    /// The report is not what this program would write.
    ReportDiffers = "report-differs", Note;
    /// Without the check code nobody can say who made the package.
    OriginUnproven = "origin-unproven", Note;
}

/// What was found in a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageFinding {
    /// What it says.
    pub code: PackageCode,
    /// Parts that it is about.
    pub parts: Vec<String>,
    /// The place within the part, as a JSON pointer; empty for the whole part.
    pub key: String,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl PackageFinding {
    /// A finding about the file as a whole.
    pub fn new(code: PackageCode) -> Self {
        let (key, found, expected) = (String::new(), String::new(), String::new());
        Self { code, parts: Vec::new(), key, found, expected }
    }

    /// The same about a part.
    #[must_use]
    pub fn part(mut self, part: &str) -> Self {
        self.parts.push(part.to_owned());
        self
    }

    /// The same about a place within a part.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        key.clone_into(&mut self.key);
        self
    }

    /// The same with what was found.
    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = found.into();
        self
    }

    /// The same with what was expected.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }
}

/// A finding in words: what, where and what to do.
pub fn package_finding_text(finding: &PackageFinding, language: Language) -> String {
    let nothing = keys::PACKAGE_NOTHING.words(language);
    let or_nothing =
        |said: &str| if said.is_empty() { nothing.to_owned() } else { said.to_owned() };
    let parts = finding.parts.join(keys::LIST_SEPARATOR.words(language));
    let (found, expected) = (or_nothing(&finding.found), or_nothing(&finding.expected));
    let arguments = [
        ("parts", parts.as_str()),
        ("key", &finding.key),
        ("found", &found),
        ("expected", &expected),
    ];
    let key = groups::PACKAGE_FINDING.named(finding.code.name());
    key.map_or_else(String::new, |key| text(language, key, &arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_words_in_both_languages() {
        for code in PackageCode::ALL {
            for language in [Language::Zh, Language::En] {
                let said = package_finding_text(&PackageFinding::new(*code), language);
                assert!(!said.is_empty(), "{}", code.name());
            }
        }
    }
}
