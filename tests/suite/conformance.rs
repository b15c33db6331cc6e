//! The BagIt conformance suite of the Library of Congress (`tests/bags`): each bag is
//! what the name of its folder says, and what is told of it is golden.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use depliant::edition::verify;

use crate::bags::told;
use crate::project::{golden, repository};

/// How many bags there are, so that none is passed over.
const BAGS: usize = 60;

/// Returns the bags, which are folders in folders by version and by what is expected.
fn bags(root: &Path) -> Vec<PathBuf> {
    let mut folders = vec![root.to_owned()];
    for _ in 0..3 {
        let inner = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
        folders = inner.map(|entry| entry.unwrap().path()).collect();
        folders.retain(|path| path.is_dir());
    }
    folders.sort();
    folders
}

#[test]
fn bags_of_the_suite_are_what_their_folders_say() {
    let root = repository().join("tests/bags");
    let bags = bags(&root);
    assert_eq!(bags.len(), BAGS);
    let mut table = String::new();
    for bag in bags {
        let name = bag.strip_prefix(&root).unwrap().to_str().unwrap();
        let expected = name.split('/').nth(1).unwrap();
        let is_valid = verify(&bag)
            .is_ok_and(|verdict| !verdict.diagnostics.iter().any(|one| one.is_error()));
        let told = told(&bag);
        match expected {
            "valid" => assert!(is_valid, "{name}: {told:?}"),
            // Some are sound on one system alone, which this one is not.
            "warning" => assert!(!told.is_empty(), "{name}: nothing is remarked"),
            _ => assert!(!is_valid, "{name} is taken for valid"),
        }
        let found = if is_valid { "valid" } else { "invalid" };
        writeln!(table, "{name}: {found}").unwrap();
        for one in told {
            let one = one.replace(&*root.to_string_lossy(), "bags");
            writeln!(table, "    {one}").unwrap();
        }
    }
    let _guard = golden("conformance").bind_to_scope();
    insta::assert_snapshot!("bags", table);
}
