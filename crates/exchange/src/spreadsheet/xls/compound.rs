//! The stream of a workbook within a compound file (MS-CFB).
//!
//! Chains are followed for no more steps than there are sectors, so that none goes in circles.

use report::import::ImportRefusal;

/// Where the parts of the header stand.
mod header {
    pub(super) const SECTOR_SHIFT: usize = 30;
    pub(super) const DIRECTORY: usize = 48;
    pub(super) const SMALLEST_STREAM: usize = 56;
    pub(super) const SMALL_CHAINS: usize = 60;
    pub(super) const MORE_CHAINS: usize = 68;
    pub(super) const CHAINS: core::ops::Range<usize> = 76..512;
}

/// Bytes of an entry of the directory.
const ENTRY: usize = 128;
/// Bytes of a small sector.
const SMALL: usize = 64;
/// Sector numbers from here on are marks.
const GREATEST: u32 = 0xffff_fff9;
/// Kinds of entries.
const STREAM: u8 = 2;
const ROOT: u8 = 5;

/// The stream of that name.
pub(super) fn stream(bytes: &[u8], name: &str) -> Result<Vec<u8>, ImportRefusal> {
    found(bytes, name).ok_or(ImportRefusal::BrokenXls)
}

fn found(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let file = File::open(bytes)?;
    let directory = file.chain(word(bytes, header::DIRECTORY)?)?;
    let entries = || directory.chunks_exact(ENTRY);
    let root = entries().find(|entry| entry.get(66) == Some(&ROOT))?;
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_named = |entry: &&[u8]| {
        entry.get(66) == Some(&STREAM)
            && entry.starts_with(&wide)
            && entry.get(wide.len()..wide.len().saturating_add(2)) == Some(&[0, 0])
    };
    let entry = entries().find(is_named)?;
    let (start, size) = (word(entry, 116)?, usize::try_from(word(entry, 120)?).ok()?);
    let is_small = size < usize::try_from(word(bytes, header::SMALLEST_STREAM)?).ok()?;
    let mut stream =
        if is_small { file.small_chain(word(root, 116)?, start)? } else { file.chain(start)? };
    stream.truncate(size);
    Some(stream)
}

struct File<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector that follows each.
    next: Vec<u32>,
}

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match bytes.get(header::SECTOR_SHIFT)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, sector, next: Vec::new() };
        let mut places: Vec<u32> = words(bytes.get(header::CHAINS)?).collect();
        let mut more = word(bytes, header::MORE_CHAINS)?;
        for _ in 0..bytes.len() / sector {
            let Some(part) = file.sector(more).filter(|_| more < GREATEST) else { break };
            let mut listed: Vec<u32> = words(part).collect();
            more = listed.pop()?;
            places.extend(listed);
        }
        for place in places.into_iter().filter(|place| *place < GREATEST) {
            let part = file.sector(place)?;
            file.next.extend(words(part));
        }
        Some(file)
    }

    /// The bytes of a sector; the last one of a file may be cut off.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The bytes of a chain of sectors.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut chain = Vec::new();
        let mut at = start;
        for _ in 0..=self.next.len() {
            if at >= GREATEST {
                return Some(chain);
            }
            chain.extend_from_slice(self.sector(at)?);
            at = *self.next.get(usize::try_from(at).ok()?)?;
        }
        None
    }

    /// The bytes of a chain of small sectors, which lie in the stream of the root.
    fn small_chain(&self, root: u32, start: u32) -> Option<Vec<u8>> {
        let sectors = self.chain(root)?;
        let next = self.chain(word(self.bytes, header::SMALL_CHAINS)?)?;
        let next: Vec<u32> = words(&next).collect();
        let mut chain = Vec::new();
        let mut at = start;
        for _ in 0..=next.len() {
            if at >= GREATEST {
                return Some(chain);
            }
            let place = usize::try_from(at).ok()?;
            let from = place.checked_mul(SMALL)?;
            chain.extend_from_slice(sectors.get(from..from.checked_add(SMALL)?)?);
            at = *next.get(place)?;
        }
        None
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*four))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four))
}
