//! RFC 8785 (JCS): one spelling for every JSON value, so that equal content has equal bytes.
//!
//! Of numbers only whole ones within ±(2⁵³ − 1) are taken, and those keep their digits: the RFC
//! would write `1e2` as `100` and `1.50` as `1.5`, and the readers of dossiers see a difference.
//! What else a file wants to say goes into texts.

use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::spelling::is_plainly_canonical;
use crate::strict_json::{Members, StrictError, members};

/// The greatest whole number that every JSON reader keeps.
const GREATEST: u64 = (1 << 53) - 1;

/// Why a text has no canonical spelling here.
#[derive(Debug)]
pub enum Uncanonical {
    /// Not JSON, or a key stands twice, or it is nested too deep; what the reader says.
    Unreadable(String),
    /// A number that would be spelt otherwise.
    Number {
        /// Its place, as a JSON pointer.
        at: String,
        /// How it is spelt.
        found: String,
    },
}

impl From<StrictError> for Uncanonical {
    fn from(error: StrictError) -> Self {
        Self::Unreadable(match error {
            StrictError::Syntax(error) => error.to_string(),
            StrictError::Duplicate(key) => format!("duplicate key {key}"),
            StrictError::TooDeep => "nested too deep".to_owned(),
        })
    }
}

impl From<serde_json::Error> for Uncanonical {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// The canonical spelling of a JSON text.
///
/// # Errors
/// The text is not strict JSON, or has a number that this form does not take.
pub fn canonical_text(text: &str) -> Result<String, Uncanonical> {
    // Looks for keys that stand twice and deep nesting, once for the whole text.
    members(text)?;
    if is_plainly_canonical(text) {
        return Ok(text.to_owned());
    }
    let whole: &RawValue = serde_json::from_str(text)?;
    let mut written = String::with_capacity(text.len());
    write(whole, &mut String::new(), &mut written)?;
    Ok(written)
}

/// The canonical spelling of what these types can say: texts, truths, lists, members with ASCII
/// names and small whole numbers.
pub(crate) fn canonical_of<T: Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    sorted(value).to_string()
}

/// Members in the RFC's order: `serde_json` keeps them sorted by bytes, which differs from the order
/// of UTF-16 units only beyond the basic plane; names of our own members are ASCII, and those of
/// dossiers go through [`canonical_text`].
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(String, Value)> = members.into_iter().collect();
            members.sort_by(|(left, _), (right, _)| left.cmp(right));
            members.into_iter().map(|(key, value)| (key, sorted(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        other => other,
    }
}

fn write(value: &RawValue, at: &mut String, written: &mut String) -> Result<(), Uncanonical> {
    let spelt = value.get();
    match spelt.bytes().next() {
        Some(b'{') => write_object(spelt, at, written),
        Some(b'[') => write_list(spelt, at, written),
        Some(b'"') => {
            let text: String = serde_json::from_str(spelt)?;
            written.push_str(&Value::String(text).to_string());
            Ok(())
        }
        Some(b'-' | b'0'..=b'9') => {
            let digits = spelt.strip_prefix('-').unwrap_or(spelt);
            let number: Option<u64> = digits.parse().ok();
            if number.is_none_or(|it| it > GREATEST) || spelt == "-0" {
                return Err(Uncanonical::Number { at: at.clone(), found: spelt.to_owned() });
            }
            written.push_str(spelt);
            Ok(())
        }
        _ => {
            written.push_str(spelt);
            Ok(())
        }
    }
}

fn write_object(spelt: &str, at: &mut String, written: &mut String) -> Result<(), Uncanonical> {
    let Members(mut members) = serde_json::from_str(spelt)?;
    members.sort_by(|(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
    written.push('{');
    for (place, (key, value)) in members.into_iter().enumerate() {
        if place > 0 {
            written.push(',');
        }
        let above = at.len();
        push_pointer(at, &key);
        written.push_str(&Value::String(key).to_string());
        written.push(':');
        write(value, at, written)?;
        at.truncate(above);
    }
    written.push('}');
    Ok(())
}

fn write_list(spelt: &str, at: &mut String, written: &mut String) -> Result<(), Uncanonical> {
    let items: Vec<&RawValue> = serde_json::from_str(spelt)?;
    written.push('[');
    for (place, item) in items.into_iter().enumerate() {
        if place > 0 {
            written.push(',');
        }
        let above = at.len();
        push_pointer(at, &place.to_string());
        write(item, at, written)?;
        at.truncate(above);
    }
    written.push(']');
    Ok(())
}

/// One step further in a JSON pointer (RFC 6901).
pub(crate) fn push_pointer(at: &mut String, key: &str) {
    at.push('/');
    at.push_str(&key.replace('~', "~0").replace('/', "~1"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, canonical: &str) {
        assert_eq!(canonical_text(text).ok().as_deref(), Some(canonical), "{text}");
        assert_eq!(canonical_text(canonical).ok().as_deref(), Some(canonical));
    }

    #[test]
    fn members_are_sorted_and_texts_spelt_in_one_way() {
        check(
            "{ \"b\" : [1, -20, true, null],\n \"a\": {} }",
            "{\"a\":{},\"b\":[1,-20,true,null]}",
        );
        check("{\"\\u0061\": \"\\/\\u000a\\u001F\\u00e9\"}", "{\"a\":\"/\\n\\u001f\u{e9}\"}");
    }

    #[test]
    fn keys_stand_in_the_order_of_utf_16() {
        // U+1D306 begins with the unit D834, which is below that of U+FB33.
        check(
            "{\"\u{fb33}\":1,\"\u{1d306}\":2,\"\u{20ac}\":3,\"1\":4}",
            "{\"1\":4,\"\u{20ac}\":3,\"\u{1d306}\":2,\"\u{fb33}\":1}",
        );
    }

    #[test]
    fn numbers_with_several_spellings_are_refused_with_their_place() {
        for number in ["1.0", "1e2", "-0", "9007199254740992", "0.5"] {
            let found = canonical_text(&format!("{{\"a/b\":[0,{number}]}}"));
            let Err(Uncanonical::Number { at, found }) = found else {
                return assert_eq!(number, "refused");
            };
            assert_eq!((at.as_str(), found.as_str()), ("/a~1b/1", number));
        }
        check("9007199254740991", "9007199254740991");
    }

    #[test]
    fn what_is_no_strict_json_is_refused() {
        for text in ["", "{", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "[1,]"] {
            assert!(matches!(canonical_text(text), Err(Uncanonical::Unreadable(_))), "{text}");
        }
    }
}
