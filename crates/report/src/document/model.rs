//! [`Document`]: what a document says, block by block.
//!
//! Writers print it as DOCX, HTML, CSV and JSON, so none of them can say something else. Texts are
//! what was typed: each writer escapes them in its own way.

use locale::Language;
use serde::Serialize;

use super::chart::Chart;
use crate::development::{About, Sentence, TitledTable};

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// How it is laid out.
    pub layout: Layout,
    /// Title.
    pub title: String,
    /// Period and edition.
    pub subtitle: String,
    /// What stands at the head of every page.
    pub running_head: String,
    /// The language that it is in.
    #[serde(skip)]
    pub language: Language,
    /// In the order in which they are read.
    pub blocks: Vec<Block>,
}

/// How a document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// As official documents are: wide margins, large type.
    Official,
    /// On one page.
    Sheet,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading {
        /// How deep it lies.
        level: Level,
        /// Its name within the document, where it has one.
        id: String,
        /// Its words.
        words: String,
    },
    /// A paragraph.
    Paragraph {
        /// What it is for.
        role: Role,
        /// Its words.
        runs: Vec<Run>,
    },
    /// A table.
    Table {
        /// Caption, headings and rows.
        #[serde(flatten)]
        table: TitledTable,
        /// How its rows stand.
        #[serde(skip)]
        spacing: Spacing,
    },
    /// A chart.
    Chart(Chart),
    /// A map: a table whose cells are the darker the more they say.
    Map {
        /// Caption, headings and rows.
        #[serde(flatten)]
        table: TitledTable,
        /// What it says, in one sentence, for those who do not see it.
        description: String,
        /// How dark each cell after the first of a row is, in thousandths; none where nothing is
        /// known.
        #[serde(skip)]
        shades: Vec<Vec<Option<u16>>>,
    },
    /// The list of headings.
    Contents {
        /// Its heading.
        words: String,
    },
    /// What follows begins a page.
    PageBreak,
}

/// How deep a heading lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A section.
    One,
    /// A part of a section.
    Two,
    /// A part of a part.
    Three,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Running text.
    Body,
    /// The answer first.
    Answer,
    /// An item of the list of what must be known.
    Note,
}

/// How the rows of a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spacing {
    /// Close together.
    #[default]
    Close,
    /// The first column holds what rows have in common: it is printed once, as a row of its own.
    Grouped,
    /// High enough to write and stamp by hand, without a row of headings.
    ByHand,
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Its words.
    pub words: String,
    /// How it stands out.
    pub mark: Mark,
}

/// How a stretch stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// It does not.
    None,
    /// Still to be filled in.
    Missing,
}

impl Document {
    /// The headings in order, with their depth and the place among all blocks.
    pub fn headings(&self) -> impl Iterator<Item = (usize, Level, &str)> {
        self.blocks.iter().enumerate().filter_map(|(place, block)| match block {
            Block::Heading { level, words, .. } => Some((place, *level, words.as_str())),
            _ => None,
        })
    }

    /// The tables in order, each with its caption, or the heading above it where it has none;
    /// without those that are to be filled in by hand.
    pub fn named_tables(&self) -> impl Iterator<Item = (&str, &TitledTable)> {
        let mut heading = self.title.as_str();
        self.blocks.iter().filter_map(move |block| match block {
            Block::Heading { words, .. } => {
                heading = words;
                None
            }
            Block::Table { table, spacing } if *spacing != Spacing::ByHand => {
                Some((if table.name.is_empty() { heading } else { &table.name }, table))
            }
            Block::Map { table, .. } => Some((table.name.as_str(), table)),
            _ => None,
        })
    }
}

impl Block {
    /// A section's heading.
    pub fn section(id: &str, words: impl Into<String>) -> Self {
        Self::Heading { level: Level::One, id: id.to_owned(), words: words.into() }
    }

    /// A paragraph of plain words.
    pub fn words(role: Role, words: impl Into<String>) -> Self {
        Self::Paragraph { role, runs: vec![Run { words: words.into(), mark: Mark::None }] }
    }

    /// A paragraph of sentences.
    pub(super) fn sentences(sentences: &[Sentence], language: Language) -> Self {
        let mut runs = Vec::new();
        for sentence in sentences {
            if !runs.is_empty() && language == Language::En {
                runs.push(Run { words: " ".to_owned(), mark: Mark::None });
            }
            runs.extend(sentence.pieces.iter().map(|piece| Run {
                words: piece.words.clone(),
                mark: match piece.about {
                    About::Missing(_) | About::MissingIn(_) => Mark::Missing,
                    About::Words | About::Number(_) => Mark::None,
                },
            }));
        }
        Self::Paragraph { role: Role::Body, runs }
    }

    /// False for a table without rows.
    pub(super) fn is_filled(&self) -> bool {
        !matches!(self, Self::Table { table, .. } if table.table.rows.is_empty())
    }

    /// A table whose rows stand close together.
    pub(super) fn table(name: &str, table: crate::tables::Table) -> Self {
        let table = TitledTable { name: name.to_owned(), table, ..TitledTable::default() };
        Self::Table { table, spacing: Spacing::Close }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_stands_out_and_sentences_are_joined() {
        let piece =
            |words: &str, about| crate::development::Piece { words: words.to_owned(), about };
        let sentence = Sentence {
            pieces: vec![
                piece("Tax: ", About::Words),
                piece("?", About::Missing("tax".to_owned())),
            ],
        };
        let Block::Paragraph { runs, .. } =
            Block::sentences(&[sentence.clone(), sentence], Language::En)
        else {
            return assert_eq!("a paragraph", "");
        };
        let words: String = runs.iter().map(|run| run.words.as_str()).collect();
        assert_eq!(words, "Tax: ? Tax: ?");
        assert_eq!(runs.iter().filter(|run| run.mark == Mark::Missing).count(), 2);
    }
}
