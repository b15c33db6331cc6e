//! A folder that is being made beside its place: nobody sees it before it is whole,
//! and what is left of one that was not finished is cleared away.
#![expect(clippy::disallowed_methods, reason = "part of the one place that writes")]

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::stamps;
use super::store::{STAGE, Store, cannot_write};
use crate::diag::Diagnostic;

/// From this size on, an entry of a zip needs its long form (APPNOTE.TXT 6.3.10,
/// section 4.3.9.2).
const LONG: u64 = u32::MAX as u64;

/// A folder that is being made, and the lock of the folder that it will stand in.
pub struct Scratch {
    parent: PathBuf,
    folder: PathBuf,
    store: Store,
}

impl Scratch {
    /// Begins a folder that will stand in another one, which is made if need be.
    ///
    /// Fails if somebody else is writing there or if the disk refuses.
    pub fn inside(parent: &Path) -> Result<Self, Diagnostic> {
        let store = Store::open(parent)?;
        let folder = parent.join(STAGE).join("folder");
        fs::create_dir_all(&folder).map_err(|error| cannot_write(&folder, &error))?;
        Ok(Self { parent: parent.to_owned(), folder, store })
    }

    /// Returns where the folder is while it is made.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Writes a file into it.
    ///
    /// Fails if the disk refuses.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        let place = self.folder.join(path);
        let made = place.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&place, bytes))
            .map_err(|error| cannot_write(&place, &error))
    }

    /// Copies what a stream has into a file of it.
    ///
    /// Fails if the stream or the disk refuses.
    pub fn copy(&self, path: &str, mut stream: impl io::Read) -> Result<(), Diagnostic> {
        let place = self.folder.join(path);
        let made = place.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| io::copy(&mut stream, &mut File::create(&place)?))
            .map(drop)
            .map_err(|error| cannot_write(&place, &error))
    }

    /// Takes away what an output folder in it remembers of its builds.
    pub fn forget(&self, out: &str) {
        let _ = fs::remove_file(self.folder.join(out).join(stamps::FILE));
    }

    /// Writes a folder as a zip beside its place: entries as they are, in the order
    /// of their paths, without dates, below the name of the folder.
    ///
    /// Fails if the disk refuses.
    pub fn zip(
        &self,
        folder: &Path,
        name: &str,
        paths: &mut dyn Iterator<Item = &str>,
    ) -> Result<(), Diagnostic> {
        let draft = self.folder.with_extension("zip");
        let place = self.parent.join(format!("{name}.zip"));
        let written = || -> io::Result<()> {
            let mut zip = ZipWriter::new(BufWriter::new(File::create(&draft)?));
            for path in paths {
                let mut file = File::open(folder.join(path))?;
                let is_long = file.metadata()?.len() >= LONG;
                let options = SimpleFileOptions::default()
                    .compression_method(CompressionMethod::Stored)
                    .last_modified_time(DateTime::DEFAULT)
                    .unix_permissions(0o644)
                    .system(System::Unix)
                    .large_file(is_long);
                zip.start_file(format!("{name}/{path}"), options)?;
                io::copy(&mut file, &mut zip)?;
            }
            zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
            self.store.settle(&[])?;
            fs::rename(&draft, &place)
        };
        written().map_err(|error| cannot_write(&place, &error))
    }

    /// Gives the folder its name.
    ///
    /// Fails if the name is taken or if the disk refuses; then nothing has changed.
    pub fn publish(self, name: &str) -> Result<(), Diagnostic> {
        let place = self.parent.join(name);
        let moved = self.store.settle(&[]);
        let moved = moved.and_then(|()| fs::rename(&self.folder, &place));
        moved
            .and_then(|()| self.store.settle(&[]))
            .map_err(|error| cannot_write(&place, &error))
    }
}
