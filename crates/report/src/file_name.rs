//! [`FileName`]: what files that leave are called, in one form for all of them.

use locale::{Language, keys};

/// The most characters of one part of a name.
const LONGEST: usize = 40;

/// Names that Windows keeps for itself, whatever their ending.
const DEVICES: [&str; 22] = [
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8",
    "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
];

/// The parts of a name.
#[derive(Debug, Clone, Copy)]
pub struct FileName<'a> {
    /// The cluster; a word for "nameless" takes its place where it is empty.
    pub cluster: &'a str,
    /// The reporting period.
    pub period: &'a str,
    /// What it is: a word of the reader's language.
    pub kind: &'a str,
    /// Edition or version: `industrial-2026.1`, `v2`.
    pub version: &'a str,
    /// The ending, without its point: `zip`, `zip.age`.
    pub ending: &'a str,
}

impl FileName<'_> {
    /// `cluster_period_kind_version.ending`, safe on every file system.
    pub fn text(&self, language: Language) -> String {
        let cluster = match safe_part(self.cluster) {
            name if name.is_empty() => keys::DRAFT_NAMELESS.words(language).to_owned(),
            name => name,
        };
        let (period, kind) = (safe_part(self.period), safe_part(self.kind));
        let version: String = safe_characters(self.version).collect();
        let name = format!("{cluster}_{period}_{kind}_{version}.{}", self.ending);
        safe_file_name(&name)
    }
}

/// The name of a file about a dossier: cluster, period, kind, and an edition such as
/// `industrial@2026.1`.
pub fn file_name(
    [cluster, period, kind, edition]: [&str; 4],
    ending: &str,
    language: Language,
) -> String {
    let version = edition.replace('@', "-");
    FileName { cluster, period, kind, version: &version, ending }.text(language)
}

/// A file's name without what a file system refuses or a reader could be misled by: no folders, no
/// signs that Windows keeps for itself, no control or direction marks, no device, no point or blank
/// at either end. Never empty.
pub fn safe_file_name(name: &str) -> String {
    let kept: String = safe_characters(name).collect();
    let kept = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = kept.split('.').next().unwrap_or_default().trim_end();
    if DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) || kept.is_empty() {
        return format!("-{kept}");
    }
    kept.to_owned()
}

fn safe_part(part: &str) -> String {
    safe_characters(part.trim()).map(|c| if c == '.' { '-' } else { c }).take(LONGEST).collect()
}

fn safe_characters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !turns_direction(*c)).map(|c| {
        let is_refused = c.is_control() || "\\/:*?\"<>|".contains(c);
        if is_refused { '-' } else { c }
    })
}

/// Marks that cannot be seen and turn the direction of what is read, so that `fdp.exe` shows as
/// `exe.pdf`; and those of no width.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_and_made_safe() {
        let name = FileName {
            cluster: " a/b:c.d ",
            period: "2020Q3",
            kind: "report",
            version: "industrial-2026.1",
            ending: "zip",
        };
        assert_eq!(name.text(Language::En), "a-b-c-d_2020Q3_report_industrial-2026.1.zip");
        let nameless = FileName { cluster: "", ..name }.text(Language::Zh);
        assert!(nameless.ends_with("_2020Q3_report_industrial-2026.1.zip"), "{nameless}");
    }

    #[test]
    fn names_of_dossiers_are_safe() {
        let named = |cluster: &str| {
            file_name([cluster, "2020Q3", "report", "industrial@2026.1"], "docx", Language::En)
        };
        assert_eq!(named("a/b:c"), "a-b-c_2020Q3_report_industrial-2026.1.docx");
        let formula = "=cmd-' -C calc'!A0_2020Q3_report_industrial-2026.1.docx";
        assert_eq!(named("=cmd|' /C calc'!A0"), formula);
        assert!(named("..").starts_with("--_"));
        assert!(!named("  ").starts_with('_'));
        assert!(named(&"x".repeat(999)).len() < 120);
    }

    #[test]
    fn no_name_is_a_path_or_a_device() {
        for (name, safe) in [
            ("../../etc/passwd", "-..-etc-passwd"),
            ("C:\\con", "C--con"),
            ("nul.txt", "-nul.txt"),
            ("COM1", "-COM1"),
            ("console.txt", "console.txt"),
            (" a. ", "a"),
            ("...", "-"),
            ("", "-"),
            ("a\u{202e}fdp.exe", "afdp.exe"),
            ("a\nb", "a-b"),
        ] {
            assert_eq!(safe_file_name(name), safe);
        }
    }
}
