//! XLS (Excel 97 to 2003) → [`Workbook`], by calamine.
//!
//! Its numbers are binary, so the shortest decimal of each is taken; it tells neither hidden rows
//! nor percentages.

use std::io::Cursor;

use calamine::{Data, Reader as _, SheetVisible, Xls, XlsError};
use report::import::ImportRefusal;

use super::limits::CellCount;
use super::number::{moment_text, shortest};
use super::workbook::{Content, FileKind, Merged, Row, Sheet, Workbook};

/// Reads a workbook.
pub(super) fn workbook_from_xls(bytes: &[u8]) -> Result<Workbook, ImportRefusal> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => ImportRefusal::Encrypted,
        _ => ImportRefusal::BrokenXls,
    })?;
    let mut count = CellCount::default();
    let mut sheets = Vec::new();
    for listed in book.sheets_metadata().to_vec() {
        let range =
            book.worksheet_range(&listed.name).map_err(|_error| ImportRefusal::BrokenXls)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Sheet {
            name: listed.name.clone(),
            is_hidden: listed.visible != SheetVisible::Visible,
            ..Sheet::default()
        };
        for (number, cells) in (top.saturating_add(1)..).zip(range.rows()) {
            let cells = (left..).zip(cells).filter_map(|(at, data)| Some((at, content(data)?)));
            let cells: Vec<(u32, Content)> = cells.collect();
            if !cells.is_empty() {
                count.add(cells.len(), &sheet.name)?;
                sheet.rows.push(Row { number, is_hidden: false, cells });
            }
        }
        let merged = book.merge_cells_by_sheet_name(&listed.name).unwrap_or_default();
        sheet.merged.extend(merged.iter().map(|area| Merged {
            rows: (area.start.0.saturating_add(1), area.end.0.saturating_add(1)),
            columns: (area.start.1, area.end.1),
        }));
        sheets.push(sheet);
    }
    Ok(Workbook { kind: FileKind::Xls, sheets })
}

fn content(data: &Data) -> Option<Content> {
    match data {
        Data::Empty => None,
        Data::Int(value) => Some(Content::Number(value.to_string())),
        Data::Float(value) => shortest(*value).map(Content::Number),
        Data::String(text) | Data::DurationIso(text) => {
            (!text.is_empty()).then(|| Content::Text(text.replace("\r\n", "\n")))
        }
        Data::Bool(truth) => Some(Content::Truth(*truth)),
        Data::Error(error) => Some(Content::Error(error.to_string())),
        Data::DateTimeIso(text) => Some(super::xlsx::iso_moment(text)),
        Data::DateTime(moment) if moment.is_duration() => {
            shortest(moment.as_f64()).map(Content::Number)
        }
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            let seconds = u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second);
            Some(match seconds {
                0 => Content::Day(day),
                seconds => Content::Moment(moment_text(&day, seconds)),
            })
        }
    }
}
