//! SHA-256 in hexadecimal, of bytes and of the members of a JSON text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use super::canonical::push_pointer;
use crate::strict_json::Members;

/// The SHA-256 of bytes in lower-case hexadecimal, as `sha256sum` and `certutil` print it.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let mut written = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(written, "{byte:02x}");
    }
    written
}

/// How deep members have digests of their own: `/figures/tax`, `/ledgers/projects`.
const DEPTH: usize = 2;

/// The digests of the members of a JSON text, by JSON pointer: by them a check can name the member
/// that was changed. A text that is no object has none.
pub fn key_digests(text: &str) -> BTreeMap<String, String> {
    let mut digests = BTreeMap::new();
    if let Ok(whole) = serde_json::from_str::<&RawValue>(text) {
        collect(whole, &mut String::new(), DEPTH, &mut digests);
    }
    digests
}

fn collect(value: &RawValue, at: &mut String, depth: usize, to: &mut BTreeMap<String, String>) {
    let members = if depth > 0 && value.get().starts_with('{') {
        serde_json::from_str(value.get()).ok()
    } else {
        None
    };
    let Some(Members(members)) = members.filter(|Members(it)| !it.is_empty()) else {
        if !at.is_empty() {
            to.insert(at.clone(), sha256_hex(value.get().as_bytes()));
        }
        return;
    };
    for (key, value) in members {
        let above = at.len();
        push_pointer(at, &key);
        collect(value, at, depth.saturating_sub(1), to);
        at.truncate(above);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_two_levels_have_digests() {
        let digests = key_digests("{\"a\":{\"b\":{\"c\":1},\"d\":\"\"},\"e\":[1],\"f\":{}}");
        let keys: Vec<&str> = digests.keys().map(String::as_str).collect();
        assert_eq!(keys, ["/a/b", "/a/d", "/e", "/f"]);
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256_hex(b""), empty);
        assert_eq!(digests.get("/e"), Some(&sha256_hex(b"[1]")));
        assert!(key_digests("[1]").is_empty());
        assert!(key_digests("{").is_empty());
    }
}
