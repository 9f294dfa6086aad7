//! [`Decoded`]: the text of a file and the encoding it was found in.
//!
//! A byte order mark decides; else strict UTF-8; else GB18030. Nothing is ever replaced: a byte
//! that fits nowhere refuses the file, with its place.

use report::roll::RollRefusal;

/// The greatest file that is read, in bytes.
pub const LARGEST: usize = 20_000_000;

/// The encoding that a file was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Marked,
    /// UTF-16 with a byte order mark, lower byte first.
    Utf16Le,
    /// UTF-16 with a byte order mark, higher byte first.
    Utf16Be,
    /// GB18030, of which GBK and GB 2312 are parts.
    Gb18030,
}

impl Encoding {
    /// Name for people and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Marked => "UTF-8 (BOM)",
            Self::Utf16Le => "UTF-16LE (BOM)",
            Self::Utf16Be => "UTF-16BE (BOM)",
            Self::Gb18030 => "GB18030",
        }
    }
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// What it was read in.
    pub encoding: Encoding,
}

/// Decodes a file.
///
/// # Errors
/// The file is too large, no text, or of no encoding that is known.
pub fn decoded_from_bytes(bytes: &[u8]) -> Result<Decoded, RollRefusal> {
    decoded_by(bytes, gb18030)
}

/// As [`decoded_from_bytes`], with a reader of GB18030 from outside: given the bytes, it returns
/// the text, or `None` if there is no such reader or the bytes are no GB18030. A browser has one.
///
/// # Errors
/// As [`decoded_from_bytes`].
pub fn decoded_by(
    bytes: &[u8],
    gb18030: impl FnOnce(&[u8]) -> Gb18030,
) -> Result<Decoded, RollRefusal> {
    if bytes.len() > LARGEST {
        return Err(RollRefusal::TooLarge { limit: LARGEST });
    }
    let decoded = match bytes {
        [] => return Err(RollRefusal::Empty),
        [b'P', b'K', 3 | 5, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            return Err(RollRefusal::Workbook);
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8_marked(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, Encoding::Utf16Le)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, Encoding::Utf16Be)?,
        _ => unmarked(bytes, gb18030)?,
    };
    lost_nothing(decoded)
}

/// What a reader of GB18030 gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gb18030 {
    /// The text.
    Text(String),
    /// A byte that is no GB18030, at this place.
    Broken(usize),
    /// There is no reader.
    NoReader,
}

#[cfg(feature = "gb18030")]
pub(crate) fn gb18030(bytes: &[u8]) -> Gb18030 {
    use encoding_rs::DecoderResult;
    let mut decoder = encoding_rs::GB18030.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or_default());
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Gb18030::Text(text),
        (DecoderResult::Malformed(length, after), read) => {
            let back = usize::from(length).saturating_add(usize::from(after));
            Gb18030::Broken(read.saturating_sub(back))
        }
        (DecoderResult::OutputFull, read) => Gb18030::Broken(read),
    }
}

#[cfg(not(feature = "gb18030"))]
pub(crate) fn gb18030(_: &[u8]) -> Gb18030 {
    Gb18030::NoReader
}

fn utf8_marked(bytes: &[u8]) -> Result<Decoded, RollRefusal> {
    let encoding = Encoding::Utf8Marked;
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), encoding }),
        Err(error) => Err(RollRefusal::BrokenEncoding {
            encoding: encoding.name(),
            line: line_of(bytes, error.valid_up_to()),
            byte: error.valid_up_to().saturating_add(3),
        }),
    }
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<Decoded, RollRefusal> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let unit = |pair: &[u8; 2]| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut line = 1u32;
    let mut at = 2usize;
    let broken = |line, byte| RollRefusal::BrokenEncoding { encoding: encoding.name(), line, byte };
    for decoded in char::decode_utf16(pairs.iter().map(unit)) {
        let Ok(c) = decoded else { return Err(broken(line, at)) };
        line = line.saturating_add(u32::from(c == '\n'));
        at = at.saturating_add(c.len_utf16().saturating_mul(2));
        text.push(c);
    }
    if odd.is_empty() { Ok(Decoded { text, encoding }) } else { Err(broken(line, at)) }
}

fn unmarked(bytes: &[u8], gb18030: impl FnOnce(&[u8]) -> Gb18030) -> Result<Decoded, RollRefusal> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(RollRefusal::NotText { line: line_of(bytes, at) });
    }
    let error = match core::str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: text.to_owned(), encoding: Encoding::Utf8 }),
        Err(error) => error,
    };
    let utf8_line = line_of(bytes, error.valid_up_to());
    match gb18030(bytes) {
        Gb18030::Text(text) => Ok(Decoded { text, encoding: Encoding::Gb18030 }),
        Gb18030::NoReader => Err(RollRefusal::NotUtf8 { line: utf8_line }),
        Gb18030::Broken(byte) => {
            Err(RollRefusal::UnknownEncoding { utf8_line, line: line_of(bytes, byte), byte })
        }
    }
}

/// A text with replacement characters has lost what stood there, whoever replaced it.
fn lost_nothing(decoded: Decoded) -> Result<Decoded, RollRefusal> {
    let lost = decoded.text.find(['\u{fffd}', '\0']);
    match lost.and_then(|at| decoded.text.as_bytes().get(at).map(|byte| (at, *byte))) {
        None => Ok(decoded),
        Some((at, byte)) => {
            let line = line_of(decoded.text.as_bytes(), at);
            Err(if byte == 0 {
                RollRefusal::NotText { line }
            } else {
                RollRefusal::LostCharacters { line }
            })
        }
    }
}

fn line_of(bytes: &[u8], at: usize) -> u32 {
    let before = bytes.get(..at).unwrap_or(bytes);
    let lines = before.split(|byte| *byte == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}
