//! A folder whose files change all at once or not at all: the lock, the stage,
//! the journal and the way back.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{Artifact, Summary, split, sums};
use crate::diag::{Code, Diagnostic, cause};

/// The folder, in the output folder, of what is not yet in its place. It is
/// there only while a build publishes, or after one was killed.
pub(super) const STAGE: &str = ".depliant";

/// An output folder that nobody else writes to while this lives.
pub(super) struct Store {
    root: PathBuf,
    /// Held until the store is dropped; the system lets go of it if the program
    /// is killed.
    _lock: File,
}

/// One move, in the order of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    /// A file comes where there was none.
    Create,
    /// A file takes the place of another.
    Replace,
    /// A file goes.
    Remove,
}

impl Move {
    /// All moves.
    const ALL: [Self; 3] = [Self::Create, Self::Replace, Self::Remove];

    /// Returns its name in the journal.
    fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Replace => "replace",
            Self::Remove => "remove",
        }
    }
}

/// A move and the path, from the root, of the file that it is about.
type Step = (Move, String);

impl Store {
    /// Opens a folder, makes it if need be, and mends what a killed build has
    /// left in it.
    ///
    /// Fails if somebody else has it open or if the disk refuses.
    pub(super) fn open(root: &Path) -> Result<Self, Diagnostic> {
        let refused = |error| cannot_write(root, &error);
        fs::create_dir_all(root).map_err(refused)?;
        let lock = lockable(root).map_err(refused)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let busy = Diagnostic::failure(Code::OutputBusy);
                return Err(busy.with("path", root.display()));
            }
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
        let store = Self { root: root.to_owned(), _lock: lock };
        store.mend().map_err(refused)?;
        Ok(store)
    }

    /// Returns the bytes of a file, if it is there.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        match fs::read(self.root.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(cannot_read(&self.root.join(path), &error)),
        }
    }

    /// Returns the folders of guides that folders are about: one of an edition stands
    /// for all in it that have sums, one in a guide for the guide.
    pub(super) fn guides(
        &self,
        folders: &[String],
    ) -> Result<BTreeSet<String>, Diagnostic> {
        let mut guides = BTreeSet::new();
        for folder in folders {
            if folder.contains('/') {
                guides.insert(split(folder).0.to_owned());
                continue;
            }
            let place = self.root.join(folder);
            let entries = match fs::read_dir(&place) {
                Err(error) if is_absence(&error) => continue,
                entries => entries.map_err(|error| cannot_read(&place, &error))?,
            };
            for entry in entries.flatten() {
                // A name that is not text is none that a build has given.
                if let Ok(name) = entry.file_name().into_string() {
                    let guide = format!("{folder}/{name}");
                    let sums = self.root.join(sums::path(&guide));
                    guides.extend(sums.is_file().then_some(guide));
                }
            }
        }
        Ok(guides)
    }

    /// Puts files into their places and removes others, all or nothing; files
    /// that have their bytes already are not touched.
    pub(super) fn publish(
        &self,
        artifacts: &[&Artifact],
        stale: &[String],
    ) -> Result<Summary, Diagnostic> {
        let mut steps: Vec<Step> = Vec::new();
        let mut changed = Vec::new();
        for artifact in artifacts {
            let change = match self.read(&artifact.path)? {
                Some(bytes) if bytes == artifact.bytes => continue,
                Some(_) => Move::Replace,
                None => Move::Create,
            };
            steps.push((change, artifact.path.clone()));
            changed.push(artifact.bytes.as_slice());
        }
        let summary = Summary {
            written: changed.len(),
            unchanged: artifacts.len() - changed.len(),
            removed: stale.len(),
        };
        steps.extend(stale.iter().map(|path| (Move::Remove, path.clone())));
        if steps.is_empty() {
            return Ok(summary);
        }
        let done = self.prepare(&steps, &changed).and_then(|()| self.advance(&steps));
        if done.is_err() {
            // If the way back is barred too, the journal stays, and the next
            // build tries again. The first failure is what matters to people.
            let _ = self.mend();
        }
        done.map(|()| summary)
    }

    /// Writes the new bytes on the stage, then the journal.
    fn prepare(&self, steps: &[Step], changed: &[&[u8]]) -> Result<(), Diagnostic> {
        let prepared = || -> io::Result<()> {
            fs::create_dir_all(self.stage("new"))?;
            fs::create_dir_all(self.stage("old"))?;
            for (index, bytes) in changed.iter().enumerate() {
                write_through(&self.new_file(index), bytes)?;
            }
            let lines = steps.iter().map(|(change, path)| (change.name(), path));
            let journal: String =
                lines.map(|(name, path)| format!("{name} {path}\n")).collect();
            // Only a journal that is whole has its name.
            let draft = self.stage("journal.draft");
            write_through(&draft, journal.as_bytes())?;
            fs::rename(draft, self.stage("journal"))?;
            sync_folder(&self.stage(""))
        };
        prepared().map_err(|error| cannot_write(&self.root, &error))
    }

    /// Makes the moves, then removes the journal: that is the point of no
    /// return.
    fn advance(&self, steps: &[Step]) -> Result<(), Diagnostic> {
        for (index, (change, path)) in steps.iter().enumerate() {
            let place = self.root.join(path);
            self.make(index, *change, &place)
                .map_err(|error| cannot_write(&place, &error))?;
        }
        let settled = || -> io::Result<()> {
            let mut folders: Vec<PathBuf> =
                steps.iter().filter_map(|(_, path)| self.folder(path)).collect();
            folders.dedup();
            folders.iter().try_for_each(|folder| sync_folder(folder))?;
            fs::remove_file(self.stage("journal"))
        };
        settled().map_err(|error| cannot_write(&self.root, &error))?;
        // What is left on the stage is rubbish; the next build clears it if the
        // disk does not let us now.
        let _ = fs::remove_dir_all(self.stage(""));
        self.sweep(steps.iter().filter(|(change, _)| *change == Move::Remove));
        Ok(())
    }

    /// Makes one move.
    fn make(&self, index: usize, change: Move, place: &Path) -> io::Result<()> {
        match change {
            Move::Create => {
                place.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::rename(self.new_file(index), place)
            }
            Move::Replace => {
                // With a second name for the old file, its place is never
                // empty; not every file system has such names.
                let old = self.old_file(index);
                fs::hard_link(place, &old).or_else(|_| fs::rename(place, &old))?;
                fs::rename(self.new_file(index), place)
            }
            Move::Remove => fs::rename(place, self.old_file(index)),
        }
    }

    /// Undoes the moves of a journal that is still there, and clears the stage.
    ///
    /// Undoing twice is the same as undoing once: it may be interrupted too.
    fn mend(&self) -> io::Result<()> {
        if !self.stage("").exists() {
            return Ok(());
        }
        let journal = match fs::read_to_string(self.stage("journal")) {
            Err(error) if is_absence(&error) => String::new(),
            read => read?,
        };
        let steps = read_journal(&journal);
        for (index, (change, path)) in steps.iter().enumerate().rev() {
            let place = self.root.join(path);
            let moved = !self.new_file(index).exists();
            match change {
                Move::Create if moved => present(fs::remove_file(place))?,
                Move::Create => {}
                Move::Replace | Move::Remove => {
                    present(fs::rename(self.old_file(index), place))?;
                }
            }
        }
        self.sweep(steps.iter().filter(|(change, _)| *change == Move::Create));
        present(fs::remove_file(self.stage("journal")))?;
        fs::remove_dir_all(self.stage(""))
    }

    /// Removes the folders of some files as far as they are empty.
    fn sweep<'a>(&self, steps: impl Iterator<Item = &'a Step>) {
        for (_, path) in steps {
            let mut folder = self.folder(path);
            while let Some(empty) = folder.filter(|folder| *folder != self.root) {
                // A folder with something in it refuses, and so it should.
                if fs::remove_dir(&empty).is_err() {
                    break;
                }
                folder = empty.parent().map(Path::to_owned);
            }
        }
    }

    /// Returns the folder of a file.
    fn folder(&self, path: &str) -> Option<PathBuf> {
        self.root.join(path).parent().map(Path::to_owned)
    }

    /// Returns a place on the stage.
    fn stage(&self, name: &str) -> PathBuf {
        self.root.join(STAGE).join(name)
    }

    /// Returns where the new file of a step waits.
    fn new_file(&self, index: usize) -> PathBuf {
        self.stage("new").join(index.to_string())
    }

    /// Returns where the old file of a step is kept.
    fn old_file(&self, index: usize) -> PathBuf {
        self.stage("old").join(index.to_string())
    }
}

/// Reads a journal; it was written at once, so that it is whole.
fn read_journal(journal: &str) -> Vec<Step> {
    let steps = journal.lines().filter_map(|line| {
        let (name, path) = line.split_once(' ')?;
        let change = Move::ALL.into_iter().find(|change| change.name() == name)?;
        Some((change, path.to_owned()))
    });
    steps.collect()
}

/// Opens what is locked: the folder itself, so that nothing is left in it.
#[cfg(unix)]
fn lockable(root: &Path) -> io::Result<File> {
    File::open(root)
}

/// Opens what is locked: a file, where folders cannot be opened.
#[cfg(not(unix))]
fn lockable(root: &Path) -> io::Result<File> {
    let mut options = File::options();
    options
        .create(true)
        .truncate(false)
        .write(true)
        .open(root.join(".depliant.lock"))
}

/// Writes a file and waits until the disk has it.
fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Waits until the disk has the names of a folder's files, where that can be
/// asked for.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Returns whether a file is simply not there.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Takes the absence of a file for success.
fn present(result: io::Result<()>) -> io::Result<()> {
    result.or_else(|error| if is_absence(&error) { Ok(()) } else { Err(error) })
}

/// Says that something cannot be read, and why.
fn cannot_read(place: &Path, error: &io::Error) -> Diagnostic {
    refusal(Code::CannotRead, place, error)
}

/// Says that something cannot be written, and why.
fn cannot_write(place: &Path, error: &io::Error) -> Diagnostic {
    refusal(Code::CannotWrite, place, error)
}

/// Says what the system refuses at a place, and why.
fn refusal(code: Code, place: &Path, error: &io::Error) -> Diagnostic {
    let diagnostic = Diagnostic::failure(code).with("path", place.display());
    diagnostic.with("cause", cause(error))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Artifact, Move, STAGE, Store};

    #[test]
    fn a_build_killed_at_any_move_leaves_the_previous_outputs_whole() {
        let artifact = |path: &str, bytes: &[u8]| Artifact {
            path: path.into(),
            bytes: bytes.into(),
        };
        let steps = [
            (Move::Replace, "g/a".to_owned()),
            (Move::Create, "g/new/b".to_owned()),
            (Move::Remove, "g/c".to_owned()),
        ];
        for killed_after in 0..=steps.len() {
            let out = tempfile::tempdir().unwrap();
            let old = [artifact("g/a", b"old"), artifact("g/c", b"c")];
            let store = Store::open(out.path()).unwrap();
            store.publish(&old.iter().collect::<Vec<_>>(), &[]).unwrap();
            store.prepare(&steps, &[b"new", b"b"]).unwrap();
            for (index, (change, path)) in steps.iter().enumerate().take(killed_after) {
                store.make(index, *change, &out.path().join(path)).unwrap();
            }
            drop(store);

            Store::open(out.path()).unwrap();
            assert_eq!(fs::read(out.path().join("g/a")).unwrap(), b"old");
            assert_eq!(fs::read(out.path().join("g/c")).unwrap(), b"c");
            assert!(!out.path().join("g/new").exists(), "after {killed_after} moves");
            assert!(!out.path().join(STAGE).exists());
        }
    }
}
