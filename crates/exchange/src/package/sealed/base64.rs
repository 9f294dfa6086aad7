//! Base 64 of the standard alphabet without padding, in its one canonical spelling.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as text.
pub(super) fn encoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let mut bits = 0u32;
        for place in 0..3 {
            bits = (bits << 8) | u32::from(group.get(place).copied().unwrap_or_default());
        }
        for place in 0..=group.len() {
            let shift = 18 - 6 * u32::try_from(place).unwrap_or_default();
            let digit = usize::try_from((bits >> shift) & 63).unwrap_or_default();
            text.push(char::from(DIGITS.get(digit).copied().unwrap_or(b'A')));
        }
    }
    text
}

/// `N` bytes from their text; none if it is spelt in any other way.
pub(super) fn decoded<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = Vec::with_capacity(N);
    let (mut bits, mut count) = (0u32, 0u32);
    for sign in text.bytes() {
        let digit = DIGITS.iter().position(|known| *known == sign)?;
        bits = (bits << 6) | u32::try_from(digit).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 255).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    let bytes: [u8; N] = bytes.try_into().ok()?;
    (encoded(&bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_rfc_4648_without_padding() {
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")]
        {
            assert_eq!(encoded(bytes.as_bytes()), text);
        }
        assert_eq!(decoded::<6>("Zm9vYmFy").as_ref(), Some(b"foobar"));
        for odd in ["Zh", "Zg=", "Zg==", "Z", "Z-", "Zm8"] {
            assert_eq!(decoded::<1>(odd), None, "{odd}");
        }
    }
}
