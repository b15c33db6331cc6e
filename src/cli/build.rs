//! `depliant build`: what has changed is rendered, then published.

use std::path::Path;

use super::Exit;
use super::progress;
use super::shell::Shell;
use crate::build::{self, Delivery, Outcome, Progress, Request};
use crate::files::Files;
use crate::output::Summary;

/// Builds what is asked for; nothing is written while a mistake stands.
pub(super) fn build(
    shell: &Shell,
    project: &Path,
    request: &Request,
    delivery: Delivery<'_>,
    jobs: usize,
) -> Exit {
    publish(shell, project, delivery.out, &|files, report| {
        build::publish(files, request, delivery, jobs, report)
    })
}

/// Makes something of a project and publishes it; nothing is written while a mistake
/// stands.
pub(super) fn publish(
    shell: &Shell,
    project: &Path,
    out: &Path,
    make: &dyn Fn(&Files, Progress<'_>) -> Outcome<Summary>,
) -> Exit {
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    if let Err(failure) = files.check_output(out) {
        return shell.fail(failure);
    }
    let outcome = progress::watch(shell, |report| make(&files, report));
    shell.report(&outcome.diagnostics, &|path| files.excerpt(path));
    shell.count(&outcome.diagnostics);
    let Some(summary) = outcome.value else {
        shell.note::<&str>("cli-untouched", &[]);
        return Exit::Mistakes;
    };
    tell(shell, out, summary);
    Exit::Done
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
