//! The stage: what a build makes waits there, file by file as it is made, until all
//! of it takes its place at once.
//!
//! Files come from several threads, and only their digests stay in memory: a build of
//! thousands of stations needs no more of it than one of ten.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::manifest::{Entry, Manifest};
use super::shard::{self, Part};
use super::stamps::{Memory, Remembered, Stamp, Stamped, Whole};
use super::store::{Move, Step, Store};
use super::sums::{self, Sums};
use super::{Artifact, FOR_PRINTERS, ORDER, Summary, manifest, split};
use crate::diag::Diagnostic;

/// An output folder that is being filled: nobody else may write there meanwhile, and
/// nothing in it changes before [`Self::publish`].
pub struct Stage {
    store: Store,
    memory: Memory,
    made: Mutex<Vec<Made>>,
}

/// A file that waits, or that is as it should be.
struct Made {
    path: String,
    digest: String,
    /// What is to be done with it; nothing if the file has its bytes already.
    step: Option<Step>,
    about: About,
}

/// What is known of a file beside its bytes.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// What it was made from; nothing if it is made anew each time.
    pub stamp: Option<Stamp>,
    /// Its line in the manifest of its guide; nothing if it is not handed out.
    pub entry: Option<Entry>,
}

/// What closes a build.
#[derive(Default)]
struct Closing {
    /// The manifests and the sums.
    last: Vec<Artifact>,
    /// What goes.
    gone: Vec<String>,
}

impl Closing {
    /// Puts what is said of a part beside its files; of a whole, nothing is.
    fn say(&mut self, part: Option<Part>, made: &[Made], store: &Store) {
        let path = shard::FILE.to_owned();
        if let Some(part) = part {
            let files = made.iter().map(|made| (made.path.clone(), made.digest.clone()));
            self.last
                .push(Artifact { path, bytes: part.written(files.collect()) });
        } else if store.exists(&path) {
            self.gone.push(path);
        }
    }
}

impl Stage {
    /// Opens an output folder, and remembers what earlier builds made there unless it
    /// is told to `forget`.
    ///
    /// Fails if another build is writing there or if the disk refuses.
    pub fn open(out: &Path, forget: bool) -> Result<Self, Diagnostic> {
        let store = Store::open(out)?;
        let memory = if forget { Memory::default() } else { Memory::read(&store)? };
        Ok(Self { store, memory, made: Mutex::default() })
    }

    /// Returns what the last build found and how many files it made, if it was the
    /// same build and everything it made is as it left it.
    pub fn remembered_whole(&self, whole: &str) -> Option<(&[Diagnostic], usize)> {
        self.memory.whole(&self.store, whole)
    }

    /// Returns what is known of a file that an earlier build made, if the file is as
    /// it was left.
    pub fn remembered(&self, path: &str) -> Option<&Stamped> {
        self.memory.file(&self.store, path)
    }

    /// Puts a file on the stage; one that has its bytes already is not touched.
    ///
    /// Fails if the disk refuses.
    pub fn put(&self, artifact: &Artifact, about: About) -> Result<(), Diagnostic> {
        let Artifact { path, bytes } = artifact;
        let change = match self.store.read(path)? {
            Some(old) if old == *bytes => None,
            Some(_) => Some(Move::Replace),
            None => Some(Move::Create),
        };
        let step = change.map(|change| self.store.arrival(change, path, bytes));
        let step = step.transpose()?;
        let digest = sums::digest(bytes);
        self.lock().push(Made { path: path.clone(), digest, step, about });
        Ok(())
    }

    /// Leaves a file as it is, given what is remembered of it.
    pub fn keep(&self, path: &str, digest: &str, about: About) {
        let (path, digest) = (path.to_owned(), digest.to_owned());
        self.lock().push(Made { path, digest, step: None, about });
    }

    /// Lets everything take its place at once, with a `SHA256SUMS` and a
    /// `manifest.json` in each `<edition>/<guide>`.
    ///
    /// Files of earlier builds are removed from the folders in `scope`, which this
    /// build makes whole: those of guides, folders in them, or that of an edition with
    /// all that earlier builds have put in it. `whole` is what the next build
    /// remembers of this one; `part` is said of a build that is one of several.
    ///
    /// Fails, and leaves everything as it was, if the disk refuses.
    pub fn publish(
        self,
        scope: &[String],
        whole: Option<Whole>,
        part: Option<Part>,
    ) -> Result<Summary, Diagnostic> {
        let mut made = std::mem::take(&mut *self.lock());
        made.sort_by(|a, b| a.path.cmp(&b.path));
        let mut folders = self.store.guides(scope)?;
        folders.extend(made.iter().map(|made| split(&made.path).0.to_owned()));
        let mut closing = Closing::default();
        for folder in &folders {
            self.close(folder, scope, &made, &mut closing)?;
        }
        closing.say(part, &made, &self.store);
        // The manifests and the sums come last, so that they are true only once all
        // is in place.
        for artifact in &closing.last {
            self.put(artifact, About::default())?;
        }
        made.append(&mut self.lock());
        let mut steps: Vec<Step> =
            made.iter_mut().filter_map(|made| made.step.take()).collect();
        let summary = Summary {
            written: steps.len(),
            unchanged: made.len() - steps.len(),
            removed: closing.gone.len(),
        };
        steps.extend(closing.gone.iter().map(|path| self.store.removal(path)));
        self.store.publish(&steps)?;
        let remembered = made
            .into_iter()
            .map(|Made { path, digest, about, .. }| Remembered { path, digest, about });
        self.memory.renew(&self.store, remembered, whole);
        Ok(summary)
    }

    /// Lets some files take their places at once, without sums and manifest.
    pub(super) fn place(self, files: &[Artifact]) -> Result<Summary, Diagnostic> {
        files.iter().try_for_each(|file| self.put(file, About::default()))?;
        let mut made = std::mem::take(&mut *self.lock());
        let steps: Vec<Step> =
            made.iter_mut().filter_map(|made| made.step.take()).collect();
        self.store.publish(&steps)?;
        let unchanged = made.len() - steps.len();
        Ok(Summary { written: steps.len(), unchanged, removed: 0 })
    }

    /// Finds what of a folder goes, and puts its manifest and its sums on the stage.
    fn close(
        &self,
        folder: &str,
        scope: &[String],
        made: &[Made],
        closing: &mut Closing,
    ) -> Result<(), Diagnostic> {
        let made = made.iter().filter(|made| split(&made.path).0 == folder);
        let made: Vec<&Made> = made.collect();
        let new: Sums = made
            .iter()
            .map(|made| (made.name().to_owned(), made.digest.clone()))
            .collect();
        let old = sums::read(&self.store.read(&sums::path(folder))?.unwrap_or_default());
        // Of a guide that is gone, nothing is the same.
        let known = |(name, digest): (&String, &String)| old.get(name) == Some(digest);
        let same = !new.is_empty() && new.iter().all(known);
        let (own, others): (Sums, Sums) = old.into_iter().partition(|(name, _)| {
            is_within(scope, folder, name) && !stays(scope, folder, name, same)
        });
        let entries: Vec<Entry> = made.iter().filter_map(|made| made.entry()).collect();
        let mut gone = self.gone(folder, &own, &new)?;
        let mut listed: Sums = others.into_iter().chain(new).collect();
        let path = manifest::path(folder);
        let before = self.store.read(&path)?;
        match Manifest::renewed(before.as_deref(), entries, &listed) {
            Some(manifest) => {
                let bytes = manifest.write();
                listed.insert(manifest::NAME.to_owned(), sums::digest(&bytes));
                closing.last.push(Artifact { path, bytes });
            }
            None => {
                listed.remove(manifest::NAME);
                gone.extend(
                    before.map(|_| path.clone()).filter(|path| !gone.contains(path)),
                );
            }
        }
        let path = sums::path(folder);
        if listed.is_empty() {
            gone.extend(self.store.exists(&path).then_some(path));
        } else {
            closing.last.push(Artifact { path, bytes: sums::write(&listed) });
        }
        gone.retain(|path| closing.last.iter().all(|last| last.path != *path));
        closing.gone.extend(gone);
        Ok(())
    }

    /// Returns the files of earlier builds that this one does not make any more and
    /// that nobody has changed since.
    fn gone(
        &self,
        folder: &str,
        old: &Sums,
        new: &Sums,
    ) -> Result<Vec<String>, Diagnostic> {
        let mut gone = Vec::new();
        for (name, digest) in old.iter().filter(|(name, _)| !new.contains_key(*name)) {
            let path = format!("{folder}/{name}");
            let bytes = self.store.read(&path)?;
            if bytes.is_some_and(|bytes| sums::digest(&bytes) == *digest) {
                gone.push(path);
            }
        }
        Ok(gone)
    }

    /// Returns what has been made; a panic elsewhere leaves it whole.
    fn lock(&self) -> MutexGuard<'_, Vec<Made>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Made {
    /// Returns its path from the folder of its guide.
    fn name(&self) -> &str {
        split(&self.path).1
    }

    /// Returns its line in the manifest.
    fn entry(&self) -> Option<Entry> {
        let entry = self.about.entry.clone()?;
        Some(Entry {
            path: self.name().to_owned(),
            sha256: self.digest.clone(),
            ..entry
        })
    }
}

/// Returns whether a file of a guide's folder is below a folder of a scope.
fn is_within(scope: &[String], folder: &str, name: &str) -> bool {
    let path = format!("{folder}/{name}");
    let rests = scope.iter().filter_map(|whole| path.strip_prefix(&**whole));
    rests.into_iter().any(|rest| rest.starts_with('/'))
}

/// Returns whether a file of a folder that a build makes whole stays although the
/// build does not make it: an order, which somebody has placed, unless the build is
/// an order itself; the manifest of an order, for those who have its copies keep them;
/// and what was made for printers, while the pages are the `same`.
fn stays(scope: &[String], folder: &str, name: &str, same: bool) -> bool {
    if manifest::is_of_order(name) {
        return true;
    }
    let mut path = folder.to_owned();
    for part in name.split('/') {
        path = format!("{path}/{part}");
        let kept = match part {
            ORDER => true,
            part if FOR_PRINTERS.contains(&part) => same,
            _ => continue,
        };
        return kept && !scope.contains(&path);
    }
    false
}
