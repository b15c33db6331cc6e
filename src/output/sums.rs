//! `SHA256SUMS`: what a build has made, in the form that `sha256sum -c` reads.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// The digests of files in hexadecimal, by their paths below the folder of the
/// sums.
pub(super) type Sums = BTreeMap<String, String>;

/// Returns the path of the sums of a folder.
pub(super) fn path(folder: &str) -> String {
    format!("{folder}/SHA256SUMS")
}

/// Returns the digest of some bytes.
pub(super) fn digest(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Writes sums, sorted by path.
pub(super) fn write(sums: &Sums) -> Vec<u8> {
    let lines = sums.iter().map(|(path, digest)| format!("{digest}  {path}\n"));
    lines.collect::<String>().into_bytes()
}

/// Reads sums.
///
/// The file lies where anybody can change it: lines of another form, and paths
/// that could lead out of the folder, are passed over.
pub(super) fn read(bytes: &[u8]) -> Sums {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    lines
        .filter(|(digest, path)| digest.len() == 64 && stays_inside(path))
        .map(|(digest, path)| (path.to_owned(), digest.to_owned()))
        .collect()
}

/// Returns whether a path leads down only, by names that builds give.
pub(super) fn stays_inside(path: &str) -> bool {
    path.split('/').all(|name| !name.is_empty() && !name.starts_with('.'))
        && !path.contains(['\\', ':', '\0'])
}

#[cfg(test)]
mod tests {
    use super::{digest, read, write};

    #[test]
    fn what_was_written_is_read_and_nothing_else() {
        let sums = [("stations/a/card.pdf".to_owned(), digest(b"a"))].into();
        assert_eq!(read(&write(&sums)), sums);
        for path in ["../x", "/etc/passwd", "a//b", ".git/config", "a\\..\\b", "c:x"] {
            assert!(read(format!("{}  {path}\n", digest(b"")).as_bytes()).is_empty());
        }
        assert!(read(b"\xFF\xFE no sums at all").is_empty());
    }
}
