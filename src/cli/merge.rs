//! `depliant merge`: the parts of a build become one.

use std::path::{Path, PathBuf};

use super::Exit;
use super::build::tell;
use super::shell::Shell;
use crate::output;

/// Joins the parts of a build; nothing is written while something stands in the way.
pub(super) fn merge(shell: &Shell, parts: &[PathBuf], out: &Path) -> Exit {
    let parts: Vec<&Path> = parts.iter().map(PathBuf::as_path).collect();
    match output::merge(out, &parts) {
        Ok(summary) => {
            tell(shell, out, summary);
            Exit::Done
        }
        Err(failures) => {
            shell.report(&failures, &|_| None);
            shell.note::<&str>("cli-untouched", &[]);
            Exit::Mistakes
        }
    }
}
