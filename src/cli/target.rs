//! Files that gouji writes: whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use gouji::Lang;

/// Puts what `fill` writes in the place of a file, or makes it. Until all is written the old file stays, a link stays a
/// link, and what is no file, as a pipe, is written to directly.
///
/// # Errors
/// What kept it from being written, or the error of `fill`; then the old file is as it was, and nothing stands beside it.
pub(crate) fn write(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(metadata) if !metadata.is_file() => {
            return filled(OpenOptions::new().write(true).open(path)?, fill).map(drop);
        }
        Ok(metadata) if metadata.permissions().readonly() => return Err(io::ErrorKind::PermissionDenied.into()),
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if metadata.is_some() {
        // Who may not write the file may still write its folder.
        OpenOptions::new().append(true).open(&path)?;
    }
    let (file, beside) = beside(&path)?;
    let written = filled(file, fill).and_then(|file| {
        metadata.map_or(Ok(()), |metadata| file.set_permissions(metadata.permissions()))?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// The same with all the bytes at hand.
///
/// # Errors
/// Those of [`write`].
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, |out| out.write_all(bytes))
}

/// Makes a file that must not be there yet.
///
/// # Errors
/// What kept it from being written; then it is not there.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = filled(file, |out| out.write_all(bytes)).and_then(|file| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

/// The words for an error of writing.
pub(crate) fn reason(error: &io::Error, lang: Lang) -> String {
    let (zh, en) = match error.kind() {
        io::ErrorKind::NotFound => ("没有这个文件夹，没有写入。", "no such folder; nothing was written"),
        io::ErrorKind::NotADirectory => ("上一级不是文件夹，没有写入。", "not in a folder; nothing was written"),
        io::ErrorKind::IsADirectory => ("这是文件夹，没有写入。", "a folder; nothing was written"),
        io::ErrorKind::AlreadyExists => ("已经有这个文件了，没有改动。", "it is there already, and was left as it is"),
        io::ErrorKind::PermissionDenied => ("没有写入的权限，没有写入。", "no permission to write it"),
        io::ErrorKind::ReadOnlyFilesystem => ("所在的磁盘只读，没有写入。", "on a read-only disk; nothing was written"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ("磁盘已满，没有写完；原有的文件没有动。", "the disk is full; what was there is left as it was")
        }
        _ => return lang.pick(format!("写入失败（{error}）。"), format!("writing failed ({error})")),
    };
    lang.pick(zh, en).to_owned()
}

fn filled(file: File, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<File> {
    let mut out = BufWriter::new(file);
    fill(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
}

/// A new file in the same folder. Its name does not grow with that of the file, which may be as long as names can be.
fn beside(path: &Path) -> io::Result<(File, PathBuf)> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    loop {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let beside = path.with_file_name(format!(".gouji-{}-{number}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            // Left by a process that was killed and had the same number.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (file, beside)),
        }
    }
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
        let half = write(&path, |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::BrokenPipe.into())
        });
        assert_eq!(half.map_err(|error| error.kind()), Err(io::ErrorKind::BrokenPipe));
        assert_eq!(fs::read(&path).expect("there"), b"old");
        std::os::unix::fs::symlink(&path, folder.path().join("link")).expect("a link");
        replace(&folder.path().join("link"), b"new").expect("replaced");
        assert_eq!(fs::read(&path).expect("there"), b"new");
        assert!(fs::symlink_metadata(folder.path().join("link")).expect("there").is_symlink());
        assert!(replace(&folder.path().join("none/known.json"), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }

    #[test]
    fn a_file_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("shared.json");
        create(&path, b"old").expect("made");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).expect("set");
        replace(&path, b"new").expect("replaced");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o664);
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
