//! `wutong pack DOSSIER --out FILE`: a dossier → its submission package.

use std::path::Path;

use exchange::dossier_file::LARGEST as LARGEST_DOSSIER;
use exchange::pack_file::{LARGEST as LARGEST_PACK, is_pack};
use exchange::package::{
    Candidate, Declaration, Handing, LARGEST, Original, PackageRefusal, Signatory, Submission,
    changes_between, hand_in_obstacles, package_of, package_refusal_text, unpack,
};
use locale::{Language, keys, text};
use report::package::{change_text, obstacle_text, package_finding_text};

use super::passphrase::{opened, sealed};
use crate::arguments::PackageOptions;
use crate::assess::read_at_most;
use crate::outcome::{Outcome, visible};
use crate::shelf::ShippedShelf;
use crate::template::write;

/// Makes a package; of a period pack it says what it holds.
pub(crate) fn pack(file: &str, options: &PackageOptions, language: Language) -> Outcome {
    let made = bytes_of(file, LARGEST_PACK, language).and_then(|bytes| {
        if is_pack(&bytes) || bytes.len() > LARGEST_DOSSIER {
            return Ok(crate::pack::pack(file, language));
        }
        made(file, &bytes, options, language)
    });
    made.unwrap_or_else(|refused| refused)
}

fn made(
    file: &str,
    bytes: &[u8],
    options: &PackageOptions,
    language: Language,
) -> Result<Outcome, Outcome> {
    let refused = |it: PackageRefusal| Outcome::refused(&package_refusal_text(&it, language));
    let candidate = Candidate::read(file, bytes, &ShippedShelf, language).map_err(refused)?;
    let before = options.after.as_deref().map(|it| before(it, &candidate, options, language));
    let before = before.transpose()?;
    let handing = handing(options, before.as_ref(), language)?;
    let obstacles = hand_in_obstacles(&candidate, &handing);
    if !obstacles.is_empty() {
        let edition = candidate.edition();
        let count = obstacles.len().to_string();
        let mut lines = vec![text(language, keys::PACKAGE_TEXT_OBSTACLES, &[("count", &count)])];
        lines.extend(obstacles.iter().map(|obstacle| {
            let words =
                obstacle_text(&edition.rubric, edition.ledgers.as_deref(), obstacle, language);
            format!("  {}", words.trim_end())
        }));
        return Ok(Outcome { exit: 2, ..Outcome::refused(&lines.join("\n")) });
    }
    let Some(out) = &options.out else {
        return Err(Outcome::refused(keys::PACKAGE_TEXT_NEEDS_OUT.words(language)));
    };
    let submission = candidate.submission(handing, &ShippedShelf);
    let packed = package_of(&submission).map_err(refused)?;
    let mut lines = Vec::new();
    match &options.passphrase_file {
        None => write(out, &packed.bytes, language)?,
        Some(passphrase) => {
            write(out, &sealed(&packed.bytes, passphrase, language)?, language)?;
            lines.push(keys::PACKAGE_TEXT_SEALED.words(language).to_owned());
        }
    }
    let (head, code) = (&submission.head, packed.code.to_string());
    let (number, reference) = (head.number.to_string(), head.reference());
    let arguments = [
        ("file", out.as_str()),
        ("cluster", &head.cluster.name),
        ("period", &head.period),
        ("edition", &reference),
        ("number", &number),
        ("code", &code),
    ];
    lines.insert(0, text(language, keys::PACKAGE_TEXT_PACKED, &arguments));
    if let Some(before) = &before {
        lines.extend(change_lines(before, &submission, &candidate, language));
    }
    Ok(Outcome::said(&lines.join("\n")))
}

fn handing(
    options: &PackageOptions,
    before: Option<&Submission>,
    language: Language,
) -> Result<Handing, Outcome> {
    let role = options.role.clone().unwrap_or_default();
    let person = |name: &String| Signatory { name: name.clone(), role: role.clone() };
    let declaration = Declaration {
        date: options.date.clone().unwrap_or_default(),
        people: options.declared.iter().map(person).collect(),
        text: keys::PACKAGE_DECLARATION.words(language).to_owned(),
    };
    let mut originals = Vec::new();
    for file in &options.originals {
        let name = Path::new(file).file_name();
        let name = name.map_or_else(|| file.clone(), |it| it.to_string_lossy().into_owned());
        originals.push(Original { name, bytes: bytes_of(file, LARGEST, language)? });
    }
    let reason = options.reason.as_deref().unwrap_or_default();
    let previous = before.map(|before| before.as_previous(reason));
    Ok(Handing { declaration, originals, previous, language })
}

/// The version before, which must be whole and of the same cluster and period.
fn before(
    file: &str,
    candidate: &Candidate,
    options: &PackageOptions,
    language: Language,
) -> Result<Submission, Outcome> {
    let refused = |it: PackageRefusal| Outcome::refused(&package_refusal_text(&it, language));
    let bytes = bytes_of(file, LARGEST, language)?;
    let bytes = opened(bytes, options.passphrase_file.as_deref(), language)?;
    let submission = unpack(&bytes).map_err(|findings| {
        let words: Vec<String> =
            findings.iter().map(|it| package_finding_text(it, language)).collect();
        refused(PackageRefusal::Previous(visible(&words.join(" "))))
    })?;
    let of = |cluster: &str, period: &str| format!("{cluster} {period}");
    let found = of(&submission.head.cluster.name, &submission.head.period);
    let expected = of(candidate.cluster(), candidate.period());
    if found != expected {
        return Err(refused(PackageRefusal::NotTheSame { found, expected }));
    }
    Ok(submission)
}

/// What differs from the version before, in lines.
fn change_lines(
    before: &Submission,
    after: &Submission,
    candidate: &Candidate,
    language: Language,
) -> Vec<String> {
    let changes = changes_between(before, after);
    if changes.is_empty() {
        return vec![keys::PACKAGE_TEXT_NO_CHANGES.words(language).to_owned()];
    }
    let count = changes.len().to_string();
    let mut lines = vec![text(language, keys::PACKAGE_TEXT_CHANGES, &[("count", &count)])];
    let edition = candidate.edition();
    lines.extend(changes.iter().map(|change| {
        let ledgers = edition.ledgers.as_deref();
        format!("  {}", change_text(&edition.rubric, ledgers, change, language))
    }));
    lines
}

/// What a file holds, up to a limit.
pub(super) fn bytes_of(file: &str, most: usize, language: Language) -> Result<Vec<u8>, Outcome> {
    read_at_most(Path::new(file), most).map_err(|error| {
        let arguments = [("file", file), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::REFUSAL_UNREADABLE, &arguments))
    })
}
