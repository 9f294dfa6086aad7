//! A map as `WordprocessingML`: a table whose cells are the darker the more they say, with what it
//! says for those who do not see it.

use report::document::text_width;
use report::tables::Table;

use super::docx::Page;
use super::html_map::shade_of;
use super::xml::Xml;

/// The ground of each shade, and that of what is not known.
const GROUNDS: [&str; 5] = ["EEF6F2", "CFE5DA", "A9CFBD", "5F9F86", "1F6F54"];
const UNKNOWN: &str = "FFFFFF";
/// The shade from which on words are white.
const DARKEST: u16 = 5;
/// Twentieths of a point in a tenth of a character of the map's type.
const TENTH: u32 = 14;
/// Columns that leave room.
const FEW: u32 = 16;
/// Beside the names of rows.
const PADDING: u32 = 120;

/// Writes a map.
pub(super) fn map_markup(
    xml: &mut Xml,
    table: &Table,
    (description, shades): (&str, &[Vec<Option<u16>>]),
    page: &Page,
) {
    let columns = u32::try_from(table.headings.len().saturating_sub(1)).unwrap_or_default().max(1);
    let names = table.rows.iter().filter_map(|row| row.first()).map(|name| text_width(name));
    let asked = names.max().unwrap_or_default().saturating_mul(TENTH).saturating_add(PADDING);
    // Few columns leave room for longer names.
    let most = if columns > FEW { page.width.div_euclid(4) } else { page.width.div_euclid(2) };
    let first = asked.min(most);
    let each = page.width.saturating_sub(first).div_euclid(columns);
    xml.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"");
    xml.number(first.saturating_add(each.saturating_mul(columns)));
    xml.raw(
        "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" \
         w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar><w:tblDescription w:val=\"",
    );
    xml.words(description).raw("\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"").number(first);
    xml.raw("\"/>");
    for _ in 0..columns {
        xml.raw("<w:gridCol w:w=\"").number(each).raw("\"/>");
    }
    xml.raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (heading, at) in table.headings.iter().zip(0u32..) {
        cell(xml, heading, if at == 0 { first } else { each }, ("EEF3F0", "center", false));
    }
    xml.raw("</w:tr>");
    for (row, shades) in table.rows.iter().zip(shades) {
        xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        let name = row.first().map_or("", String::as_str);
        // A narrow blank keeps the name from the line.
        let name = format!("\u{2009}{name}");
        cell(xml, &name, first, ("EEF3F0", "left", false));
        for (words, shade) in row.iter().skip(1).zip(shades) {
            let shade = shade.map(shade_of);
            let ground = shade.and_then(|it| GROUNDS.get(usize::from(it).saturating_sub(1)));
            let is_dark = shade == Some(DARKEST);
            cell(xml, words, each, (ground.copied().unwrap_or(UNKNOWN), "center", is_dark));
        }
        xml.raw("</w:tr>");
    }
    xml.raw("</w:tbl>");
}

fn cell(xml: &mut Xml, words: &str, width: u32, (ground, side, is_dark): (&str, &str, bool)) {
    xml.raw("<w:tc><w:tcPr><w:tcW w:w=\"")
        .number(width)
        .raw("\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"");
    xml.raw(ground).raw("\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableMap\"/><w:jc w:val=\"");
    xml.raw(side).raw("\"/></w:pPr><w:r>");
    xml.raw(if is_dark { "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>" } else { "" });
    xml.lines(words).raw("</w:r></w:p></w:tc>");
}
