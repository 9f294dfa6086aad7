//! [`archive`]: files in one ZIP whose bytes depend on nothing but them.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file that could not be written; what the writer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError(pub String);

/// The files in that order, each dated to the beginning of 1980: there is no clock here.
///
/// # Errors
/// A name or a size that a ZIP cannot hold.
pub fn archive<N: AsRef<str>>(files: &[(N, Vec<u8>)]) -> Result<Vec<u8>, WriteError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files {
        zip.start_file(name.as_ref(), options).map_err(|error| WriteError(error.to_string()))?;
        zip.write_all(bytes).map_err(|error| WriteError(error.to_string()))?;
    }
    let written = zip.finish().map_err(|error| WriteError(error.to_string()))?;
    Ok(written.into_inner())
}
