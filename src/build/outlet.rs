//! Where files go as they are made: to the output folder, into memory, or nowhere.

use std::sync::{Mutex, PoisonError};

use crate::diag::Diagnostic;
use crate::output::{About, Artifact, Stage, Stamped};

/// What takes the files of a build, from several threads.
pub(super) trait Outlet: Sync {
    /// Returns what is known of a file that an earlier build made and that is as it
    /// was left.
    fn remembered(&self, path: &str) -> Option<&Stamped>;

    /// Takes a file.
    ///
    /// Fails if the disk refuses.
    fn put(&self, artifact: Artifact, about: About) -> Result<(), Diagnostic>;

    /// Leaves a remembered file as it is.
    fn keep(&self, path: &str, digest: &str, about: About);
}

impl Outlet for Stage {
    fn remembered(&self, path: &str) -> Option<&Stamped> {
        Self::remembered(self, path)
    }

    fn put(&self, artifact: Artifact, about: About) -> Result<(), Diagnostic> {
        Self::put(self, &artifact, about)
    }

    fn keep(&self, path: &str, digest: &str, about: About) {
        Self::keep(self, path, digest, about);
    }
}

/// Files in memory.
#[derive(Default)]
pub(super) struct Shelf(Mutex<Vec<Artifact>>);

impl Shelf {
    /// Returns the files, in the order of their paths.
    pub(super) fn into_artifacts(self) -> Vec<Artifact> {
        let mut artifacts = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        artifacts.sort_by(|a, b| a.path.cmp(&b.path));
        artifacts
    }
}

impl Outlet for Shelf {
    fn remembered(&self, _: &str) -> Option<&Stamped> {
        None
    }

    fn put(&self, artifact: Artifact, _: About) -> Result<(), Diagnostic> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(artifact);
        Ok(())
    }

    fn keep(&self, _: &str, _: &str, _: About) {}
}

/// Where files go that nobody wants: what was found while they were made counts.
pub(super) struct Bin;

impl Outlet for Bin {
    fn remembered(&self, _: &str) -> Option<&Stamped> {
        None
    }

    fn put(&self, _: Artifact, _: About) -> Result<(), Diagnostic> {
        Ok(())
    }

    fn keep(&self, _: &str, _: &str, _: About) {}
}
