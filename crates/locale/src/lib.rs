//! Message catalogues zh and en, number and date formats.
//!
//! [`text`] says a message; [`keys`] has a constant for every key of `messages/`, so a key that
//! does not exist does not compile, and one that lacks a language does not build. [`groups`] has
//! one for every table, for messages that are chosen by a code. Nothing here
//! knows rubrics: their labels come from the rubric files.

pub mod format;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Language {
    /// Chinese, the first language.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language that a tag such as `zh-CN` or `en` begins with.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next() {
            Some("zh") => Some(Self::Zh),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }

    /// Tag for documents.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The one of two texts in this language.
    pub fn of<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A message of the catalogues: its words in Chinese and in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(&'static [&'static str; 2]);

/// Messages that are asked for by a code: in [`groups::FINDING`], the one of `bad-number`.
#[derive(Debug, Clone, Copy)]
pub struct Group(&'static [(&'static str, Key)]);

/// A constant for every message.
#[allow(clippy::non_ascii_literal, reason = "made from the catalogues")]
pub mod keys {
    use super::Key;

    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// A constant for every table of the catalogues.
pub mod groups {
    use super::{Group, keys};

    include!(concat!(env!("OUT_DIR"), "/groups.rs"));
}

impl Key {
    /// Its words, placeholders as they are.
    pub fn words(self, language: Language) -> &'static str {
        let [zh, en] = self.0;
        language.of(zh, en)
    }
}

impl Group {
    /// The message of a name within the table; none if there is no such message.
    pub fn named(self, name: &str) -> Option<Key> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, key)| *key)
    }
}

/// A message with its placeholders filled in.
pub fn text(language: Language, key: Key, arguments: &[(&str, &str)]) -> String {
    let mut said = String::new();
    let mut rest = key.words(language);
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            said.push('{');
            rest = after;
            continue;
        };
        let value = arguments.iter().find(|(given, _)| *given == name);
        said.push_str(value.map_or(name, |(_, value)| value));
        rest = behind;
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_in_and_finds_by_name() {
        assert_eq!(groups::FINDING.named("bad-number"), Some(keys::FINDING_BAD_NUMBER));
        let arguments = [("label", "Tax"), ("found", "1e3")];
        let said = text(Language::En, keys::FINDING_BAD_NUMBER, &arguments);
        assert!(said.contains("Tax"), "{said}");
        assert!(groups::FINDING.named("no-such").is_none());
    }
}
