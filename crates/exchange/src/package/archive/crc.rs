//! CRC-32 as ZIP uses it (IEEE 802.3, reflected).

/// Remainders of all bytes.
static REMAINDERS: [u32; 256] = remainders();

/// The CRC-32 of bytes.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        let [low, ..] = (crc ^ u32::from(*byte)).to_le_bytes();
        REMAINDERS.get(usize::from(low)).copied().unwrap_or_default() ^ (crc >> 8)
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[allow(clippy::indexing_slicing, reason = "a constant: out of bounds does not compile")]
const fn remainders() -> [u32; 256] {
    let mut table = [0; 256];
    let (mut place, mut byte) = (0, 0u32);
    while place < 256 {
        let (mut crc, mut bit) = (byte, 0);
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[place] = crc;
        place += 1;
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
