//! How sheets are printed and kept from being overwritten by mistake.

use locale::{Language, keys};
use rust_xlsxwriter::{ProtectionOptions, Worksheet};

use super::book::RollupWorkbookError;
use super::places::{FIRST_ROW, HEADINGS_ROW};

/// A4.
const A4: u8 = 9;
/// Letters that stand side by side on a page before they are too small to be read.
const READABLE: u32 = 210;
/// Points of a line of text, and what a row has beside its lines.
const LINE: u32 = 15;
const MARGIN: u32 = 4;
/// The most points of a row.
const HIGHEST: u32 = 409;
/// The most UTF-16 units that a cell holds.
const LONGEST: usize = 32_767;

/// A4 across, as many pages wide as its columns need to be read, with page numbers, the headings
/// and the first column on every page; locked but for the cells that say otherwise.
pub(super) fn finished(
    sheet: &mut Worksheet,
    widths: u32,
    language: Language,
) -> Result<(), RollupWorkbookError> {
    let pages = u16::try_from(widths.div_ceil(READABLE)).unwrap_or(1).max(1);
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(pages, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    sheet.set_footer(format!("&L&A&R{}", keys::WORKBOOK_PAGE.words(language)));
    sheet.set_repeat_rows(HEADINGS_ROW, HEADINGS_ROW)?;
    if pages > 1 {
        sheet.set_repeat_columns(0, 0)?;
    }
    sheet.set_freeze_panes(FIRST_ROW, 1)?;
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// Makes a row as high as its longest text needs: programs differ in whether they do it. Each text
/// comes with the width of its column.
pub(super) fn fitted(
    sheet: &mut Worksheet,
    row: u32,
    texts: &[(&str, u16)],
) -> Result<(), RollupWorkbookError> {
    let lines = texts.iter().map(|(text, width)| lines_of(text, *width)).max().unwrap_or(1);
    if lines > 1 {
        let height = lines.saturating_mul(LINE).saturating_add(MARGIN);
        sheet.set_row_height(row, height.min(HIGHEST))?;
    }
    Ok(())
}

/// Lines that a text takes; a Chinese character is as wide as two letters.
fn lines_of(text: &str, width: u16) -> u32 {
    let letters: u32 = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    // Words that go to the next line leave room behind.
    let room = u32::from(width).saturating_sub(if text.is_ascii() { 3 } else { 1 }).max(1);
    letters.div_ceil(room).max(1)
}

/// As much of a text as a cell holds.
pub(super) fn held(text: &str) -> &str {
    let mut units = 0_usize;
    let end = text.char_indices().find(|(_, c)| {
        units = units.saturating_add(c.len_utf16());
        units > LONGEST
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}
