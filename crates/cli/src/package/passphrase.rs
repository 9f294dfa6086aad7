//! Packages under a passphrase, which stands in a file so that no list of processes shows it.

use std::path::Path;

use exchange::package::refusal::seal_refusal_text;
use exchange::package::sealed::{Randomness, SealRefusal, WORK_FACTOR, is_sealed, open, seal};
use locale::{Language, keys, text};

use crate::assess::read_at_most;
use crate::outcome::Outcome;

/// The most bytes of a passphrase.
const LONGEST: usize = 1_000;

/// What a file holds, opened with the passphrase where it is sealed and one is given.
pub(super) fn opened(
    bytes: Vec<u8>,
    passphrase_file: Option<&str>,
    language: Language,
) -> Result<Vec<u8>, Outcome> {
    let Some(file) = passphrase_file.filter(|_| is_sealed(&bytes)) else { return Ok(bytes) };
    let passphrase = passphrase_in(file, language)?;
    open(&bytes, &passphrase).map_err(|refusal| refused(&refusal, language))
}

/// Seals a package.
pub(super) fn sealed(
    bytes: &[u8],
    passphrase_file: &str,
    language: Language,
) -> Result<Vec<u8>, Outcome> {
    let passphrase = passphrase_in(passphrase_file, language)?;
    let mut random = [0; Randomness::LENGTH];
    getrandom::fill(&mut random).map_err(|error| Outcome::refused(&error.to_string()))?;
    let randomness = Randomness::from_bytes(random);
    seal(bytes, &passphrase, WORK_FACTOR, &randomness).map_err(|it| refused(&it, language))
}

/// A file that was damaged is changed, one that another passphrase opens cannot be read.
fn refused(refusal: &SealRefusal, language: Language) -> Outcome {
    let is_changed = matches!(
        refusal,
        SealRefusal::ChangedHeader
            | SealRefusal::Cut
            | SealRefusal::LastBlock { .. }
            | SealRefusal::ChangedContent { .. }
    );
    let exit = if is_changed { 2 } else { 3 };
    Outcome { exit, ..Outcome::refused(&seal_refusal_text(refusal, language)) }
}

fn passphrase_in(file: &str, language: Language) -> Result<String, Outcome> {
    let bytes = read_at_most(Path::new(file), LONGEST).map_err(|error| {
        let arguments = [("file", file), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::REFUSAL_UNREADABLE, &arguments))
    })?;
    let Ok(passphrase) = String::from_utf8(bytes) else {
        let arguments = [("file", file)];
        let words = text(language, keys::PACKAGE_TEXT_UNREADABLE_PASSPHRASE, &arguments);
        return Err(Outcome::refused(&words));
    };
    Ok(passphrase.trim_end_matches(['\r', '\n']).to_owned())
}
