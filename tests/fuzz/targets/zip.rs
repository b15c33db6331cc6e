//! A bag that is a zip, or says so.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use depliant::edition;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

static PLACE: LazyLock<TempDir> =
    LazyLock::new(|| tempfile::tempdir().expect("there is room"));

fuzz_target!(|bytes: &[u8]| {
    let place = PLACE.path().join("bag.zip");
    fs::write(&place, bytes).expect("there is room");
    let _ = edition::verify(&place);
    let left = fs::read_dir(PLACE.path()).expect("it is there").count();
    assert_eq!(left, 1, "to look into a zip has made a file");
});
