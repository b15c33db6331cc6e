//! `depliant archive` and `depliant verify`: an edition is frozen, and proved.

use std::path::{Path, PathBuf};

use super::Exit;
use super::progress;
use super::shell::Shell;
use crate::build::{self, Archived};
use crate::edition::{self, Verdict};

/// Freezes an edition; nothing is written while a mistake stands.
pub(super) fn archive(
    shell: &Shell,
    project: &Path,
    edition: &str,
    folder: &Path,
    jobs: usize,
) -> Exit {
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    if let Err(failure) = files.check_output(folder) {
        return shell.fail(failure);
    }
    let outcome = progress::watch(shell, |report| {
        build::archive(&files, edition, folder, jobs, report)
    });
    shell.report(&outcome.diagnostics, &|path| files.excerpt(path));
    shell.count(&outcome.diagnostics);
    let Some(Archived { edition, unchanged, recalls }) = outcome.value else {
        shell.note::<&str>("cli-unarchived", &[]);
        return Exit::Mistakes;
    };
    let place = folder.join(edition).display().to_string();
    let how = if unchanged { "unchanged" } else { "new" };
    let recalls = recalls.to_string();
    shell.note(
        "cli-archived",
        &[("folder", &*place), ("how", how), ("recalls", &recalls)],
    );
    Exit::Done
}

/// Where and how an edition is made again.
#[derive(Debug)]
pub(super) struct Rebuild {
    /// A folder for what is made, which is cleared away.
    pub(super) clean: PathBuf,
    /// How many documents are laid out at once.
    pub(super) jobs: usize,
}

/// Verifies a bag and, if that is asked for, makes its edition again.
pub(super) fn verify(shell: &Shell, bag: &Path, rebuild: Option<&Rebuild>) -> Exit {
    let Verdict { files, bytes, diagnostics } = match edition::verify(bag) {
        Ok(verdict) => verdict,
        Err(failure) => return shell.fail(failure),
    };
    let shown = bag.display().to_string();
    let is_valid = !diagnostics.iter().any(crate::diag::Diagnostic::is_error);
    shell.report(&diagnostics, &|_| None);
    shell.count(&diagnostics);
    let how = if is_valid { "valid" } else { "invalid" };
    let (files, bytes) = (files.to_string(), bytes.to_string());
    let args = [("bag", &*shown), ("how", how), ("files", &files), ("bytes", &bytes)];
    shell.note("cli-verified", &args);
    match rebuild {
        Some(rebuild) if is_valid => made_again(shell, bag, rebuild),
        _ if is_valid => Exit::Done,
        _ => Exit::Mistakes,
    }
}

/// Makes the edition of a bag again.
fn made_again(shell: &Shell, bag: &Path, Rebuild { clean, jobs }: &Rebuild) -> Exit {
    let outcome =
        progress::watch(shell, |report| build::rebuild(bag, clean, *jobs, report));
    shell.report(&outcome.diagnostics, &|_| None);
    shell.count(&outcome.diagnostics);
    match outcome.value {
        Some(same) => {
            shell.note("cli-rebuilt", &[("count", same)]);
            Exit::Done
        }
        None => Exit::Mistakes,
    }
}
