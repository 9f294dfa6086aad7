//! [`Answer`]: what the desk says to a request, as lines.

use super::block::Block;
use crate::ledger::lines::{Fields, Lines};

/// What the desk says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// What was done, in words; empty if nothing needs to be said.
    pub said: String,
    /// Why it was not done, in words; empty if it was.
    pub refused: String,
    /// Entries of the log that are new, by digest: to be kept before anything is said.
    pub entries: Vec<(String, String)>,
    /// Files that are new, by SHA-256, with their lengths: they come beside the answer, in this order,
    /// and are to be kept with the entries. Of a portion that was sorted, all files in their order,
    /// without a name where they need not be kept; their bytes are the page's own.
    pub files: Vec<(String, usize)>,
    /// A file to be handed out: its name; it comes beside the answer.
    pub handed: String,
    /// How many packages are sorted, of a batch that is under way.
    pub count: usize,
    /// What is shown now; nothing if that was not asked for.
    pub blocks: Vec<Block>,
}

impl Answer {
    /// Why something was not done.
    pub fn refused(words: impl Into<String>) -> Self {
        Self { refused: words.into(), ..Self::default() }
    }

    /// The message.
    pub fn to_text(&self) -> String {
        let mut lines = Lines::default();
        lines.line("said").text(&self.said).text(&self.refused).text(&self.handed);
        lines.number(self.count);
        for (digest, entry) in &self.entries {
            lines.line("entry").text(digest).text(entry);
        }
        for (sha256, length) in &self.files {
            lines.line("file").text(sha256).number(*length);
        }
        self.blocks.iter().for_each(|block| block.write(&mut lines));
        lines.into_text()
    }

    /// What a message says; none if it is not of this form.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut answer = Self::default();
        for (name, mut it) in text.split('\n').map(Fields::of_line) {
            match name {
                "said" => {
                    (answer.said, answer.refused) = (it.text(), it.text());
                    (answer.handed, answer.count) = (it.text(), it.number());
                }
                "entry" => answer.entries.push((it.text(), it.text())),
                "file" => answer.files.push((it.text(), it.number())),
                _ if Block::read(name, &mut it, &mut answer.blocks) => {}
                _ => return None,
            }
        }
        Some(answer)
    }
}
