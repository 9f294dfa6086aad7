//! [`archive_of`]: parts → the one ZIP of them.

use super::layout::{
    ATTRIBUTES, CENTRAL, CENTRAL_LENGTH, DATE, END, END_LENGTH, FLAGS, LOCAL, LOCAL_LENGTH,
    MADE_BY, STORED, TIME, ZIP_VERSION,
};

/// The ZIP of parts in their order. Sizes stay below those for which ZIP has a second form, for no
/// package is larger than [`super::super::LARGEST`].
pub(crate) fn archive_of<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> Vec<u8> {
    let length = parts.iter().map(|(name, bytes)| {
        LOCAL_LENGTH + CENTRAL_LENGTH + 2 * name.as_ref().len() + bytes.as_ref().len()
    });
    let mut file = Vec::with_capacity(length.sum::<usize>() + END_LENGTH);
    let mut directory = Vec::new();
    for (name, bytes) in parts {
        let (name, bytes) = (name.as_ref().as_bytes(), bytes.as_ref());
        let shared = shared(name, bytes);
        put32(&mut directory, CENTRAL);
        put16(&mut directory, MADE_BY);
        directory.extend_from_slice(&shared);
        // No extra field, no remark, first disk, no attributes within.
        for _ in 0..4 {
            put16(&mut directory, 0);
        }
        put32(&mut directory, ATTRIBUTES);
        put32(&mut directory, size32(file.len()));
        directory.extend_from_slice(name);
        put32(&mut file, LOCAL);
        file.extend_from_slice(&shared);
        put16(&mut file, 0);
        file.extend_from_slice(name);
        file.extend_from_slice(bytes);
    }
    let start = size32(file.len());
    let count = u16::try_from(parts.len()).unwrap_or(u16::MAX);
    file.extend_from_slice(&directory);
    put32(&mut file, END);
    for number in [0, 0, count, count] {
        put16(&mut file, number);
    }
    put32(&mut file, size32(directory.len()));
    put32(&mut file, start);
    put16(&mut file, 0);
    file
}

/// What a part's head and its line in the directory have in common, up to the length of the name.
fn shared(name: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut shared = Vec::with_capacity(24);
    for number in [ZIP_VERSION, FLAGS, STORED, TIME, DATE] {
        put16(&mut shared, number);
    }
    put32(&mut shared, crc32fast::hash(bytes));
    put32(&mut shared, size32(bytes.len()));
    put32(&mut shared, size32(bytes.len()));
    put16(&mut shared, u16::try_from(name.len()).unwrap_or(u16::MAX));
    shared
}

fn size32(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

fn put16(to: &mut Vec<u8>, number: u16) {
    to.extend_from_slice(&number.to_le_bytes());
}

fn put32(to: &mut Vec<u8>, number: u32) {
    to.extend_from_slice(&number.to_le_bytes());
}
