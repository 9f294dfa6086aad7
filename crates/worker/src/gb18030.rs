//! GB18030 by the browser's own decoder, which says that a byte is wrong but not which.

use exchange::firm_roll::Gb18030;

use crate::desk::Host;

/// The text of bytes, or the place of the first that does not fit.
pub(crate) fn decoded_gb18030(bytes: &[u8], host: &impl Host) -> Gb18030 {
    match host.gb18030(bytes, true) {
        Some(text) => Gb18030::Text(text),
        None => Gb18030::Broken(first_wrong(bytes, host)),
    }
}

/// The longest beginning that can still become a text ends before the first wrong byte.
fn first_wrong(bytes: &[u8], host: &impl Host) -> usize {
    let (mut good, mut bad) = (0, bytes.len().saturating_add(1));
    while bad.saturating_sub(good) > 1 {
        let middle = good.midpoint(bad);
        let start = bytes.get(..middle).unwrap_or(bytes);
        if host.gb18030(start, false).is_some() { good = middle } else { bad = middle }
    }
    good
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Stage;

    /// Takes every byte below 128, and 128 to 254 in pairs.
    struct Pairs;

    impl Host for Pairs {
        fn gb18030(&self, bytes: &[u8], is_whole: bool) -> Option<String> {
            let mut rest = bytes;
            loop {
                rest = match rest {
                    [] => return Some("text".to_owned()),
                    [0..=127, rest @ ..] | [128..=254, 128..=254, rest @ ..] => rest,
                    [128..=254] if !is_whole => return Some("text".to_owned()),
                    _ => return None,
                };
            }
        }

        fn tell(&self, _stage: Stage) {}
    }

    #[test]
    fn the_first_wrong_byte_is_found() {
        for (bytes, place) in [
            (&b"ab\xffcd"[..], 2),
            (b"\xff", 0),
            (b"ab\xd5\xd5\xff", 4),
            (b"ab\xd5\xd5\xd5", 5),
            (b"ab\xd5c\xff", 3),
        ] {
            assert_eq!(decoded_gb18030(bytes, &Pairs), Gb18030::Broken(place), "{bytes:?}");
        }
        assert_eq!(decoded_gb18030(b"ab\xd5\xd5", &Pairs), Gb18030::Text("text".to_owned()));
    }
}
