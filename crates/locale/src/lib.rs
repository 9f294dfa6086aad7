//! Message catalogues zh and en, number and date formats.
//!
//! [`text`] says a message; [`keys`] has a constant for every key of `messages/`, so a key that
//! does not exist does not compile, and one that lacks a language does not build. Nothing here
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

/// A message of the catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(usize);

/// A constant for every message.
pub mod keys {
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// The catalogues, made of `messages/` by the build script.
#[allow(clippy::non_ascii_literal, reason = "made from the catalogues")]
mod table {
    include!(concat!(env!("OUT_DIR"), "/table.rs"));
}

use table::TABLE;

impl Key {
    /// The message of that name, for codes that come as text: `finding.bad-number`.
    pub fn named(name: &str) -> Option<Self> {
        TABLE.binary_search_by(|(key, _)| (*key).cmp(name)).ok().map(Self)
    }

    /// Its words, placeholders as they are.
    pub fn words(self, language: Language) -> &'static str {
        let [zh, en] = TABLE.get(self.0).map_or(["", ""], |(_, words)| *words);
        language.of(zh, en)
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
        let key = Key::named("finding.bad-number").unwrap_or(Key(0));
        let said = text(Language::En, key, &[("label", "Tax"), ("found", "1e3")]);
        assert!(said.contains("Tax"), "{said}");
        assert_eq!(Key::named("no.such"), None);
    }
}
