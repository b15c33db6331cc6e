//! Bags, ours and others', whole and damaged: what is wrong with them is told, all of
//! it, and nothing that is changed goes unnoticed.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use depliant::edition::{seal, verify};
use depliant::output::Scratch;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use crate::project::walk;

/// A bag in a folder of its own, which is gone after the test.
struct Bag(tempfile::TempDir);

impl Bag {
    /// Makes a bag as an archive does.
    fn ours() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let scratch = Scratch::inside(folder.path()).unwrap();
        scratch.write("data/a.txt", b"alpha").unwrap();
        scratch.write("data/b/c.txt", b"gamma gamma").unwrap();
        scratch.write("data/b/100 %\n.txt", b"").unwrap();
        seal(&scratch, &[("Source-Organization", "Une\néquipe".to_owned())]).unwrap();
        scratch.publish("bag").unwrap();
        Self(folder)
    }

    /// Makes a bag as somebody else might: tag files by name, and one payload file
    /// `data/a.txt` that says `alpha`.
    fn other(files: &[(&str, &str)]) -> Self {
        let bag = Self(tempfile::tempdir().unwrap());
        let bag = bag.with("data/a.txt", b"alpha");
        files
            .iter()
            .fold(bag, |bag, (name, text)| bag.with(name, text.as_bytes()))
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("bag")
    }

    fn with(self, name: &str, bytes: &[u8]) -> Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    fn replaced(self, name: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path().join(name)).unwrap();
        assert!(text.contains(from), "`{from}` is not in {name}:\n{text}");
        self.with(name, text.replacen(from, to, 1).as_bytes())
    }

    fn without(self, name: &str) -> Self {
        fs::remove_file(self.path().join(name)).unwrap();
        self
    }

    /// Returns what is told of it, each as its code and its arguments.
    fn told(&self) -> Vec<String> {
        told(&self.path())
    }
}

/// Returns what is told of a bag, each as its code and its arguments.
pub(crate) fn told(bag: &Path) -> Vec<String> {
    let found = match verify(bag) {
        Ok(verdict) => verdict.diagnostics,
        Err(failure) => vec![failure],
    };
    let words = found.into_iter().map(|one| {
        let args: Vec<_> = one.args.iter().map(|(_, value)| value.as_str()).collect();
        format!("{} {}", one.code.name(), args.join(" "))
    });
    words.collect()
}

const BAGIT: (&str, &str) =
    ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
const DRAFT: (&str, &str) =
    ("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
/// `printf alpha | md5sum`, `… | sha1sum`.
const MD5: (&str, &str) =
    ("manifest-md5.txt", "2c1743a391305fbf367df8e4f069f9f9  data/a.txt\n");
const SHA1: (&str, &str) =
    ("manifest-sha1.txt", "be76331b95dfc399cd776d2fc68021e0db03cc4f  data/a.txt\n");
/// The remark on a bag whose tag files nothing protects.
const UNPROVED: &str = "bag-remark unproved bagit.txt";

#[test]
fn a_bag_of_ours_is_complete_and_valid() {
    assert_eq!(Bag::ours().told(), [""; 0]);
}

#[test]
fn bags_of_others_are_valid_by_the_rules_of_their_version() {
    let upper = MD5.1.to_uppercase().replace("DATA/A.TXT", "data/a.txt");
    let windows = DRAFT.1.replace('\n', "\r\n");
    let loose = DRAFT.1.replace(": ", " :  ");
    let old = DRAFT.1.replace("0.97", "0.93");
    let latin = DRAFT.1.replace("UTF-8", "ISO-8859-1");
    let bags = [
        vec![BAGIT, MD5],
        vec![BAGIT, MD5, SHA1],
        vec![BAGIT, ("manifest-md5.txt", &upper)],
        vec![("bagit.txt", &windows), MD5],
        vec![("bagit.txt", &loose), MD5],
        vec![("bagit.txt", &old), MD5, ("package-info.txt", "Payload-Oxum: 5.1\n")],
        // In a draft, a manifest may leave out what another one lists.
        vec![DRAFT, MD5, ("manifest-sha1.txt", "")],
        vec![("bagit.txt", &latin), MD5, ("bag-info.txt", "A: b\n c\n\td\n")],
    ];
    for files in bags {
        assert_eq!(Bag::other(&files).told(), [UNPROVED], "{files:?}");
    }
    let wide: Vec<u8> = MD5.1.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = [b"\xFF\xFE".to_vec(), wide].concat();
    let bag = Bag::other(&[("bagit.txt", &DRAFT.1.replace("UTF-8", "UTF-16"))]);
    assert_eq!(bag.with("manifest-md5.txt", &wide).told(), [UNPROVED]);
}

#[test]
fn manifests_that_are_right_but_odd_are_remarked() {
    let marked = MD5.1.replace("  data", " *./data");
    let bag = Bag::other(&[BAGIT, ("manifest-md5.txt", &marked)]);
    let remarks =
        ["bag-remark marks manifest-md5.txt", "bag-remark steps manifest-md5.txt"];
    assert_eq!(bag.told(), [remarks[0], remarks[1], UNPROVED]);
    let twice = format!("{0}{0}", MD5.1);
    let bag = Bag::other(&[DRAFT, ("manifest-md5.txt", &twice)]);
    assert_eq!(bag.told(), ["bag-remark again manifest-md5.txt:2", UNPROVED]);
    let bag = Bag::other(&[BAGIT, ("manifest-MD5.txt", MD5.1)]);
    assert_eq!(bag.told(), ["bag-remark name manifest-MD5.txt", UNPROVED]);
}

/// Bags of others, as [`Bag::other`] makes them, and the fault of each.
type Cases<'a> = &'a [(&'a [(&'a str, &'a str)], &'a str)];

#[track_caller]
fn assert_faults(cases: Cases<'_>) {
    for (files, fault) in cases {
        let told = Bag::other(files).told();
        assert!(told.iter().any(|one| one.starts_with(fault)), "{files:?}: {told:?}");
    }
}

/// The second line of a declaration.
const UTF8: &str = "Tag-File-Character-Encoding: UTF-8\n";

#[test]
fn every_fault_of_a_declaration_is_named() {
    let cases = [
        ("\u{feff}BagIt-Version: 1.0\n", UTF8, "bom"),
        ("BagIt-Version : 1.0\n", UTF8, "spaces"),
        ("BagIt-Version: 1.0\n", "Tag-File-Character-Encoding: UTF-8 \n", "spaces"),
        ("BagIt-Version: 2.0\n", UTF8, "version 2.0"),
        (UTF8, "BagIt-Version: 1.0\n", "version"),
        (
            "BagIt-Version: 1.0\n",
            "Tag-File-Character-Encoding: KLINGON\n",
            "unknown-encoding",
        ),
        ("BagIt-Version: 1.0\n", "Tag-File-Character-Encoding: UTF-8\n\n", "lines"),
        ("", "", "version"),
    ];
    for (first, second, fault) in cases {
        let text = format!("{first}{second}");
        let fault = format!("bag-declaration {fault}");
        assert_faults(&[(&[("bagit.txt", &text), MD5], &fault)]);
    }
    assert_faults(&[(&[MD5], "not-a-bag")]);
}

#[test]
fn every_fault_of_a_manifest_is_named() {
    let sum = &MD5.1[..32];
    let line = |path: &str| format!("{}{sum}  {path}\n", MD5.1);
    let escape = line("data/../../x");
    let (home, root, twice) = (line("~/x"), line("/etc/passwd"), line("data/a.txt"));
    let (tag, gone) = (line("bagit.txt"), line("data/b.txt"));
    let cases = [
        (&*escape, "bag-path escape data/../../x manifest-md5.txt"),
        (&home, "bag-path home ~/x manifest-md5.txt"),
        (&root, "bag-path absolute /etc/passwd manifest-md5.txt"),
        (&twice, "bag-manifest manifest-md5.txt twice 2"),
        (&tag, "bag-manifest manifest-md5.txt outside 2"),
        (&gone, "bag-missing data/b.txt manifest-md5.txt"),
        ("", "bag-stray data/a.txt"),
        ("abc  data/a.txt\n", "bag-manifest manifest-md5.txt checksum 1"),
        ("nothing\n", "bag-manifest manifest-md5.txt line 1"),
    ];
    for (text, fault) in cases {
        assert_faults(&[(&[BAGIT, ("manifest-md5.txt", text)], fault)]);
    }
    let fetch = ("fetch.txt", "https://example.org/b - data/b.txt\n");
    assert_faults(&[(
        &[BAGIT, ("manifest-md5.txt", &gone), fetch],
        "bag-fetch missing data/b.txt",
    )]);
    let bag = Bag::other(&[BAGIT]).with("manifest-md5.txt", b"\xFF\xFE");
    assert!(
        bag.told()
            .contains(&"bag-manifest manifest-md5.txt encoding 0".to_owned())
    );
}

#[test]
fn every_fault_of_another_file_is_named() {
    assert_faults(&[(&[BAGIT], "bag-manifest manifest-sha512.txt none 0")]);
    let cases = [
        (
            "manifest-crc32.txt",
            "0  data/a.txt",
            "bag-manifest manifest-crc32.txt algorithm 0",
        ),
        ("manifest-sha1.txt", "", "bag-unlisted data/a.txt manifest-sha1.txt"),
        ("tagmanifest-md5.txt", MD5.1, "bag-manifest tagmanifest-md5.txt payload 1"),
        ("tagmanifest-md5.txt", "", "bag-unlisted manifest-md5.txt tagmanifest-md5.txt"),
        ("bag-info.txt", "Payload-Oxum: 6.1\n", "bag-oxum other 6.1 5.1"),
        (
            "bag-info.txt",
            "Payload-Oxum: 5.1\nPayload-Oxum: 5.1\n",
            "bag-oxum twice 5.1 5.1",
        ),
        ("bag-info.txt", "nothing\n", "bag-manifest bag-info.txt info 1"),
        (
            "fetch.txt",
            "https://example.org/a 6 data/a.txt\n",
            "bag-fetch length data/a.txt",
        ),
    ];
    for (name, text, fault) in cases {
        assert_faults(&[(&[BAGIT, MD5, (name, text)], fault)]);
    }
}

#[test]
fn what_has_happened_to_a_file_is_told() {
    let manifest = "manifest-sha512.txt";
    let oxum = |found: &str| format!("bag-oxum other 16.3 {found}");
    let bag = Bag::ours().with("data/a.txt", b"Alpha");
    assert_eq!(bag.told(), [format!("bag-changed data/a.txt {manifest}")]);
    let bag = Bag::ours().without("data/a.txt");
    assert_eq!(bag.told(), [format!("bag-missing data/a.txt {manifest}"), oxum("11.2")]);
    let bag = Bag::ours().with("data/d.txt", b"!");
    assert_eq!(bag.told(), ["bag-stray data/d.txt".to_owned(), oxum("17.4")]);
    let bag = Bag::ours().without("data/a.txt").with("data/z.txt", b"alpha");
    assert_eq!(bag.told(), ["bag-renamed data/a.txt data/z.txt"]);
    let bag = Bag::ours().with("notes.txt", b"!");
    assert_eq!(bag.told(), ["bag-remark unlisted notes.txt"]);
    let bag = Bag::ours().without("tagmanifest-sha512.txt");
    assert_eq!(bag.told(), [UNPROVED]);
    let bag = Bag::ours().replaced("bag-info.txt", "équipe", "équipé");
    assert_eq!(bag.told(), ["bag-changed bag-info.txt tagmanifest-sha512.txt"]);
}

#[test]
fn names_that_are_one_elsewhere_are_remarked() {
    let sum = &MD5.1[..32];
    let listed = format!("{}{sum}  data/A.txt\n{sum}  data/\u{e9}.txt\n", MD5.1);
    let bag = Bag::other(&[BAGIT, ("manifest-md5.txt", &listed)]);
    // A Mac has written the accent as a character of its own.
    let bag = bag.with("data/A.txt", b"alpha").with("data/e\u{301}.txt", b"alpha");
    let told = bag.told();
    assert_eq!(
        told,
        [
            "bag-remark accents data/e\u{301}.txt",
            "bag-remark clash data/A.txt, data/a.txt",
            UNPROVED
        ]
    );
}

#[test]
fn a_link_is_told_and_never_followed() {
    let bag = Bag::ours().without("data/a.txt");
    let outside = bag.0.path().join("outside");
    fs::write(&outside, b"alpha").unwrap();
    std::os::unix::fs::symlink(outside, bag.path().join("data/a.txt")).unwrap();
    assert!(bag.told().contains(&"bag-path link data/a.txt same".to_owned()));
}

/// Writes a zip of some entries.
fn zipped(folder: &Path, entries: &[(&str, &[u8])]) -> PathBuf {
    let place = folder.join("bag.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&place).unwrap());
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    place
}

#[test]
fn a_zip_is_judged_as_what_it_holds_and_as_a_zip() {
    let folder = tempfile::tempdir().unwrap();
    let tags = [(BAGIT.0, BAGIT.1.as_bytes()), (MD5.0, MD5.1.as_bytes())];
    let whole = [&tags[..], &[("data/a.txt", b"alpha".as_slice())]].concat();
    assert_eq!(told(&zipped(folder.path(), &whole)), [UNPROVED]);
    let named: Vec<String> =
        whole.iter().map(|(name, _)| format!("top/{name}")).collect();
    let wrapped: Vec<_> = named
        .iter()
        .zip(&whole)
        .map(|(name, (_, bytes))| (&**name, *bytes))
        .collect();
    assert_eq!(told(&zipped(folder.path(), &wrapped)), [UNPROVED]);
    let escape = [&whole[..], &[("../../evil", b"!".as_slice())]].concat();
    let found = told(&zipped(folder.path(), &escape));
    assert!(found.contains(&"bag-path escape ../../evil same".to_owned()), "{found:?}");
    // The same name twice, one entry of which a reader may not show.
    let twice = [&whole[..], &[("data/b.txt", b"bravo".as_slice())]].concat();
    let place = zipped(folder.path(), &twice);
    let bytes = fs::read(&place).unwrap();
    fs::write(&place, replaced(&bytes, b"data/b.txt", b"data/a.txt")).unwrap();
    let found = told(&place);
    assert!(found.contains(&"bag-zip twice data/a.txt".to_owned()), "{found:?}");
    fs::write(&place, b"PK but no zip").unwrap();
    assert_eq!(told(&place), [format!("not-a-bag {} zip", place.display())]);
}

#[test]
fn a_zip_that_claims_more_than_it_can_hold_is_not_unpacked() {
    let folder = tempfile::tempdir().unwrap();
    let place =
        zipped(folder.path(), &[("bagit.txt", BAGIT.1.as_bytes()), ("data/x", b"bomb")]);
    let mut bytes = fs::read(&place).unwrap();
    // The size that the last header of the central directory claims.
    let header = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[header + 24..header + 28].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    fs::write(&place, bytes).unwrap();
    assert!(
        told(&place).contains(&"bag-zip bomb data/x".to_owned()),
        "{:?}",
        told(&place)
    );
}

/// Replaces some bytes, wherever they stand, by as many others.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for at in 0..bytes.len().saturating_sub(from.len()) {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
    bytes
}

/// Something that happens to a bag.
#[derive(Debug, Clone)]
enum Tampering {
    Bit(usize, usize, u8),
    Cut(usize, usize),
    Longer(usize, u8),
    Renamed(usize, String),
    Removed(usize),
    Added(String),
    Swapped(usize, usize),
}

fn tampering() -> impl Strategy<Value = Tampering> {
    let name = "[a-z]{1,8}(/[a-zA-Z0-9é%~ ]{1,6})?";
    prop_oneof![
        8 => (any::<usize>(), any::<usize>(), 0..8_u8).prop_map(|(file, byte, bit)| Tampering::Bit(file, byte, bit)),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(file, at)| Tampering::Cut(file, at)),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(file, byte)| Tampering::Longer(file, byte)),
        1 => (any::<usize>(), name).prop_map(|(file, name)| Tampering::Renamed(file, name)),
        1 => any::<usize>().prop_map(Tampering::Removed),
        1 => name.prop_map(Tampering::Added),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Tampering::Swapped(a, b)),
    ]
}

impl Tampering {
    fn happen(&self, root: &Path) {
        let files = walk(root);
        let file = |number: &usize| &files[number % files.len()];
        match self {
            Self::Bit(number, byte, bit) => {
                let mut bytes = fs::read(file(number)).unwrap();
                if bytes.is_empty() {
                    return;
                }
                let at = byte % bytes.len();
                bytes[at] ^= 1 << bit;
                fs::write(file(number), bytes).unwrap();
            }
            Self::Cut(number, at) => {
                let bytes = fs::read(file(number)).unwrap();
                fs::write(file(number), &bytes[..at % (bytes.len() + 1)]).unwrap();
            }
            Self::Longer(number, byte) => {
                let bytes = [fs::read(file(number)).unwrap(), vec![*byte]].concat();
                fs::write(file(number), bytes).unwrap();
            }
            Self::Renamed(number, name) => {
                let to = root.join(name);
                if fs::create_dir_all(to.parent().unwrap()).is_ok() && !to.exists() {
                    fs::rename(file(number), to).unwrap();
                }
            }
            Self::Removed(number) => fs::remove_file(file(number)).unwrap(),
            Self::Added(name) => {
                let to = root.join(name);
                if fs::create_dir_all(to.parent().unwrap()).is_ok() && !to.exists() {
                    fs::write(to, b"").unwrap();
                }
            }
            Self::Swapped(a, b) => {
                let (x, y) = (fs::read(file(a)).unwrap(), fs::read(file(b)).unwrap());
                fs::write(file(a), y).unwrap();
                fs::write(file(b), x).unwrap();
            }
        }
    }
}

/// Returns the files of a folder with their bytes.
fn content(root: &Path) -> BTreeSet<(PathBuf, Vec<u8>)> {
    walk(root)
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_change_of_a_bag_goes_unnoticed(changes in prop::collection::vec(tampering(), 1..4)) {
        let bag = Bag::ours();
        let before = content(&bag.path());
        changes.iter().for_each(|change| change.happen(&bag.path()));
        let is_same = before == content(&bag.path());
        prop_assert_eq!(bag.told().is_empty(), is_same, "{:?}", bag.told());
    }

    #[test]
    fn no_bit_of_a_zip_changes_what_is_proved(at in any::<usize>(), bit in 0..8_u8) {
        let bag = Bag::ours();
        let files = content(&bag.path());
        let named: Vec<(String, Vec<u8>)> = files
            .into_iter()
            .map(|(path, bytes)| {
                let name = path.strip_prefix(bag.path()).unwrap();
                (name.to_str().unwrap().to_owned(), bytes)
            })
            .collect();
        let entries: Vec<_> = named.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
        let place = zipped(bag.0.path(), &entries);
        let mut bytes = fs::read(&place).unwrap();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        fs::write(&place, bytes).unwrap();
        if told(&place).is_empty() {
            // What was flipped says nothing of a file, such as a date: all files are as
            // they were.
            let mut zip = zip::ZipArchive::new(fs::File::open(&place).unwrap()).unwrap();
            prop_assert_eq!(zip.len(), named.len());
            for (name, bytes) in &named {
                let mut found = Vec::new();
                let entry = zip.by_name(name);
                prop_assert!(entry.is_ok(), "{name} is not there any more");
                let mut entry = entry.unwrap();
                std::io::Read::read_to_end(&mut entry, &mut found).unwrap();
                prop_assert_eq!(&found, bytes);
            }
        }
    }
}
