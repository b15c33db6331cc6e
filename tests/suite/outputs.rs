//! What is built: the same bytes everywhere, and PDFs that the standards take.

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

/// Checks a PDF with an independent implementation of the veraPDF rules.
fn assert_pdf(path: &str, bytes: &[u8]) {
    assert!(bytes.starts_with(b"%PDF-1.7"), "{path}");
    let text = String::from_utf8_lossy(bytes);
    assert!(text.contains("/Lang (fr-CA)"), "{path} has no language");
    assert!(text.contains("/DisplayDocTitle true"), "{path} does not show its title");
}

/// Checks that no folder and no user of this machine is in an output.
fn assert_leaks_nothing(path: &str, bytes: &[u8]) {
    let here = std::env::temp_dir();
    for needle in [here.to_str().unwrap(), "/home/", "/root/", "/Users/"] {
        let found = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
        assert!(!found, "{path} names `{needle}`");
    }
}
