//! [`Told`]: what the page tells of the open draft, and [`Change`], what is read of it.
//!
//! A message that begins with a draft of its own tells all of it; any other tells what changed
//! since the one before. Rows are told whole, in the place of others.

use engine::facts::RawEntry;
use engine::ledger::{RawRow, RawTable};

use super::lines::{Fields, Lines};

/// The request, in the place of one in JSON.
pub const REQUEST: &str = "ledgers";

/// A draft before anything is told of what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// `industrial@2026.1`.
    pub rubric: String,
    /// `2020Q3`; empty if it has none.
    pub period: String,
    /// Today: `2026-11-25`.
    pub today: String,
    /// Tag of the language.
    pub language: String,
}

/// How an answer is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerKind {
    /// Nothing is answered.
    Nothing,
    /// As typed.
    Typed,
    /// As a file gave it, at its word.
    Given,
    /// Not applicable, for this reason.
    NotApplicable,
}

const KINDS: [(AnswerKind, &str); 4] = [
    (AnswerKind::Nothing, "nothing"),
    (AnswerKind::Typed, "typed"),
    (AnswerKind::Given, "given"),
    (AnswerKind::NotApplicable, "not-applicable"),
];

/// Rows put in the place of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Splice<'a> {
    /// The table.
    pub table: &'a str,
    /// The first row that changes.
    pub at: usize,
    /// How many rows go.
    pub removed: usize,
    /// How many come; each is told after this.
    pub inserted: usize,
}

/// A message to the worker, put together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told(Lines);

impl Told {
    /// Another draft, of which everything follows.
    pub fn open(&mut self, head: &Head) {
        let Head { rubric, period, today, language } = head;
        self.0.line("open").text(rubric).text(period).text(today).text(language);
    }

    /// Earlier reports, as files hold them.
    pub fn prior(&mut self, json: &str) {
        self.0.line("prior").text(json);
    }

    /// The answer of a figure.
    pub fn answer(&mut self, figure: &str, kind: AnswerKind, text: &str) {
        let name = KINDS.iter().find(|(known, _)| *known == kind).map_or("", |(_, name)| *name);
        self.0.line("answer").text(figure).text(name).text(text);
    }

    /// A reason for a warning; an empty one takes it back.
    pub fn reason(&mut self, key: &str, text: &str) {
        self.0.line("reason").text(key).text(text);
    }

    /// Rows in the place of others, which puts the table to use. The rows that come must follow.
    pub fn splice(&mut self, splice: Splice<'_>) {
        let Splice { table, at, removed, inserted } = splice;
        self.0.line("rows").text(table).number(at).number(removed).number(inserted);
    }

    /// A row that comes.
    pub fn row<'a>(&mut self, id: &str, cells: impl Iterator<Item = (&'a String, &'a String)>) {
        self.0.line("row").text(id);
        for (column, text) in cells {
            self.0.text(column).text(text);
        }
    }

    /// A table is not in use any more.
    pub fn drop_table(&mut self, table: &str) {
        self.0.line("no-table").text(table);
    }

    /// The form that is shown: what is said of its tables is wanted; empty for none.
    pub fn show(&mut self, form: &str) {
        self.0.line("show").text(form);
    }

    /// True if nothing was told.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The message.
    pub fn into_text(self) -> String {
        self.0.into_text()
    }
}

/// Something told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another draft.
    Open(Head),
    /// Earlier reports.
    Prior(String),
    /// The answer of a figure.
    Answer(String, AnswerKind, String),
    /// A reason for a warning.
    Reason(String, String),
    /// Rows in the place of so many others, from a place on.
    Rows {
        /// The first row that changes.
        at: usize,
        /// How many rows go.
        removed: usize,
        /// The table, with the rows that come.
        table: RawTable,
    },
    /// A table is not in use any more.
    NoTable(String),
    /// The form that is shown.
    Show(String),
}

/// What a message tells; none if it is not of this form.
pub fn changes_from_text(text: &str) -> Option<Vec<Change>> {
    let mut lines = text.split('\n').map(Fields::of_line);
    let mut changes = Vec::new();
    while let Some((name, mut it)) = lines.next() {
        changes.push(match name {
            "open" => {
                let (rubric, period) = (it.text(), it.text());
                Change::Open(Head { rubric, period, today: it.text(), language: it.text() })
            }
            "prior" => Change::Prior(it.text()),
            "answer" => {
                let (figure, kind) = (it.text(), it.text());
                let (kind, _) = KINDS.iter().find(|(_, known)| *known == kind)?;
                Change::Answer(figure, *kind, it.text())
            }
            "reason" => Change::Reason(it.text(), it.text()),
            "rows" => {
                let (id, at, removed, inserted) =
                    (it.text(), it.number(), it.number(), it.number());
                let mut rows = Vec::new();
                for _ in 0..inserted {
                    let (name, fields) = lines.next()?;
                    rows.push((name == "row").then(|| row(fields))?);
                }
                Change::Rows { at, removed, table: RawTable { id, rows } }
            }
            "no-table" => Change::NoTable(it.text()),
            "show" => Change::Show(it.text()),
            _ => return None,
        });
    }
    Some(changes)
}

fn row(mut fields: Fields<'_>) -> RawRow {
    let mut row = RawRow { id: fields.text(), cells: Vec::new() };
    while fields.has_more() {
        row.cells.push((fields.text(), RawEntry::Text(fields.text())));
    }
    row
}
