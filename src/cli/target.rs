//! Files that gouji writes: whole or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use gouji::Lang;
use tempfile::{NamedTempFile, PersistError};

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
    let beside = filled_beside(&path, metadata.as_ref(), fill)?;
    beside.persist(&path).map(drop).map_err(|failed| failed.error)
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
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let beside = filled_beside(path, None, |out| out.write_all(bytes))?;
    match beside.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(PersistError { error, .. }) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // The file system has no way to do it in one step: the name is taken first.
        Err(PersistError { file, .. }) => {
            OpenOptions::new().write(true).create_new(true).open(path)?;
            file.persist(path).map(drop).map_err(|failed| {
                let _ = fs::remove_file(path);
                failed.error
            })
        }
    }
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

/// A new file in the same folder with all that `fill` writes, safe on the disk. Where something fails it is gone again.
fn filled_beside(
    path: &Path,
    old: Option<&Metadata>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let beside = beside(path, old)?;
    filled(beside.as_file().try_clone()?, fill)?.sync_all()?;
    Ok(beside)
}

/// An empty file in the same folder. Its name does not grow with that of the file, which may be as long as names can be.
/// What is written into it can be read by those who can read the old file, and by nobody else.
fn beside(path: &Path, old: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gouji-").suffix(".tmp");
    #[cfg(unix)]
    if old.is_none() {
        // Those of a file that a program makes; the system takes away what the person does not give.
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = builder.tempfile_in(folder)?;
    old.map_or(Ok(()), |old| beside.as_file().set_permissions(old.permissions()))?;
    Ok(beside)
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

    /// Permissions of the only other file beside `path`.
    fn mode_beside(path: &Path) -> Option<u32> {
        use std::os::unix::fs::PermissionsExt as _;
        let entries = fs::read_dir(path.parent()?).ok()?.filter_map(Result::ok);
        let mut others = entries.filter(|entry| entry.path() != path);
        Some(others.next()?.metadata().ok()?.permissions().mode() & 0o777)
    }

    #[test]
    fn nobody_can_read_what_is_being_written_who_could_not_read_the_old_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("draft.txt");
        create(&path, b"old").expect("made");
        for mode in [0o600, 0o640, 0o644] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("set");
            let mut beside = None;
            write(&path, |out| {
                beside = mode_beside(&path);
                out.write_all(b"new")
            })
            .expect("written");
            assert_eq!(beside, Some(mode));
        }
    }

    #[test]
    fn a_new_file_has_the_permissions_that_programs_give() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a scratch folder");
        let mode = |name: &str| fs::metadata(folder.path().join(name)).expect("there").permissions().mode() & 0o777;
        fs::write(folder.path().join("plain"), b"x").expect("written");
        create(&folder.path().join("made"), b"x").expect("made");
        replace(&folder.path().join("written"), b"x").expect("written");
        assert_eq!((mode("made"), mode("written")), (mode("plain"), mode("plain")));
    }

    #[test]
    fn a_file_is_made_whole_and_never_over_another() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let (path, link) = (folder.path().join("gouji.toml"), folder.path().join("link"));
        std::os::unix::fs::symlink("nowhere", &link).expect("a link");
        create(&path, b"first").expect("made");
        for taken in [&path, &link] {
            assert_eq!(create(taken, b"second").map_err(|error| error.kind()), Err(io::ErrorKind::AlreadyExists));
        }
        assert_eq!(
            create(&folder.path().join("no/x"), b"x").map_err(|error| error.kind()),
            Err(io::ErrorKind::NotFound)
        );
        assert_eq!(fs::read(&path).expect("there"), b"first");
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
