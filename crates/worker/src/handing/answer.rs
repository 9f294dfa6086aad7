//! [`Answer`]: what the page is told of handing in, in the reader's language.

use crate::ledger::lines::{Fields, Lines};

/// What a request comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A dossier was looked through.
    Looked(Looked),
    /// A package was written; it comes as a file.
    Packed(Packed),
    /// A package was checked.
    Checked(Checked),
    /// A document was written; it comes as a file of this name.
    Written(String),
    /// Nothing was done: why, in words.
    Refused(String),
}

/// What stands in the way of handing in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looked {
    /// What must be settled: where it shows, and words.
    pub obstacles: Vec<(String, String)>,
    /// Tables in use: form, name, id and number of rows.
    pub tables: Vec<(String, String, String, usize)>,
    /// What differs from the version before, in words.
    pub changes: Vec<String>,
    /// Whether there is a version before that is whole.
    pub has_before: bool,
}

/// A package that was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Packed {
    /// Name of its file.
    pub name: String,
    /// Name of the file under a passphrase; empty if there is none.
    pub sealed_name: String,
    /// Length of the package at the beginning of the file; what follows is the sealed one.
    pub length: usize,
    /// Its check code, grouped.
    pub code: String,
    /// SHA-256 of its manifest.
    pub manifest: String,
    /// Counts the versions.
    pub number: usize,
    /// Side of the picture of the code.
    pub side: usize,
    /// The picture of the code, as the path of an SVG.
    pub path: String,
    /// Cluster, period, edition, version: one line.
    pub head: String,
    /// The result in words.
    pub result: String,
}

/// A package that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// `whole`, `changed` or `unreadable`.
    pub verdict: String,
    /// The verdict in words.
    pub words: String,
    /// Whose it is, and what it says: a line each.
    pub lines: Vec<String>,
    /// What was found: gravity and words.
    pub findings: Vec<(String, String)>,
    /// True if it is sealed and no passphrase was given.
    pub is_sealed: bool,
}

impl Answer {
    /// The answer as it is sent.
    pub fn to_text(&self) -> String {
        let mut lines = Lines::default();
        match self {
            Self::Looked(it) => it.write(&mut lines),
            Self::Packed(it) => it.write(&mut lines),
            Self::Checked(it) => it.write(&mut lines),
            Self::Written(name) => {
                lines.line("written").text(name);
            }
            Self::Refused(words) => {
                lines.line("refused").text(words);
            }
        }
        lines.into_text()
    }

    /// What was sent; none if it is not of this form.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut lines = text.split('\n').map(Fields::of_line);
        let (name, mut it) = lines.next()?;
        Some(match name {
            "looked" => Self::Looked(Looked::read(it.number(), lines)),
            "packed" => Self::Packed(Packed::read(it)),
            "checked" => Self::Checked(Checked::read(it, lines)),
            "written" => Self::Written(it.text()),
            _ => Self::Refused(it.text()),
        })
    }
}

impl Looked {
    fn write(&self, lines: &mut Lines) {
        lines.line("looked").number(usize::from(self.has_before));
        for (at, words) in &self.obstacles {
            lines.line("obstacle").text(at).text(words);
        }
        for (form, name, id, rows) in &self.tables {
            lines.line("table").text(form).text(name).text(id).number(*rows);
        }
        for change in &self.changes {
            lines.line("change").text(change);
        }
    }

    fn read<'t>(before: usize, lines: impl Iterator<Item = (&'t str, Fields<'t>)>) -> Self {
        let mut looked = Self { has_before: before > 0, ..Self::default() };
        for (name, mut it) in lines {
            match name {
                "obstacle" => looked.obstacles.push((it.text(), it.text())),
                "table" => {
                    looked.tables.push((it.text(), it.text(), it.text(), it.number()));
                }
                _ => looked.changes.push(it.text()),
            }
        }
        looked
    }
}

impl Packed {
    fn write(&self, lines: &mut Lines) {
        let Self { name, sealed_name, length, code, manifest, .. } = self;
        let line = lines.line("packed").text(name).text(sealed_name).number(*length);
        let line = line.text(code).text(manifest).number(self.number).number(self.side);
        line.text(&self.path).text(&self.head).text(&self.result);
    }

    fn read(mut it: Fields<'_>) -> Self {
        Self {
            name: it.text(),
            sealed_name: it.text(),
            length: it.number(),
            code: it.text(),
            manifest: it.text(),
            number: it.number(),
            side: it.number(),
            path: it.text(),
            head: it.text(),
            result: it.text(),
        }
    }
}

impl Checked {
    fn write(&self, lines: &mut Lines) {
        let line = lines.line("checked").text(&self.verdict).text(&self.words);
        line.number(usize::from(self.is_sealed));
        for line in &self.lines {
            lines.line("line").text(line);
        }
        for (gravity, words) in &self.findings {
            lines.line("finding").text(gravity).text(words);
        }
    }

    fn read<'t>(mut head: Fields<'t>, lines: impl Iterator<Item = (&'t str, Fields<'t>)>) -> Self {
        let (verdict, words) = (head.text(), head.text());
        let mut checked = Self { verdict, words, is_sealed: head.number() > 0, ..Self::default() };
        for (name, mut it) in lines {
            match name {
                "finding" => checked.findings.push((it.text(), it.text())),
                _ => checked.lines.push(it.text()),
            }
        }
        checked
    }
}
