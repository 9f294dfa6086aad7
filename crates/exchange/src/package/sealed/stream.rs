//! The content of an age file: chunks of 64 KiB, each sealed with its place and whether it is the
//! last, so that none can be left out, moved or added.

use chacha20poly1305::aead::Aead as _;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _};

use super::refusal::SealRefusal;

/// Bytes of content in a chunk.
const CHUNK: usize = 64 * 1024;
/// Bytes that the check of a chunk takes.
const TAG: usize = 16;

/// Seals content. There is a chunk also where there is none.
pub(super) fn sealed_chunks(content: &[u8], key: &[u8; 32]) -> Vec<u8> {
    let cipher = ChaCha20Poly1305::new(key.into());
    let count = content.len().div_ceil(CHUNK).max(1);
    let mut sealed = Vec::with_capacity(content.len() + count * TAG);
    for place in 0..count {
        let from = place * CHUNK;
        let chunk = content.get(from..content.len().min(from + CHUNK)).unwrap_or_default();
        let nonce = nonce(place, stand(place, count - 1));
        // A chunk is never too long.
        sealed.extend(cipher.encrypt(&nonce.into(), chunk).unwrap_or_default());
    }
    sealed
}

/// Opens content.
pub(super) fn opened_chunks(sealed: &[u8], key: &[u8; 32]) -> Result<Vec<u8>, SealRefusal> {
    let cipher = ChaCha20Poly1305::new(key.into());
    let mut content = Vec::with_capacity(sealed.len());
    let chunks: Vec<&[u8]> = sealed.chunks(CHUNK + TAG).collect();
    let Some(last) = chunks.len().checked_sub(1) else { return Err(SealRefusal::Cut) };
    for (place, chunk) in chunks.into_iter().enumerate() {
        let opened = |stand| cipher.decrypt(&nonce(place, stand).into(), chunk);
        match opened(stand(place, last)) {
            // Only the content of nothing has a last chunk of nothing.
            Ok(plain) if plain.is_empty() && place > 0 => {
                return Err(SealRefusal::ChangedContent { block: place + 1 });
            }
            Ok(plain) => content.extend(plain),
            Err(_) if place < last => {
                return Err(SealRefusal::ChangedContent { block: place + 1 });
            }
            // A chunk that is whole, but was not the last: what followed it is missing.
            Err(_) if chunk.len() < TAG || opened(Stand::Followed).is_ok() => {
                return Err(SealRefusal::Cut);
            }
            Err(_) => return Err(SealRefusal::LastBlock { block: place + 1 }),
        }
    }
    Ok(content)
}

/// Whether a chunk is followed by others.
#[derive(Clone, Copy)]
enum Stand {
    Followed,
    Last,
}

fn stand(place: usize, last: usize) -> Stand {
    if place == last { Stand::Last } else { Stand::Followed }
}

/// The place of a chunk in eleven bytes, then whether it is the last.
fn nonce(place: usize, stand: Stand) -> [u8; 12] {
    let mut nonce = [0; 12];
    let counter = u64::try_from(place).unwrap_or(u64::MAX).to_be_bytes();
    for (slot, byte) in nonce.iter_mut().skip(3).zip(counter) {
        *slot = byte;
    }
    if let Some(flag) = nonce.last_mut() {
        *flag = u8::from(matches!(stand, Stand::Last));
    }
    nonce
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn what_was_sealed_is_opened_at_every_edge_of_a_chunk() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK] {
            let content = vec![5; length];
            let sealed = sealed_chunks(&content, &KEY);
            assert_eq!(sealed.len(), length + TAG * length.div_ceil(CHUNK).max(1));
            assert_eq!(opened_chunks(&sealed, &KEY), Ok(content));
        }
    }

    #[test]
    fn cuts_and_changes_are_told_apart_as_far_as_they_can_be() {
        let sealed = sealed_chunks(&vec![5; 2 * CHUNK + 10], &KEY);
        let cut = |length: usize| opened_chunks(sealed.get(..length).unwrap_or_default(), &KEY);
        assert_eq!(cut(0), Err(SealRefusal::Cut));
        assert_eq!(cut(CHUNK + TAG), Err(SealRefusal::Cut));
        assert_eq!(cut(2 * (CHUNK + TAG) + 5), Err(SealRefusal::Cut));
        assert_eq!(cut(sealed.len() - 1), Err(SealRefusal::LastBlock { block: 3 }));
        let mut changed = sealed.clone();
        changed.iter_mut().skip(CHUNK + TAG + 9).take(1).for_each(|byte| *byte ^= 1);
        assert_eq!(opened_chunks(&changed, &KEY), Err(SealRefusal::ChangedContent { block: 2 }));
        let longer = [sealed.as_slice(), &vec![0; CHUNK]].concat();
        assert_eq!(opened_chunks(&longer, &KEY), Err(SealRefusal::ChangedContent { block: 3 }));
    }
}
