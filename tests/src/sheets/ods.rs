//! A [`Book`] as ODS.

use core::fmt::Write;

use super::grid::{Book, Cell, Page, escaped};
use super::zip_file::zip_of;

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const NAMES: &str = "urn:oasis:names:tc:opendocument:xmlns";

/// The workbook.
pub fn ods_of(book: &Book) -> Vec<u8> {
    zip_of(&[
        ("mimetype".to_owned(), MIMETYPE.as_bytes().to_vec()),
        ("content.xml".to_owned(), content(book).into_bytes()),
    ])
}

/// A workbook that is encrypted, as its manifest says.
pub fn encrypted() -> Vec<u8> {
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/>\
                    </manifest:file-entry></manifest:manifest>";
    zip_of(&[
        ("mimetype".to_owned(), MIMETYPE.as_bytes().to_vec()),
        ("META-INF/manifest.xml".to_owned(), manifest.as_bytes().to_vec()),
        ("content.xml".to_owned(), b"\x8a\x01\x77".to_vec()),
    ])
}

fn content(book: &Book) -> String {
    let tables: String = book.pages.iter().map(|page| table(book, page)).collect();
    format!(
        "<office:document-content xmlns:office=\"{NAMES}:office:1.0\" xmlns:table=\"{NAMES}:table:1.0\" \
         xmlns:text=\"{NAMES}:text:1.0\" xmlns:style=\"{NAMES}:style:1.0\"><office:automatic-styles>\
         <style:style style:name=\"gone\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
         </office:body></office:document-content>"
    )
}

fn table(book: &Book, page: &Page) -> String {
    let style = if page.is_hidden { " table:style-name=\"gone\"" } else { "" };
    let mut table = format!("<table:table table:name=\"{}\"{style}>", escaped(&page.name));
    for (row, cells) in page.rows.iter().enumerate() {
        let hidden = page.hidden_rows.contains(&row);
        let hidden = if hidden { " table:visibility=\"collapse\"" } else { "" };
        let _ = write!(table, "<table:table-row{hidden}>");
        for (column, cell) in cells.iter().enumerate() {
            let mut areas = page.merged.iter().filter(|it| (it[0], it[1]) == (row, column));
            let span = areas.next().map_or(String::new(), |[top, left, bottom, right]| {
                format!(
                    " table:number-rows-spanned=\"{}\" table:number-columns-spanned=\"{}\"",
                    bottom - top + 1,
                    right - left + 1
                )
            });
            table.push_str(&cell_xml(cell, &span));
        }
        table.push_str("</table:table-row>");
    }
    if book.empty_rows > 0 {
        let _ = write!(
            table,
            "<table:table-row table:number-rows-repeated=\"{}\"><table:table-cell \
             table:number-columns-repeated=\"16384\"/></table:table-row>",
            book.empty_rows
        );
    }
    table.push_str("</table:table>");
    table
}

fn cell_xml(cell: &Cell, span: &str) -> String {
    let valued = |of: &str, name: &str, value: &str| {
        format!(
            "<table:table-cell{span} office:value-type=\"{of}\" office:{name}=\"{value}\">\
             <text:p>{value}</text:p></table:table-cell>"
        )
    };
    match cell {
        Cell::Empty => format!("<table:table-cell{span}/>"),
        Cell::Text(text) => {
            let text = escaped(text);
            // A remark is no part of the text.
            format!(
                "<table:table-cell{span} office:value-type=\"string\"><office:annotation><text:p>?\
                 </text:p></office:annotation><text:p>{text}</text:p></table:table-cell>"
            )
        }
        Cell::Number(number) => valued("float", "value", number),
        Cell::Day(day) => valued("date", "date-value", day),
        Cell::Percent(number) => valued("percentage", "value", number),
        Cell::Truth(truth) => valued("boolean", "boolean-value", &truth.to_string()),
        Cell::Formula(None) => "<table:table-cell table:formula=\"of:=[.A1]\"/>".to_owned(),
        Cell::Formula(Some(result)) => format!(
            "<table:table-cell table:formula=\"of:=[.A1]\" office:value-type=\"float\" \
             office:value=\"{result}\"><text:p>{result}</text:p></table:table-cell>"
        ),
        Cell::Error(error) => format!(
            "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" \
             office:string-value=\"\"><text:p>{error}</text:p></table:table-cell>"
        ),
    }
}
