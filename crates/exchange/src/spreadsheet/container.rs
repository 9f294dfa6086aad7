//! [`Container`]: what kind of file the bytes are, found by what they hold and not by a name, and
//! the parts of an archive, inflated under a limit.
//!
//! Sizes that an archive declares are not believed: what is inflated is counted.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use report::import::ImportRefusal;
use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{MOST_BYTES, MOST_ENTRIES, MOST_INFLATED};

/// The parts of an archive by name, those that are XML.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

/// A file of a kind that is read.
#[derive(Debug)]
pub(super) enum Container {
    /// Office Open XML.
    Xlsx(Parts),
    /// `OpenDocument`.
    Ods(Parts),
    /// A compound file: Excel 97 to 2003.
    Xls,
    /// Anything else: a text, or nothing that is known.
    Text,
}

/// The container of a file.
///
/// # Errors
/// The file passes a limit, is of a kind that is not read, protected or damaged.
pub(super) fn container_of(bytes: &[u8]) -> Result<Container, ImportRefusal> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportRefusal::TooLarge { limit: MOST_BYTES });
    }
    match bytes {
        [] => Err(ImportRefusal::Empty),
        [b'P', b'K', 3 | 5 | 7, ..] => archive(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound(bytes),
        [b'%', b'P', b'D', b'F', ..] => Err(ImportRefusal::OtherKind("PDF")),
        [0x89, b'P', b'N', b'G', ..] => Err(ImportRefusal::OtherKind("PNG")),
        [0xff, 0xd8, 0xff, ..] => Err(ImportRefusal::OtherKind("JPEG")),
        [b'R', b'a', b'r', b'!', ..] => Err(ImportRefusal::OtherKind("RAR")),
        [b'7', b'z', 0xbc, 0xaf, ..] => Err(ImportRefusal::OtherKind("7z")),
        [b'{', b'\\', b'r', b't', b'f', ..] => Err(ImportRefusal::OtherKind("RTF")),
        _ => marked_up(bytes),
    }
}

/// A compound file holds a workbook of Excel 97, an encrypted one of today, or something else;
/// the names of its streams, in UTF-16, tell.
fn compound(bytes: &[u8]) -> Result<Container, ImportRefusal> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        Err(ImportRefusal::Encrypted)
    } else if holds("WordDocument") {
        Err(ImportRefusal::OtherKind("DOC"))
    } else if holds("PowerPoint Document") {
        Err(ImportRefusal::OtherKind("PPT"))
    } else if holds("Workbook") || holds("Book") {
        Ok(Container::Xls)
    } else {
        Err(ImportRefusal::BrokenXls)
    }
}

/// A text that begins as HTML or XML is no table of values.
fn marked_up(bytes: &[u8]) -> Result<Container, ImportRefusal> {
    let start = bytes.get(..1024).unwrap_or(bytes);
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let start = String::from_utf8_lossy(start).trim_start().to_ascii_lowercase();
    let is_tag = ["<html", "<!doctype html", "<table", "<meta", "<head", "<style", "<body"];
    if is_tag.iter().any(|tag| start.starts_with(tag)) {
        return Err(ImportRefusal::Html);
    }
    if start.starts_with("<?xml") || start.starts_with("<!--") {
        let is_page = start.contains("<html");
        return Err(if is_page { ImportRefusal::Html } else { ImportRefusal::Xml });
    }
    Ok(Container::Text)
}

fn archive(bytes: &[u8]) -> Result<Container, ImportRefusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal_of(&error))?;
    let found = archive.len();
    if found > MOST_ENTRIES {
        return Err(ImportRefusal::TooManyEntries { limit: MOST_ENTRIES, found });
    }
    let mut parts = Parts::new();
    let mut left = MOST_INFLATED;
    for index in 0..found {
        let mut entry = archive.by_index(index).map_err(|error| refusal_of(&error))?;
        let name = entry.name().map_err(|error| refusal_of(&error))?;
        let name = name.trim_start_matches('/').replace('\\', "/");
        let (part, used) = inflated(&mut entry, left)?;
        left = left.saturating_sub(used);
        if is_xml(&name) {
            parts.insert(name, part);
        } else {
            parts.insert(name, Vec::new());
        }
    }
    kind_of(parts)
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    name == "mimetype" || ["xml", "rels"].iter().any(|it| ending.eq_ignore_ascii_case(it))
}

/// The bytes of an entry and how many they are; refused as soon as they pass what is left.
fn inflated(entry: &mut impl Read, left: usize) -> Result<(Vec<u8>, usize), ImportRefusal> {
    let mut part = Vec::new();
    let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
    entry.take(most).read_to_end(&mut part).map_err(|_error| ImportRefusal::BrokenArchive)?;
    let used = part.len();
    if used > left {
        return Err(ImportRefusal::InflatesTooMuch { limit: MOST_INFLATED });
    }
    Ok((part, used))
}

fn kind_of(parts: Parts) -> Result<Container, ImportRefusal> {
    let has = |name: &str| parts.contains_key(name);
    let holds = |name: &str, text: &str| {
        let part = parts.get(name).map(|part| String::from_utf8_lossy(part));
        part.is_some_and(|part| part.contains(text))
    };
    if holds("META-INF/manifest.xml", "encryption-data") {
        return Err(ImportRefusal::Encrypted);
    }
    if holds("mimetype", "opendocument.spreadsheet") && has("content.xml") {
        return Ok(Container::Ods(parts));
    }
    if holds("mimetype", "opendocument") {
        return Err(ImportRefusal::OtherKind("OpenDocument"));
    }
    let ends = |ending: &str| parts.keys().any(|name| name.ends_with(ending));
    if ends("workbook.xml") {
        Ok(Container::Xlsx(parts))
    } else if ends("workbook.bin") {
        Err(ImportRefusal::Binary)
    } else if ends("word/document.xml") {
        Err(ImportRefusal::OtherKind("DOCX"))
    } else if ends("ppt/presentation.xml") {
        Err(ImportRefusal::OtherKind("PPTX"))
    } else {
        Err(ImportRefusal::NoWorkbook)
    }
}

fn refusal_of(error: &ZipError) -> ImportRefusal {
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            ImportRefusal::Encrypted
        }
        _ => ImportRefusal::BrokenArchive,
    }
}
