//! `depliant schema`: the JSON Schemas that editors complete and check with.

use std::path::Path;

use super::Exit;
use super::shell::Shell;
use crate::output::{self, Artifact};
use crate::source;

/// Writes the schemas and prints their paths.
pub(super) fn schema(shell: &Shell, folder: &Path) -> Exit {
    let schemas = files();
    if let Err(failure) = output::place(folder, &schemas) {
        return shell.fail(failure);
    }
    let path = |file: &Artifact| format!("{}\n", folder.join(&file.path).display());
    shell.say(&schemas.iter().map(path).collect::<String>())
}

/// Returns every schema as the file that the sources name.
pub(super) fn files() -> Vec<Artifact> {
    let file = |(kind, schema): (&str, schemars::Schema)| {
        let json = serde_json::to_string_pretty(&schema)
            .expect("a schema has only text keys and finite numbers");
        Artifact {
            path: format!("{kind}.json"),
            bytes: format!("{json}\n").into(),
        }
    };
    source::schemas().into_iter().map(file).collect()
}
