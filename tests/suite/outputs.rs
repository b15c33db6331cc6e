//! What is built: the same bytes everywhere, and PDFs that the standards take.

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

/// Checks a PDF against both standards, by an implementation of their rules that
/// has nothing in common with what wrote it.
fn assert_pdf(path: &str, bytes: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(bytes, &options).unwrap();
        assert!(report.rules.total > 50, "{path}: nothing was checked");
        assert!(report.is_compliant, "{path}\n{report}");
    }
}

/// Checks that no folder and no user of this machine is in an output.
fn assert_leaks_nothing(path: &str, bytes: &[u8]) {
    let here = std::env::temp_dir();
    for needle in [here.to_str().unwrap(), "/home/", "/root/", "/Users/"] {
        let found = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
        assert!(!found, "{path} names `{needle}`");
    }
}
