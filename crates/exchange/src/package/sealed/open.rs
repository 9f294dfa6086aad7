//! [`open`]: what was sealed with a passphrase → its bytes.

use hmac::Mac as _;

use super::header::{FIRST, ReadHeader, header_of};
use super::keys::{header_mac, passphrase_key, payload_key, unwrapped};
use super::refusal::SealRefusal;
use super::stream::opened_chunks;

/// True if a file is an age file, whole or not.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(FIRST.as_bytes())
}

/// Opens a file.
///
/// # Errors
/// Why it is not opened. Nothing of a file is given out that does not match its checks.
pub fn open(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, SealRefusal> {
    if !is_sealed(bytes) {
        return Err(SealRefusal::NotSealed);
    }
    let ReadHeader { header, checked, mac, payload } = header_of(bytes)?;
    let key = passphrase_key(passphrase, &header.salt, header.work);
    let file_key = key.and_then(|key| unwrapped(&header.body, &key));
    let file_key = file_key.ok_or(SealRefusal::WrongPassphrase)?;
    let agrees = header_mac(&file_key, checked).verify_slice(&mac).is_ok();
    if !agrees {
        return Err(SealRefusal::ChangedHeader);
    }
    let Some((nonce, chunks)) = payload.split_first_chunk() else { return Err(SealRefusal::Cut) };
    opened_chunks(chunks, &payload_key(&file_key, nonce))
}
