//! [`Wish`]: what the page asks of the desk, as lines; the files it is about come beside it as one
//! run of bytes, in the order in which they are named.

use crate::ledger::lines::{Fields, Lines};

/// What a request begins with, before its lines.
pub const REQUEST: &str = "office\n";

macro_rules! tasks {
    ($($(#[$doc:meta])* $task:ident = $name:literal;)*) => {
        /// What is to be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum Task {
            $($(#[$doc])* $task,)*
        }

        const TASKS: &[(Task, &str)] = &[$((Task::$task, $name),)*];
    };
}

tasks! {
    /// To show a place of the desk.
    #[default]
    Show = "show";
    /// To begin anew with the entries beside it, a JSON text each.
    Open = "open";
    /// To take files over that were kept.
    Keep = "keep";
    /// To sort files; the others of the same batch follow.
    Sort = "sort";
    /// To hold the files of a batch against each other, and take them in.
    Settle = "settle";
    /// To forget a batch that was begun.
    Drop = "drop";
    /// To write the example's packages, pack and table of the city.
    Example = "example";
    /// To compare a check code; `key` is the package.
    Code = "code";
    /// To accept packages; all that are clean where none is named.
    Accept = "accept";
    /// To return the submission of the cluster `key`; the words are places and remarks in turn.
    Return = "return";
    /// To adjust: `figure` or `answer`, name, value, reason, evidence.
    Adjust = "adjust";
    /// To write an agreed value down: figure, value, reason, note, two names, the bureau's value.
    Agree = "agree";
    /// To say that the review is done.
    Review = "review";
    /// To show it in public: first and last day.
    Publicise = "publicise";
    /// To take an objection down: who, what.
    Object = "object";
    /// To answer an objection: its entry, the answer.
    Settled = "answer-objection";
    /// To publish: number of the document.
    Publish = "publish";
    /// To note something.
    Note = "note";
    /// To make a period pack; the words are names and values of its form in turn.
    Pack = "pack";
    /// To say what a number was made of; `key` is its name.
    Why = "why";
    /// To hand out a file; `key` says which.
    File = "file";
    /// To merge the portfolio file beside it.
    Merge = "merge";
}

/// A file beside the request: its name and how many bytes it has.
pub type Named = (String, usize);

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    /// What is to be done.
    pub task: Task,
    /// Tag of the language.
    pub language: String,
    /// Who is at the desk.
    pub by: String,
    /// Now, in UTC: `2020-10-20T09:30:00Z`.
    pub now: String,
    /// What is shown, without `#/desk/`; it is shown anew with every answer.
    pub place: String,
    /// What it is about.
    pub key: String,
    /// What was written.
    pub words: Vec<String>,
    /// The files beside the request.
    pub pieces: Vec<Named>,
}

impl Wish {
    /// The request.
    pub fn to_text(&self) -> String {
        let mut lines = Lines::default();
        let task = TASKS.iter().find(|(task, _)| *task == self.task).map_or("", |(_, name)| *name);
        lines.line("task").text(task).text(&self.language);
        lines.line("hand").text(&self.by).text(&self.now);
        lines.line("about").text(&self.place).text(&self.key);
        for words in &self.words {
            lines.line("words").text(words);
        }
        for (name, length) in &self.pieces {
            lines.line("file").text(name).number(*length);
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
                "hand" => (wish.by, wish.now) = (it.text(), it.text()),
                "about" => (wish.place, wish.key) = (it.text(), it.text()),
                "words" => wish.words.push(it.text()),
                "file" => wish.pieces.push((it.text(), it.number())),
                _ => return None,
            }
        }
        Some(wish)
    }

    /// Names and bytes of the files; `bytes` are all of them.
    pub fn files<'a>(&'a self, bytes: &'a [u8]) -> Vec<(&'a str, &'a [u8])> {
        let mut rest = bytes;
        let mut files = Vec::new();
        for (name, length) in &self.pieces {
            let (own, after) = rest.split_at_checked(*length).unwrap_or((rest, &[]));
            rest = after;
            files.push((name.as_str(), own));
        }
        files
    }

    /// What was written at a place; an empty text if nothing was.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |it| it.trim())
    }
}
