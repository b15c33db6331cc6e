//! Every folder of `tests/broken` is a project with one mistake, laid over the
//! minimal project; what a person reads of it is golden.
//!
//! `case.txt` says in prose what is wrong, then, after a line `---`, what
//! cannot be said by files alone: `remove PATH`, `replace PATH` with the old
//! and the new text on the next two lines, `fill PATH MEBIBYTES`.

use std::fs;
use std::path::Path;

use crate::project::{Project, repository, walk};

/// Puts the project of a case together.
fn broken(folder: &Path) -> Project {
    let case = fs::read_to_string(folder.join("case.txt")).unwrap();
    let mut project = Project::copy("minimal").overlay(folder).remove("case.txt");
    let orders = case.split_once("---\n").map_or("", |(_, orders)| orders);
    let mut lines = orders.lines();
    while let Some(line) = lines.next() {
        let words: Vec<&str> = line.split_whitespace().collect();
        project = match words[..] {
            ["remove", path] => project.remove(path),
            ["replace", path] => {
                let (from, to) = (lines.next().unwrap(), lines.next().unwrap());
                project.replace(path, &unescape(from), &unescape(to))
            }
            ["fill", path, size] => {
                let size: usize = size.parse().unwrap();
                project.write(path, "# remplissage\n".repeat((size << 20) / 14))
            }
            _ => panic!("{folder:?}: unknown order `{line}`"),
        };
    }
    project
}

/// Returns a line with its `\n` and `\t` as what they stand for.
fn unescape(line: &str) -> String {
    line.replace("\\n", "\n").replace("\\t", "\t")
}

#[test]
fn every_mistake_is_told_at_its_line() {
    let root = repository().join("tests/broken");
    let cases: Vec<_> = fs::read_dir(&root).unwrap().map(|e| e.unwrap().path()).collect();
    assert!(cases.len() >= 40, "{} cases", cases.len());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../golden/mistakes");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _guard = settings.bind_to_scope();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let project = broken(&case);
        let before = walk(project.path());
        let (outputs, diagnostics) = project.build();
        assert_eq!(before, walk(project.path()), "{name}: the project was touched");
        let stops = diagnostics.iter().any(depliant::diag::Diagnostic::is_error);
        assert_eq!(outputs.is_none(), stops, "{name}");
        // The warnings that every build of the minimal project gives say
        // nothing about the case.
        let standing = [depliant::diag::Code::ExampleStation, depliant::diag::Code::Todo];
        let own: Vec<_> = diagnostics
            .into_iter()
            .filter(|diagnostic| !standing.contains(&diagnostic.code))
            .collect();
        assert!(!own.is_empty(), "{name}: nothing was said");
        insta::assert_snapshot!(name, project.said(&own));
    }
}

#[test]
fn mistakes_of_several_files_come_at_once() {
    let project = Project::copy("minimal")
        .replace("sources/contacts.yaml", "contacts:", "contacts:\n  - id: É\n")
        .replace("sources/organisation.yaml", "name:", "nom:");
    let (outputs, diagnostics) = project.build();
    assert!(outputs.is_none());
    let files: std::collections::BTreeSet<_> = diagnostics
        .iter()
        .filter(|d| d.is_error())
        .filter_map(|d| d.span.as_ref())
        .collect::<Vec<_>>()
        .into_iter()
        .map(|span| span.path.to_string())
        .collect();
    assert!(files.len() >= 2, "{}", project.said(&diagnostics));
}
