//! Archives of named parts.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive.
pub fn zip_of(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
        writer.write_all(part).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

/// The same archive, which declares that every part is of ten bytes.
pub fn with_small_sizes(mut archive: Vec<u8>) -> Vec<u8> {
    for (mark, at) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
        let places: Vec<usize> =
            archive.windows(4).enumerate().filter(|(_, it)| it == mark).map(|(at, _)| at).collect();
        for place in places {
            archive[place + at..place + at + 4].copy_from_slice(&10u32.to_le_bytes());
        }
    }
    archive
}
