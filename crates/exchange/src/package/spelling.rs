//! [`is_plainly_canonical`]: most texts are canonical already, and a glance tells.

/// The most digits of a number that is surely below 2⁵³.
const DIGITS: usize = 15;

/// True if a text, which is JSON, is surely spelt as [`super::canonical::canonical_text`] would;
/// false if that has to be tried: it has an escape other than of a quotation mark, a backslash or
/// the end of a line, or a number of many digits.
pub(super) fn is_plainly_canonical(json: &str) -> bool {
    let bytes = json.as_bytes();
    // The last key of each object that is open; none of a list, nor before the first key.
    let mut keys: Vec<Option<&str>> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let begin = at;
        at += 1;
        match byte {
            b'{' | b'[' => keys.push(None),
            b'}' | b']' => drop(keys.pop()),
            b'"' => {
                let Some(end) = end_of_plain_text(bytes, at) else { return false };
                at = end;
                if bytes.get(at) == Some(&b':') {
                    let key = json.get(begin + 1..at - 1).unwrap_or_default();
                    let before = keys.last_mut().and_then(|last| last.replace(key));
                    let is_plain = !key.contains('\\');
                    if !is_plain || before.is_some_and(|before| !is_in_order(before, key)) {
                        return false;
                    }
                }
            }
            b'-' | b'0'..=b'9' => {
                let digits = |it: &&u8| it.is_ascii_digit();
                let more = bytes.iter().skip(at).take_while(digits).count();
                let is_part = matches!(bytes.get(at + more), Some(b'.' | b'e' | b'E'));
                let is_zero = *byte == b'-' && bytes.get(at) == Some(&b'0');
                if more >= DIGITS || is_part || is_zero {
                    return false;
                }
                at += more;
            }
            it if it.is_ascii_whitespace() => return false,
            _ => {}
        }
    }
    true
}

/// Where a text ends whose first byte after the quotation mark is at `at`; none if it has an escape
/// that could be spelt otherwise.
fn end_of_plain_text(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => {
                if !matches!(bytes.get(at + 1)?, b'"' | b'\\' | b'n') {
                    return None;
                }
                at += 2;
            }
            _ => at += 1,
        }
    }
}

/// Whether keys stand in the order of their UTF-16 units.
fn is_in_order(one: &str, next: &str) -> bool {
    if one.is_ascii() && next.is_ascii() {
        return one < next;
    }
    one.encode_utf16().lt(next.encode_utf16())
}

#[cfg(test)]
mod tests {
    use super::super::canonical::canonical_text;
    use super::*;

    #[test]
    fn what_is_plainly_canonical_is_canonical() {
        let pieces = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            " ",
            "\"a\"",
            "\"b\"",
            "\"\u{1d306}\"",
            "\"\u{fb33}\"",
            "\"\\n\"",
            "\"\\u000a\"",
            "\"\\/\"",
            "1",
            "-0",
            "-1",
            "1.0",
            "123456789012345678",
            "null",
            "\"a\":",
            "\"b\":",
            "\"\\\\\":",
        ];
        let mut state = 3u64;
        let (mut plain, mut read) = (0, 0);
        for _ in 0..200_000 {
            let mut text = String::new();
            for _ in 0..=state >> 60 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let place = usize::try_from((state >> 33) % 23).unwrap_or_default();
                text.push_str(pieces.get(place).copied().unwrap_or_default());
            }
            let Ok(canonical) = canonical_text(&text) else { continue };
            read += 1;
            if is_plainly_canonical(&text) {
                plain += 1;
                assert_eq!(canonical, text);
            }
        }
        assert!(plain > 1_000 && read > plain, "{plain} of {read}");
    }

    #[test]
    fn what_dossiers_say_is_plain() {
        for plain in
            ["{\"a\":{\"b\":[1,-20,true],\"c\":\"x: {\\\"\"},\"b\":\"\u{4e07}\"}", "[]", "\"\""]
        {
            assert_eq!(canonical_text(plain).ok().as_deref(), Some(plain));
            assert!(is_plainly_canonical(plain), "{plain}");
        }
        assert!(!is_plainly_canonical("{\"b\":1,\"a\":2}"));
        assert!(!is_plainly_canonical("{\"a\":1,\"a\":2}"));
    }
}
