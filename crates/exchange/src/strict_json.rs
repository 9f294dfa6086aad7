//! JSON objects with their keys in order, duplicates refused, numbers as they are spelt.

use core::fmt;
use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Deepest nesting that is read.
pub(crate) const DEEPEST: usize = 128;

/// Why a text was not read.
#[derive(Debug)]
pub(crate) enum StrictError {
    /// Not JSON.
    Syntax(serde_json::Error),
    /// A key stands twice in one object.
    Duplicate(String),
    /// Nested deeper than [`DEEPEST`].
    TooDeep,
}

impl From<serde_json::Error> for StrictError {
    fn from(error: serde_json::Error) -> Self {
        Self::Syntax(error)
    }
}

/// The members of an object, in order, values as they are spelt.
pub(crate) struct Members<'a>(pub(crate) Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Collect).map(Members)
    }
}

impl<'a> Members<'a> {
    /// The members of an object within a text that [`members`] has read; `None` if it is no object.
    pub(crate) fn within(value: &'a RawValue) -> Option<Self> {
        if value.get().starts_with('{') { serde_json::from_str(value.get()).ok() } else { None }
    }
}

/// The members of the object that `text` spells; `None` if it is valid but no object.
pub(crate) fn members(text: &str) -> Result<Option<Members<'_>>, StrictError> {
    let whole: &RawValue = serde_json::from_str(text)?;
    check(whole.get())?;
    Ok(Members::within(whole))
}

/// Looks for duplicate keys and deep nesting in a text that is JSON, once from its beginning to its
/// end.
fn check(json: &str) -> Result<(), StrictError> {
    let bytes = json.as_bytes();
    // The keys of all objects that are open, and where those of each begin.
    let (mut keys, mut begins): (Vec<Cow<'_, str>>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' | b'[' if begins.len() >= DEEPEST => return Err(StrictError::TooDeep),
            b'{' | b'[' => begins.push(keys.len()),
            b'}' | b']' => {
                let own = keys.split_off(begins.pop().unwrap_or_default());
                if let Some(twice) = first_twice(own) {
                    return Err(StrictError::Duplicate(twice));
                }
            }
            b'"' => {
                let begin = at - 1;
                at = end_of_text(bytes, at);
                let mut after = bytes.iter().skip(at).filter(|it| !it.is_ascii_whitespace());
                // In JSON nothing but a key stands before a colon.
                if after.next() == Some(&b':') {
                    keys.push(unescaped(json.get(begin..at).unwrap_or_default())?);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Where a text ends whose first byte after the quotation mark is at `at`.
fn end_of_text(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'"' => return at + 1,
            b'\\' => 2,
            _ => 1,
        };
    }
    at
}

/// What a key says; most are spelt as they are.
fn unescaped(spelt: &str) -> Result<Cow<'_, str>, StrictError> {
    if spelt.contains('\\') {
        return Ok(Cow::Owned(serde_json::from_str(spelt)?));
    }
    Ok(Cow::Borrowed(spelt.trim_matches('"')))
}

fn first_twice(mut keys: Vec<Cow<'_, str>>) -> Option<String> {
    keys.sort_unstable();
    let mut pairs = keys.iter().zip(keys.iter().skip(1));
    pairs.find(|(one, next)| one == next).map(|(one, _)| one.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn twice(text: &str) -> Option<String> {
        match members(text) {
            Err(StrictError::Duplicate(key)) => Some(key),
            _ => None,
        }
    }

    #[test]
    fn keys_stand_once_in_an_object_however_they_are_spelt() {
        assert_eq!(twice(r#"{"a":[{"b":1,"c":{},"b":2}]}"#).as_deref(), Some("b"));
        assert_eq!(twice(r#"{"a":1,"\u0061" : 2}"#).as_deref(), Some("a"));
        assert_eq!(twice(r#"[{"":1,"":2}]"#).as_deref(), Some(""));
        for once in [
            r#"{"a":{"a":{"a":1}},"b":{"a":1}}"#,
            r#"{"a":"b","b":"a","c":["a","a"]}"#,
            r#"{"a\"":1,"a":"\\","b":"\":","c":"{"}"#,
            r#"[[],{},"]",-1.5e3]"#,
        ] {
            assert!(members(once).is_ok(), "{once}");
        }
    }

    #[test]
    fn nesting_has_an_end() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(members(&nested(DEEPEST)).is_ok());
        assert!(members(&nested(DEEPEST + 1)).is_err());
    }
}
