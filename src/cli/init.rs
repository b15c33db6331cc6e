//! `depliant init`: a small complete project, ready to build, from files that
//! the program carries in it.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::Exit;
use super::schema;
use super::shell::Shell;
use crate::output::{self, Artifact};

/// The layouts of this repository.
static LAYOUTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");
/// The fonts of this repository.
static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");
/// The words of the smallest project that the tests know.
static SOURCES: Dir<'_> =
    include_dir!("$CARGO_MANIFEST_DIR/tests/projects/minimal/sources");
/// What a new project has besides, without its dots.
static BESIDES: [(&str, &str); 2] = [
    (".gitignore", include_str!("../init/gitignore")),
    ("LISEZMOI.md", include_str!("../init/LISEZMOI.md")),
];

/// The style of the house that is meant where none is named.
pub(super) const HOUSE_STYLE: &str = "apa6-quebec";

/// Returns the names of the styles of the house.
pub(super) fn house_styles() -> impl Iterator<Item = &'static str> {
    let files = LAYOUTS.get_dir("styles").into_iter().flat_map(Dir::files);
    files.filter_map(|file| file.path().file_stem()?.to_str())
}

/// Returns a style of the house by its name.
pub(super) fn house_style(name: &str) -> Option<&'static str> {
    LAYOUTS.get_file(format!("styles/{name}.csl"))?.contents_utf8()
}

/// Makes a project in a folder that is not there or empty.
pub(super) fn init(shell: &Shell, folder: &Path) -> Exit {
    match output::create(folder, &files()) {
        Err(failure) => shell.fail(failure),
        Ok(_) if shell.quiet => Exit::Done,
        Ok(summary) => {
            let args = [
                ("folder", folder.display().to_string()),
                ("files", summary.written.to_string()),
            ];
            shell.say(&format!("{}\n", shell.messages.get("cli-made", &args)))
        }
    }
}

/// Returns the files of a new project.
fn files() -> Vec<Artifact> {
    let mut files = Vec::new();
    for (folder, content) in
        [("layouts", &LAYOUTS), ("fonts", &FONTS), ("sources", &SOURCES)]
    {
        collect(folder, content, &mut files);
    }
    // The schemas are made, so that they are those of this program even where
    // the repository's have not been made again yet.
    files.retain(|file| !file.path.starts_with("layouts/schemas/"));
    let schemas = schema::files().into_iter();
    files.extend(schemas.map(|schema| Artifact {
        path: format!("layouts/schemas/{}", schema.path),
        bytes: schema.bytes,
    }));
    files.extend(BESIDES.iter().map(|(path, text)| Artifact {
        path: (*path).to_owned(),
        bytes: text.as_bytes().to_vec(),
    }));
    files
}

/// Adds the files of a folder, by their paths from the project.
fn collect(folder: &str, content: &Dir<'_>, files: &mut Vec<Artifact>) {
    for file in content.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let path = format!("{folder}/{path}");
        files.push(Artifact { path, bytes: file.contents().to_vec() });
    }
    for inner in content.dirs() {
        collect(folder, inner, files);
    }
}
