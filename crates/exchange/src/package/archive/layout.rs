//! The numbers of a ZIP, and the values that packages have in the place of choices.

/// Begins a part.
pub(super) const LOCAL: u32 = 0x0403_4b50;
/// Begins a line of the directory.
pub(super) const CENTRAL: u32 = 0x0201_4b50;
/// Begins the end.
pub(super) const END: u32 = 0x0605_4b50;

/// Length of the head before a part, without its name.
pub(super) const LOCAL_LENGTH: usize = 30;
/// Length of a line of the directory, without its name.
pub(super) const CENTRAL_LENGTH: usize = 46;
/// Length of the end, without a remark.
pub(super) const END_LENGTH: usize = 22;

/// The version of ZIP that is asked for: 2.0.
pub(super) const ZIP_VERSION: u16 = 20;
/// The version of ZIP that is named, as of a Unix: of others some tools take names for those of DOS.
pub(super) const MADE_BY: u16 = 0x0300 | ZIP_VERSION;
/// A file that its owner may write and everybody may read.
pub(super) const ATTRIBUTES: u32 = 0o100_644 << 16;
/// Names are UTF-8.
pub(super) const FLAGS: u16 = 0x0800;
/// Not compressed.
pub(super) const STORED: u16 = 0;
/// Midnight.
pub(super) const TIME: u16 = 0;
/// 1 January 1980.
pub(super) const DATE: u16 = 0x0021;

/// The number of two bytes at a place.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    two.try_into().ok().map(u16::from_le_bytes)
}

/// The number of four bytes at a place.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

/// The length or place of four bytes at a place.
pub(super) fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}
