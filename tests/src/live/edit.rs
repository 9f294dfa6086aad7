//! Cells changed inside a workbook, as a person would change them.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::sheets::zip_file::zip_of;

/// What is put into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// Nothing.
    Blank,
    /// A number, as decimal text.
    Number(String),
    /// A text.
    Text(String),
}

/// The parts of a file.
pub fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        let name = part.name().expect("a name").into_owned();
        parts.push((name, bytes));
    }
    parts
}

/// The file with other content in cells of its first sheet, and without any result of a formula
/// on the others: what is read later was computed.
pub fn edited(file: &[u8], cells: &[(String, Put)]) -> Vec<u8> {
    let mut parts = parts(file);
    for (name, bytes) in &mut parts {
        if !name.starts_with("xl/worksheets/sheet") {
            continue;
        }
        let mut xml = String::from_utf8(bytes.clone()).expect("text");
        if name == "xl/worksheets/sheet1.xml" {
            for (cell, put) in cells {
                xml = with_cell(&xml, cell, put);
            }
        }
        *bytes = without_results(&xml).into_bytes();
    }
    zip_of(&parts)
}

/// A cell `<c r="D7" s="3"/>` or `<c r="D7" s="3"><v>1</v></c>` with other content.
fn with_cell(xml: &str, cell: &str, put: &Put) -> String {
    let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
    let head = start + xml[start..].find('>').expect("an end");
    let is_empty = xml[..head].ends_with('/');
    let end =
        if is_empty { head + 1 } else { head + xml[head..].find("</c>").expect("an end") + 4 };
    let style = xml[start..head].split("s=\"").nth(1).and_then(|it| it.split('"').next());
    let style = style.map_or(String::new(), |style| format!(" s=\"{style}\""));
    let written = match put {
        Put::Blank => format!("<c r=\"{cell}\"{style}/>"),
        Put::Number(number) => format!("<c r=\"{cell}\"{style}><v>{number}</v></c>"),
        Put::Text(text) => {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            format!(
                "<c r=\"{cell}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            )
        }
    };
    format!("{}{written}{}", &xml[..start], &xml[end..])
}

/// Formulas alone, without what they gave.
fn without_results(xml: &str) -> String {
    let mut kept = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find("</f><v>") {
        let (before, after) = rest.split_at(at + 4);
        kept.push_str(before);
        let end = after.find("</v>").expect("an end");
        rest = &after[end + 4..];
    }
    kept.push_str(rest);
    kept
}
