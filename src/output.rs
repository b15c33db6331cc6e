//! Publishing: what a build has made reaches the output folder all at once or
//! not at all.
//!
//! # How
//!
//! A [`Stage`]
//!
//! 1. locks the output folder, so that a second build is refused;
//! 2. mends what a killed build has left there;
//! 3. takes what a build makes, file by file, and writes what has changed under
//!    other names, in `.depliant/new`: a disk that is full is full here, before
//!    anything is touched.
//!
//! Once everything has been rendered without a mistake, it
//!
//! 4. waits until the disk has the new files, and notes in `.depliant/journal` what
//!    it is about to move;
//! 5. moves the new files into their places, each at once, the old ones kept in
//!    `.depliant/old`, and `SHA256SUMS` last;
//! 6. removes the journal: from now on the new files count.
//!
//! If a move fails, or if the next build finds a journal, the moves are undone.
//!
//! Whole folders are not exchanged, although that would be one move: files that
//! have not changed would need a new home, and keep their date only where hard
//! links exist; what people have put beside the outputs would move along; and
//! on no system does the standard library exchange two folders at once.
//!
//! # What may be removed
//!
//! Only a file that the last `SHA256SUMS` lists and that still has the bytes
//! listed there. What a person has put or changed beside the outputs stays, and so
//! does a print order; files for printers go once the pages have changed.
//!
//! # Limits
//!
//! Between the first and the last move, a few milliseconds, somebody who looks
//! sees new files beside old ones, each of them whole; a build that is killed in
//! that time leaves them so until the next build mends it, and `sha256sum -c`
//! tells. The lock is the system's (`flock`): it does not hold between machines
//! that share a folder by every network protocol.
#![expect(
    clippy::disallowed_methods,
    reason = "the one place that writes; everything else hands its bytes over"
)]

mod manifest;
mod scratch;
mod shard;
mod stage;
mod stamps;
mod store;
mod sums;
#[cfg(test)]
mod tests;

use std::path::Path;

use crate::diag::{Code, Diagnostic};

pub use manifest::{Entry, Manifest, Records, base_name, differing, of_order};
pub use scratch::Scratch;
pub use shard::{Part, merge};
pub use stage::{About, Stage};
pub use stamps::{Stamp, Stamped, Whole};
use store::Store;

/// The folders of what is made for printers, and to be looked at before it is printed.
/// Of other pages than the present ones, they are a danger.
const FOR_PRINTERS: [&str; 3] = ["press", "office", "proof"];

/// The folder of a print order.
const ORDER: &str = "order";

/// A file that a build has made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its path from the output folder, with forward slashes:
    /// `2026/milieu-policier/brochure.pdf`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What has changed on the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// The files that are new or have other bytes than before.
    pub written: usize,
    /// The files that had the same bytes already, and were not touched.
    pub unchanged: usize,
    /// The files of an earlier build that were removed.
    pub removed: usize,
}

/// Publishes what a build has made in the output folder, with a `SHA256SUMS` in
/// each `<edition>/<guide>`.
///
/// Files of earlier builds are removed from the folders in `scope`, which this
/// build makes whole: those of guides, folders in them, or that of an edition with
/// all that earlier builds have put in it.
///
/// Fails, and leaves everything as it was, if another build is writing there or
/// if the disk refuses.
pub fn write(
    out: &Path,
    scope: &[String],
    artifacts: &[Artifact],
) -> Result<Summary, Diagnostic> {
    let stage = Stage::open(out, false)?;
    for artifact in artifacts {
        stage.put(artifact, About::default())?;
    }
    stage.publish(scope, None, None)
}

/// Returns the manifests of the orders that have been placed in an output folder, in
/// the order of their paths.
///
/// Fails if the disk refuses.
pub fn orders(out: &Path) -> Result<Vec<Manifest>, Diagnostic> {
    let store = Store::open(out)?;
    let mut found = Vec::new();
    for edition in store.names("")? {
        for guide in store.names(&edition)? {
            let folder = format!("{edition}/{guide}");
            for name in store.names(&format!("{folder}/{ORDER}"))? {
                let name = format!("{ORDER}/{name}");
                if manifest::is_of_order(&name)
                    && let Some(bytes) = store.read(&format!("{folder}/{name}"))?
                {
                    found.extend(Manifest::read(&bytes));
                }
            }
        }
    }
    Ok(found)
}

/// Puts files into a folder, without sums.
///
/// Fails, and leaves everything as it was, if the disk refuses.
pub fn place(folder: &Path, files: &[Artifact]) -> Result<Summary, Diagnostic> {
    Stage::open(folder, true)?.place(files)
}

/// Adds one file to a folder.
///
/// Fails, beyond what [`place`] does, if something of that name is there.
pub fn add(folder: &Path, file: Artifact) -> Result<Summary, Diagnostic> {
    let path = folder.join(&file.path);
    if path.symlink_metadata().is_ok() {
        return Err(Diagnostic::failure(Code::FileThere).with("path", path.display()));
    }
    place(folder, &[file])
}

/// Makes a folder of files.
///
/// Fails, beyond what [`place`] does, if the folder is there and not empty.
pub fn create(folder: &Path, files: &[Artifact]) -> Result<Summary, Diagnostic> {
    let occupied = std::fs::read_dir(folder).is_ok_and(|mut entries| {
        // What a killed attempt has left is ours to clear away.
        entries.any(|entry| entry.map_or(true, |entry| entry.file_name() != store::STAGE))
    });
    if occupied {
        return Err(
            Diagnostic::failure(Code::FolderNotEmpty).with("path", folder.display())
        );
    }
    place(folder, files)
}

/// Returns the SHA-256 of some bytes in hexadecimal, as `SHA256SUMS` has it.
pub fn digest(bytes: &[u8]) -> String {
    sums::digest(bytes)
}

/// Splits a path into `<edition>/<guide>` and the rest.
fn split(path: &str) -> (&str, &str) {
    let guide = path.find('/').map_or(0, |edition| edition + 1);
    let end = path[guide..].find('/').map_or(guide, |end| guide + end);
    (&path[..end], path[end..].trim_start_matches('/'))
}
