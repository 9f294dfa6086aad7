//! How sheets are printed and kept from being overwritten by mistake.

use locale::{Key, Language, keys};
use rust_xlsxwriter::{ProtectionOptions, Worksheet};

use super::book::LiveWorkbookError;

/// A4.
const A4: u8 = 9;

/// Which way up a sheet is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Higher than wide.
    Portrait,
    /// Wider than high.
    Landscape,
}

/// One page wide, with page numbers, and with the heading row on every page.
pub(super) fn printed(
    sheet: &mut Worksheet,
    page: Page,
    heading: Option<u32>,
    language: Language,
) -> Result<(), LiveWorkbookError> {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    if page == Page::Landscape {
        sheet.set_landscape();
    }
    sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    sheet.set_footer(format!("&L&A&R{}", keys::WORKBOOK_PAGE.words(language)));
    if let Some(row) = heading {
        sheet.set_repeat_rows(row, row)?;
    }
    Ok(())
}

/// Letters that stand side by side on a page before they are too small to be read.
const READABLE: u32 = 200;

/// As many pages wide as its columns need to be read, with the first column on each of them.
pub(super) fn spread(sheet: &mut Worksheet, widths: u32) -> Result<(), LiveWorkbookError> {
    let pages = u16::try_from(widths.div_ceil(READABLE)).unwrap_or(1).max(1);
    if pages > 1 {
        sheet.set_print_fit_to_pages(pages, 0).set_repeat_columns(0, 0)?;
    }
    Ok(())
}

/// Points of a line of text, and what a row has beside its lines.
const LINE: u32 = 15;
const MARGIN: u32 = 4;
/// The most points of a row.
const HIGHEST: u32 = 409;
/// The most UTF-16 units that a cell holds.
const LONGEST: usize = 32_767;

/// As much of a text as a cell holds.
pub(super) fn held(text: &str) -> &str {
    let mut units = 0_usize;
    let end = text.char_indices().find(|(_, c)| {
        units = units.saturating_add(c.len_utf16());
        units > LONGEST
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Makes a row as high as its longest text needs: programs differ in whether they do it. Each text
/// comes with the width of its column.
pub(super) fn fitted(
    sheet: &mut Worksheet,
    row: u32,
    texts: &[(&str, u16)],
) -> Result<(), LiveWorkbookError> {
    let lines = texts.iter().map(|(text, width)| lines_of(text, *width)).max().unwrap_or(1);
    if lines > 1 {
        let height = lines.saturating_mul(LINE).saturating_add(MARGIN);
        sheet.set_row_height(row, height.min(HIGHEST))?;
    }
    Ok(())
}

/// As [`fitted`], for texts that come with their column: `columns` says how wide each is.
pub(super) fn fitted_in(
    sheet: &mut Worksheet,
    row: u32,
    columns: &[(Key, u16)],
    texts: &[(u16, &str)],
) -> Result<(), LiveWorkbookError> {
    let width = |column: u16| columns.get(usize::from(column)).map(|(_, width)| *width);
    let texts = texts.iter().filter_map(|(column, text)| Some((*text, width(*column)?)));
    fitted(sheet, row, &texts.collect::<Vec<_>>())
}

/// Letters without a place to break at which may leave a line half empty.
const LONG_WORD: usize = 40;

/// Lines that a text takes; a Chinese character is as wide as two letters.
fn lines_of(text: &str, width: u16) -> u32 {
    let letters: u32 = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let is_broken_at_words = text.is_ascii();
    let room = u32::from(width).saturating_sub(if is_broken_at_words { 3 } else { 0 }).max(1);
    let long_words = text.split(' ').filter(|word| {
        word.split(|c: char| !c.is_ascii()).any(|letters| letters.len() > LONG_WORD)
    });
    let broken = u32::try_from(long_words.count()).unwrap_or_default();
    letters.div_ceil(room).max(1).saturating_add(broken)
}

/// Locked but for the cells that say otherwise; without a password.
pub(super) fn locked(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
}
