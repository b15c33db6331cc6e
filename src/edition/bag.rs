//! Making a bag of a folder: BagIt 1.0 (RFC 8493), SHA-512.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::declaration::FILE;
use super::hashes::{Algorithm, checksums};
use super::manifest::PAYLOAD;
use super::paths;
use crate::diag::Diagnostic;
use crate::files::{Package, cannot_read};
use crate::output::Scratch;

/// What RFC 8493 has in `bagit.txt` (section 2.1.1).
const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The list of the payload.
pub(super) const MANIFEST: &str = "manifest-sha512.txt";

/// The list of the files that are about the bag.
pub(super) const TAG_MANIFEST: &str = "tagmanifest-sha512.txt";

/// The highest revision of a year that is looked for, and one more.
const REVISIONS: u16 = 1000;

/// Returns where a bag of a name is in a folder of archives: a folder, or else a zip.
pub fn find(archives: &Path, name: &str) -> Option<PathBuf> {
    let place = archives.join(name);
    if place.is_file() || place.join(FILE).is_file() {
        return Some(place);
    }
    let zip = archives.join(format!("{name}.zip"));
    zip.is_file().then_some(zip)
}

/// Returns where the bag of the last revision of a year is.
pub fn last(archives: &Path, year: &str) -> Option<PathBuf> {
    let mut revisions = (0..REVISIONS).rev();
    revisions.find_map(|one| find(archives, &format!("{year}.{one}")))
}

/// Makes a bag of a folder that has a payload in `data/`. `labels` go into
/// `bag-info.txt`, with the size of the payload (RFC 8493, section 2.2.2).
///
/// Fails if the disk refuses.
pub fn seal(scratch: &Scratch, labels: &[(&str, String)]) -> Result<(), Diagnostic> {
    let (sums, size) = summed(scratch, |path| path.starts_with(PAYLOAD))?;
    scratch.write(MANIFEST, written(&sums).as_bytes())?;
    scratch.write(FILE, DECLARATION.as_bytes())?;
    let oxum = format!("{size}.{}", sums.len());
    let sizes = [("Payload-Oxum", oxum), ("Bag-Size", in_words(size))];
    let lines = labels.iter().chain(&sizes).map(|(label, value)| {
        // A value goes on one line: the words of an author may have several.
        let value: Vec<&str> = value.split_whitespace().collect();
        format!("{label}: {}\n", value.join(" "))
    });
    scratch.write("bag-info.txt", lines.collect::<String>().as_bytes())?;
    let (sums, _) = summed(scratch, |path| !path.starts_with(PAYLOAD))?;
    scratch.write(TAG_MANIFEST, written(&sums).as_bytes())
}

/// Returns the checksums of files of a folder, by path, and their size.
fn summed(
    scratch: &Scratch,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<(BTreeMap<String, String>, u64), Diagnostic> {
    let mut package = Package::open(scratch.path())?;
    let paths: Vec<String> = package.items().keys().cloned().collect();
    let mut sums = BTreeMap::new();
    let mut total = 0;
    for path in paths.into_iter().filter(|path| is_wanted(path)) {
        let read = package
            .stream(&path)
            .and_then(|stream| checksums(stream, &[Algorithm::Sha512]));
        let (size, found) = read.map_err(|error| cannot_read(&path, &error))?;
        total += size;
        sums.extend(found.into_iter().map(|sum| (path.clone(), sum)));
    }
    Ok((sums, total))
}

/// Writes a manifest.
fn written(sums: &BTreeMap<String, String>) -> String {
    let line =
        |(path, sum): (&String, &String)| format!("{sum}  {}\n", paths::encoded(path));
    sums.iter().map(line).collect()
}

/// Writes a size as people read it, rounded up.
fn in_words(size: u64) -> String {
    match size {
        0..1_000_000 => format!("{} kB", size.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{} MB", size.div_ceil(1_000_000)),
        _ => format!("{} GB", size.div_ceil(1_000_000_000)),
    }
}
