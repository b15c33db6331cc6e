//! One file of a whole project, in the place of the one that is there: read, checked,
//! and all that it prints decided.
#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use depliant::catalog;
use depliant::diag::Sink;
use depliant::files::Files;
use depliant::source;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// The files that are replaced in turn; the first byte of the input chooses.
const REPLACED: [&str; 9] = [
    "sources/contacts.yaml",
    "sources/organisation.yaml",
    "sources/editions/2026.yaml",
    "sources/exemple/guide.yaml",
    "sources/exemple/mandates.yaml",
    "sources/exemple/testimonials.yaml",
    "sources/exemple/bibliography.yaml",
    "sources/stations/poste.yaml",
    "layouts/brochure.yaml",
];

static PROJECT: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("there is room");
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("../projects/minimal");
    copy(&minimal, folder.path());
    copy(&minimal.join("../../../layouts"), &folder.path().join("layouts"));
    folder
});

/// Copies a folder into another one.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("there is room");
    for entry in fs::read_dir(from).expect("it is a folder").flatten() {
        let to: PathBuf = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("there is room");
        }
    }
}

fuzz_target!(|input: &[u8]| {
    let Some((choice, text)) = input.split_first() else { return };
    let place = PROJECT.path().join(REPLACED[usize::from(*choice) % REPLACED.len()]);
    let before = fs::read(&place).ok();
    fs::create_dir_all(place.parent().expect("it is in a folder"))
        .expect("there is room");
    fs::write(&place, text).expect("there is room");
    let files = Files::open(PROJECT.path()).expect("it is a project");
    let mut sink = Sink::default();
    let sources = source::load(&files, &mut sink);
    let _ = catalog::check(&sources, &files, None, &mut sink);
    match before {
        Some(before) => fs::write(&place, before).expect("there is room"),
        None => fs::remove_file(&place).expect("it has just been made"),
    }
});
