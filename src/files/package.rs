//! What somebody hands over, a folder or a zip: what is in it, and its bytes as a
//! stream, so that its size does not matter.
//!
//! Nothing is followed or unpacked: a link is told, not read, and what a zip claims of
//! itself is checked against its own size before a byte is inflated.
#![expect(
    clippy::disallowed_methods,
    reason = "part of the one place that reads; a package is no project"
)]

mod central;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::cannot_read;
use crate::diag::{Code, Diagnostic};

/// The most that a byte of deflated data can stand for (RFC 1951: 258 bytes of output
/// take at least two bits).
const MOST_INFLATED: u64 = 1032;

/// The type of a file in its Unix mode, and that of a link.
const TYPE: u32 = 0o170_000;
const LINK: u32 = 0o120_000;

/// A folder or a zip.
pub struct Package {
    source: Source,
    items: BTreeMap<String, Item>,
    faults: Vec<Diagnostic>,
}

/// Where the bytes are.
enum Source {
    /// In a folder.
    Folder(PathBuf),
    /// In a zip.
    Zip(Box<ZipArchive<BufReader<File>>>),
}

/// What is in a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Its size in bytes, as the file system or the zip has it.
    pub size: u64,
    /// Where it is in its source.
    place: Place,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A link to somewhere else.
    Link,
    /// A pipe, a socket, a device.
    Special,
}

/// Where an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// Below the folder.
    Path(PathBuf),
    /// The number of an entry.
    Entry(usize),
}

impl Package {
    /// Opens a folder or a zip.
    ///
    /// Fails if there is none or if it cannot be read.
    pub fn open(place: &Path) -> Result<Self, Diagnostic> {
        let found = fs::metadata(place)
            .map_err(|error| cannot_read(&place.to_string_lossy(), &error))?;
        if found.is_dir() { Self::folder(place) } else { Self::zip(place, found.len()) }
    }

    /// Returns what is in it, by path with forward slashes, folders left out. A zip that
    /// holds one folder is that folder.
    pub fn items(&self) -> &BTreeMap<String, Item> {
        &self.items
    }

    /// Returns what is wrong with the package itself, whatever it holds.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// Opens a file of it.
    ///
    /// Fails if it is not there, is no file, or cannot be read.
    pub fn stream(&mut self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        let item = self.items.get(path).filter(|item| item.kind == Kind::File);
        let item = item.ok_or(io::ErrorKind::NotFound)?;
        match (&mut self.source, &item.place) {
            (Source::Folder(root), Place::Path(path)) => {
                Ok(Box::new(File::open(root.join(path))?))
            }
            (Source::Zip(archive), Place::Entry(index)) => {
                let entry = archive
                    .by_index(*index)
                    .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
                // One byte more than it claims is enough to see that it lies.
                Ok(Box::new(entry.take(item.size.saturating_add(1))))
            }
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Reads a file of it whole, if it has no more than `limit` bytes.
    ///
    /// Fails if it is larger, or as [`Self::stream`] does.
    pub fn bytes(&mut self, path: &str, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.stream(path)?.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    /// Lists a folder.
    fn folder(root: &Path) -> Result<Self, Diagnostic> {
        let mut items = BTreeMap::new();
        let mut faults = Vec::new();
        let mut folders = vec![(PathBuf::new(), String::new())];
        while let Some((folder, name)) = folders.pop() {
            let at = root.join(&folder);
            let refused = |error| cannot_read(&at.to_string_lossy(), &error);
            for entry in fs::read_dir(&at).map_err(refused)? {
                let entry = entry.map_err(refused)?;
                let own = entry.file_name();
                let path = format!("{name}{}", shown(&own));
                let place = folder.join(&own);
                let found = entry.metadata().map_err(refused)?;
                if found.is_dir() {
                    folders.push((place, format!("{path}/")));
                    continue;
                }
                if own.to_str().is_none() {
                    faults.push(path_fault("encoding", &path));
                }
                let kind = match found.file_type() {
                    kind if kind.is_file() => Kind::File,
                    kind if kind.is_symlink() => Kind::Link,
                    _ => Kind::Special,
                };
                let place = Place::Path(place);
                items.insert(path, Item { kind, size: found.len(), place });
            }
        }
        Ok(Self {
            source: Source::Folder(root.to_owned()),
            items,
            faults,
        })
    }

    /// Lists a zip.
    fn zip(place: &Path, length: u64) -> Result<Self, Diagnostic> {
        let shown = place.to_string_lossy();
        let no_zip = || Diagnostic::failure(Code::NotABag).with("path", &shown);
        let file = File::open(place).map_err(|error| cannot_read(&shown, &error))?;
        let mut archive = ZipArchive::new(BufReader::new(file))
            .map_err(|_| no_zip().with("kind", "zip"))?;
        let mut items = BTreeMap::new();
        let mut faults = Vec::new();
        let mut packed = 0_u64;
        for index in 0..archive.len() {
            let entry = archive
                .by_index_raw(index)
                .map_err(|_| no_zip().with("kind", "zip"))?;
            packed = packed.saturating_add(entry.compressed_size());
            let path = entry.name().to_owned();
            if entry.size() > entry.compressed_size().saturating_mul(MOST_INFLATED) {
                faults.push(zip_fault("bomb", &path));
                continue;
            }
            if entry.is_dir() {
                continue;
            }
            let kind = match entry.unix_mode().map(|mode| mode & TYPE) {
                Some(LINK) => Kind::Link,
                _ => Kind::File,
            };
            let place = Place::Entry(index);
            items.insert(path, Item { kind, size: entry.size(), place });
        }
        if packed > length {
            // Entries that share their bytes: few of them unpack to a great many.
            faults.push(zip_fault("overlap", &shown));
            items.clear();
        }
        let start = archive.central_directory_start();
        let file = File::open(place).map_err(|error| cannot_read(&shown, &error))?;
        let twice =
            central::twice(file, start).map_err(|error| cannot_read(&shown, &error))?;
        faults.extend(twice.iter().map(|path| zip_fault("twice", path)));
        let items = unwrapped(items);
        Ok(Self {
            source: Source::Zip(Box::new(archive)),
            items,
            faults,
        })
    }
}

/// Takes away the one folder that all items of a zip stand in (RFC 8493, section 4.2).
fn unwrapped(items: BTreeMap<String, Item>) -> BTreeMap<String, Item> {
    let first = items.keys().next().and_then(|path| path.split_once('/'));
    let Some((top, _)) = first else { return items };
    let top = format!("{top}/");
    let is_wrapped = items.keys().all(|path| path.starts_with(&top))
        && !items.contains_key("bagit.txt");
    if !is_wrapped {
        return items;
    }
    let own = |(path, item): (String, Item)| (path[top.len()..].to_owned(), item);
    items.into_iter().map(own).collect()
}

/// Returns a name as it is shown. Of one that is not text, the bytes that are none stay
/// visible, so that two such names never become one.
fn shown(name: &OsString) -> String {
    match name.to_str() {
        Some(name) => name.to_owned(),
        None => format!("{name:?}").replace('"', ""),
    }
}

/// Says what is wrong with a zip.
fn zip_fault(kind: &str, path: &str) -> Diagnostic {
    let fault = Diagnostic::failure(Code::BagZip);
    fault.with("kind", kind).with("path", path)
}

/// Says that a name cannot be used.
fn path_fault(kind: &str, path: &str) -> Diagnostic {
    let fault = Diagnostic::failure(Code::BagPath);
    fault.with("kind", kind).with("path", path).with("place", "same")
}
