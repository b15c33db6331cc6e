//! The one door to the disk: what is read is inside the project, bounded, and
//! read once.
#![expect(
    clippy::disallowed_methods,
    reason = "the one place that reads; everything else reads through it"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diag::{Code, Diagnostic, Span};

/// The size of the largest text file that is read: 4 MiB. A person writes less
/// in a lifetime; more is a mistake or an attack.
pub const TEXT_LIMIT: usize = 4 << 20;

/// The files of a project.
///
/// Paths are from the project's root, with forward slashes, so that messages
/// and outputs are the same on every system.
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    read: Mutex<BTreeMap<String, Arc<[u8]>>>,
}

impl Files {
    /// Opens the project in a folder.
    ///
    /// Fails if the folder has no `sources` in it.
    pub fn open(root: &Path) -> Result<Self, Diagnostic> {
        let no_project =
            || Diagnostic::failure(Code::NoProject).with("path", root.display());
        let real = root.canonicalize().map_err(|_| no_project())?;
        if !real.join("sources").is_dir() {
            return Err(no_project());
        }
        Ok(Self { root: real, read: Mutex::default() })
    }

    /// Opens the folder of a single file that a person names, and returns the
    /// file's name in it.
    ///
    /// Fails if the file is not there.
    pub fn around(file: &Path) -> Result<(Self, String), Diagnostic> {
        let missing =
            || Diagnostic::failure(Code::FileMissing).with("path", file.display());
        let real = file.canonicalize().map_err(|_| missing())?;
        let (Some(root), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(missing());
        };
        let files = Self { root: root.to_owned(), read: Mutex::default() };
        Ok((files, name.to_string_lossy().into_owned()))
    }

    /// Returns the bytes of a file.
    ///
    /// Fails if there is none, if it lies outside the project (also by a
    /// symbolic link), or if it cannot be read.
    pub fn bytes(&self, path: &str) -> Result<Arc<[u8]>, Diagnostic> {
        if let Some(bytes) = self.lock().get(path) {
            return Ok(bytes.clone());
        }
        let real = self.real(path)?;
        let bytes: Arc<[u8]> =
            fs::read(real).map_err(|error| cannot_read(path, &error))?.into();
        self.lock().insert(path.to_owned(), bytes.clone());
        Ok(bytes)
    }

    /// Returns a text that a person wrote.
    ///
    /// Fails, beyond what [`Self::bytes`] does, if it is larger than
    /// [`TEXT_LIMIT`], is not UTF-8, or begins with a byte order mark.
    pub fn text(&self, path: &str) -> Result<String, Diagnostic> {
        let bytes = self.bytes(path)?;
        let span = Span::file(path);
        if bytes.len() > TEXT_LIMIT {
            return Err(Diagnostic::at(Code::FileTooLarge, &span)
                .with("size", bytes.len().div_ceil(1 << 20))
                .with("limit", TEXT_LIMIT >> 20));
        }
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            return Err(Diagnostic::at(Code::ByteOrderMark, &span));
        }
        std::str::from_utf8(&bytes).map(str::to_owned).map_err(|error| {
            let at = error.valid_up_to();
            Diagnostic::at(Code::NotUtf8, &Span::new(path, at..at + 1))
        })
    }

    /// Returns the text of a file for a message about it, readable or not.
    pub fn excerpt(&self, path: &str) -> Option<String> {
        let bytes = self.bytes(path).ok()?;
        Some(String::from_utf8_lossy(&bytes[..bytes.len().min(TEXT_LIMIT)]).into_owned())
    }

    /// Returns whether there is a file.
    pub fn exists(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Returns all files below a folder, in the order of their paths; none if
    /// there is no such folder. Names that begin with a dot are left out.
    ///
    /// Fails if a folder cannot be read or a link leads out of the project.
    pub fn list(&self, folder: &str) -> Result<Vec<String>, Diagnostic> {
        let mut found = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            if !self.root.join(&folder).exists() {
                continue;
            }
            let entries = fs::read_dir(self.real(&folder)?)
                .map_err(|error| cannot_read(&folder, &error))?;
            for entry in entries {
                let name = entry.map_err(|error| cannot_read(&folder, &error))?;
                let name = name.file_name().to_string_lossy().into_owned();
                if name.starts_with('.') {
                    continue;
                }
                let path = format!("{folder}/{name}");
                let real = self.real(&path)?;
                if real.is_dir() { &mut folders } else { &mut found }.push(path);
            }
        }
        found.sort();
        Ok(found)
    }

    /// Returns where a path really is, if that is inside the project.
    fn real(&self, path: &str) -> Result<PathBuf, Diagnostic> {
        let joined = self.root.join(path);
        let outside = || Diagnostic::failure(Code::OutsideProject).with("path", path);
        if path.split('/').any(|step| step == "..") || Path::new(path).is_absolute() {
            return Err(outside());
        }
        let real = joined.canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                Diagnostic::failure(Code::FileMissing).with("path", path)
            }
            _ => cannot_read(path, &error),
        })?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(outside()) }
    }

    /// Returns what has been read; a panic elsewhere leaves it whole.
    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<[u8]>>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says that a file cannot be read, and why.
fn cannot_read(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::failure(Code::CannotRead)
        .with("path", path)
        .with("cause", error)
}
