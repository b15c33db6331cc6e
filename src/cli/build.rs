//! `depliant build`: everything is rendered, then published.

use std::path::Path;

use super::Exit;
use super::progress;
use super::shell::Shell;
use crate::build::{self, Request};
use crate::output::{self, Summary};

/// Builds what is asked for; nothing is written while a mistake stands.
pub(super) fn build(
    shell: &Shell,
    project: &Path,
    request: &Request,
    out: &Path,
    jobs: usize,
) -> Exit {
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    if let Err(failure) = files.check_output(out) {
        return shell.fail(failure);
    }
    let work = |report: build::Progress<'_>| build::build(&files, request, jobs, report);
    let outcome = progress::watch(shell, work);
    shell.report(&outcome.diagnostics, &|path| files.excerpt(path));
    shell.count(&outcome.diagnostics);
    let Some(built) = outcome.value else {
        shell.note::<&str>("cli-untouched", &[]);
        return Exit::Mistakes;
    };
    let mut scope = built.scope;
    // Elsewhere, another project may put its guides in the same folder.
    scope.extend(built.edition.filter(|_| files.holds(out)));
    match output::write(out, &scope, &built.artifacts) {
        Ok(summary) => {
            tell(shell, out, summary);
            Exit::Done
        }
        Err(failure) => shell.fail(failure),
    }
}

/// Tells what has changed on the disk.
pub(super) fn tell(shell: &Shell, out: &Path, summary: Summary) {
    let args = [
        ("written", summary.written.to_string()),
        ("unchanged", summary.unchanged.to_string()),
        ("removed", summary.removed.to_string()),
        ("folder", out.display().to_string()),
    ];
    shell.note("cli-built", &args);
}
