//! [`Answer`]: what the worker says of a draft after a message.
//!
//! Figures that follow come whole each time. Notes on rows come for rows of the form that is shown
//! whose note is another than the page was told; remarks come where they are others.

use std::collections::BTreeMap;

use super::lines::{Fields, Lines};

/// Something that is wrong in tables or figures, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remark {
    /// Names it when a reason is given for it.
    pub key: String,
    /// Name of the rule.
    pub code: String,
    /// How grave it is: name of a severity.
    pub severity: String,
    /// Table, row and column in words; for what is not in a row, the figure.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub remedy: String,
    /// Whether a reason is asked for, and what was given.
    pub reason: Reason,
}

/// Whether a reason is asked for, and what was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reason {
    /// None is asked for.
    #[default]
    NotAsked,
    /// One of substance is still wanted; what was given, which may be nothing.
    Wanted(String),
    /// One of substance was given.
    Given(String),
}

/// The first remarks on a form, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remarks {
    /// How many there are in all.
    pub count: usize,
    /// The first of them, the gravest first.
    pub first: Vec<Remark>,
}

/// What is said of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowNote {
    /// Values of columns that follow from others, as they are shown: column from 0, and text.
    pub values: Vec<(usize, String)>,
    /// What is wrong, by the column where it shows.
    pub problems: Vec<(usize, String)>,
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Figures that follow from tables; an empty text for one that cannot be said.
    pub derived: BTreeMap<String, String>,
    /// Table, row, and its note as [`RowNote::read`] takes it.
    pub notes: Vec<(String, String, String)>,
    /// Remarks, if they are others than before.
    pub remarks: Option<Remarks>,
}

impl RowNote {
    /// The note as texts of a line.
    pub fn write(&self) -> String {
        let mut lines = Lines::default();
        lines.line("");
        for (kind, texts) in [("v", &self.values), ("p", &self.problems)] {
            for (column, text) in texts {
                lines.text(kind).number(*column).text(text);
            }
        }
        lines.into_text().trim_start_matches('\t').to_owned()
    }

    /// The note that texts of a line hold.
    pub fn read(texts: &str) -> Self {
        let (mut note, mut fields) = (Self::default(), Fields::of(texts));
        while fields.has_more() && !texts.is_empty() {
            let (kind, column, text) = (fields.text(), fields.number(), fields.text());
            let list = if kind == "v" { &mut note.values } else { &mut note.problems };
            list.push((column, text));
        }
        note
    }
}

impl Answer {
    /// The message.
    pub fn write(&self) -> String {
        let mut lines = Lines::default();
        lines.line("figures");
        for (figure, text) in &self.derived {
            lines.text(figure).text(text);
        }
        for (table, row, note) in &self.notes {
            lines.line("note").text(table).text(row).raw(note);
        }
        if let Some(remarks) = &self.remarks {
            lines.line("remarks").number(remarks.count);
            for it in &remarks.first {
                let (state, given) = match &it.reason {
                    Reason::NotAsked => ("", ""),
                    Reason::Wanted(given) => ("wanted", given.as_str()),
                    Reason::Given(given) => ("given", given.as_str()),
                };
                lines.line("remark").text(&it.key).text(&it.code).text(&it.severity);
                lines.text(&it.place).text(&it.message).text(&it.remedy).text(state).text(given);
            }
        }
        lines.into_text()
    }

    /// What a message says.
    pub fn read(message: &str) -> Self {
        let mut answer = Self::default();
        for (name, mut it) in message.split('\n').map(Fields::of_line) {
            match name {
                "figures" => {
                    while it.has_more() {
                        let (figure, text) = (it.text(), it.text());
                        answer.derived.insert(figure, text);
                    }
                }
                "note" => {
                    let (table, row) = (it.text(), it.text());
                    answer.notes.push((table, row, it.rest().to_owned()));
                }
                "remarks" => {
                    answer.remarks = Some(Remarks { count: it.number(), first: Vec::new() });
                }
                _ => {
                    if let Some(remarks) = &mut answer.remarks {
                        remarks.first.push(remark(it));
                    }
                }
            }
        }
        answer
    }
}

fn remark(mut it: Fields<'_>) -> Remark {
    let (key, code, severity) = (it.text(), it.text(), it.text());
    let (place, message, remedy) = (it.text(), it.text(), it.text());
    let (state, given) = (it.text(), it.text());
    let reason = match state.as_str() {
        "wanted" => Reason::Wanted(given),
        "given" => Reason::Given(given),
        _ => Reason::NotAsked,
    };
    Remark { key, code, severity, place, message, remedy, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_back() {
        let text = |text: &str| text.to_owned();
        let note = RowNote {
            values: vec![(3, text("1\t2")), (12, text("x"))],
            problems: vec![(0, text("a\\b\nc"))],
        };
        let remark = |reason| Remark {
            key: text("k@a[b]"),
            message: text("m\n"),
            reason,
            ..Remark::default()
        };
        let reasons = [Reason::NotAsked, Reason::Wanted(String::new()), Reason::Given(text("g"))];
        let answer = Answer {
            derived: BTreeMap::from([(text("a"), text("1")), (text("b"), String::new())]),
            notes: vec![
                (text("projects"), text("p\t1"), note.write()),
                (text("projects"), text("p2"), RowNote::default().write()),
            ],
            remarks: Some(Remarks { count: 70, first: reasons.map(remark).to_vec() }),
        };
        assert_eq!(Answer::read(&answer.write()), answer);
        assert_eq!(RowNote::read(&note.write()), note);
        assert_eq!(RowNote::read(""), RowNote::default());
        assert_eq!(Answer::read(&Answer::default().write()), Answer::default());
    }
}
