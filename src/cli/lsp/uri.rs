//! Paths of files and the URIs by which editors name them.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is not written as itself in the path of a URI. Editors write the colon of a drive as `%3A`.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The path of the file that a URI names; none for a draft that is no file.
pub(super) fn to_path(uri: &str) -> Option<PathBuf> {
    path(uri, cfg!(windows)).map(PathBuf::from)
}

/// The URI of the file at an absolute path.
pub(super) fn of_path(path: &Path) -> String {
    let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    match path.strip_prefix("//") {
        Some(shared) => format!("file://{}", utf8_percent_encode(shared, ESCAPED)),
        None => format!("file:///{}", utf8_percent_encode(path.trim_start_matches('/'), ESCAPED)),
    }
}

fn path(uri: &str, is_windows: bool) -> Option<String> {
    let (scheme, rest) = uri.split_once(':')?;
    let rest = rest.split(['?', '#']).next()?.strip_prefix("//")?;
    let (host, _) = rest.split_once('/').filter(|_| scheme.eq_ignore_ascii_case("file"))?;
    let encoded = rest.get(host.len()..)?;
    let path = percent_decode_str(encoded).decode_utf8().ok()?.into_owned();
    if !is_windows {
        return Some(path);
    }
    let drive = path.strip_prefix('/').filter(|path| path.get(1..2) == Some(":")).map(str::to_owned);
    let is_here = host.is_empty() || host.eq_ignore_ascii_case("localhost");
    Some(drive.unwrap_or_else(|| if is_here { path } else { format!("//{host}{path}") }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_uris() {
        let unix = |uri| path(uri, false);
        assert_eq!(unix("file:///a/%E8%8D%89%20%E7%A8%BF.md").as_deref(), Some("/a/草 稿.md"));
        assert_eq!(unix("file:///a/草稿.md#L3").as_deref(), Some("/a/草稿.md"));
        assert_eq!(unix("FILE://localhost/a%23b").as_deref(), Some("/a#b"));
        assert_eq!(unix("file:///c%3A/a.md").as_deref(), Some("/c:/a.md"));
        for uri in ["untitled:Untitled-1", "vscode-vfs://github/a/b.md", "file:", "file:///%FF.md", "草稿.md", ""] {
            assert_eq!(unix(uri), None, "{uri}");
        }
        let windows = |uri| path(uri, true);
        assert_eq!(windows("file:///c%3A/%E8%8D%89.md").as_deref(), Some("c:/草.md"));
        assert_eq!(windows("file:///C:/a.md").as_deref(), Some("C:/a.md"));
        assert_eq!(windows("file://server/share/a.md").as_deref(), Some("//server/share/a.md"));
    }

    #[cfg(unix)]
    #[test]
    fn a_uri_leads_back_to_its_path() {
        for path in ["/a/草 稿.md", "/a/50%#?.toml", "/"] {
            assert_eq!(to_path(&of_path(Path::new(path))), Some(PathBuf::from(path)), "{path}");
        }
        assert_eq!(of_path(Path::new("/a/草.md")), "file:///a/%E8%8D%89.md");
    }
}
