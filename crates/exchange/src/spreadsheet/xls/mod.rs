//! XLS (Excel 97 to 2003, BIFF8) → [`Workbook`].
//!
//! Read here like the other formats: it tells hidden rows and percentages, keeps only cells that
//! are there, and no bytes bring it down. Its numbers are binary, so the shortest decimal of each
//! is taken. Workbooks of Excel 95 and older are refused.

mod compound;
mod record;

use std::collections::BTreeSet;

use report::import::ImportRefusal;

use super::limits::CellCount;
use super::number::{Epoch, shifted, shortest};
use super::styles::{Shows, Styles, shown_number};
use super::workbook::{Content, FileKind, Merged, Row, Sheet, Workbook};
use record::{Data, Record, kind, records};

/// The version of the records.
const BIFF8: u16 = 0x0600;

/// Reads a workbook.
pub(super) fn workbook_from_xls(bytes: &[u8]) -> Result<Workbook, ImportRefusal> {
    let stream = compound::stream(bytes, "Workbook")?;
    let globals = Globals::read(&stream)?;
    let mut count = CellCount::default();
    let mut sheets = Vec::new();
    for listed in &globals.sheets {
        let mut reader = SheetReader {
            globals: &globals,
            sheet: Sheet {
                name: listed.name.clone(),
                is_hidden: listed.is_hidden,
                ..Sheet::default()
            },
            hidden: BTreeSet::new(),
            awaits_text: None,
        };
        reader.read(&stream, listed.start, &mut count)?;
        sheets.push(reader.done());
    }
    Ok(Workbook { kind: FileKind::Xls, sheets })
}

struct ListedSheet {
    name: String,
    is_hidden: bool,
    start: usize,
}

/// What holds for all sheets.
struct Globals {
    epoch: Epoch,
    styles: Styles,
    texts: Vec<String>,
    sheets: Vec<ListedSheet>,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, ImportRefusal> {
        let mut records = records(stream, 0);
        let begin = records.next().filter(|record| record.kind == kind::BEGIN);
        let version = begin.and_then(|record| record.data().half());
        if version != Some(BIFF8) {
            return Err(ImportRefusal::BrokenXls);
        }
        let (mut formats, mut own) = (Vec::new(), Vec::new());
        let mut globals = Self {
            epoch: Epoch::From1900,
            styles: Styles::default(),
            texts: Vec::new(),
            sheets: Vec::new(),
        };
        let mut is_ended = false;
        for record in records {
            match record.kind {
                kind::PROTECTED => return Err(ImportRefusal::Encrypted),
                kind::END => {
                    is_ended = true;
                    break;
                }
                _ => {
                    globals
                        .take(&record, &mut formats, &mut own)
                        .ok_or(ImportRefusal::BrokenXls)?;
                }
            }
        }
        globals.styles = Styles::of(&formats, &own);
        if is_ended { Ok(globals) } else { Err(ImportRefusal::BrokenXls) }
    }

    fn take(
        &mut self,
        record: &Record,
        formats: &mut Vec<u16>,
        own: &mut Vec<(u16, String)>,
    ) -> Option<()> {
        let mut data = record.data();
        match record.kind {
            kind::DATE_MODE if data.half()? == 1 => self.epoch = Epoch::From1904,
            kind::FORMAT => own.push((data.half()?, data.text()?)),
            kind::CELL_FORMAT => {
                data.half()?;
                formats.push(data.half()?);
            }
            kind::SHARED_TEXTS => {
                data.word()?;
                for _ in 0..data.word()? {
                    self.texts.push(data.text()?);
                }
            }
            kind::SHEET => {
                let start = usize::try_from(data.word()?).ok()?;
                let (state, of) = (data.byte()?, data.byte()?);
                let length = u16::from(data.byte()?);
                let name = data.text_of(length)?;
                if of == 0 {
                    self.sheets.push(ListedSheet { name, is_hidden: state & 3 > 0, start });
                }
            }
            _ => {}
        }
        Some(())
    }
}

struct SheetReader<'a> {
    globals: &'a Globals,
    sheet: Sheet,
    /// Numbers of hidden rows, from 0.
    hidden: BTreeSet<u16>,
    /// The cell of a formula whose text comes in the next record.
    awaits_text: Option<(u16, u16)>,
}

impl SheetReader<'_> {
    fn read(
        &mut self,
        stream: &[u8],
        start: usize,
        count: &mut CellCount,
    ) -> Result<(), ImportRefusal> {
        let mut depth = 0usize;
        for record in records(stream, start) {
            match record.kind {
                kind::BEGIN => depth = depth.saturating_add(1),
                kind::END if depth < 2 => return Ok(()),
                kind::END => depth = depth.saturating_sub(1),
                // Records of a chart within the sheet are none of its cells.
                _ if depth == 1 => {
                    let cells = self.cells(&record).ok_or(ImportRefusal::BrokenXls)?;
                    count.add(cells.len(), &self.sheet.name)?;
                    for (row, column, content) in cells {
                        self.put(row, column, content);
                    }
                }
                _ => {}
            }
        }
        Err(ImportRefusal::BrokenXls)
    }

    fn put(&mut self, row: u16, column: u16, content: Content) {
        let number = u32::from(row).saturating_add(1);
        let is_next = self.sheet.rows.last().is_none_or(|last| last.number < number);
        if is_next {
            self.sheet.rows.push(Row { number, is_hidden: false, cells: Vec::new() });
        }
        let at = self.sheet.rows.binary_search_by_key(&number, |row| row.number);
        let at = at.unwrap_or_else(|at| {
            self.sheet.rows.insert(at, Row { number, is_hidden: false, cells: Vec::new() });
            at
        });
        if let Some(row) = self.sheet.rows.get_mut(at) {
            row.cells.push((u32::from(column), content));
        }
    }

    fn done(mut self) -> Sheet {
        for row in &mut self.sheet.rows {
            row.cells.sort_by_key(|(column, _)| *column);
            let from_0 = u16::try_from(row.number.saturating_sub(1));
            row.is_hidden = from_0.is_ok_and(|number| self.hidden.contains(&number));
        }
        self.sheet
    }

    /// The cells of a record; none where it is cut off.
    fn cells(&mut self, record: &Record) -> Option<Vec<(u16, u16, Content)>> {
        let mut data = record.data();
        match record.kind {
            kind::ROW => self.take_row(&mut data)?,
            kind::MERGED => self.take_merged(&mut data)?,
            kind::NUMBERS => return self.numbers(record),
            kind::RESULT_TEXT => {
                let text = data.text()?;
                let (row, column) = self.awaits_text.take()?;
                return Some(text_content(&text).map(|it| (row, column, it)).into_iter().collect());
            }
            kind::NUMBER
            | kind::SHORT_NUMBER
            | kind::TEXT
            | kind::RICH_TEXT
            | kind::SHARED_TEXT
            | kind::TRUTH_OR_ERROR
            | kind::FORMULA => {
                let (row, column) = (data.half()?, data.half()?);
                let shows = self.globals.styles.at(data.half()?);
                let content = self.content(record.kind, &mut data, (row, column), shows)?;
                return Some(content.into_iter().map(|it| (row, column, it)).collect());
            }
            _ => {}
        }
        Some(Vec::new())
    }

    fn take_row(&mut self, data: &mut Data) -> Option<()> {
        const HIDDEN: u16 = 0x20;
        let row = data.half()?;
        for _ in 0..5 {
            data.half()?;
        }
        if data.half()? & HIDDEN > 0 {
            self.hidden.insert(row);
        }
        Some(())
    }

    fn take_merged(&mut self, data: &mut Data) -> Option<()> {
        for _ in 0..data.half()? {
            let (top, bottom) = (u32::from(data.half()?), u32::from(data.half()?));
            let columns = (u32::from(data.half()?), u32::from(data.half()?));
            let rows = (top.saturating_add(1), bottom.saturating_add(1));
            self.sheet.merged.push(Merged { rows, columns });
        }
        Some(())
    }

    /// Several short numbers of a row side by side.
    fn numbers(&self, record: &Record) -> Option<Vec<(u16, u16, Content)>> {
        const NUMBER: usize = 6;
        const AROUND: usize = 6;
        let length: usize = record.parts.iter().map(|part| part.len()).sum();
        let mut data = record.data();
        let (row, first) = (data.half()?, data.half()?);
        let mut cells = Vec::new();
        for at in 0..length.checked_sub(AROUND)? / NUMBER {
            let shows = self.globals.styles.at(data.half()?);
            let content = self.number(short_number(data.word()?)?, shows);
            cells.push((row, first.checked_add(u16::try_from(at).ok()?)?, content));
        }
        Some(cells)
    }

    /// The content of a cell, empty where it is blank; none where the record is cut off.
    fn content(
        &mut self,
        of: u16,
        data: &mut Data,
        at: (u16, u16),
        shows: Shows,
    ) -> Option<Vec<Content>> {
        let content = match of {
            kind::NUMBER => {
                let number = f64::from_le_bytes(data.double()?);
                shortest(number).map(|number| self.number(number, shows))
            }
            kind::SHORT_NUMBER => Some(self.number(short_number(data.word()?)?, shows)),
            kind::TEXT | kind::RICH_TEXT => text_content(&data.text()?),
            kind::SHARED_TEXT => {
                let place = usize::try_from(data.word()?).ok()?;
                text_content(self.globals.texts.get(place)?)
            }
            kind::TRUTH_OR_ERROR => {
                let value = data.byte()?;
                Some(if data.byte()? == 0 { Content::Truth(value > 0) } else { error(value) })
            }
            _ => self.result(data.double()?, at, shows),
        };
        Some(content.into_iter().collect())
    }

    /// The saved result of a formula.
    fn result(&mut self, result: [u8; 8], at: (u16, u16), shows: Shows) -> Option<Content> {
        match result {
            [0, .., 0xff, 0xff] => {
                self.awaits_text = Some(at);
                None
            }
            [1, _, truth, .., 0xff, 0xff] => Some(Content::Truth(truth > 0)),
            [2, _, code, .., 0xff, 0xff] => Some(error(code)),
            [3, .., 0xff, 0xff] => None,
            number => shortest(f64::from_le_bytes(number)).map(|it| self.number(it, shows)),
        }
    }

    fn number(&self, number: String, shows: Shows) -> Content {
        shown_number(number, shows, self.globals.epoch)
    }
}

fn text_content(text: &str) -> Option<Content> {
    (!text.is_empty()).then(|| Content::Text(text.replace("\r\n", "\n")))
}

/// A number of thirty bits: whole or the upper half of a binary one, possibly in hundredths.
fn short_number(bits: u32) -> Option<String> {
    let is_whole = bits & 2 > 0;
    let is_hundredths = bits & 1 > 0;
    let decimal = if is_whole {
        (bits.cast_signed() >> 2).to_string()
    } else {
        let number = f64::from_bits(u64::from(bits & !3) << 32);
        // Divided in binary, as the spreadsheet does.
        return shortest(if is_hundredths { number / 100.0 } else { number });
    };
    if is_hundredths { shifted(&decimal, -2) } else { Some(decimal) }
}

fn error(code: u8) -> Content {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Content::Error(name.to_owned())
}
