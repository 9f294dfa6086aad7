//! A strict reader of JSON documents that keeps numbers as they are spelt and keys in their order,
//! and refuses duplicate keys. The grammar is RFC 8259; nothing is repaired.

use std::collections::BTreeSet;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as spelt.
    Number(String),
    /// A string, unescaped.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order of the file.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The member of an object of that name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        let Json::Object(members) = self else { return None };
        members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

/// Why a file is not assessed at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Larger than 1,000,000 bytes.
    TooLarge,
    /// Not UTF-8.
    NotUtf8,
    /// It begins with a byte order mark.
    ByteOrderMark,
    /// Not JSON.
    NotJson,
    /// Nested deeper than this reader goes; JSON all the same.
    TooDeep,
    /// An object names one key twice.
    DuplicateKey,
    /// `figures` is absent or no object.
    NoFigures,
    /// No rubric is named, or an unknown one.
    NoRubric,
}

const LARGEST: usize = 1_000_000;
const DEEPEST: usize = 500;

/// The document that the bytes of a file spell.
///
/// # Errors
/// Why there is none.
pub fn read(bytes: &[u8]) -> Result<Json, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_fault| Refusal::NotUtf8)?;
    if text.starts_with('\u{feff}') {
        return Err(Refusal::ByteOrderMark);
    }
    let mut reader = Reader { bytes: text.as_bytes(), at: 0, depth: 0, duplicate: false };
    let json = reader.value()?;
    reader.space();
    if reader.at < reader.bytes.len() {
        return Err(Refusal::NotJson);
    }
    if reader.duplicate { Err(Refusal::DuplicateKey) } else { Ok(json) }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    duplicate: bool,
}

impl Reader<'_> {
    fn value(&mut self) -> Result<Json, Refusal> {
        self.space();
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            Some(b'"') => Ok(Json::Text(self.text()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'n') => self.word("null", Json::Null),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            _ => Err(Refusal::NotJson),
        }
    }

    fn nested(&mut self, inner: fn(&mut Self) -> Result<Json, Refusal>) -> Result<Json, Refusal> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Refusal::TooDeep);
        }
        self.at += 1;
        let json = inner(self);
        self.depth -= 1;
        json
    }

    fn object(&mut self) -> Result<Json, Refusal> {
        let mut members = Vec::new();
        let mut seen = BTreeSet::new();
        self.space();
        if self.take(b'}') {
            return Ok(Json::Object(members));
        }
        loop {
            self.space();
            let key = self.text()?;
            self.space();
            self.expect(b':')?;
            let value = self.value()?;
            self.duplicate |= !seen.insert(key.clone());
            members.push((key, value));
            self.space();
            if self.take(b'}') {
                return Ok(Json::Object(members));
            }
            self.expect(b',')?;
        }
    }

    fn list(&mut self) -> Result<Json, Refusal> {
        let mut items = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value()?);
            self.space();
            if self.take(b']') {
                return Ok(Json::List(items));
            }
            self.expect(b',')?;
        }
    }

    fn number(&mut self) -> Result<Json, Refusal> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        let spelt = String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned();
        Ok(Json::Number(spelt))
    }

    fn digits(&mut self) -> Result<(), Refusal> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(Refusal::NotJson) }
    }

    fn text(&mut self) -> Result<String, Refusal> {
        self.expect(b'"')?;
        let mut text = Vec::new();
        loop {
            match self.next()? {
                b'"' => return String::from_utf8(text).map_err(|_fault| Refusal::NotJson),
                b'\\' => {
                    let escaped = self.escaped()?;
                    text.extend_from_slice(escaped.encode_utf8(&mut [0; 4]).as_bytes());
                }
                0..0x20 => return Err(Refusal::NotJson),
                byte => text.push(byte),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Refusal> {
        Ok(match self.next()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return Err(Refusal::NotJson),
        })
    }

    /// Half a surrogate pair names no character: refused as no JSON.
    fn code_point(&mut self) -> Result<char, Refusal> {
        let first = self.four_hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).ok_or(Refusal::NotJson);
        }
        self.expect(b'\\')?;
        self.expect(b'u')?;
        let second = self.four_hex()?;
        if !(0xdc00..0xe000).contains(&second) {
            return Err(Refusal::NotJson);
        }
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
            .ok_or(Refusal::NotJson)
    }

    fn four_hex(&mut self) -> Result<u32, Refusal> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = char::from(self.next()?).to_digit(16).ok_or(Refusal::NotJson)?;
            code = code * 16 + digit;
        }
        Ok(code)
    }

    fn word(&mut self, word: &str, json: Json) -> Result<Json, Refusal> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Ok(json)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Result<u8, Refusal> {
        let byte = self.peek().ok_or(Refusal::NotJson)?;
        self.at += 1;
        Ok(byte)
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn expect(&mut self, byte: u8) -> Result<(), Refusal> {
        if self.take(byte) { Ok(()) } else { Err(Refusal::NotJson) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_order_are_kept() {
        let json = read(br#" {"b": [1e3, -0, 5.0], "a": {"\u0061\n": "\ud83d\ude00"}} "#);
        let numbers = ["1e3", "-0", "5.0"].map(|number| Json::Number(number.to_owned()));
        let inner = Json::Object(vec![("a\n".to_owned(), Json::Text("\u{1f600}".to_owned()))]);
        let members = vec![("b".to_owned(), Json::List(numbers.into())), ("a".to_owned(), inner)];
        assert_eq!(json, Ok(Json::Object(members)));
    }

    #[test]
    fn only_the_grammar_is_read() {
        let not_json = [
            "",
            " ",
            "{",
            "{}x",
            "{'a':1}",
            "{a:1}",
            "{\"a\":1,}",
            "[1,]",
            "01",
            "+1",
            ".5",
            "5.",
            "1e",
            "-",
            "nul",
            "NaN",
            "\"\t\"",
            "\"\\x\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"a",
            "[1 2]",
            "{\"a\" 1}",
            "{} // no",
            "\u{a0}{}",
            "\0",
            "{\"a\":1}\0",
        ];
        for text in not_json {
            assert_eq!(read(text.as_bytes()), Err(Refusal::NotJson), "{text:?}");
        }
        assert_eq!(read(b"{\"a\":1,\"\\u0061\":2}"), Err(Refusal::DuplicateKey));
        assert_eq!(read(b"[{\"a\":[{\"b\":1,\"b\":1}]}]"), Err(Refusal::DuplicateKey));
        assert_eq!(read(b"\xef\xbb\xbf{}"), Err(Refusal::ByteOrderMark));
        assert_eq!(read(b"{\"a\":\"\xff\"}"), Err(Refusal::NotUtf8));
        assert_eq!(read("[".repeat(100_000).as_bytes()), Err(Refusal::TooDeep));
        assert_eq!(read(&vec![b' '; 1_000_001]), Err(Refusal::TooLarge));
        let mut largest = vec![b' '; 1_000_000];
        largest[..2].copy_from_slice(b"[]");
        assert_eq!(read(&largest), Ok(Json::List(vec![])));
    }
}
