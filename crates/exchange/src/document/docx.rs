//! [`docx`](fn@docx): a document as `WordprocessingML`, put together by hand.
//!
//! The look follows GB/T 9704: A4, 37, 35, 28 and 26 mm of margin, body of size three with lines 29 pt
//! apart, indented by two characters. Styles are real ones, so that whoever edits the document
//! changes it in one place. No field is marked to be updated, so opening it asks nothing: the list
//! of contents is filled in, with links in place of page numbers, which nobody knows before the
//! document is laid out. There is no clock: the same document gives the same bytes.

use locale::{Language, keys};
use report::document::{Document, Layout, text_width};

use super::archive::{WriteError, archive};
use super::body::body;
use super::chart_part::{chart_part, chart_sheet};
use super::xml::Xml;

const STYLES: &str = include_str!("parts/styles.xml");
const SETTINGS: &str = include_str!("parts/settings.xml");
const FONTS: &str = include_str!("parts/fonts.xml");
const NUMBERING: &str = include_str!("parts/numbering.xml");
/// The first line of every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace that the parts of a document share.
pub(super) const WORD: &str =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const RELATIONSHIPS: &str =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
/// What a document refers to, in the order of the ids `rId1` to `rId6`; charts follow.
const PARTS: [(&str, &str); 6] = [
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("numbering", "numbering.xml"),
    ("header", "header1.xml"),
    ("footer", "footer1.xml"),
];

/// Measures of a layout, in twentieths of a point.
pub(super) struct Page {
    /// Top, right, bottom, left.
    pub(super) margins: [u32; 4],
    /// Between the margins.
    pub(super) width: u32,
    /// From the edge to the running head and to the page number.
    pub(super) edges: [u32; 2],
}

/// Width of A4.
const A4: u32 = 11_906;

impl Page {
    pub(super) fn of(layout: Layout) -> Self {
        let (margins, edges) = match layout {
            Layout::Official => ([2098, 1474, 1985, 1588], [1134, 1304]),
            Layout::Sheet => ([1077, 1134, 964, 1134], [567, 510]),
        };
        let [_, right, _, left] = margins;
        Self { margins, width: A4.saturating_sub(right).saturating_sub(left), edges }
    }
}

/// The file.
///
/// # Errors
/// The document is larger than a ZIP may be.
pub fn docx(document: &Document) -> Result<Vec<u8>, WriteError> {
    let page = Page::of(document.layout);
    let (text, charts) = body(document, &page);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |name: &str, xml: String| files.push((name.to_owned(), xml.into_bytes()));
    add("[Content_Types].xml", content_types(charts.len()));
    add("_rels/.rels", package_relationships());
    add("docProps/core.xml", properties(document));
    add("word/document.xml", text);
    add("word/_rels/document.xml.rels", document_relationships(charts.len()));
    add("word/styles.xml", styles(document, &page));
    add("word/settings.xml", SETTINGS.to_owned());
    add("word/fontTable.xml", FONTS.to_owned());
    add("word/numbering.xml", NUMBERING.to_owned());
    add("word/header1.xml", header(document));
    add("word/footer1.xml", footer(document.language));
    for (chart, number) in charts.iter().zip(1u32..) {
        files.push((format!("word/charts/chart{number}.xml"), chart_part(chart).into_bytes()));
        let mut links = relationships();
        let target = format!("../embeddings/chart{number}.xlsx");
        relationship(&mut links, 1, &format!("{OFFICE}package"), &target);
        let name = format!("word/charts/_rels/chart{number}.xml.rels");
        files.push((name, closed(links).into_bytes()));
        files.push((format!("word/embeddings/chart{number}.xlsx"), chart_sheet(chart)?));
    }
    archive(&files)
}

fn content_types(charts: usize) -> String {
    let mut xml = Xml(HEAD.to_owned());
    xml.raw("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
    for (ending, kind) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ] {
        xml.raw("<Default Extension=\"").raw(ending).raw("\" ContentType=\"").raw(kind).raw("\"/>");
    }
    let mut part = |name: &str, kind: &str, what: &str| {
        xml.raw("<Override PartName=\"/").raw(name).raw("\" ContentType=\"");
        xml.raw(kind).raw(what).raw("+xml\"/>");
    };
    part("word/document.xml", WORD_TYPE, "document.main");
    for (kind, name) in PARTS {
        part(&format!("word/{name}"), WORD_TYPE, kind);
    }
    part("docProps/core.xml", "application/vnd.openxmlformats-package.", "core-properties");
    for number in 1..=charts {
        let name = format!("word/charts/chart{number}.xml");
        part(&name, "application/vnd.openxmlformats-officedocument.drawingml.", "chart");
    }
    xml.raw("</Types>");
    xml.0
}

fn relationships() -> Xml {
    Xml(format!("{HEAD}{RELATIONSHIPS}"))
}

fn relationship(xml: &mut Xml, id: usize, kind: &str, target: &str) {
    xml.raw("<Relationship Id=\"rId").raw(&id.to_string()).raw("\" Type=\"").raw(kind);
    xml.raw("\" Target=\"").raw(target).raw("\"/>");
}

fn closed(mut xml: Xml) -> String {
    xml.raw("</Relationships>");
    xml.0
}

fn package_relationships() -> String {
    let mut xml = relationships();
    relationship(&mut xml, 1, &format!("{OFFICE}officeDocument"), "word/document.xml");
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationship(&mut xml, 2, core, "docProps/core.xml");
    closed(xml)
}

fn document_relationships(charts: usize) -> String {
    let mut xml = relationships();
    for ((kind, name), id) in PARTS.into_iter().zip(1..) {
        relationship(&mut xml, id, &format!("{OFFICE}{kind}"), name);
    }
    for number in 1..=charts {
        let target = format!("charts/chart{number}.xml");
        relationship(&mut xml, chart_id(number), &format!("{OFFICE}chart"), &target);
    }
    closed(xml)
}

/// The number of the relationship to a chart.
pub(super) fn chart_id(number: usize) -> usize {
    PARTS.len().saturating_add(number)
}

fn properties(document: &Document) -> String {
    let mut xml = Xml(HEAD.to_owned());
    xml.raw(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/\
         core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>",
    );
    xml.words(&document.title).raw("</dc:title><dc:subject>").words(&document.subtitle);
    xml.raw("</dc:subject><dc:creator>Wutong</dc:creator><dc:language>");
    xml.raw(document.language.tag()).raw("</dc:language></cp:coreProperties>");
    xml.0
}

fn header(document: &Document) -> String {
    let mut xml = Xml(HEAD.to_owned());
    xml.raw("<w:hdr ").raw(WORD).raw("><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>");
    xml.words(&document.running_head).raw("</w:t></w:r></w:p></w:hdr>");
    xml.0
}

/// The number of the page and of all pages, which programs fill in themselves.
fn footer(language: Language) -> String {
    let mut xml = Xml(HEAD.to_owned());
    xml.raw("<w:ftr ").raw(WORD).raw("><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
    let mut rest = keys::DOCUMENT_PAGE.words(language);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        xml.raw("<w:r><w:t xml:space=\"preserve\">").words(before).raw("</w:t></w:r>");
        let field = if name == "page" { "PAGE" } else { "NUMPAGES" };
        xml.raw("<w:fldSimple w:instr=\" ")
            .raw(field)
            .raw(" \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
        rest = behind;
    }
    xml.raw("<w:r><w:t xml:space=\"preserve\">").words(rest).raw("</w:t></w:r></w:p></w:ftr>");
    xml.0
}

/// The styles, in the sizes of language and layout.
fn styles(document: &Document, page: &Page) -> String {
    let [size, line, title, gap] = match (document.layout, document.language) {
        (Layout::Official, Language::Zh) => [32, 580, 44, 160],
        (Layout::Official, Language::En) => [24, 380, 36, 160],
        (Layout::Sheet, Language::Zh) => [24, 360, 36, 80],
        (Layout::Sheet, Language::En) => [21, 300, 32, 80],
    };
    // In ems of the line's width, the widest title of one line; a longer one is smaller.
    let fitting = page.width.checked_div(text_width(&document.title).max(1)).unwrap_or_default();
    let title = fitting.clamp(26, title);
    let (indent, after, align, bold) = match document.language {
        Language::Zh => (200, 0, "both", ""),
        Language::En => (0, 120, "left", "<w:b/>"),
    };
    let number = |number: u32| number.to_string();
    let note: u32 = if document.layout == Layout::Sheet { 18 } else { 21 };
    let small: u32 = if size > 24 { 28 } else { 24 };
    let values = [
        ("{size}", number(size)),
        ("{line}", number(line)),
        ("{title}", number(title)),
        ("{title-line}", number(title.saturating_mul(15))),
        ("{gap}", number(gap)),
        ("{indent}", number(indent)),
        ("{indent-twips}", number(size.saturating_mul(indent).saturating_div(10))),
        ("{after}", number(after)),
        ("{align}", align.to_owned()),
        ("{bold}", bold.to_owned()),
        ("{caption}", number(small.saturating_sub(4))),
        ("{note}", number(note)),
        ("{note-line}", number(note.saturating_mul(15))),
        ("{toc}", number(small)),
        ("{toc-line}", number(small.saturating_mul(16))),
        ("{width}", number(page.width)),
    ];
    values.iter().fold(STYLES.to_owned(), |styles, (name, value)| styles.replace(name, value))
}
