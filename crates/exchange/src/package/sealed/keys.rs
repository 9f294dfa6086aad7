//! The keys of an age file, each made of the one before.

use chacha20poly1305::aead::Aead as _;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use scrypt::{Params, scrypt};
use sha2::Sha256;

/// What scrypt's salt begins with.
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";

/// The key that everything in a file hangs on.
pub(super) type FileKey = [u8; 16];

/// The key that a passphrase gives; none if the work factor is beyond what scrypt takes.
pub(super) fn passphrase_key(passphrase: &str, salt: &[u8; 16], work: u8) -> Option<[u8; 32]> {
    let parameters = Params::new(work, 8, 1).ok()?;
    let salt = [SALT_LABEL, salt].concat();
    let mut key = [0; 32];
    scrypt(passphrase.as_bytes(), &salt, &parameters, &mut key).ok()?;
    Some(key)
}

/// The file key under that key. The nonce is fixed, for the key is used once.
pub(super) fn wrapped(file_key: &FileKey, key: &[u8; 32]) -> Vec<u8> {
    let cipher = ChaCha20Poly1305::new(key.into());
    // Sixteen bytes are never too long.
    cipher.encrypt(&[0; 12].into(), file_key.as_slice()).unwrap_or_default()
}

/// The file key that lies under a key; none if it is another key.
pub(super) fn unwrapped(body: &[u8; 32], key: &[u8; 32]) -> Option<FileKey> {
    let cipher = ChaCha20Poly1305::new(key.into());
    cipher.decrypt(&[0; 12].into(), body.as_slice()).ok()?.try_into().ok()
}

/// The check of a head, up to and with its three hyphens.
pub(super) fn header_mac(file_key: &FileKey, header: &[u8]) -> Hmac<Sha256> {
    let key = derived(file_key, None, b"header");
    let mut block = [0; 64];
    block.iter_mut().zip(key).for_each(|(slot, byte)| *slot = byte);
    // A key that is filled up with zeros to a block is the same key.
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(header);
    mac
}

/// The key of the content.
pub(super) fn payload_key(file_key: &FileKey, nonce: &[u8; 16]) -> [u8; 32] {
    derived(file_key, Some(nonce), b"payload")
}

fn derived(file_key: &FileKey, salt: Option<&[u8]>, label: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    // Thirty-two bytes are never too many.
    let _ = Hkdf::<Sha256>::new(salt, file_key).expand(label, &mut key);
    key
}
