//! A [`Book`] as XLS: records of Excel 97 in a compound file.

use super::grid::{Book, Cell, Page, serial};

/// Bytes of a sector.
const SECTOR: usize = 512;
/// Streams from this size on lie in sectors of their own.
const LEAST_STREAM: usize = 4096;

/// The workbook.
pub fn xls_of(book: &Book) -> Vec<u8> {
    compound_of("Workbook", &stream(book, &[]))
}

/// A workbook whose records are encrypted, in the old way (0) or the newer one (1).
pub fn encrypted_of(book: &Book, way: u8) -> Vec<u8> {
    compound_of("Workbook", &stream(book, &record(0x2f, &[way, 0, 1, 0, 1, 0])))
}

/// A compound file of one stream.
pub fn compound_of(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(LEAST_STREAM).next_multiple_of(SECTOR), 0);
    let sectors = u32::try_from(stream.len() / SECTOR).expect("a small file");
    assert!(sectors < 126, "one sector of chains");
    let mut header = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    header.resize(24, 0);
    for half in [0x3e, 3, 0xfffe, 9, 6, 0, 0, 0, 0, 0] {
        header.extend(u16::to_le_bytes(half));
    }
    // One sector of chains, the directory in sector 1, no small streams, no further chains.
    for word in [1, 1, 0, 4096, END, 0, END, 0, 0] {
        header.extend(u32::to_le_bytes(word));
    }
    header.resize(SECTOR, 0xff);
    let mut chains: Vec<u8> = [0xffff_fffd, END].into_iter().flat_map(u32::to_le_bytes).collect();
    for sector in 2..=sectors {
        chains.extend((sector + 1).to_le_bytes());
    }
    chains.extend(END.to_le_bytes());
    chains.resize(SECTOR, 0xff);
    let size = u32::try_from(stream.len()).expect("a small file");
    let mut directory = directory_entry("Root Entry", 5, 1, END, 0);
    directory.extend(directory_entry(name, 2, FREE, 2, size));
    directory.resize(SECTOR, 0);
    [header, chains, directory, stream].concat()
}

const END: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;

fn directory_entry(name: &str, of: u8, child: u32, start: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(entry.len() + 2).expect("a short name");
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([of, 1]);
    for word in [FREE, FREE, child] {
        entry.extend(word.to_le_bytes());
    }
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry.resize(128, 0);
    entry
}

fn record(id: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&id.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn begin(of: u16) -> Vec<u8> {
    let halves = [0x0600, of, 0x0dbb, 0x07cc, 0, 0, 6, 0];
    record(0x0809, &halves.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
}

fn unicode(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn stream(book: &Book, protection: &[u8]) -> Vec<u8> {
    let sheets: Vec<Vec<u8>> = book.pages.iter().map(|page| sheet(book, page)).collect();
    let epoch = record(0x22, &u16::from(book.is_from_1904).to_le_bytes());
    let formats: Vec<u8> = [0u16, 14, 10].into_iter().flat_map(format).collect();
    let names = |starts: &[u32]| -> Vec<u8> {
        book.pages.iter().zip(starts).flat_map(|(page, start)| bound_sheet(page, *start)).collect()
    };
    let globals = |starts: &[u32]| {
        [
            begin(5),
            protection.to_vec(),
            epoch.clone(),
            formats.clone(),
            names(starts),
            record(0x0a, &[]),
        ]
        .concat()
    };
    let mut start = globals(&vec![0; sheets.len()]).len();
    let mut starts = Vec::new();
    for sheet in &sheets {
        starts.push(u32::try_from(start).expect("a small file"));
        start += sheet.len();
    }
    [globals(&starts), sheets.concat()].concat()
}

fn format(number: u16) -> Vec<u8> {
    let mut format = vec![0; 20];
    format[2..4].copy_from_slice(&number.to_le_bytes());
    record(0xe0, &format)
}

fn bound_sheet(page: &Page, start: u32) -> Vec<u8> {
    let mut data = start.to_le_bytes().to_vec();
    let length = u8::try_from(page.name.encode_utf16().count()).expect("a short name");
    data.extend([u8::from(page.is_hidden), 0, length, 1]);
    data.extend(unicode(&page.name));
    record(0x85, &data)
}

fn sheet(book: &Book, page: &Page) -> Vec<u8> {
    let mut records = begin(0x10);
    for row in &page.hidden_rows {
        let row = u16::try_from(*row).expect("a near row");
        let halves = [row, 0, 9, 0, 0, 0, 0x20, 0];
        let data: Vec<u8> = halves.into_iter().flat_map(u16::to_le_bytes).collect();
        records.extend(record(0x0208, &data));
    }
    for (row, cells) in page.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let at = [row, column].map(|at| u16::try_from(at).expect("a near cell"));
            records.extend(cell_record(at, cell, book.is_from_1904));
        }
    }
    if !page.merged.is_empty() {
        let mut data = u16::try_from(page.merged.len()).expect("few").to_le_bytes().to_vec();
        for [top, left, bottom, right] in &page.merged {
            for at in [top, bottom, left, right] {
                data.extend(u16::try_from(*at).expect("a near cell").to_le_bytes());
            }
        }
        records.extend(record(0xe5, &data));
    }
    records.extend(record(0x0a, &[]));
    records
}

fn cell_record(at: [u16; 2], cell: &Cell, is_from_1904: bool) -> Vec<u8> {
    let begun = |format: u16| -> Vec<u8> {
        [at[0], at[1], format].into_iter().flat_map(u16::to_le_bytes).collect()
    };
    let number = |format: u16, number: f64| {
        record(0x0203, &[begun(format), number.to_le_bytes().to_vec()].concat())
    };
    let parsed = |text: &str| text.parse::<f64>().expect("a number");
    match cell {
        Cell::Empty => Vec::new(),
        Cell::Text(text) => {
            let length = u16::try_from(text.encode_utf16().count()).expect("a short text");
            let data = [begun(0), length.to_le_bytes().to_vec(), vec![1], unicode(text)].concat();
            record(0x0204, &data)
        }
        Cell::Number(text) => number(0, parsed(text)),
        Cell::Percent(text) => number(2, parsed(text)),
        Cell::Day(day) => number(1, parsed(&serial(day, is_from_1904).to_string())),
        Cell::Truth(truth) => record(0x0205, &[begun(0), vec![u8::from(*truth), 0]].concat()),
        Cell::Error(_) => record(0x0205, &[begun(0), vec![7, 1]].concat()),
        Cell::Formula(result) => number(0, parsed(result.as_deref().unwrap_or("0"))),
    }
}
