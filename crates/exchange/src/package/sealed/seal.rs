//! [`seal`]: bytes → the same under a passphrase.

use hmac::Mac as _;

use super::base64::encoded;
use super::header::Header;
use super::keys::{header_mac, passphrase_key, payload_key, wrapped};
use super::refusal::SealRefusal;
use super::stream::sealed_chunks;
use super::{GREATEST_WORK_FACTOR, SHORTEST};

/// What must be random, anew for every file: from `crypto.getRandomValues` or the system.
#[derive(Clone, Copy)]
pub struct Randomness {
    /// The file key.
    pub file_key: [u8; 16],
    /// The salt of scrypt.
    pub salt: [u8; 16],
    /// The nonce of the content.
    pub nonce: [u8; 16],
}

impl Randomness {
    /// How many random bytes it takes.
    pub const LENGTH: usize = 48;

    /// The same from as many random bytes.
    pub fn from_bytes(bytes: [u8; Self::LENGTH]) -> Self {
        let sixteen = |from: usize| {
            let mut part = [0; 16];
            part.iter_mut().zip(bytes.iter().skip(from)).for_each(|(to, byte)| *to = *byte);
            part
        };
        Self { file_key: sixteen(0), salt: sixteen(16), nonce: sixteen(32) }
    }
}

/// Seals bytes. `work` is the work factor, [`super::WORK_FACTOR`] for all but tests.
///
/// # Errors
/// The passphrase is too short, or the work factor not one that is accepted.
pub fn seal(
    bytes: &[u8],
    passphrase: &str,
    work: u8,
    randomness: &Randomness,
) -> Result<Vec<u8>, SealRefusal> {
    if passphrase.chars().count() < SHORTEST {
        return Err(SealRefusal::TooShort { limit: SHORTEST });
    }
    let Randomness { file_key, salt, nonce } = randomness;
    let refused =
        || SealRefusal::WorkFactor { found: work.to_string(), limit: GREATEST_WORK_FACTOR };
    let key = Some(work).filter(|work| (1..=GREATEST_WORK_FACTOR).contains(work));
    let key = key.and_then(|work| passphrase_key(passphrase, salt, work)).ok_or_else(refused)?;
    let body = wrapped(file_key, &key).try_into().map_err(|_odd: Vec<u8>| refused())?;
    let header = Header { salt: *salt, work, body }.text();
    let mac = header_mac(file_key, header.as_bytes()).finalize().into_bytes();
    let mut sealed = format!("{header} {}\n", encoded(&mac)).into_bytes();
    sealed.extend_from_slice(nonce);
    sealed.extend(sealed_chunks(bytes, &payload_key(file_key, nonce)));
    Ok(sealed)
}
