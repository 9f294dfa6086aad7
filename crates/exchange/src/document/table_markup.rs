//! A table as `WordprocessingML`: fixed widths, a head that is repeated, rows that are not split.

use report::document::columns::WHOLE;
use report::document::{Layout, Spacing, column_shares, is_number_column};
use report::tables::Table;

use super::docx::Page;
use super::xml::Xml;

/// The styles of texts with the sizes of their type, in tenths of a point.
const SIZES: [(&str, u32); 2] = [("TableText", 105), ("TableSmall", 90)];
/// The smallest, and what keeps its texts from the lines of their cells.
const TIGHT: (&str, u32) = ("TableTight", 75);
const MARGINS: &str = "<w:tblCellMar><w:left w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"40\" w:type=\"dxa\"/></w:tblCellMar>";
/// Columns and rows that leave room for the greater type.
const FEW: [usize; 2] = [5, 12];
/// Columns that ask for the smallest.
const MANY: usize = 9;
/// Characters of a cell that do.
const BRIEF: usize = 60;
/// Rows that are kept on one page.
const SHORT: usize = 5;

/// How the cells of a table look.
struct Look {
    style: &'static str,
    /// Widths of columns, in twentieths of a point.
    widths: Vec<u32>,
    /// Which columns hold numbers alone.
    numbers: Vec<bool>,
}

/// What a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Heading,
    /// What the rows below have in common.
    Group,
    /// Of a row that stands on one page with the next.
    Kept,
    Value,
}

/// Writes a table.
pub(super) fn table_markup(
    xml: &mut Xml,
    table: &Table,
    spacing: Spacing,
    (page, layout): (&Page, Layout),
) {
    let is_grouped = spacing == Spacing::Grouped;
    let shown = if is_grouped { &without_first(table) } else { table };
    let look = look_of(shown, spacing, page, layout);
    let whole: u32 = look.widths.iter().sum();
    xml.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"").number(whole);
    xml.raw("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>");
    let (tight, _) = TIGHT;
    xml.raw(if look.style == tight { MARGINS } else { "" }).raw("</w:tblPr><w:tblGrid>");
    for width in &look.widths {
        xml.raw("<w:gridCol w:w=\"").number(*width).raw("\"/>");
    }
    xml.raw("</w:tblGrid>");
    if !shown.headings.is_empty() {
        row(xml, "<w:tblHeader/>", &shown.headings, &look, Cell::Heading);
    }
    let height = match spacing {
        Spacing::ByHand => "<w:trHeight w:val=\"800\" w:hRule=\"atLeast\"/>",
        Spacing::Close | Spacing::Grouped => "",
    };
    let last = shown.rows.len().saturating_sub(1);
    let mut group = "";
    for ((whole_row, cells), place) in table.rows.iter().zip(&shown.rows).zip(0usize..) {
        if let Some(first) = whole_row.first().filter(|it| is_grouped && *it != group) {
            xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            let span = u32::try_from(look.widths.len()).unwrap_or(1);
            cell(xml, first, (whole, span), (&look, Cell::Group, false));
            xml.raw("</w:tr>");
            group = first;
        }
        let is_kept = last < SHORT && place < last;
        row(xml, height, cells, &look, if is_kept { Cell::Kept } else { Cell::Value });
    }
    xml.raw("</w:tbl>");
}

fn without_first(table: &Table) -> Table {
    let rest = |row: &Vec<String>| row.iter().skip(1).cloned().collect();
    Table { headings: rest(&table.headings), rows: table.rows.iter().map(rest).collect() }
}

fn look_of(table: &Table, spacing: Spacing, page: &Page, layout: Layout) -> Look {
    let columns = table.rows.first().map_or(table.headings.len(), Vec::len);
    let [large, small] = SIZES;
    let [few_columns, few_rows] = FEW;
    let is_small = columns <= few_columns && table.rows.len() <= few_rows;
    let is_brief = table.rows.iter().flatten().all(|cell| cell.chars().count() <= BRIEF);
    let is_large = layout == Layout::Official && is_small && is_brief;
    let (style, size) = match columns {
        _ if is_large => large,
        MANY.. => TIGHT,
        _ => small,
    };
    // Width in twentieths of a point over size in tenths: tenths of a character.
    let room = page.width.saturating_mul(5).checked_div(size).unwrap_or_default();
    let shares = match spacing {
        Spacing::ByHand => vec![300, 700],
        Spacing::Close | Spacing::Grouped => column_shares(table, room),
    };
    let width = |share: &u32| {
        let scaled = page.width.saturating_mul(*share);
        scaled.checked_div(WHOLE).unwrap_or_default()
    };
    Look {
        style,
        widths: shares.iter().map(width).collect(),
        numbers: (0..columns).map(|place| is_number_column(table, place)).collect(),
    }
}

fn row(xml: &mut Xml, properties: &str, cells: &[String], look: &Look, kind: Cell) {
    xml.raw("<w:tr><w:trPr><w:cantSplit/>").raw(properties).raw("</w:trPr>");
    for ((words, width), is_number) in cells.iter().zip(&look.widths).zip(&look.numbers) {
        cell(xml, words, (*width, 1), (look, kind, *is_number));
    }
    xml.raw("</w:tr>");
}

fn cell(
    xml: &mut Xml,
    words: &str,
    (width, span): (u32, u32),
    (look, kind, is_number): (&Look, Cell, bool),
) {
    let is_heading = matches!(kind, Cell::Heading | Cell::Group);
    xml.raw("<w:tc><w:tcPr><w:tcW w:w=\"").number(width).raw("\" w:type=\"dxa\"/>");
    if span > 1 {
        xml.raw("<w:gridSpan w:val=\"").number(span).raw("\"/>");
    }
    if is_heading {
        xml.raw("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF3F0\"/>");
    }
    xml.raw("<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"");
    xml.raw(look.style).raw("\"/>").raw(if kind == Cell::Value { "" } else { "<w:keepNext/>" });
    xml.raw(match kind {
        Cell::Heading => "<w:jc w:val=\"center\"/>",
        Cell::Kept | Cell::Value if is_number => "<w:jc w:val=\"right\"/>",
        Cell::Group | Cell::Kept | Cell::Value => "",
    });
    xml.raw("</w:pPr><w:r>").raw(if is_heading { "<w:rPr><w:b/></w:rPr>" } else { "" });
    xml.lines(words).raw("</w:r></w:p></w:tc>");
}
