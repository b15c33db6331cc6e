//! A build in several parts, on as many machines, and how they are joined.
//!
//! Each part is a whole output folder of its own, with a `shard.json` that says which
//! part of which build it is and lists what it made. [`merge`] reads every file again:
//! what is joined has the bytes that were made.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use super::manifest::{self, Entry, Manifest, Records};
use super::stage::{About, Stage};
use super::stamps::Memory;
use super::store::Store;
use super::{Artifact, Summary, split, sums};
use crate::diag::{Code, Diagnostic};

/// The file that says what a part is, in its output folder.
pub(super) const FILE: &str = "shard.json";

/// The version of the shape of [`Part`].
const FORMAT: u32 = 1;

/// A part of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Always 1.
    format: u32,
    /// Which part, from 1.
    number: usize,
    /// Of how many.
    count: usize,
    /// The hash of all that the build reads and of what was asked for.
    build: String,
    /// The folders that the build makes whole.
    scope: Vec<String>,
    /// The SHA-256 of its files, in hexadecimal, by path.
    files: BTreeMap<String, String>,
}

impl Part {
    /// Makes the description of a part, without its files.
    pub fn new(number: usize, count: usize, build: String, scope: Vec<String>) -> Self {
        Self {
            format: FORMAT,
            number,
            count,
            build,
            scope,
            files: BTreeMap::new(),
        }
    }

    /// Adds its files and writes it.
    pub(super) fn written(mut self, files: BTreeMap<String, String>) -> Vec<u8> {
        self.files = files;
        let mut bytes = serde_json::to_vec_pretty(&self).expect("keys are text");
        bytes.push(b'\n');
        bytes
    }

    /// Reads the description of a part.
    ///
    /// Fails if the folder holds none.
    fn read(store: &Store, folder: &Path) -> Result<Self, Diagnostic> {
        let part: Option<Self> = store
            .read(FILE)?
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        part.filter(|part| part.format == FORMAT).ok_or_else(|| {
            Diagnostic::failure(Code::ShardMissing).with("path", folder.display())
        })
    }
}

/// Joins the parts of a build in an output folder, as if it had been made there at
/// once.
///
/// Fails, with all that stands in the way, and leaves the folder as it was, if a folder
/// holds no part, if the parts are not all parts of one build, if a file is not as it
/// was made, or if the disk refuses.
pub fn merge(out: &Path, folders: &[&Path]) -> Result<Summary, Vec<Diagnostic>> {
    let mut wrong = Vec::new();
    let mut parts = Vec::new();
    for (index, folder) in folders.iter().enumerate() {
        if folders[..index].contains(folder) {
            wrong.push(twice(folder, folder));
            continue;
        }
        let part = Store::open(folder)
            .and_then(|store| Ok((*folder, Part::read(&store, folder)?, store)));
        match part {
            Ok(part) => parts.push(part),
            Err(diagnostic) => wrong.push(diagnostic),
        }
    }
    if wrong.is_empty() {
        wrong = misfits(&parts);
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let stage = Stage::open(out, false).map_err(|failure| vec![failure])?;
    for (folder, part, store) in &parts {
        if let Err(diagnostics) = take(&stage, folder, part, store) {
            wrong.extend(diagnostics);
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let scope = parts
        .first()
        .map(|(_, part, _)| part.scope.clone())
        .unwrap_or_default();
    stage.publish(&scope, None, None).map_err(|failure| vec![failure])
}

/// Returns why parts do not make up one build.
fn misfits(parts: &[(&Path, Part, Store)]) -> Vec<Diagnostic> {
    let mut misfits = Vec::new();
    let Some((first_folder, first, _)) = parts.first() else { return misfits };
    let mut found: BTreeMap<usize, &Path> = BTreeMap::new();
    for (folder, part, _) in parts {
        if (&part.build, part.count) != (&first.build, first.count) {
            let diagnostic = Diagnostic::failure(Code::ShardForeign);
            let diagnostic = diagnostic.with("path", folder.display());
            misfits.push(diagnostic.with("other", first_folder.display()));
        } else if let Some(twin) = found.insert(part.number, folder) {
            misfits.push(twice(folder, twin));
        }
    }
    let absent = (1..=first.count).filter(|number| !found.contains_key(number));
    let absent: Vec<String> = absent.map(|number| number.to_string()).collect();
    if !absent.is_empty() && misfits.is_empty() {
        let diagnostic = Diagnostic::failure(Code::ShardsIncomplete);
        let diagnostic = diagnostic.with("numbers", absent.join(", "));
        misfits.push(diagnostic.with("count", first.count));
    }
    misfits
}

/// Says that two folders are the same part.
fn twice(folder: &Path, twin: &Path) -> Diagnostic {
    let diagnostic = Diagnostic::failure(Code::ShardTwice);
    diagnostic
        .with("path", folder.display())
        .with("other", twin.display())
}

/// Puts the files of a part on the stage.
fn take(
    stage: &Stage,
    folder: &Path,
    part: &Part,
    store: &Store,
) -> Result<(), Vec<Diagnostic>> {
    let mut manifests: BTreeMap<&str, Listed> = BTreeMap::new();
    let memory = Memory::read(store).map_err(|failure| vec![failure])?;
    let mut wrong = Vec::new();
    for (path, digest) in &part.files {
        let (guide, name) = split(path);
        if !sums::stays_inside(path) {
            wrong.push(damaged(folder, path));
            continue;
        }
        let mut taken = || -> Result<(), Diagnostic> {
            if !manifests.contains_key(guide) {
                let bytes = store.read(&manifest::path(guide))?;
                manifests.insert(guide, Listed::of(bytes.as_deref()));
            }
            let bytes = store.read(path)?.filter(|bytes| sums::digest(bytes) == *digest);
            let bytes = bytes.ok_or_else(|| damaged(folder, path))?;
            let stamp = memory.stamp(path, digest).cloned();
            let about = About { stamp, entry: manifests[guide].entry(name) };
            stage.put(&Artifact { path: path.clone(), bytes }, about)
        };
        if let Err(diagnostic) = taken() {
            wrong.push(diagnostic);
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// A manifest whose lines are ready to go into another one.
struct Listed {
    files: Vec<Entry>,
    bases: BTreeMap<EcoString, Arc<Records>>,
}

impl Listed {
    /// Reads a manifest; one that is none has no lines.
    fn of(bytes: Option<&[u8]>) -> Self {
        let manifest = bytes.and_then(Manifest::read).unwrap_or_default();
        let bases = manifest.bases.into_iter();
        let bases = bases.map(|(name, records)| (name, Arc::new(records))).collect();
        Self { files: manifest.files, bases }
    }

    /// Returns the line of a file, from the folder of its guide.
    fn entry(&self, name: &str) -> Option<Entry> {
        let place = self
            .files
            .binary_search_by(|entry| entry.path.as_str().cmp(name))
            .ok()?;
        let entry = &self.files[place];
        let shared = self.bases.get(&entry.base).cloned().unwrap_or_default();
        Some(Entry { shared, ..entry.clone() })
    }
}

/// Says that a file of a part is not as it was made.
fn damaged(folder: &Path, path: &str) -> Diagnostic {
    let diagnostic = Diagnostic::failure(Code::ShardDamaged);
    diagnostic.with("path", folder.join(path).display())
}
