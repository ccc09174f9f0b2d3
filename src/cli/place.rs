//! Paths as configuration and baseline know them: from their own folder on.

use std::path::{Component, Path, PathBuf};

/// The absolute path without `.` and `..`. Links are not followed: a path is what the user wrote.
pub(crate) fn resolved(here: &Path, path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in here.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            part => whole.push(part),
        }
    }
    whole
}

/// The way from a folder to a path, both absolute, with `/` between its parts on every system.
pub(crate) fn relative(folder: &Path, path: &Path) -> String {
    let (mut from, mut to) = (folder.components().peekable(), path.components().peekable());
    while from.peek().is_some() && from.peek() == to.peek() {
        from.next();
        to.next();
    }
    let up = from.map(|_| "..".to_owned());
    let down = to.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_goes_down_or_up() {
        let here = Path::new("/a/b");
        let way = |path: &str| relative(here, &resolved(here, Path::new(path)));
        assert_eq!(
            [way("c/d.txt"), way("./c/../e.txt"), way("../f.txt"), way("/a/b/g.txt"), way(".")],
            ["c/d.txt", "e.txt", "../f.txt", "g.txt", ""]
        );
    }
}
