//! `depliant order`: the files of the press and what goes along with them, then
//! published.

use std::path::Path;

use super::Exit;
use super::build::publish;
use super::shell::Shell;
use crate::build::{self, Request};

/// Makes the print order of what is asked for; nothing is written while a mistake
/// stands.
pub(super) fn order(
    shell: &Shell,
    project: &Path,
    request: &Request,
    out: &Path,
    jobs: usize,
) -> Exit {
    publish(shell, project, out, &|files, report| {
        build::publish_order(files, request, out, jobs, report)
    })
}
