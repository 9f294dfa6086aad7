//! Records of BIFF8 and the texts in them, which may go on in the records that continue them.

/// Kinds of records (MS-XLS 2.3).
pub(super) mod kind {
    pub(in super::super) const FORMULA: u16 = 0x0006;
    pub(in super::super) const END: u16 = 0x000a;
    pub(in super::super) const DATE_MODE: u16 = 0x0022;
    pub(in super::super) const PROTECTED: u16 = 0x002f;
    pub(in super::super) const CONTINUE: u16 = 0x003c;
    pub(in super::super) const SHEET: u16 = 0x0085;
    pub(in super::super) const NUMBERS: u16 = 0x00bd;
    pub(in super::super) const RICH_TEXT: u16 = 0x00d6;
    pub(in super::super) const CELL_FORMAT: u16 = 0x00e0;
    pub(in super::super) const MERGED: u16 = 0x00e5;
    pub(in super::super) const SHARED_TEXTS: u16 = 0x00fc;
    pub(in super::super) const SHARED_TEXT: u16 = 0x00fd;
    pub(in super::super) const NUMBER: u16 = 0x0203;
    pub(in super::super) const TEXT: u16 = 0x0204;
    pub(in super::super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(in super::super) const RESULT_TEXT: u16 = 0x0207;
    pub(in super::super) const ROW: u16 = 0x0208;
    pub(in super::super) const SHORT_NUMBER: u16 = 0x027e;
    pub(in super::super) const FORMAT: u16 = 0x041e;
    pub(in super::super) const BEGIN: u16 = 0x0809;
}

/// A record with those that continue it.
#[derive(Debug, Clone)]
pub(super) struct Record<'a> {
    /// Its kind.
    pub(super) kind: u16,
    /// Its data and their continuations.
    pub(super) parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// A reader of its data.
    pub(super) fn data(&self) -> Data<'a, '_> {
        Data { parts: &self.parts, part: 0, at: 0 }
    }
}

/// The records from a place in a stream on, each with its continuations; a record that is cut off
/// ends them.
pub(super) fn records(stream: &[u8], start: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = start;
    core::iter::from_fn(move || {
        let (kind, data) = record_at(stream, &mut at)?;
        let mut record = Record { kind, parts: vec![data] };
        loop {
            let mut after = at;
            match record_at(stream, &mut after) {
                Some((kind::CONTINUE, data)) => record.parts.push(data),
                _ => return Some(record),
            }
            at = after;
        }
    })
}

fn record_at<'a>(stream: &'a [u8], at: &mut usize) -> Option<(u16, &'a [u8])> {
    let [low, high, size_low, size_high] = *stream.get(*at..)?.first_chunk()?;
    let start = at.checked_add(4)?;
    let end = start.checked_add(usize::from(u16::from_le_bytes([size_low, size_high])))?;
    let data = stream.get(start..end)?;
    *at = end;
    Some((u16::from_le_bytes([low, high]), data))
}

/// Reads the data of a record from its beginning on; none beyond its end.
#[derive(Debug, Clone)]
pub(super) struct Data<'a, 'r> {
    parts: &'r [&'a [u8]],
    part: usize,
    at: usize,
}

impl Data<'_, '_> {
    pub(super) fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.parts.get(self.part)?;
            if let Some(byte) = part.get(self.at) {
                self.at = self.at.saturating_add(1);
                return Some(*byte);
            }
            (self.part, self.at) = (self.part.saturating_add(1), 0);
        }
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.byte()?;
        }
        Some(bytes)
    }

    pub(super) fn half(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }

    pub(super) fn word(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    pub(super) fn double(&mut self) -> Option<[u8; 8]> {
        self.bytes()
    }

    fn skip(&mut self, bytes: usize) -> Option<()> {
        for _ in 0..bytes {
            self.byte()?;
        }
        Some(())
    }

    /// A text whose length is a half word before it.
    pub(super) fn text(&mut self) -> Option<String> {
        let length = self.half()?;
        self.text_of(length)
    }

    /// A text of so many characters, with what says how it is stored, its runs of formats and its
    /// pronunciation.
    pub(super) fn text_of(&mut self, length: u16) -> Option<String> {
        const PRONOUNCED: u8 = 4;
        const RICH: u8 = 8;
        let flags = self.byte()?;
        let runs = if flags & RICH > 0 { usize::from(self.half()?) } else { 0 };
        let spoken = if flags & PRONOUNCED > 0 { usize::try_from(self.word()?).ok()? } else { 0 };
        let text = self.characters(length, flags)?;
        self.skip(runs.checked_mul(4)?.checked_add(spoken)?)?;
        Some(text)
    }

    /// Characters of one byte or two; a continuation says anew which.
    fn characters(&mut self, length: u16, mut flags: u8) -> Option<String> {
        let mut units = Vec::with_capacity(usize::from(length));
        for _ in 0..length {
            let is_over = self.parts.get(self.part).is_none_or(|part| self.at >= part.len());
            if is_over {
                flags = self.byte()?;
            }
            let unit = if flags & 1 > 0 { self.half()? } else { u16::from(self.byte()?) };
            units.push(unit);
        }
        Some(String::from_utf16_lossy(&units))
    }
}
