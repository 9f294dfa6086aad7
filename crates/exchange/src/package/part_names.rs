//! What parts are called, and in which order they stand.

use report::safe_file_name;

/// The list of parts.
pub const MANIFEST: &str = "manifest.json";
/// Its digest, for `sha256sum -c`.
pub const MANIFEST_DIGEST: &str = "manifest.sha256";
/// Who hands in what.
pub const SUBMISSION: &str = "submission.json";
/// The dossier.
pub const DOSSIER: &str = "dossier.json";
/// The self-assessment.
pub const ASSESSMENT: &str = "assessment.json";
/// The development report.
pub const REPORT: &str = "report.txt";
/// The folder of originals.
pub const ORIGINALS: &str = "originals/";

/// The parts that every package has, in their order; originals follow.
pub const FIXED: [&str; 6] = [MANIFEST, MANIFEST_DIGEST, SUBMISSION, DOSSIER, ASSESSMENT, REPORT];

/// The most characters of an original's name within a package.
const LONGEST: usize = 80;

/// What the original at a place, counted from 0, is called: `originals/001-tax.xlsx`. The number
/// keeps names apart where a file system does not tell capitals from small letters.
pub fn original_path(place: usize, name: &str) -> String {
    let safe = safe_file_name(name);
    let length = safe.chars().count();
    let short = if length <= LONGEST {
        safe
    } else {
        // The ending says what it is.
        let ending: String = safe.rsplit_once('.').map(|(_, it)| it).unwrap_or_default().to_owned();
        let ending: String = ending.chars().take(10).collect();
        let kept = LONGEST.saturating_sub(ending.chars().count() + 1);
        let stem: String = safe.chars().take(kept).collect();
        format!("{}.{ending}", stem.trim_end_matches(['.', ' ']))
    };
    format!("{ORIGINALS}{:03}-{short}", place + 1)
}

/// True for parts that are JSON of our own; an original is taken as it is.
pub(crate) fn is_json(path: &str) -> bool {
    [SUBMISSION, DOSSIER, ASSESSMENT].contains(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn originals_are_numbered_and_safe() {
        assert_eq!(original_path(0, "../tax.xlsx"), "originals/001--tax.xlsx");
        assert_eq!(original_path(9, "CON"), "originals/010--CON");
        let long = original_path(1, &format!("{}.xlsx", "a".repeat(300)));
        assert!(long.ends_with("a.xlsx") && long.len() == "originals/002-".len() + 80, "{long}");
    }
}
