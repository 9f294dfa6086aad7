//! `wutong unpack FILE --out DIR`: the parts of a whole package as files.

use std::fs;
use std::path::Path;

use exchange::package::{LARGEST, package_files, unpack as submission_of};
use locale::{Language, keys, text};
use report::package::package_finding_text;

use super::make::bytes_of;
use super::passphrase::opened;
use crate::arguments::PackageOptions;
use crate::outcome::Outcome;
use crate::template::write;

/// Unpacks a file. Nothing is written of one that is not whole, and nothing is written over.
pub(crate) fn unpack(file: &str, options: &PackageOptions, language: Language) -> Outcome {
    unpacked(file, options, language).unwrap_or_else(|refused| refused)
}

fn unpacked(file: &str, options: &PackageOptions, language: Language) -> Result<Outcome, Outcome> {
    let Some(out) = options.out.as_deref() else {
        return Err(Outcome::refused(keys::PACKAGE_TEXT_NEEDS_FOLDER.words(language)));
    };
    let bytes = bytes_of(file, LARGEST, language)?;
    let bytes = opened(bytes, options.passphrase_file.as_deref(), language)?;
    let submission = submission_of(&bytes).map_err(|findings| {
        let mut lines = vec![keys::PACKAGE_TEXT_NOT_UNPACKED.words(language).to_owned()];
        let words = findings.iter().map(|it| package_finding_text(it, language));
        lines.extend(words.map(|it| format!("  ! {it}")));
        Outcome { exit: 2, ..Outcome::refused(&lines.join("\n")) }
    })?;
    let files = package_files(&submission);
    let folder = Path::new(out);
    if let Some((found, _)) = files.iter().find(|(path, _)| folder.join(path).exists()) {
        let arguments = [("file", out), ("found", found.as_str())];
        return Err(Outcome::refused(&text(language, keys::PACKAGE_TEXT_OUT_EXISTS, &arguments)));
    }
    for (path, bytes) in &files {
        // Paths are made by the package's own rules and lead nowhere else.
        let target = folder.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|error| unwritable(out, &error, language))?;
        }
        write(&target.to_string_lossy(), bytes, language)?;
    }
    let count = files.len().to_string();
    let arguments = [("file", out), ("count", count.as_str())];
    Ok(Outcome::said(&text(language, keys::PACKAGE_TEXT_UNPACKED, &arguments)))
}

fn unwritable(folder: &str, error: &std::io::Error, language: Language) -> Outcome {
    let arguments = [("file", folder), ("reason", &error.to_string())];
    Outcome::refused(&text(language, keys::IMPORT_TEXT_UNWRITABLE, &arguments))
}
