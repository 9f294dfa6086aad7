//! [`Record`]: who declares what, and the versions that were handed in. The draft keeps it as lines.

use worker::ledger::lines::{Fields, Lines};

use crate::state::workspace::Workspace;

/// Who declares what, and the versions that were handed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Record {
    /// What is declared; empty for the words that are usual.
    pub(crate) words: String,
    /// The day of the declaration: `2020-10-15`; empty for today.
    pub(crate) day: String,
    /// Who declares: name and role.
    pub(crate) people: Vec<(String, String)>,
    /// Why the last version is corrected.
    pub(crate) reason: String,
    /// Evidence that comes along beside the files that figures were taken from: name and digest.
    pub(crate) evidence: Vec<(String, String)>,
    /// What was handed in, first to last.
    pub(crate) versions: Vec<Version>,
}

/// A version that was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Version {
    /// Counts them, from 1.
    pub(crate) number: usize,
    /// When it was handed in: ISO 8601.
    pub(crate) at: String,
    /// Its check code.
    pub(crate) code: String,
    /// SHA-256 of the package, under which it lies in the vault.
    pub(crate) digest: String,
    /// Name of the package.
    pub(crate) name: String,
    /// Cluster, period, edition, version: one line.
    pub(crate) head: String,
    /// The result in words.
    pub(crate) result: String,
    /// Side of the picture of the code, and the picture as the path of an SVG.
    pub(crate) picture: (usize, String),
    /// What was declared, by whom and when.
    pub(crate) declared: (String, Vec<(String, String)>, String),
    /// Why the version before was corrected.
    pub(crate) reason: String,
}

impl Record {
    /// The record of the draft's lines.
    pub(crate) fn of_text(text: &str) -> Self {
        let mut record = Self::default();
        for (name, mut it) in text.split('\n').map(Fields::of_line) {
            match name {
                "words" => record.words = it.text(),
                "day" => record.day = it.text(),
                "person" => record.people.push((it.text(), it.text())),
                "reason" => record.reason = it.text(),
                "evidence" => record.evidence.push((it.text(), it.text())),
                "version" => record.versions.push(version(it)),
                _ => {}
            }
        }
        record
    }

    /// The lines of the record; empty if there is nothing to keep.
    pub(crate) fn to_text(&self) -> String {
        let mut lines = Lines::default();
        for (name, text) in [("words", &self.words), ("day", &self.day), ("reason", &self.reason)] {
            if !text.is_empty() {
                lines.line(name).text(text);
            }
        }
        for (name, pairs) in [("person", &self.people), ("evidence", &self.evidence)] {
            for (first, second) in pairs {
                lines.line(name).text(first).text(second);
            }
        }
        for version in &self.versions {
            write_version(&mut lines, version);
        }
        lines.into_text()
    }

    /// The last version that was handed in.
    pub(crate) fn last(&self) -> Option<&Version> {
        self.versions.last()
    }
}

fn write_version(lines: &mut Lines, version: &Version) {
    let Version { number, at, code, digest, name, head, result, picture, declared, reason } =
        version;
    let line = lines.line("version").number(*number).text(at).text(code).text(digest).text(name);
    let line = line.text(head).text(result).number(picture.0).text(&picture.1).text(reason);
    let (words, people, day) = declared;
    let line = line.text(words).text(day);
    for (name, role) in people {
        line.text(name).text(role);
    }
}

fn version(mut it: Fields<'_>) -> Version {
    let mut version = Version {
        number: it.number(),
        at: it.text(),
        code: it.text(),
        digest: it.text(),
        name: it.text(),
        head: it.text(),
        result: it.text(),
        picture: (it.number(), it.text()),
        reason: it.text(),
        declared: (it.text(), Vec::new(), it.text()),
    };
    while it.has_more() {
        version.declared.1.push((it.text(), it.text()));
    }
    version
}

impl Workspace {
    /// Who declares what, and what was handed in.
    pub(crate) fn handing(&self) -> Record {
        Record::of_text(&self.draft().handing)
    }

    /// Changes it. This is no step of the history: what was handed in cannot be taken back.
    pub(crate) fn change_handing(&mut self, change: impl FnOnce(&mut Record)) {
        let mut record = self.handing();
        change(&mut record);
        self.draft.handing = record.to_text();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_recorded_is_read_back() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let version = Version {
            number: 2,
            at: "2020-10-15T08:00:00Z".to_owned(),
            code: "ABCDE-FGHJK-MNPQR-STVWX".to_owned(),
            digest: "0f".repeat(32),
            name: "a_2020Q3.zip".to_owned(),
            head: "A \u{b7} 2020Q3".to_owned(),
            result: "71.25".to_owned(),
            picture: (41, "M4 4h7v1h-7z".to_owned()),
            declared: (
                "We\ndeclare".to_owned(),
                vec![pair("Li", ""), pair("Wu", "x")],
                "d".to_owned(),
            ),
            reason: "a tab\there".to_owned(),
        };
        let record = Record {
            words: "two\nlines".to_owned(),
            day: "2020-10-15".to_owned(),
            people: vec![pair("Li", "head"), pair("", "")],
            reason: "\\".to_owned(),
            evidence: vec![pair("a.pdf", "00")],
            versions: vec![Version { number: 1, ..Version::default() }, version],
        };
        assert_eq!(Record::of_text(&record.to_text()), record);
        assert_eq!(Record::default().to_text(), "");
        assert_eq!(Record::of_text(""), Record::default());
    }
}
