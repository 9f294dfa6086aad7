//! A file under a passphrase: the age v1 format with the scrypt recipient, so that `age` and `rage`
//! open what is sealed here, and the other way round.
//!
//! ```text
//! age-encryption.org/v1
//! -> scrypt <salt> <work factor>
//! <the file key, encrypted with the key that scrypt makes of the passphrase>
//! --- <HMAC-SHA-256 of the head, keyed with what HKDF makes of the file key>
//! <nonce> <chunks of 64 KiB under ChaCha20-Poly1305, keyed with what HKDF makes of the file key>
//! ```
//! The work factor stands in the file, as the binary logarithm of scrypt's N (r = 8, p = 1).
//!
//! * [`open`](mod@open), [`seal`](mod@seal): both ways. [`refusal`]: why a file is not opened.
//! * `header`, `stream`, `keys`, `base64`: their steps.

mod base64;
mod header;
mod keys;
pub mod open;
pub mod refusal;
pub mod seal;
mod stream;

pub use open::{is_sealed, open};
pub use refusal::SealRefusal;
pub use seal::{Randomness, seal};

/// The work factor that is written: 128 MiB, a second or two in a browser.
pub const WORK_FACTOR: u8 = 17;

/// The greatest work factor that is accepted: 256 MiB. A greater one would be a way to bring down
/// whoever opens the file.
pub const GREATEST_WORK_FACTOR: u8 = 18;

/// The fewest characters of a passphrase that something is sealed with.
pub const SHORTEST: usize = 8;
