//! Stamps: what each output was made from, so that only what changed is made again.
//!
//! A stamp holds two keys, each a hash. `inputs` is made of everything that a version
//! *may* read: the program, the layouts, the fonts, the shared sources, its station's
//! file. If it is the same, nothing needs to be read. `rendering` is made of what its
//! rendering *did* read: its document, the program, the layouts, the fonts. A word
//! that a card does not print changes the first and not the second.
//!
//! # Limits
//!
//! - An input is known by its bytes, never by its date: a clock that is set back, a
//!   file that is copied or checked out anew, change nothing.
//! - An output is known by its size, its number in the file system, and the times of
//!   its last change and of its last move. Whoever changes an output and can set all
//!   of these back goes unnoticed; `--force` makes everything anew. On a system
//!   without such numbers and times, size and date of change must do.
//! - An output that was moved in the very instant in which the stamps were written is
//!   not trusted by its times: it is read, and its digest counts.
//! - The program is known by its version and by the size and date of its file: of two
//!   different programs of one version, size and date, the second would be trusted.
//! - The file lies in the output folder (`.stamps`) and may be deleted at any time;
//!   one that is damaged is as good as absent.

use std::collections::BTreeMap;
use std::fs::Metadata;

use serde::{Deserialize, Serialize};

use super::manifest::Entry;
use super::stage::About;
use super::store::Store;
use super::sums;
use crate::diag::Diagnostic;

/// The file of the stamps, in the output folder.
pub(super) const FILE: &str = ".stamps";

/// What an output was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The hash of everything that it may have read.
    pub inputs: String,
    /// The hash of everything that its rendering read.
    pub rendering: String,
    /// What its rendering found, as the one who renders writes it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub found: String,
}

/// An output as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped {
    /// Its path from the output folder.
    path: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// What the file system knew of it.
    state: State,
    /// What it was made from; nothing if it is made anew each time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<Stamp>,
    /// Its line in the manifest, without the records of its base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
    /// Whether the last build made it, or left it as it should be.
    #[serde(default)]
    last: bool,
}

/// What the file system knows of a file: its size in bytes, its number, and when its
/// content and its name changed, in nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    size: u64,
    number: u64,
    changed: i64,
    moved: i64,
}

impl State {
    /// Takes down what is known of a file.
    #[cfg(unix)]
    pub(super) fn of(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let time = |seconds: i64, nanoseconds: i64| {
            seconds.saturating_mul(1_000_000_000).saturating_add(nanoseconds)
        };
        Self {
            size: found.len(),
            number: found.ino(),
            changed: time(found.mtime(), found.mtime_nsec()),
            moved: time(found.ctime(), found.ctime_nsec()),
        }
    }

    /// Takes down what is known of a file.
    #[cfg(not(unix))]
    pub(super) fn of(found: &Metadata) -> Self {
        let since = |time: std::io::Result<std::time::SystemTime>| {
            let time = time.ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
            i64::try_from(time.as_nanos()).ok()
        };
        let changed = since(found.modified()).unwrap_or_default();
        Self {
            size: found.len(),
            number: 0,
            changed,
            moved: changed,
        }
    }
}

/// A build as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// The hash of all that it read and of what was asked for.
    pub key: String,
    /// What it found.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is remembered of earlier builds.
#[derive(Debug, Default)]
pub(super) struct Memory {
    whole: Option<Whole>,
    files: BTreeMap<String, Stamped>,
    /// When the stamps themselves were written.
    written: Option<State>,
}

/// The first line of the file.
#[derive(Serialize, Deserialize)]
struct Head {
    key: String,
    diagnostics: Vec<Diagnostic>,
}

impl Memory {
    /// Reads the stamps of a folder.
    pub(super) fn read(store: &Store) -> Result<Self, Diagnostic> {
        let Some(bytes) = store.read(FILE)? else { return Ok(Self::default()) };
        let text = String::from_utf8_lossy(&bytes);
        let mut lines = text.lines();
        let head = lines.next().and_then(|line| serde_json::from_str(line).ok());
        let whole = head.map(|Head { key, diagnostics }| Whole { key, diagnostics });
        let stamped = lines.filter_map(|line| serde_json::from_str(line).ok());
        let stamped = stamped.map(|one: Stamped| (one.path.clone(), one));
        Ok(Self {
            whole,
            files: stamped.collect(),
            written: store.state(FILE),
        })
    }

    /// Returns what the last build found and how many files it made, if it had this
    /// key and everything it made is as it left it.
    pub(super) fn whole(
        &self,
        store: &Store,
        key: &str,
    ) -> Option<(&[Diagnostic], usize)> {
        let whole = self.whole.as_ref().filter(|whole| whole.key == key)?;
        let mut made = self.files.values().filter(|one| one.last);
        let is_left =
            made.clone().next().is_some() && made.all(|one| self.is_left(store, one));
        let count = self.files.values().filter(|one| one.last).count();
        is_left.then_some((whole.diagnostics.as_slice(), count))
    }

    /// Returns what is known of a file, if it is as it was left.
    pub(super) fn file(&self, store: &Store, path: &str) -> Option<&Stamped> {
        self.files.get(path).filter(|one| self.is_left(store, one))
    }

    /// Returns what a file was made from, if its bytes, by their digest, are those that
    /// were made.
    pub(super) fn stamp(&self, path: &str, digest: &str) -> Option<&Stamp> {
        let one = self.files.get(path).filter(|one| one.digest == digest)?;
        one.stamp.as_ref()
    }

    /// Returns whether a file is as it was left.
    fn is_left(&self, store: &Store, one: &Stamped) -> bool {
        if store.state(&one.path) != Some(one.state) {
            return false;
        }
        let is_older = self.written.is_some_and(|stamps| {
            // Clocks of file systems tick every few milliseconds.
            one.state.moved.max(one.state.changed).saturating_add(TICK) < stamps.changed
        });
        let read = || store.read(&one.path).ok().flatten();
        is_older || read().is_some_and(|bytes| sums::digest(&bytes) == one.digest)
    }

    /// Writes down what a build has made or left, beside what is remembered of others.
    pub(super) fn renew(
        mut self,
        store: &Store,
        made: impl Iterator<Item = Remembered>,
        whole: Option<Whole>,
    ) {
        self.files.values_mut().for_each(|one| one.last = false);
        for Remembered { path, digest, about: About { stamp, entry } } in made {
            // Gone already: somebody else is at work in the folder.
            let Some(state) = store.state(&path) else { continue };
            let own = Stamped {
                path: path.clone(),
                digest,
                state,
                stamp,
                entry,
                last: true,
            };
            self.files.insert(path, own);
        }
        self.files.retain(|path, one| one.last || store.exists(path));
        let head = whole.map(|Whole { key, diagnostics }| Head { key, diagnostics });
        let lines = std::iter::once(line(&head)).chain(self.files.values().map(line));
        // Stamps that cannot be written cost the next build time and nothing else.
        store.replace(FILE, lines);
    }
}

/// How much older than the stamps a file must be to be trusted by its times, in
/// nanoseconds.
const TICK: i64 = 20_000_000;

/// A file that a build has made or left as it should be.
pub(super) struct Remembered {
    pub(super) path: String,
    pub(super) digest: String,
    pub(super) about: About,
}

/// Writes something as a line.
fn line(value: &impl Serialize) -> String {
    let mut line = serde_json::to_string(value).expect("keys are text");
    line.push('\n');
    line
}
