//! A [`Book`] as XLSX.

use core::fmt::Write;

use super::grid::{Book, Cell, Page, cell_name, escaped, serial};
use super::zip_file::zip_of;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The workbook.
pub fn xlsx_of(book: &Book) -> Vec<u8> {
    zip_of(&parts_of(book))
}

/// Its parts, to be spoilt.
pub fn parts_of(book: &Book) -> Vec<(String, Vec<u8>)> {
    let (mut sheets, mut relations) = (String::new(), String::new());
    let mut parts = Vec::new();
    for (index, page) in book.pages.iter().enumerate() {
        let number = index + 1;
        let state = if page.is_hidden { " state=\"hidden\"" } else { "" };
        let name = escaped(&page.name);
        let _ = write!(
            sheets,
            "<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>"
        );
        let _ = write!(
            relations,
            "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet(book, page)));
    }
    let epoch = if book.is_from_1904 { "<workbookPr date1904=\"1\"/>" } else { "" };
    let workbook = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">{epoch}<sheets>{sheets}</sheets></workbook>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d\"/></numFmts>\
         <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>"
    );
    parts.push(("xl/workbook.xml".to_owned(), workbook.into_bytes()));
    parts.push(("xl/styles.xml".to_owned(), styles.into_bytes()));
    let relations = format!("<Relationships xmlns=\"{PACKAGE}\">{relations}</Relationships>");
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations.into_bytes()));
    parts
}

fn sheet(book: &Book, page: &Page) -> Vec<u8> {
    let mut rows = String::new();
    for (row, cells) in page.rows.iter().enumerate() {
        let hidden = if page.hidden_rows.contains(&row) { " hidden=\"1\"" } else { "" };
        let _ = write!(rows, "<row r=\"{}\"{hidden}>", row + 1);
        for (column, cell) in cells.iter().enumerate() {
            rows.push_str(&cell_xml(&cell_name(row, column), cell, book.is_from_1904));
        }
        rows.push_str("</row>");
    }
    for row in 0..book.empty_rows {
        let _ = write!(rows, "<row r=\"{}\"/>", page.rows.len() + row + 1);
    }
    let area = |[top, left, bottom, right]: &[usize; 4]| {
        format!("<mergeCell ref=\"{}:{}\"/>", cell_name(*top, *left), cell_name(*bottom, *right))
    };
    let merged: String = page.merged.iter().map(area).collect();
    let merged = format!("<mergeCells>{merged}</mergeCells>");
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{merged}</worksheet>")
        .into_bytes()
}

fn cell_xml(name: &str, cell: &Cell, is_from_1904: bool) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => {
            let text = escaped(text);
            format!(
                "<c r=\"{name}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            )
        }
        Cell::Number(number) => format!("<c r=\"{name}\"><v>{number}</v></c>"),
        Cell::Day(day) => {
            format!("<c r=\"{name}\" s=\"1\"><v>{}</v></c>", serial(day, is_from_1904))
        }
        Cell::Percent(number) => format!("<c r=\"{name}\" s=\"2\"><v>{number}</v></c>"),
        Cell::Truth(truth) => format!("<c r=\"{name}\" t=\"b\"><v>{}</v></c>", u8::from(*truth)),
        Cell::Formula(None) => format!("<c r=\"{name}\"><f>SUM(A1:A2)</f></c>"),
        Cell::Formula(Some(result)) => {
            format!("<c r=\"{name}\"><f>SUM(A1:A2)</f><v>{result}</v></c>")
        }
        Cell::Error(error) => format!("<c r=\"{name}\" t=\"e\"><v>{error}</v></c>"),
    }
}
