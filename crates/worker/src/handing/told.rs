//! [`Wish`]: what the page asks of handing in, as lines; the files it is about come beside it as one
//! run of bytes, in the order in which they are named.

use crate::ledger::lines::{Fields, Lines};

/// What a request begins with, before its lines.
pub const REQUEST: &str = "handing\n";

/// The document that is the live workbook.
pub const WORKBOOK: &str = "workbook";

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Task {
    /// To say what stands in the way of handing in, and what differs from the version before.
    #[default]
    Look,
    /// To freeze the dossier and write its package.
    HandIn,
    /// To check a package.
    Verify,
    /// To write a document.
    Write,
}

const TASKS: [(Task, &str); 4] = [
    (Task::Look, "look"),
    (Task::HandIn, "hand-in"),
    (Task::Verify, "verify"),
    (Task::Write, "write"),
];

/// What a file beside the request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// The dossier file.
    Dossier,
    /// The package of the version before, or the one to check.
    Package,
    /// A file that figures were taken from, or evidence.
    Original,
}

const PIECES: [(Piece, &str); 3] =
    [(Piece::Dossier, "dossier"), (Piece::Package, "package"), (Piece::Original, "original")];

/// A file beside the request: what it is, its name and how many bytes it has.
pub type Named = (Piece, String, usize);

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    /// What is to be done.
    pub task: Task,
    /// Tag of the language.
    pub language: String,
    /// The day of the declaration: `2020-10-15`.
    pub day: String,
    /// What is declared.
    pub words: String,
    /// Who declares: name and role.
    pub people: Vec<(String, String)>,
    /// Why the version before is corrected.
    pub reason: String,
    /// The check code of the stamped print; empty if it is not at hand.
    pub code: String,
    /// The passphrase to seal or to open with; empty for none.
    pub passphrase: String,
    /// Random bytes to seal with, in hexadecimal.
    pub random: String,
    /// Which document is written, `report`, and how, `docx`.
    pub document: (String, String),
    /// The files beside the request.
    pub pieces: Vec<Named>,
}

impl Wish {
    /// The request.
    pub fn to_text(&self) -> String {
        let mut lines = Lines::default();
        let task = TASKS.iter().find(|(task, _)| *task == self.task).map_or("", |(_, name)| *name);
        lines.line("task").text(task).text(&self.language);
        lines.line("declared").text(&self.day).text(&self.words);
        for (name, role) in &self.people {
            lines.line("person").text(name).text(role);
        }
        lines.line("reason").text(&self.reason);
        lines.line("code").text(&self.code);
        lines.line("seal").text(&self.passphrase).text(&self.random);
        lines.line("document").text(&self.document.0).text(&self.document.1);
        for (piece, name, length) in &self.pieces {
            let kind = PIECES.iter().find(|(known, _)| known == piece).map_or("", |(_, it)| *it);
            lines.line("file").text(kind).text(name).number(*length);
        }
        format!("{REQUEST}{}", lines.into_text())
    }

    /// What a request asks, without its beginning; none if it is not of this form.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut wish = Self::default();
        for (name, mut it) in text.split('\n').map(Fields::of_line) {
            match name {
                "task" => {
                    let task = it.text();
                    wish.task = TASKS.iter().find(|(_, known)| *known == task)?.0;
                    wish.language = it.text();
                }
                "declared" => (wish.day, wish.words) = (it.text(), it.text()),
                "person" => wish.people.push((it.text(), it.text())),
                "reason" => wish.reason = it.text(),
                "code" => wish.code = it.text(),
                "seal" => (wish.passphrase, wish.random) = (it.text(), it.text()),
                "document" => wish.document = (it.text(), it.text()),
                "file" => {
                    let kind = it.text();
                    let piece = PIECES.iter().find(|(_, known)| *known == kind)?.0;
                    wish.pieces.push((piece, it.text(), it.number()));
                }
                _ => return None,
            }
        }
        Some(wish)
    }
}
