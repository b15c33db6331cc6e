//! `depliant import`: the works of another program as a `bibliography.yaml`.
//!
//! Keys stay as they are. What CSL has no place for is told at its line, and
//! whatever is written is read again without another remark.

use std::path::Path;

use super::Exit;
use super::cite::{Reader, works};
use super::shell::Shell;
use crate::cite::write;
use crate::diag::{Diagnostic, Sink};
use crate::output::{self, Artifact};

/// Reads works and writes them to a new file, or prints them.
pub(super) fn import(shell: &Shell, file: &Path, out: Option<&Path>) -> Exit {
    let mut reader = Reader::default();
    let mut sink = Sink::default();
    let read = works(file, &mut reader, &mut sink);
    let yaml = read.map(|(items, order)| (write::yaml(&items, order), items.len()));
    let diagnostics = sink.finish();
    shell.report(&diagnostics, &|path| reader.text_of(path));
    shell.count(&diagnostics);
    let Some((yaml, count)) = yaml else { return Exit::Mistakes };
    let done = match out {
        Some(path) => save(shell, path, yaml, count),
        None => shell.say(&yaml),
    };
    let mistaken = diagnostics.iter().any(Diagnostic::is_error);
    if mistaken { Exit::Mistakes } else { done }
}

/// Writes a new file, and says so.
fn save(shell: &Shell, path: &Path, yaml: String, count: usize) -> Exit {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = Artifact { path: name, bytes: yaml.into_bytes() };
    match output::add(folder.unwrap_or(Path::new(".")), file) {
        Err(failure) => shell.fail(failure),
        Ok(_) => {
            let args =
                [("path", path.display().to_string()), ("count", count.to_string())];
            shell.note("cli-imported", &args);
            Exit::Done
        }
    }
}
