//! A folder whose files change all at once or not at all: the lock, the stage,
//! the journal and the way back.

mod journal;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{split, stamps::State, sums};
use crate::diag::{Code, Diagnostic, cause};

pub(super) use journal::{Move, Step};

/// The folder, in the output folder, of what is not yet in its place. It is
/// there only while a build publishes, or after one was killed.
pub(super) const STAGE: &str = ".depliant";

/// An output folder that nobody else writes to while this lives.
pub(super) struct Store {
    root: PathBuf,
    /// Whether the folder was made for this.
    is_new: bool,
    /// How many files have been given a place on the stage.
    staged: AtomicUsize,
    /// Held until the store is dropped; the system lets go of it if the program
    /// is killed.
    _lock: File,
}

impl Store {
    /// Opens a folder, makes it if need be, and mends what a killed build has
    /// left in it.
    ///
    /// Fails if somebody else has it open or if the disk refuses.
    pub(super) fn open(root: &Path) -> Result<Self, Diagnostic> {
        let refused = |error| cannot_write(root, &error);
        let is_new = !root.exists();
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
        let staged = AtomicUsize::new(0);
        let store = Self { root: root.to_owned(), is_new, staged, _lock: lock };
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
            for name in self.names(folder)? {
                let guide = format!("{folder}/{name}");
                guides.extend(self.exists(&sums::path(&guide)).then_some(guide));
            }
        }
        Ok(guides)
    }

    /// Returns the names of what is in a folder, in their order; none of one that is
    /// not there. A name that is not text is none that a build has given, and names
    /// that begin with a dot are left out.
    pub(super) fn names(&self, folder: &str) -> Result<Vec<String>, Diagnostic> {
        let place = self.root.join(folder);
        let entries = match fs::read_dir(&place) {
            Err(error) if is_absence(&error) => return Ok(Vec::new()),
            entries => entries.map_err(|error| cannot_read(&place, &error))?,
        };
        let names = entries.flatten().map(|entry| entry.file_name().into_string());
        let is_shown = |name: &String| !name.starts_with('.');
        let mut names: Vec<String> = names.flatten().filter(is_shown).collect();
        names.sort();
        Ok(names)
    }

    /// Returns what the file system knows of a file, if it is there.
    pub(super) fn state(&self, path: &str) -> Option<State> {
        let found = fs::symlink_metadata(self.root.join(path)).ok()?;
        found.is_file().then(|| State::of(&found))
    }

    /// Returns whether a file is there.
    pub(super) fn exists(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Writes a new file on the stage, for a move that waits.
    pub(super) fn arrival(
        &self,
        change: Move,
        path: &str,
        bytes: &[u8],
    ) -> Result<Step, Diagnostic> {
        let number = self.number();
        let written = || -> io::Result<()> {
            if number == 0 {
                fs::create_dir_all(self.stage("new"))?;
            }
            match fs::write(self.new_file(number), bytes) {
                // Another thread is about to make the folder.
                Err(error) if is_absence(&error) => {
                    fs::create_dir_all(self.stage("new"))?;
                    fs::write(self.new_file(number), bytes)
                }
                written => written,
            }
        };
        written().map_err(|error| cannot_write(&self.root, &error))?;
        Ok(Step { change, number, path: path.to_owned() })
    }

    /// Returns the move that takes a file away.
    pub(super) fn removal(&self, path: &str) -> Step {
        let number = self.number();
        Step {
            change: Move::Remove,
            number,
            path: path.to_owned(),
        }
    }

    /// Returns a number that no other move has.
    fn number(&self) -> usize {
        self.staged.fetch_add(1, Ordering::Relaxed)
    }

    /// Makes the moves that wait, all or none.
    pub(super) fn publish(&self, steps: &[Step]) -> Result<(), Diagnostic> {
        if steps.is_empty() {
            return Ok(());
        }
        let done = self.prepare(steps).and_then(|()| self.advance(steps));
        if done.is_err() {
            // If the way back is barred too, the journal stays, and the next
            // build tries again. The first failure is what matters to people.
            let _ = self.mend();
        }
        done
    }

    /// Replaces a file that is the store's own, as far as the disk lets it.
    pub(super) fn replace(&self, path: &str, mut lines: impl Iterator<Item = String>) {
        let draft = self.root.join(format!("{path}.draft"));
        let replaced = File::create(&draft).map(BufWriter::new).and_then(|mut file| {
            lines.try_for_each(|line| file.write_all(line.as_bytes()))?;
            file.into_inner()?;
            fs::rename(&draft, self.root.join(path))
        });
        replaced.unwrap_or_else(|_| drop(fs::remove_file(draft)));
    }

    /// Waits until the disk has the new files, then writes the journal.
    fn prepare(&self, steps: &[Step]) -> Result<(), Diagnostic> {
        let prepared = || -> io::Result<()> {
            fs::create_dir_all(self.stage("old"))?;
            self.settle(steps)?;
            let journal = journal::write(steps);
            // Only a journal that is whole has its name.
            let draft = self.stage("journal.draft");
            write_through(&draft, journal.as_bytes())?;
            fs::rename(draft, self.stage("journal"))?;
            sync_folder(&self.stage(""))
        };
        prepared().map_err(|error| cannot_write(&self.root, &error))
    }

    /// Waits until the disk has the new files: where the system can be asked so, all
    /// of them at once, for one by one thousands of files take minutes.
    #[cfg(target_os = "linux")]
    pub(super) fn settle(&self, _: &[Step]) -> io::Result<()> {
        Ok(rustix::fs::syncfs(File::open(self.stage(""))?)?)
    }

    /// Waits until the disk has the new files.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn settle(&self, steps: &[Step]) -> io::Result<()> {
        let new = steps.iter().filter(|step| step.change != Move::Remove);
        for step in new {
            File::options()
                .write(true)
                .open(self.new_file(step.number))?
                .sync_all()?;
        }
        Ok(())
    }

    /// Makes the moves, then removes the journal: that is the point of no
    /// return.
    fn advance(&self, steps: &[Step]) -> Result<(), Diagnostic> {
        for step in steps {
            self.make(step)
                .map_err(|error| cannot_write(&self.root.join(&step.path), &error))?;
        }
        let settled = || -> io::Result<()> {
            self.settle_moves(steps)?;
            fs::remove_file(self.stage("journal"))
        };
        settled().map_err(|error| cannot_write(&self.root, &error))?;
        // What is left on the stage is rubbish; the next build clears it if the
        // disk does not let us now.
        let _ = fs::remove_dir_all(self.stage(""));
        self.sweep(steps.iter().filter(|step| step.change == Move::Remove));
        Ok(())
    }

    /// Makes one move.
    fn make(&self, step: &Step) -> io::Result<()> {
        let Step { change, number, path } = step;
        let (number, place) = (*number, &self.root.join(path));
        match change {
            Move::Create => {
                place.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::rename(self.new_file(number), place)
            }
            Move::Replace => {
                // With a second name for the old file, its place is never
                // empty; not every file system has such names.
                let old = self.old_file(number);
                fs::hard_link(place, &old).or_else(|_| fs::rename(place, &old))?;
                fs::rename(self.new_file(number), place)
            }
            Move::Remove => fs::rename(place, self.old_file(number)),
        }
    }

    /// Waits until the disk has the new names.
    #[cfg(target_os = "linux")]
    fn settle_moves(&self, steps: &[Step]) -> io::Result<()> {
        self.settle(steps)
    }

    /// Waits until the disk has the new names.
    #[cfg(not(target_os = "linux"))]
    fn settle_moves(&self, steps: &[Step]) -> io::Result<()> {
        let mut folders: Vec<PathBuf> =
            steps.iter().filter_map(|step| self.folder(&step.path)).collect();
        folders.dedup();
        folders.iter().try_for_each(|folder| sync_folder(folder))
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
        let steps = journal::read(&journal);
        for Step { change, number, path } in steps.iter().rev() {
            let place = self.root.join(path);
            let moved = !self.new_file(*number).exists();
            match change {
                Move::Create if moved => present(fs::remove_file(place))?,
                Move::Create => {}
                Move::Replace | Move::Remove => {
                    present(fs::rename(self.old_file(*number), place))?;
                }
            }
        }
        self.sweep(steps.iter().filter(|step| step.change == Move::Create));
        present(fs::remove_file(self.stage("journal")))?;
        fs::remove_dir_all(self.stage(""))
    }

    /// Removes the folders of some files as far as they are empty.
    fn sweep<'a>(&self, steps: impl Iterator<Item = &'a Step>) {
        for step in steps {
            let mut folder = self.folder(&step.path);
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
    fn new_file(&self, number: usize) -> PathBuf {
        self.stage("new").join(number.to_string())
    }

    /// Returns where the old file of a step is kept.
    fn old_file(&self, number: usize) -> PathBuf {
        self.stage("old").join(number.to_string())
    }
}

impl Drop for Store {
    /// Clears away what was put on the stage and never published, and a folder that
    /// was made for nothing. What cannot be cleared now, the next build clears.
    fn drop(&mut self) {
        if self.stage("").exists() && !self.stage("journal").exists() {
            let _ = fs::remove_dir_all(self.stage(""));
        }
        if self.is_new {
            let _ = fs::remove_dir(&self.root);
        }
    }
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
pub(super) fn cannot_write(place: &Path, error: &io::Error) -> Diagnostic {
    refusal(Code::CannotWrite, place, error)
}

/// Says what the system refuses at a place, and why.
fn refusal(code: Code, place: &Path, error: &io::Error) -> Diagnostic {
    let diagnostic = Diagnostic::failure(code).with("path", place.display());
    diagnostic.with("cause", cause(error))
}
