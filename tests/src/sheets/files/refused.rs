//! Files that are refused as a whole.

use super::super::case::{Case, plain};
use super::super::grid::{Book, n, texts};
use super::super::ods::{encrypted, ods_of};
use super::super::xls::{compound_of, encrypted_of, xls_of};
use super::super::xlsx::{parts_of, xlsx_of};
use super::super::zip_file::{with_small_sizes, zip_of};

pub(super) fn cases() -> Vec<Case> {
    [limits(), damaged(), others()].concat()
}

/// A workbook with one more part.
fn with_part(name: &str, part: Vec<u8>) -> Vec<u8> {
    let mut parts = parts_of(&plain());
    parts.push((name.to_owned(), part));
    zip_of(&parts)
}

fn limits() -> Vec<Case> {
    let bomb = || with_part("xl/media/image1.xml", vec![b' '; 65_000_000]);
    let mut many = parts_of(&plain());
    many.extend((0..200).map(|number| (format!("xl/media/{number}.png"), vec![0])));
    // 1,002 columns of 1,000 rows, said in one line of ODS.
    let wide = "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell \
                table:number-columns-repeated=\"1002\" office:value-type=\"float\" \
                office:value=\"1\"/></table:table-row></table:table>";
    let content = ods_content().replace("</table:table>", wide);
    let cells = ods_with(content);
    vec![
        Case::refused("zip-bomb.xlsx", "65 MB in a few kilobytes", bomb(), "inflates-too-much"),
        Case::refused(
            "zip-bomb-that-lies.xlsx",
            "the same, declared to be ten bytes",
            with_small_sizes(bomb()),
            "broken-archive",
        ),
        Case::refused("entries.xlsx", "more than 200 parts", zip_of(&many), "too-many-entries"),
        Case::refused("cells.ods", "1,002,000 cells in one line", cells, "too-many-cells"),
        Case::refused(
            "cells.csv",
            "1,000,002 cells",
            "1,2,3\n".repeat(333_334).into_bytes(),
            "too-many-cells",
        ),
        Case::refused("bytes.csv", "20,000,001 bytes", vec![b'1'; 20_000_001], "too-large"),
    ]
}

fn ods_content() -> String {
    let archive = ods_of(&Book::of(vec![texts(&["1"])]));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("an archive");
    let mut content = String::new();
    let mut part = archive.by_name("content.xml").expect("content");
    std::io::Read::read_to_string(&mut part, &mut content).expect("text");
    content
}

fn ods_with(content: String) -> Vec<u8> {
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    zip_of(&[("mimetype".to_owned(), mimetype), ("content.xml".to_owned(), content.into_bytes())])
}

fn damaged() -> Vec<Case> {
    let whole = xlsx_of(&plain());
    let cut = whole[..whole.len() / 2].to_vec();
    let mut flipped = whole.clone();
    let middle = flipped.len() / 4;
    flipped[middle] ^= 0xff;
    flipped[middle + 1] ^= 0xff;
    let mut parts = parts_of(&plain());
    parts[0].1.truncate(300);
    let cut_part = zip_of(&parts);
    let mut parts = parts_of(&plain());
    parts.remove(0);
    let without_sheet = zip_of(&parts);
    let old = xls_of(&plain());
    let old_cut = old[..1536].to_vec();
    vec![
        Case::refused("cut.xlsx", "half of a workbook", cut, "broken-archive"),
        Case::refused("flipped.xlsx", "two bytes turned over", flipped, "broken-archive"),
        Case::refused("cut-part.xlsx", "a sheet that ends early", cut_part, "broken-part"),
        Case::refused("no-sheet.xlsx", "a sheet that is not there", without_sheet, "broken-part"),
        Case::refused("cut.xls", "the beginning of an old workbook", old_cut, "broken-xls"),
        Case::refused(
            "open-quote.csv",
            "a quote that never closes",
            "a,b\n\"c,d\n".into(),
            "open-quote",
        ),
        Case::refused(
            "lost.csv",
            "characters lost before",
            "项目\u{fffd},b\n".into(),
            "lost-characters",
        ),
    ]
}

fn others() -> Vec<Case> {
    let page = "<html><body><table><tr><td>项目名称</td></tr></table></body></html>";
    let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>";
    let zip = |name: &str| zip_of(&[(name.to_owned(), b"<a/>".to_vec())]);
    vec![
        Case::refused("html.xls", "a web page under the name of a workbook", page.into(), "html"),
        Case::refused("xml.xls", "XML of Excel 2003", xml.into(), "xml"),
        Case::refused("binary.xlsb", "a binary workbook", zip("xl/workbook.bin"), "binary"),
        Case::refused("letter.docx", "a letter", zip("word/document.xml"), "other-kind"),
        Case::refused("archive.zip", "an archive of something", zip("readme.xml"), "no-workbook"),
        Case::refused("print.pdf", "a print", b"%PDF-1.7\n".to_vec(), "other-kind"),
        Case::refused(
            "password.xls",
            "an old workbook with a password",
            encrypted_of(&plain(), 1),
            "encrypted",
        ),
        Case::refused(
            "password-weak.xls",
            "an old workbook with a password, weakly encrypted",
            encrypted_of(&plain(), 0),
            "encrypted",
        ),
        Case::refused(
            "password.xlsx",
            "a workbook with a password: a compound file",
            compound_of("EncryptedPackage", &[7; 64]),
            "encrypted",
        ),
        Case::refused("password.ods", "an ODS with a password", encrypted(), "encrypted"),
        Case::refused("empty.csv", "nothing", Vec::new(), "empty"),
        Case::refused(
            "menu.xlsx",
            "a table about something else",
            xlsx_of(&Book::of(vec![texts(&["菜单", "价格"]), vec![n("1"), n("2")]])),
            "nothing-understood",
        ),
    ]
}
