//! `wutong verify FILE`: whether a file is the package that was handed in. Exit status 0 if it is
//! whole, 2 if something was changed, 3 if it cannot be read.

use exchange::package::{
    CheckCode, LARGEST, Verification, code_problem_text, verification_json, verification_lines,
    verify as verification_of,
};
use locale::Language;
use report::package::{PackageGravity, Verdict, package_finding_text};

use super::make::bytes_of;
use super::passphrase::opened;
use crate::arguments::PackageOptions;
use crate::outcome::{Outcome, visible};
use crate::shelf::ShippedShelf;

/// Checks a file.
pub(crate) fn verify(
    file: &str,
    options: &PackageOptions,
    is_json: bool,
    language: Language,
) -> Outcome {
    checked(file, options, is_json, language).unwrap_or_else(|refused| refused)
}

fn checked(
    file: &str,
    options: &PackageOptions,
    is_json: bool,
    language: Language,
) -> Result<Outcome, Outcome> {
    let code = options.code.as_deref().map(CheckCode::from_typed).transpose();
    let code = code.map_err(|it| Outcome::refused(&code_problem_text(&it, language)))?;
    let bytes = bytes_of(file, LARGEST, language)?;
    let bytes = opened(bytes, options.passphrase_file.as_deref(), language)?;
    let verification = verification_of(&bytes, code.as_ref(), &ShippedShelf, language);
    let exit = match verification.verdict {
        Verdict::Whole => 0,
        Verdict::Changed => 2,
        Verdict::Unreadable => 3,
    };
    let stdout = if is_json {
        verification_json(&verification, language)
    } else {
        visible(&lines_of(&verification, language).join("\n"))
    };
    Ok(Outcome { exit, stdout, stderr: String::new() })
}

fn lines_of(verification: &Verification, language: Language) -> Vec<String> {
    let mut lines = vec![verification.verdict.words(language).to_owned()];
    lines.extend(verification.findings.iter().map(|finding| {
        let sign = if finding.code.gravity() == PackageGravity::Note { '-' } else { '!' };
        format!("  {sign} {}", package_finding_text(finding, language))
    }));
    lines.extend(verification_lines(verification, language));
    lines
}
