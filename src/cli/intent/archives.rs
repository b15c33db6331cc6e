//! What the commands mean that are about archives.

use std::path::PathBuf;

use super::{Intent, threads, within};
use crate::cli::archive::Rebuild;
use crate::cli::arguments::{Archive, Deposit, Diff, DiffFormat, Verify};

/// Two editions to compare.
#[derive(Debug)]
pub(in crate::cli) struct DiffTask {
    /// The folder of the project.
    pub(in crate::cli) project: PathBuf,
    /// The edition before: a year, a revision, or the place of an archive.
    pub(in crate::cli) old: String,
    /// The edition after.
    pub(in crate::cli) new: String,
    /// The folder of the archives.
    pub(in crate::cli) archives: PathBuf,
    /// The form of what is told.
    pub(in crate::cli) format: DiffFormat,
    /// The file to make, if one is named.
    pub(in crate::cli) file: Option<PathBuf>,
    /// The folder of files that are not named.
    pub(in crate::cli) folder: PathBuf,
    /// How many documents are laid out at once.
    pub(in crate::cli) jobs: usize,
}

/// An edition to deposit.
#[derive(Debug)]
pub(in crate::cli) struct DepositTask {
    /// The folder of the project.
    pub(in crate::cli) project: PathBuf,
    /// The edition: a year, a revision, or the place of an archive.
    pub(in crate::cli) edition: String,
    /// The folder of the archives.
    pub(in crate::cli) archives: PathBuf,
    /// The folder of what is deposited.
    pub(in crate::cli) out: PathBuf,
}

/// What `archive` means.
pub(super) fn archive(typed: Archive) -> Intent {
    let project = typed.project.project;
    Intent::Archive {
        edition: typed.edition,
        folder: typed.out.unwrap_or_else(|| within(&project, "archive")),
        jobs: threads(typed.jobs),
        project,
    }
}

/// What `verify` means.
pub(super) fn verify(typed: Verify) -> Intent {
    // Two that run at once have each their own place.
    let own = format!("depliant-{}", std::process::id());
    let jobs = threads(typed.jobs);
    let rebuild = Rebuild { clean: std::env::temp_dir().join(own), jobs };
    Intent::Verify {
        bag: typed.bag,
        rebuild: typed.rebuild.then_some(rebuild),
    }
}

/// What `deposit` means.
pub(super) fn deposit(typed: Deposit) -> Intent {
    let project = typed.project.project;
    Intent::Deposit(DepositTask {
        edition: typed.edition,
        archives: typed.archives.unwrap_or_else(|| within(&project, "archive")),
        out: typed.out.unwrap_or_else(|| within(&project, "deposit")),
        project,
    })
}

/// What `diff` means.
pub(super) fn diff(typed: Diff) -> Intent {
    let project = typed.project.project;
    Intent::Diff(DiffTask {
        archives: typed.archives.unwrap_or_else(|| within(&project, "archive")),
        old: typed.old,
        new: typed.new,
        format: typed.format,
        file: typed.output,
        folder: within(&project, "out/diff"),
        jobs: threads(typed.jobs),
        project,
    })
}
