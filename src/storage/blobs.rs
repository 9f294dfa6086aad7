//! Rolls and original files in the vault, by their SHA-256.
//!
//! A draft names a blob by its digest; equal files lie there once. Bytes that do not agree with
//! their name are damaged and are not handed out.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::vault::{Change, Range, Record, Table, Trouble, Vault, put};

/// The SHA-256 of bytes, in hexadecimal.
pub(crate) fn digest_of(bytes: &[u8]) -> String {
    let mut written = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(written, "{byte:02x}");
    }
    written
}

/// Keeps bytes under their digest, which whoever read them has taken already.
pub(crate) async fn keep_blob(
    vault: &dyn Vault,
    digest: &str,
    bytes: Vec<u8>,
) -> Result<(), Trouble> {
    let change = Change::Put(Table::Blobs, digest.to_owned(), Record::Bytes(bytes));
    put(vault, vec![change]).await
}

/// The bytes of a name; none if they are not there or not intact.
pub(crate) async fn blob(vault: &dyn Vault, digest: &str) -> Result<Option<Vec<u8>>, Trouble> {
    let rows = vault.read(vec![Range::records(Table::Blobs, digest)]).await?;
    let found = rows.into_iter().flatten().find_map(|(_, record)| match record {
        Some(Record::Bytes(bytes)) if digest_of(&bytes) == digest => Some(bytes),
        _ => None,
    });
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::super::faults::{Disk, Window, run};
    use super::*;

    #[test]
    fn bytes_are_found_by_their_digest_and_damaged_ones_are_not_handed_out() {
        let disk = Rc::new(RefCell::new(Disk::default()));
        let window = Window::on(&disk);
        let name = digest_of(&[1, 2, 3]);
        assert_eq!(run(&window, keep_blob(&window, &name, vec![1, 2, 3])), Some(Ok(())));
        assert_eq!(run(&window, blob(&window, &name)), Some(Ok(Some(vec![1, 2, 3]))));
        let damaged = Record::Bytes(vec![1, 2]);
        disk.borrow_mut().vault.insert((Table::Blobs, name.clone()), damaged);
        assert_eq!(run(&window, blob(&window, &name)), Some(Ok(None)));
        assert_eq!(run(&window, blob(&window, "none")), Some(Ok(None)));
    }
}
