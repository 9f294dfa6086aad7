//! [`Sentence`]: words, numbers that can be asked why, and what is still to be filled in.

use locale::{Key, Language};
use serde::{Deserialize, Serialize};

/// A sentence, stretch by stretch.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sentence {
    /// In the order in which they are read, nothing between them.
    pub pieces: Vec<Piece>,
}

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What is read.
    pub words: String,
    /// What it is.
    pub about: About,
}

/// What a stretch of a sentence is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Words, or a number that nothing explains.
    Words,
    /// A number, with the subject of its explanation: `I02`, `V1`, a figure.
    Number(String),
    /// Something that is not filled in, with the figure whose field asks for it.
    Missing(String),
    /// Something that is not filled in, with the form whose tables ask for it.
    MissingIn(String),
}

impl Piece {
    /// Plain words.
    pub(crate) fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), about: About::Words }
    }
}

impl Sentence {
    /// The words alone.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.words.as_str()).collect()
    }

    /// A message with its placeholders filled in.
    pub(crate) fn of(key: Key, language: Language, said: &[(&str, Vec<Piece>)]) -> Self {
        Self::filled(key.words(language), said)
    }

    /// Words with `{name}` filled in; a name that is not among `said` stays as its own word.
    pub(crate) fn filled(words: &str, said: &[(&str, Vec<Piece>)]) -> Self {
        let mut sentence = Self::default();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            sentence.push(Piece::words(before));
            match said.iter().find(|(given, _)| *given == name) {
                Some((_, pieces)) => pieces.iter().cloned().for_each(|it| sentence.push(it)),
                None => sentence.push(Piece::words(name)),
            }
            rest = behind;
        }
        sentence.push(Piece::words(rest));
        sentence
    }

    /// Puts a stretch at the end; plain words go on where plain words stand.
    fn push(&mut self, piece: Piece) {
        match self.pieces.last_mut() {
            _ if piece.words.is_empty() => {}
            Some(last) if last.about == About::Words && piece.about == About::Words => {
                last.words.push_str(&piece.words);
            }
            _ => self.pieces.push(piece),
        }
    }
}

/// Plain words in the place of a name.
pub(crate) fn plain<'a>(name: &'a str, words: &str) -> (&'a str, Vec<Piece>) {
    (name, vec![Piece::words(words)])
}

/// A number in the place of a name, with the subject of its explanation.
pub(crate) fn number<'a>(name: &'a str, words: &str, subject: &str) -> (&'a str, Vec<Piece>) {
    let about = About::Number(subject.to_owned());
    (name, vec![Piece { words: words.to_owned(), about }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_run_on_and_numbers_stand_apart() {
        let said = [number("share", "60%", "I02"), plain("firms", "31")];
        let sentence = Sentence::filled("{firms} firms, {share}{end}.", &said);
        assert_eq!(sentence.text(), "31 firms, 60%end.");
        let stretches: Vec<&str> = sentence.pieces.iter().map(|it| it.words.as_str()).collect();
        assert_eq!(stretches, ["31 firms, ", "60%", "end."]);
    }
}
