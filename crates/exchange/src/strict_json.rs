//! JSON objects with their keys in order, duplicates refused, numbers as they are spelt.

use core::fmt;
use std::collections::BTreeSet;

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

/// The members of the object that `text` spells; `None` if it is valid but no object.
pub(crate) fn members(text: &str) -> Result<Option<Members<'_>>, StrictError> {
    let whole: &RawValue = serde_json::from_str(text)?;
    check(whole, 0)?;
    if !whole.get().starts_with('{') {
        return Ok(None);
    }
    Ok(Some(serde_json::from_str(whole.get())?))
}

/// Looks for duplicate keys and deep nesting anywhere below.
fn check(value: &RawValue, depth: usize) -> Result<(), StrictError> {
    let text = value.get();
    let is_object = text.starts_with('{');
    if !is_object && !text.starts_with('[') {
        return Ok(());
    }
    if depth >= DEEPEST {
        return Err(StrictError::TooDeep);
    }
    if !is_object {
        let items: Vec<&RawValue> = serde_json::from_str(text)?;
        return items.into_iter().try_for_each(|item| check(item, depth + 1));
    }
    let Members(members) = serde_json::from_str(text)?;
    let mut seen = BTreeSet::new();
    if let Some((twice, _)) = members.iter().find(|(key, _)| !seen.insert(key.as_str())) {
        return Err(StrictError::Duplicate(twice.clone()));
    }
    members.into_iter().try_for_each(|(_, member)| check(member, depth + 1))
}
