//! [`Lines`], [`Fields`]: a message as lines, each with a name and texts.
//!
//! Tables are told row by row at every edit, and each derived reader of JSON would cost a part of
//! the app some kilobytes; lines are split and joined by the same few functions whatever they say.
//! A tab stands between texts, so tabs, line ends and backslashes within them are written as
//! `\t`, `\n` and `\\`.

/// A message that is put together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines(String);

impl Lines {
    /// Begins a line of that name.
    pub fn line(&mut self, name: &str) -> &mut Self {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(name);
        self
    }

    /// Adds a text to the line.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.0.push('\t');
        let mut rest = text;
        while let Some(at) = rest.find(['\\', '\t', '\n']) {
            let (plain, special) = rest.split_at(at);
            self.0.push_str(plain);
            let mut characters = special.chars();
            self.0.push_str(match characters.next() {
                Some('\t') => "\\t",
                Some('\n') => "\\n",
                _ => "\\\\",
            });
            rest = characters.as_str();
        }
        self.0.push_str(rest);
        self
    }

    /// Adds texts that another message has already, as they stand there.
    pub fn raw(&mut self, texts: &str) -> &mut Self {
        self.0.push('\t');
        self.0.push_str(texts);
        self
    }

    /// Adds a number to the line.
    pub fn number(&mut self, number: usize) -> &mut Self {
        self.text(&number.to_string())
    }

    /// True if nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The message.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// The texts of a line that are still to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields<'a>(Option<&'a str>);

impl<'a> Fields<'a> {
    /// The texts of a line without its name.
    pub fn of(texts: &'a str) -> Self {
        Self(Some(texts))
    }

    /// Name and texts of a line.
    pub fn of_line(line: &'a str) -> (&'a str, Self) {
        match line.split_once('\t') {
            Some((name, rest)) => (name, Self(Some(rest))),
            None => (line, Self(None)),
        }
    }

    /// True if another text follows.
    pub fn has_more(&self) -> bool {
        self.0.is_some()
    }

    /// The next text; an empty one at the end of the line.
    pub fn text(&mut self) -> String {
        let Some(rest) = self.0 else { return String::new() };
        let (raw, after) = match rest.split_once('\t') {
            Some((raw, after)) => (raw, Some(after)),
            None => (rest, None),
        };
        self.0 = after;
        let mut text = String::new();
        let mut parts = raw.split('\\');
        text.push_str(parts.next().unwrap_or_default());
        while let Some(part) = parts.next() {
            match part.chars().next() {
                Some('t') => text.push('\t'),
                Some('n') => text.push('\n'),
                // Two backslashes leave an empty part between them.
                _ => {
                    text.push('\\');
                    text.push_str(parts.next().unwrap_or_default());
                    continue;
                }
            }
            text.push_str(part.get(1..).unwrap_or_default());
        }
        text
    }

    /// The next text as a number; 0 if it is none.
    pub fn number(&mut self) -> usize {
        self.text().parse().unwrap_or_default()
    }

    /// All texts that follow, as they stand.
    pub fn rest(self) -> &'a str {
        self.0.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_said_is_read_back() {
        let texts = ["", "a", "\t", "\n", "\\", "\\t", "\\\\n\t\\\n", "t\\", "\u{5e7f}\\\u{5e7f}"];
        let mut lines = Lines::default();
        for text in texts {
            lines.line("one").text(text).text("x").text(text).number(7);
        }
        lines.line("bare");
        let message = lines.into_text();
        let mut read = message.split('\n').map(Fields::of_line);
        for text in texts {
            let (name, mut fields) = read.next().unwrap_or(("", Fields::of("")));
            let found = (fields.text(), fields.text(), fields.text(), fields.number());
            assert_eq!(found, (text.to_owned(), "x".to_owned(), text.to_owned(), 7), "{message}");
            assert_eq!((name, fields.has_more()), ("one", false));
        }
        assert_eq!(read.next(), Some(("bare", Fields(None))));
        assert_eq!(read.next(), None);
    }
}
