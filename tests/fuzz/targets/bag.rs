//! The files of lines of a bag.
#![no_main]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use depliant::edition;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

static PLACE: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("there is room");
    fs::create_dir_all(folder.path().join("data")).expect("there is room");
    fs::write(folder.path().join("data/a.txt"), "alpha").expect("there is room");
    folder
});

/// The files, which lines of the input apart that say `%%` divide.
const NAMES: [&str; 5] = [
    "bagit.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha512.txt",
    "bag-info.txt",
    "fetch.txt",
];

fuzz_target!(|text: &[u8]| {
    let folder: &Path = PLACE.path();
    let mut rest = text;
    for name in NAMES {
        let end = rest.windows(4).position(|four| four == b"\n%%\n");
        let (own, after) =
            end.map_or((rest, &[][..]), |end| (&rest[..end], &rest[end + 4..]));
        let place = folder.join(name);
        if own.is_empty() && name != NAMES[0] {
            let _ = fs::remove_file(place);
        } else {
            fs::write(place, own).expect("there is room");
        }
        rest = after;
    }
    let _ = edition::verify(folder);
});
