//! The legal deposit of an archived edition, and the gates that ask for it.

use std::fs;
use std::path::Path;

use depliant::catalog::{Product, Purpose};
use depliant::diag::Diagnostic;
use depliant::{Request, Stations, build};

use crate::archives::content;
use crate::project::{Project, depliant, expect, golden};

/// Returns a project with an ISBN for the booklet alone, and a station that wants
/// copies.
fn project() -> Project {
    Project::copy("minimal")
        .replace(
            "sources/editions/2026.yaml",
            "date: 2026-12-01",
            "date: 2026-12-01\nisbn: {booklet: 978-2-550-51619-4}\nimprint:\n  \
             - © Organisme & fils, 2026",
        )
        .write("sources/organisation.yaml", "name: Organisme & fils\n")
        .write(
            "sources/stations/nord.yaml",
            "name: Nord\nphone: 514 555-0102\ncopies: {brochure: 300, booklet: 101}\n",
        )
}

#[test]
fn what_is_deposited_is_told_library_by_library() {
    let project = project();
    project.release();
    let root = project.path().to_owned();
    let ran = depliant(&root, &["deposit", "2026"]);
    expect(&ran, 1, "depliant archive 2026");
    assert!(!root.join("deposit").exists());
    expect(&depliant(&root, &["archive", "2026"]), 0, "archived");

    let ran = depliant(&root, &["deposit", "2026"]);
    expect(&ran, 0, "the e-book has no ISBN");
    let made = content(&root.join("deposit"));
    let _guard = golden("deposits").bind_to_scope();
    for body in ["banq", "bac", "assemblee-nationale"] {
        let folder = format!("2026.0/{body}");
        let names = made.keys().filter_map(|path| path.strip_prefix(&folder).ok());
        let mut told: String =
            names.map(|name| format!("{}\n", name.display())).collect();
        for name in ["LISEZMOI.txt", "metadata.csv", "metadata.xml"] {
            let bytes = &made[&Path::new(&folder).join(name)];
            let text = String::from_utf8(bytes.clone()).unwrap();
            told += &format!("\n──── {name}\n{}", text.trim_start_matches('\u{feff}'));
            if name == "metadata.xml" {
                roxmltree::Document::parse(&text).unwrap();
            }
        }
        insta::assert_snapshot!(body, told.replace('\r', ""));
        // What is deposited is what was archived.
        let archived = root.join("archive/2026.0/data/out/2026/exemple");
        for (own, name) in [
            ("exemple-livret-2026.0.pdf", "booklet.pdf"),
            ("exemple-2026.0.epub", "exemple.epub"),
        ] {
            let own = &made[&Path::new(&folder).join(own)];
            assert!(*own == fs::read(archived.join(name)).unwrap(), "{name}");
        }
    }

    // Again, from the zip: the same bytes. A damaged archive is not deposited.
    fs::rename(root.join("archive/2026.0"), root.join("away")).unwrap();
    expect(&depliant(&root, &["deposit", "2026.0"]), 0, "has no ISBN");
    assert!(content(&root.join("deposit")) == made);
    fs::rename(root.join("away"), root.join("archive/2026.0")).unwrap();
    fs::write(root.join("archive/2026.0/data/out/2026/exemple/card.pdf"), b"%PDF")
        .unwrap();
    expect(&depliant(&root, &["deposit", "2026"]), 1, "bag-changed");
    assert!(content(&root.join("deposit")) == made);
}

#[test]
fn a_book_without_isbn_or_legal_deposit_does_not_go_to_the_press() {
    let request = Request {
        products: vec![Product::Booklet, Product::Card],
        purposes: vec![Purpose::Press],
        stations: Stations::None,
        ..Request::default()
    };
    let refused = |project: &Project| -> Vec<&'static str> {
        let outcome = build(&project.files(), &request, 2, &|_, _| ());
        let errors = outcome.diagnostics.iter().filter(|one| Diagnostic::is_error(one));
        let codes = errors.map(|one| one.code.name());
        codes
            .filter(|code| code.contains("isbn") || code.contains("deposit"))
            .collect()
    };
    let bare = Project::copy("minimal");
    let mut codes = refused(&bare);
    codes.sort_unstable();
    assert_eq!(codes, ["deposit-missing", "isbn-missing"]);
    // A line of the imprint that is about something else is no deposit.
    assert_eq!(refused(&project()), ["deposit-missing"]);
    let whole = project().replace(
        "sources/editions/2026.yaml",
        "  - © Organisme & fils, 2026",
        "  - Dépôt légal – Bibliothèque et Archives nationales du Québec, 2026",
    );
    assert!(refused(&whole).is_empty());
}
