//! The one door to the disk: what is read is inside the project, bounded, and
//! read once.
#![expect(
    clippy::disallowed_methods,
    reason = "the one place that reads; everything else reads through it"
)]

mod package;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use crate::diag::{Code, Diagnostic, Span, cause};
pub use package::{Item, Kind, Package};

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
    read: Mutex<BTreeMap<String, Read>>,
    /// Where folders really are, by their paths.
    folders: Mutex<BTreeMap<String, PathBuf>>,
    /// What was in the folders that have been listed, by their paths.
    listed: Mutex<BTreeMap<String, Vec<String>>>,
}

/// A file that has been read.
#[derive(Debug)]
struct Read {
    bytes: Arc<[u8]>,
    /// What the file system knew of it before: its size and when it was changed.
    state: Option<(u64, SystemTime)>,
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
        Ok(Self::rooted(real))
    }

    /// Opens a folder of which it is known where it really is.
    fn rooted(root: PathBuf) -> Self {
        Self {
            root,
            read: Mutex::default(),
            folders: Mutex::default(),
            listed: Mutex::default(),
        }
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
        let files = Self::rooted(root.to_owned());
        Ok((files, name.to_string_lossy().into_owned()))
    }

    /// Returns the bytes of a file.
    ///
    /// Fails if there is none, if it lies outside the project (also by a
    /// symbolic link), or if it cannot be read.
    pub fn bytes(&self, path: &str) -> Result<Arc<[u8]>, Diagnostic> {
        if let Some(read) = lock(&self.read).get(path) {
            return Ok(read.bytes.clone());
        }
        let real = self.real(path)?;
        let state = state(&real);
        // A pipe would be waited for without end.
        if !real.is_file() {
            return Err(Diagnostic::failure(Code::NotAFile).with("path", path));
        }
        let bytes: Arc<[u8]> =
            fs::read(real).map_err(|error| cannot_read(path, &error))?.into();
        let read = Read { bytes: bytes.clone(), state };
        lock(&self.read).insert(path.to_owned(), read);
        Ok(bytes)
    }

    /// Returns a file that somebody has changed since it was read, or has put into a
    /// folder since it was listed, if there is one: what was made of it and of others
    /// may not go together.
    pub fn changed(&self) -> Option<String> {
        let read = lock(&self.read);
        let mut read = read.iter();
        let is_other = |path: &str, read: &Read| match self.real(path) {
            Ok(real) => state(&real) != read.state,
            Err(_) => true,
        };
        let found = read.find(|(path, read)| is_other(path, read));
        found.map(|(path, _)| path.clone()).or_else(|| self.added())
    }

    /// Returns a file that was not in a folder when it was listed.
    fn added(&self) -> Option<String> {
        let listed = lock(&self.listed).clone();
        listed.into_iter().find_map(|(folder, before)| {
            // A folder that cannot be read any more has changed too.
            let Ok(mut now) = self.list(&folder) else { return Some(folder) };
            now.retain(|path| before.binary_search(path).is_err());
            now.into_iter().next()
        })
    }

    /// Returns a text that a person wrote.
    ///
    /// Fails, beyond what [`Self::bytes`] does, if it is larger than
    /// [`TEXT_LIMIT`], is not UTF-8, or begins with a byte order mark.
    pub fn text(&self, path: &str) -> Result<String, Diagnostic> {
        let span = Span::file(path);
        let size = self.real(path)?.metadata().map_or(0, |found| found.len());
        if size > TEXT_LIMIT as u64 {
            return Err(Diagnostic::at(Code::FileTooLarge, &span)
                .with("size", size.div_ceil(1 << 20))
                .with("limit", TEXT_LIMIT >> 20));
        }
        let bytes = self.bytes(path)?;
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

    /// Returns whether a name is taken: by a file, or by what should be one, such
    /// as a folder or a link that leads nowhere.
    pub fn is_taken(&self, path: &str) -> bool {
        self.root.join(path).symlink_metadata().is_ok()
    }

    /// Returns all files below a folder, in the order of their paths; none if
    /// there is no such folder. Names that begin with a dot are left out.
    ///
    /// Fails if a folder cannot be read, or if a link leads out of the project,
    /// nowhere, or in a circle.
    pub fn list(&self, folder: &str) -> Result<Vec<String>, Diagnostic> {
        let mut found = Vec::new();
        if self.is_taken(folder) {
            self.collect(folder, &mut Vec::new(), &mut found)?;
        }
        found.sort();
        lock(&self.listed)
            .entry(folder.to_owned())
            .or_insert_with(|| found.clone());
        Ok(found)
    }

    /// Adds the files below a folder to those found. `around` are the real
    /// folders that it stands in.
    fn collect(
        &self,
        folder: &str,
        around: &mut Vec<PathBuf>,
        found: &mut Vec<String>,
    ) -> Result<(), Diagnostic> {
        let real = self.real(folder)?;
        if around.iter().any(|outer| outer.starts_with(&real)) {
            return Err(broken_link(folder, "loop"));
        }
        let refused = |error| cannot_read(folder, &error);
        let entries = fs::read_dir(&real).map_err(refused)?;
        around.push(real);
        for entry in entries {
            let entry = entry.map_err(refused)?;
            let (name, kind) = (entry.file_name(), entry.file_type());
            let path = format!("{folder}/{}", name.to_string_lossy());
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            if name.to_str().is_none() {
                return Err(bad_name(&path));
            }
            let is_plain = kind.is_ok_and(|kind| kind.is_file());
            if !is_plain && self.real(&path)?.is_dir() {
                self.collect(&path, around, found)?;
            } else {
                found.push(path);
            }
        }
        around.pop();
        Ok(())
    }

    /// Checks that outputs may be put in a folder: not among what is read.
    pub fn check_output(&self, out: &Path) -> Result<(), Diagnostic> {
        let read = ["sources", "layouts", "fonts"].map(|folder| self.root.join(folder));
        let among = |real: PathBuf| read.iter().any(|folder| real.starts_with(folder));
        if existing(out).is_some_and(among) {
            let diagnostic = Diagnostic::failure(Code::OutputInSources);
            return Err(diagnostic.with("path", out.display()));
        }
        Ok(())
    }

    /// Returns whether a folder is in the project.
    pub fn holds(&self, folder: &Path) -> bool {
        existing(folder).is_some_and(|real| real.starts_with(&self.root))
    }

    /// Returns where a path really is, if that is inside the project.
    fn real(&self, path: &str) -> Result<PathBuf, Diagnostic> {
        let joined = self.root.join(path);
        let outside = || Diagnostic::failure(Code::OutsideProject).with("path", path);
        if path.split('/').any(|step| step == "..") || Path::new(path).is_absolute() {
            return Err(outside());
        }
        if let Some(real) = self.plain(path) {
            return Ok(real);
        }
        let real = joined.canonicalize().map_err(|error| match error.kind() {
            _ if joined.is_symlink() => broken_link(path, "nowhere"),
            io::ErrorKind::NotFound => {
                Diagnostic::failure(Code::FileMissing).with("path", path)
            }
            _ => cannot_read(path, &error),
        })?;
        if !real.starts_with(&self.root) {
            return Err(outside());
        }
        if real.is_dir() {
            lock(&self.folders).insert(path.to_owned(), real.clone());
        }
        Ok(real)
    }

    /// Returns where a file is that is no link, in a folder of which it is known where
    /// it really is: to follow every step of the paths of thousands of files takes as
    /// long as to read them.
    fn plain(&self, path: &str) -> Option<PathBuf> {
        let (folder, name) = path.rsplit_once('/')?;
        let real = lock(&self.folders).get(folder)?.join(name);
        let found = real.symlink_metadata().ok()?;
        found.is_file().then_some(real)
    }
}

/// Returns what the file system knows of a file: its size and when it was changed.
fn state(real: &Path) -> Option<(u64, SystemTime)> {
    let found = real.metadata().ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// Tells the program that runs from others: by its version, and by the size and the
/// date of its file, as far as the system knows them.
pub fn program() -> String {
    let file = std::env::current_exe().ok().and_then(|file| state(&file));
    format!("{} {file:?}", env!("CARGO_PKG_VERSION"))
}

/// Returns what is known; a panic elsewhere leaves it whole.
fn lock<T>(known: &Mutex<T>) -> MutexGuard<'_, T> {
    known.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns where a folder really is, or the nearest folder above it that exists.
fn existing(folder: &Path) -> Option<PathBuf> {
    let mut above = folder.ancestors().chain([Path::new(".")]);
    above.find_map(|folder| folder.canonicalize().ok())
}

/// Says that a file cannot be read, and why.
pub fn cannot_read(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::failure(Code::CannotRead)
        .with("path", path)
        .with("cause", cause(error))
}

/// Says that a link leads nowhere or in a circle.
fn broken_link(path: &str, kind: &str) -> Diagnostic {
    Diagnostic::failure(Code::BrokenLink)
        .with("path", path)
        .with("kind", kind)
}

/// Says that a file or folder has a name that cannot be used, and proposes
/// another.
pub fn bad_name(path: &str) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let suggestion = match name.strip_suffix(".yaml") {
        Some(stem) => format!("{}.yaml", slug(stem)),
        None => slug(name),
    };
    Diagnostic::at(Code::BadName, &Span::file(path))
        .with("name", name)
        .with("suggestion", suggestion)
}

/// Returns a name as an id is written: lower-case letters without accents,
/// digits and hyphens.
pub fn slug(name: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        other if other.is_ascii_alphanumeric() => other,
        _ => ' ',
    };
    let words: String = name.to_lowercase().chars().map(plain).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join("-");
    let words: String = words.chars().take(60).collect();
    if words.is_empty() { "nom".to_owned() } else { words }
}
