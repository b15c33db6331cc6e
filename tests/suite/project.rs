//! The bench on which tests put projects together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use depliant::catalog;
use depliant::diag::{Code, Diagnostic, Lang, Messages, Paint, Sink, report};
use depliant::document::Document;
use depliant::files::Files;
use depliant::{Request, build, documents, source};

/// The folder of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the settings of golden text in a folder of `tests/golden`.
pub(crate) fn golden(folder: &str) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("../golden/{folder}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// A project in a folder of its own, which is gone after the test.
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// Copies a project of `tests/projects`, with the repository's layouts and
    /// fonts.
    pub(crate) fn copy(name: &str) -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        let sources = repository().join("tests/projects").join(name).join("sources");
        project.overlay_at(&sources, "sources");
        project.overlay_at(&repository().join("layouts"), "layouts");
        project.overlay_at(&repository().join("fonts"), "fonts");
        project
    }

    /// Copies the repository's own project.
    pub(crate) fn real() -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        for folder in ["sources", "layouts", "fonts"] {
            project.overlay_at(&repository().join(folder), folder);
        }
        project
    }

    /// Returns where the project is.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts the files of a folder over those of the project.
    pub(crate) fn overlay(self, folder: &Path) -> Self {
        self.overlay_at(folder, "");
        self
    }

    fn overlay_at(&self, from: &Path, to: &str) {
        for file in walk(from) {
            let to = self.path().join(to).join(file.strip_prefix(from).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            // Over a read-only or linked file, writing would change both.
            let _ = fs::remove_file(&to);
            if file.is_symlink() {
                std::os::unix::fs::symlink(fs::read_link(&file).unwrap(), to).unwrap();
            } else {
                fs::copy(&file, to).unwrap();
            }
        }
    }

    /// Writes a file.
    pub(crate) fn write(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Replaces a passage, which must be there, in a file.
    pub(crate) fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path().join(path)).unwrap();
        assert!(text.contains(from), "`{from}` is not in {path}");
        self.write(path, text.replacen(from, to, 1))
    }

    /// Removes a file or a folder.
    pub(crate) fn remove(self, path: &str) -> Self {
        let full = self.path().join(path);
        if full.is_dir() { fs::remove_dir_all(full) } else { fs::remove_file(full) }
            .unwrap();
        self
    }

    /// Lets everything pass that a gate holds, as somebody would who takes it upon
    /// themselves.
    pub(crate) fn release(&self) {
        let mut sink = Sink::default();
        let sources = source::load(&self.files(), &mut sink);
        let Some(catalog) = catalog::check(&sources, &self.files(), None, &mut sink)
        else {
            return;
        };
        let path = self.path().join("sources/editions/2026.yaml");
        let mut edition = fs::read_to_string(&path).unwrap();
        let held = catalog.holds.iter();
        let held: BTreeSet<_> =
            held.map(|hold| (hold.gate.code().name(), &hold.record)).collect();
        if !held.is_empty() && !edition.contains("\nwaivers:") {
            edition += "\nwaivers:\n";
        }
        for (gate, record) in held {
            edition += &format!(
                "  - {{gate: {gate}, record: {record}, reason: Essai., by: Personne, \
                 date: 2026-11-01}}\n"
            );
        }
        fs::write(path, edition).unwrap();
    }

    /// Opens the project.
    pub(crate) fn files(&self) -> Files {
        Files::open(self.path()).unwrap()
    }

    /// Builds all of it: the outputs by path, and what was said.
    pub(crate) fn build(&self) -> (Option<BTreeMap<String, Vec<u8>>>, Vec<Diagnostic>) {
        let outcome = build(&self.files(), &Request::default(), 2, &|_, _| ());
        let artifacts = outcome.value.map(|built| {
            built.artifacts.into_iter().map(|a| (a.path, a.bytes)).collect()
        });
        (artifacts, outcome.diagnostics)
    }

    /// Builds all of it, and expects it to succeed.
    pub(crate) fn outputs(&self) -> BTreeMap<String, Vec<u8>> {
        let (outputs, diagnostics) = self.build();
        outputs.unwrap_or_else(|| panic!("{}", self.said(&diagnostics)))
    }

    /// Resolves all documents.
    pub(crate) fn documents(&self) -> Vec<Document> {
        let outcome = documents(&self.files(), &Request::default());
        let said = self.said(&outcome.diagnostics);
        outcome.value.unwrap_or_else(|| panic!("{said}"))
    }

    /// Returns diagnostics as a person reads them, in French.
    pub(crate) fn said(&self, diagnostics: &[Diagnostic]) -> String {
        let text = |path: &str| {
            let bytes = fs::read(self.path().join(path)).ok()?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        };
        report(diagnostics, &Messages::new(Lang::Fr), Paint::Plain, &text)
    }
}

/// Leaves out what is said of the minimal project too, which is never finished: it says
/// nothing about a case.
pub(crate) fn own(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    type Said = (Code, Vec<(&'static str, String)>);
    static STANDING: OnceLock<Vec<Said>> = OnceLock::new();
    let standing = STANDING.get_or_init(|| {
        let (_, said) = Project::copy("minimal").build();
        said.into_iter().map(|one| (one.code, one.args)).collect()
    });
    let is_standing = |one: &Diagnostic| {
        standing.iter().any(|(code, args)| {
            *code == one.code && (*args == one.args || *code == Code::Proof)
        })
    };
    diagnostics.into_iter().filter(|one| !is_standing(one)).collect()
}

/// Returns all files below a folder, in order.
pub(crate) fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{folder:?}: {e}")) {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.is_symlink() { &mut folders } else { &mut files }
                .push(path);
        }
    }
    files.sort();
    files
}

/// Runs the program in a folder, in English.
pub(crate) fn depliant(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_depliant"));
    command.current_dir(folder).args(words).args(["--lang", "en"]);
    command.env_clear().env("TMPDIR", folder).output().unwrap()
}

/// Expects a run to end with a code and to tell some words.
#[track_caller]
pub(crate) fn expect(ran: &Output, code: i32, words: &str) {
    let told = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(code), "{told}");
    assert!(told.contains(words), "`{words}` is not in:\n{told}");
}
