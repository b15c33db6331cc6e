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
    let work = |report: build::Progress<'_>| build::build(&files, request, jobs, report);
    let outcome = progress::watch(shell, work);
    shell.report(&outcome.diagnostics, &|path| files.excerpt(path));
    shell.count(&outcome.diagnostics);
    let Some(built) = outcome.value else {
        shell.note::<&str>("cli-untouched", &[]);
        return Exit::Mistakes;
    };
    match output::write(out, &built.scope, &built.artifacts) {
        Ok(summary) => {
            tell(shell, out, summary);
            Exit::Done
        }
        Err(failure) => shell.fail(failure),
    }
}

/// Tells what has changed on the disk.
fn tell(shell: &Shell, out: &Path, summary: Summary) {
    let folder = out.display().to_string();
    let args = [
        ("written", summary.written.to_string()),
        ("unchanged", summary.unchanged.to_string()),
        ("removed", summary.removed.to_string()),
        // A project in the current folder is `.`, which says nothing.
        ("folder", folder.trim_start_matches("./").to_owned()),
    ];
    shell.note("cli-built", &args);
}
