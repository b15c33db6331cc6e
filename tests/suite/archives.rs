//! Editions frozen, proved, made again: the archive as a person uses it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha512};

use crate::books::unpack;
use crate::project::{Project, depliant, expect, walk};

/// Returns the files of a folder with their bytes.
pub(crate) fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let own = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap();
        (path.strip_prefix(folder).unwrap().to_owned(), bytes)
    };
    walk(folder).into_iter().map(own).collect()
}

/// Expects the books of an archive, and nothing that stations hand out, to carry the
/// hash that its `bag-info.txt` has.
#[track_caller]
fn carries_the_hash_of_its_bag(bag: &Path) {
    let info = fs::read_to_string(bag.join("bag-info.txt")).unwrap();
    let hash = info.lines().find_map(|line| line.strip_prefix("Edition-SHA256: "));
    let hash = hash.unwrap();
    let out = bag.join("data/out/2026/exemple");
    let json = |name: &str| -> Value {
        serde_json::from_slice(&fs::read(out.join(name)).unwrap()).unwrap()
    };
    let documents = json("document.json");
    for (product, expected) in [
        ("brochure", Value::Null),
        ("card", Value::Null),
        ("booklet", hash.into()),
        ("epub", hash.into()),
    ] {
        assert_eq!(documents[product]["colophon"], expected, "{product}");
    }
    for entry in json("manifest.json")["files"].as_array().unwrap() {
        assert_eq!(entry["fingerprint"], hash, "{entry}");
    }
    // As it is printed: four groups of eight digits a line.
    let groups: Vec<&str> = (0..8).map(|at| &hash[at * 8..at * 8 + 8]).collect();
    let pdf = lopdf::Document::load(out.join("booklet.pdf")).unwrap();
    let numbers: Vec<u32> = pdf.get_pages().into_keys().collect();
    let booklet = pdf.extract_text(&numbers).unwrap();
    let epub = unpack(&fs::read(out.join("exemple.epub")).unwrap()).unwrap();
    let pages = epub.iter().filter(|(name, _)| name.ends_with(".xhtml"));
    let pages: String = pages
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    for line in groups.chunks(4) {
        assert!(booklet.contains(&line.join(" ")), "{line:?} is not in:\n{booklet}");
    }
    assert!(pages.contains(&groups.join(" ")));
}

/// Changes a byte of a file of a bag, and makes its manifests right again: what a bag
/// is that another version of the program has made.
fn resealed(bag: &Path, changes: &[(&str, &str, &str)]) {
    for (name, from, to) in changes {
        let place = bag.join("data").join(name);
        let bytes = fs::read(&place).unwrap();
        let at = bytes.windows(from.len()).rposition(|part| part == from.as_bytes());
        let at = at.unwrap();
        fs::write(
            place,
            [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat(),
        )
        .unwrap();
    }
    for manifest in ["manifest-sha512.txt", "tagmanifest-sha512.txt"] {
        let text = fs::read_to_string(bag.join(manifest)).unwrap();
        let lines = text.lines().map(|line| {
            let (_, path) = line.split_once("  ").unwrap();
            let digest = Sha512::digest(fs::read(bag.join(path)).unwrap());
            format!("{digest:x}  {path}\n")
        });
        fs::write(bag.join(manifest), lines.collect::<String>()).unwrap();
    }
}

/// Expects an archive that another version has made differently to be told from a
/// damaged one, and a revision to be told that has none before it.
fn what_another_version_made_is_told(other: Project) {
    let bag = other.path().join("archive/2026.0");
    let version = env!("CARGO_PKG_VERSION");
    resealed(
        &bag,
        &[
            ("out/2026/exemple/card.pdf", "%%EOF", "%%eof"),
            ("tool/version.txt", version, "0.0.0"),
        ],
    );
    expect(
        &depliant(other.path(), &["verify", "archive/2026.0"]),
        0,
        "complete and valid",
    );
    let ran = depliant(other.path(), &["verify", "archive/2026.0", "--rebuild"]);
    expect(&ran, 1, "rebuild-differs");
    expect(&ran, 1, "data/out/2026/exemple/card.pdf");
    expect(&ran, 1, "0.0.0");

    fs::remove_dir_all(other.path().join("archive")).unwrap();
    let other = other.replace("sources/editions/2026.yaml", "revision: 0", "revision: 1");
    let ran = depliant(other.path(), &["archive", "2026"]);
    expect(&ran, 0, "archive-alone");
    assert!(!other.path().join("archive/2026.1/data/errata.csv").exists());
}

#[test]
fn an_edition_is_frozen_proved_made_again_and_revised() {
    let project = Project::copy("minimal");
    project.release();
    let root = project.path().to_owned();
    let ran = depliant(&root, &["archive", "2026"]);
    expect(&ran, 0, "edition archived");
    let before = content(&root.join("archive"));
    assert!(
        before
            .keys()
            .all(|path| path.starts_with("2026.0") || path.ends_with("2026.0.zip"))
    );
    for name in
        ["out/2026/exemple/press/card.pdf", "sources/contacts.yaml", "tool/version.txt"]
    {
        assert!(before.contains_key(&Path::new("2026.0/data").join(name)), "{name}");
    }

    carries_the_hash_of_its_bag(&root.join("archive/2026.0"));

    // The same edition elsewhere gives the same bag.
    let other = Project::copy("minimal");
    other.release();
    expect(&depliant(other.path(), &["archive", "2026", "--jobs", "1"]), 0, "archived");
    assert!(content(&other.path().join("archive")) == before, "other bytes elsewhere");

    // Again: nothing is written.
    expect(&depliant(&root, &["archive", "2026"]), 0, "nothing has changed");
    assert!(content(&root.join("archive")) == before);

    // It is proved, as a folder and as a zip, and made again from itself.
    expect(&depliant(&root, &["verify", "archive/2026.0"]), 0, "complete and valid");
    let ran = depliant(&root, &["verify", "archive/2026.0.zip", "--rebuild"]);
    expect(&ran, 0, "the same to the byte");

    what_another_version_made_is_told(other);

    // What is archived does not change, but for a new revision, which says what did.
    let project =
        project.replace("sources/contacts.yaml", "number: 9-1-1", "number: 9-8-8");
    let ran = depliant(&root, &["archive", "2026"]);
    expect(&ran, 1, "archive-differs");
    assert!(content(&root.join("archive")) == before);
    let project =
        project.replace("sources/editions/2026.yaml", "revision: 0", "revision: 1");
    expect(&depliant(&root, &["archive", "2026"]), 0, "see data/recall.csv");
    let data = root.join("archive/2026.1/data");
    let recall = fs::read_to_string(data.join("recall.csv")).unwrap();
    assert!(recall.contains(";9-1-1;9-8-8"), "{recall}");
    let errata = fs::read_to_string(data.join("errata.csv")).unwrap();
    assert!(errata.contains("sources/contacts.yaml;modification"), "{errata}");

    // Damage is seen by who verifies it, and by who archives again.
    fs::write(data.join("out/2026/exemple/card.pdf"), b"%PDF-1.7 another").unwrap();
    expect(&depliant(&root, &["verify", "archive/2026.1"]), 1, "bag-changed");
    expect(&depliant(&root, &["archive", "2026"]), 1, "bag-changed");
    drop(project);
}
