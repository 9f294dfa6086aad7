//! [`PackageRefusal`]: why no package was made, and other refusals around packages, in words.

use locale::{Language, keys, text};

use super::check_code::CodeProblem;
use super::sealed::SealRefusal;
use super::{LARGEST, MOST_PARTS, part_names};

/// Why no package was made. `locale` has the words under `package.refusal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackageRefusal {
    /// The dossier cannot be read or judged; the reason in words.
    Dossier(String),
    /// The edition is not at hand.
    Edition(String),
    /// A number of the dossier has more than one spelling.
    Number {
        /// Its place, as a JSON pointer.
        at: String,
        /// How it is spelt.
        found: String,
    },
    /// More originals than a package takes.
    TooManyOriginals(usize),
    /// The package would be too large.
    TooLarge(usize),
    /// Two originals of one name.
    OriginalTwice(String),
    /// The version before is not whole; the reason in words.
    Previous(String),
    /// The version before is of another cluster or period.
    NotTheSame {
        /// Whose it is.
        found: String,
        /// Whose this one is.
        expected: String,
    },
}

/// A refusal in words.
pub fn package_refusal_text(refusal: &PackageRefusal, language: Language) -> String {
    let say = |key, arguments: &[(&str, &str)]| text(language, key, arguments);
    match refusal {
        PackageRefusal::Dossier(reason) => {
            say(keys::PACKAGE_REFUSAL_DOSSIER, &[("reason", reason)])
        }
        PackageRefusal::Edition(found) => {
            let arguments = [("found", found.as_str())];
            say(keys::PACKAGE_REFUSAL_EDITION, &arguments)
        }
        PackageRefusal::Number { at, found } => {
            say(keys::PACKAGE_REFUSAL_NUMBER, &[("at", at), ("found", found)])
        }
        PackageRefusal::TooManyOriginals(found) => {
            let limit = (MOST_PARTS - part_names::FIXED.len()).to_string();
            let arguments = [("found", found.to_string()), ("limit", limit)];
            say(keys::PACKAGE_REFUSAL_TOO_MANY_ORIGINALS, &borrowed(&arguments))
        }
        PackageRefusal::TooLarge(found) => {
            let arguments = [("found", found.to_string()), ("limit", LARGEST.to_string())];
            say(keys::PACKAGE_REFUSAL_TOO_LARGE, &borrowed(&arguments))
        }
        PackageRefusal::OriginalTwice(found) => {
            say(keys::PACKAGE_REFUSAL_ORIGINAL_TWICE, &[("found", found)])
        }
        PackageRefusal::Previous(reason) => {
            say(keys::PACKAGE_REFUSAL_PREVIOUS, &[("reason", reason)])
        }
        PackageRefusal::NotTheSame { found, expected } => {
            say(keys::PACKAGE_REFUSAL_NOT_THE_SAME, &[("found", found), ("expected", expected)])
        }
    }
}

/// What is wrong with a typed check code, in words.
pub fn code_problem_text(problem: &CodeProblem, language: Language) -> String {
    match problem {
        CodeProblem::Length(found) => {
            let found = found.to_string();
            text(language, keys::PACKAGE_CODE_WRONG_LENGTH, &[("found", &found)])
        }
        CodeProblem::Character { at, found } => {
            let arguments = [("at", at.to_string()), ("found", found.to_string())];
            text(language, keys::PACKAGE_CODE_WRONG_CHARACTER, &borrowed(&arguments))
        }
    }
}

/// Why a sealed file was not opened, or nothing was sealed, in words.
pub fn seal_refusal_text(refusal: &SealRefusal, language: Language) -> String {
    let (key, name, value) = match refusal {
        SealRefusal::NotSealed => (keys::PACKAGE_SEALED_NOT_SEALED, "", String::new()),
        SealRefusal::WrongPassphrase => (keys::PACKAGE_SEALED_WRONG_PASSPHRASE, "", String::new()),
        SealRefusal::TooShort { limit } => {
            (keys::PACKAGE_SEALED_TOO_SHORT, "limit", limit.to_string())
        }
        SealRefusal::WorkFactor { found, limit } => {
            let arguments = [("found", found.clone()), ("limit", limit.to_string())];
            return text(language, keys::PACKAGE_SEALED_WORK_FACTOR, &borrowed(&arguments));
        }
        SealRefusal::OtherRecipient(found) => {
            (keys::PACKAGE_SEALED_OTHER_RECIPIENT, "found", found.clone())
        }
        SealRefusal::BadHeader(found) => {
            (keys::PACKAGE_SEALED_BAD_HEADER, "found", (*found).to_owned())
        }
        SealRefusal::ChangedHeader => (keys::PACKAGE_SEALED_CHANGED_HEADER, "", String::new()),
        SealRefusal::Cut => (keys::PACKAGE_SEALED_CUT, "", String::new()),
        SealRefusal::LastBlock { block } => {
            (keys::PACKAGE_SEALED_LAST_BLOCK, "found", block.to_string())
        }
        SealRefusal::ChangedContent { block } => {
            (keys::PACKAGE_SEALED_CHANGED_CONTENT, "found", block.to_string())
        }
    };
    text(language, key, &[(name, &value)])
}

fn borrowed<'a, const N: usize>(
    arguments: &'a [(&'static str, String); N],
) -> [(&'static str, &'a str); N] {
    arguments.each_ref().map(|(name, value)| (*name, value.as_str()))
}
