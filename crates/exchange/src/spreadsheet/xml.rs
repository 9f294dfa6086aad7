//! A walk through an XML part: elements by their local names, texts with their entities resolved.
//!
//! Entities that a document type declares are not resolved, so nothing expands.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use report::import::ImportRefusal;

/// What a walk meets.
pub(super) enum Node<'a> {
    /// An element begins; an empty one ends at once.
    Open(Element<'a>),
    /// An element of this local name ends.
    Close(&'a str),
    /// A piece of text.
    Text(Cow<'a, str>),
}

/// An element.
pub(super) struct Element<'a> {
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// The attribute of that name, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| local(attribute.key.into_inner()) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// The attribute of that name as a number; 1 if it has none.
    pub(super) fn count(&self, name: &str) -> u32 {
        self.get(name).and_then(|count| count.parse().ok()).unwrap_or(1)
    }

    /// True if the attribute says so.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(self.get(name).as_deref(), Some("1" | "true" | "on"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Walks through a part.
///
/// # Errors
/// It is no XML, or what `visit` refuses.
pub(super) fn walk(
    name: &str,
    part: &[u8],
    mut visit: impl FnMut(Node) -> Result<(), ImportRefusal>,
) -> Result<(), ImportRefusal> {
    let broken = || ImportRefusal::BrokenPart(name.to_owned());
    let part = part.strip_prefix(b"\xef\xbb\xbf").unwrap_or(part);
    let text = core::str::from_utf8(part).map_err(|_error| broken())?;
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open = 0usize;
    loop {
        match reader.read_event().map_err(|_error| broken())? {
            Event::Start(start) => {
                open = open.saturating_add(1);
                visit(Node::Open(Element { start }))?;
            }
            Event::End(end) => {
                open = open.saturating_sub(1);
                visit(Node::Close(local(end.name().into_inner())))?;
            }
            Event::Text(text) => visit(Node::Text(text.xml10_content()))?,
            Event::CData(text) => visit(Node::Text(text.xml10_content()))?,
            Event::GeneralRef(entity) => {
                let resolved = match entity.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => named(&entity.into_inner()).to_owned(),
                };
                visit(Node::Text(Cow::Owned(resolved)))?;
            }
            Event::Eof if open > 0 => return Err(broken()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn named(entity: &str) -> &'static str {
    match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "\u{fffd}",
    }
}
