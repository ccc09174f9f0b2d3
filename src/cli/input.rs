//! Files that gouji reads: no more of them than it can use, so that a device without end ends too.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

/// Settings, packs and baselines are not larger than this.
const MAX_TEXT: usize = 16 << 20;

/// The byte order mark of UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The bytes of a draft; of one that is larger than `limit` so many that it is seen to be.
///
/// # Errors
/// Those of the system.
pub(crate) fn draft(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    read(path, limit.saturating_add(1))
}

/// The bytes of the draft on standard input, in the same manner.
///
/// # Errors
/// Those of the system.
pub(crate) fn stdin(limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take((limit as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A text in UTF-8, without the byte order mark that may stand before it.
///
/// # Errors
/// Those of the system, and what is no text or too large for one.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    let mut bytes = read(path, MAX_TEXT + 1)?;
    if bytes.len() > MAX_TEXT {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

fn read(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let size = fs::File::metadata(&file).map_or(0, |metadata| usize::try_from(metadata.len()).unwrap_or(most));
    let mut bytes = Vec::with_capacity(size.saturating_add(1).min(most));
    file.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}
