//! Files that gouji writes: whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Puts `bytes` in the place of a file, or makes it. Until all is written the old file stays.
///
/// # Errors
/// What kept it from being written; then the old file is as it was. A file that may not be written is not replaced.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link, and what it leads to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let metadata = fs::metadata(&path);
    if let Ok(metadata) = &metadata {
        if !metadata.is_file() {
            return OpenOptions::new().write(true).open(&path)?.write_all(bytes);
        }
        if metadata.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        OpenOptions::new().append(true).open(&path)?;
    }
    let temporary = beside(&path);
    let written = create(&temporary, bytes).and_then(|()| {
        metadata.map_or(Ok(()), |metadata| fs::set_permissions(&temporary, metadata.permissions()))?;
        fs::rename(&temporary, &path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Makes a file that must not be there yet.
///
/// # Errors
/// What kept it from being written; then it is not there.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("known.json");
        create(&path, b"old").expect("made");
        assert_eq!(create(&path, b"new").map_err(|error| error.kind()), Err(io::ErrorKind::AlreadyExists));
        std::os::unix::fs::symlink(&path, folder.path().join("link")).expect("a link");
        replace(&folder.path().join("link"), b"new").expect("replaced");
        assert_eq!(fs::read(&path).expect("there"), b"new");
        assert!(fs::symlink_metadata(folder.path().join("link")).expect("there").is_symlink());
        assert!(replace(&folder.path().join("none/known.json"), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_an_error() {
        assert_eq!(
            replace(Path::new("/dev/full"), b"x").map_err(|error| error.kind()),
            Err(io::ErrorKind::StorageFull)
        );
    }
}
