//! Every folder of `tests/broken` is a project with one mistake, laid over the
//! minimal project; what a person reads of it is golden.
//!
//! `case.txt` says in prose what is wrong, then, after a line `---`, what
//! cannot be said by files alone: `remove PATH`, `replace PATH` with the old
//! and the new text on the next two lines, `fill PATH MEBIBYTES`.

use std::fs;
use std::path::Path;

use crate::project::{Project, golden, own, repository, walk};

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
    let _guard = golden("mistakes").bind_to_scope();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let project = broken(&case);
        let before = walk(project.path());
        let (outputs, diagnostics) = project.build();
        assert_eq!(before, walk(project.path()), "{name}: the project was touched");
        let stops = diagnostics.iter().any(depliant::diag::Diagnostic::is_error);
        assert_eq!(outputs.is_none(), stops, "{name}");
        let own = own(diagnostics);
        assert!(!own.is_empty(), "{name}: nothing was said");
        insta::assert_snapshot!(name, project.said(&own));
    }
}

#[test]
fn mistakes_of_all_files_and_stages_come_at_once() {
    let project = Project::copy("minimal")
        .replace("sources/contacts.yaml", "number: 9-1-1", "number: 9-1-1-1")
        .replace("sources/editions/2026.yaml", "2026-12-01", "2026-13-01")
        .replace("sources/exemple/bibliography.yaml", "references:", "references: [")
        .replace("sources/exemple/guide.yaml", "*exemple*", "`exemple`");
    let (outputs, diagnostics) = project.build();
    assert!(outputs.is_none());
    let errors = diagnostics.iter().filter(|one| one.is_error());
    let codes: Vec<_> = errors.map(|one| one.code.name()).collect();
    // The citation of the bibliography that cannot be read is no mistake.
    assert_eq!(codes, ["bad-phone", "bad-date", "yaml-syntax", "unsupported-markup"]);
}
