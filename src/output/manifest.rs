//! `manifest.json`: which version of which product is for whom, and what it was made
//! from.
//!
//! Each file that is handed out has a line. What it prints is told by the ids of the
//! records and their hashes: those that it shares with the common version of its
//! product in `bases`, once, those of its own in its line. So a manifest of five
//! thousand stations stays readable, and each of its lines holds for itself: a base
//! is named by its content and never changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use super::ORDER;
use super::sums::{self, Sums};

/// The name of the file.
pub(super) const NAME: &str = "manifest.json";

/// The version of the shape of [`Manifest`], raised when a reader of it must change.
pub(super) const FORMAT: u32 = 1;

/// How many digits of a hash name a base.
const SHORT: usize = 16;

/// The SHA-256, in hexadecimal, of what is printed of each record, by its id; null
/// where a record of the base is left out.
pub type Records = BTreeMap<String, Option<String>>;

/// The files that have been made of a guide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always 1.
    pub format: u32,
    /// The records of common versions, by a name that is made of their hashes.
    pub bases: BTreeMap<EcoString, Records>,
    /// The files, in the order of their paths.
    pub files: Vec<Entry>,
}

/// A file and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The file, from the folder of the manifest.
    pub path: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The guide. What many files have in common is in memory once.
    pub guide: EcoString,
    /// The product.
    pub product: EcoString,
    /// The station; none in the common version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<String>,
    /// What it is for: `screen`, `press` or `office`.
    pub purpose: EcoString,
    /// The year and the revision of the edition: `2026.0`.
    pub edition: EcoString,
    /// The SHA-256 of all that the edition was made from but the stations, in
    /// hexadecimal: what books print in their imprint, and `Edition-SHA256` in
    /// `bag-info.txt` of its archive.
    #[serde(default)]
    pub fingerprint: EcoString,
    /// The hash of the layouts and fonts that it was made with.
    pub layouts: EcoString,
    /// The base that its records are told from.
    pub base: EcoString,
    /// The records in which it differs from its base.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub records: Records,
    /// The records of its base, while it is on its way into a manifest.
    #[serde(skip)]
    pub shared: Arc<Records>,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// The file lies where anybody can change it: one that is none, or is of another
    /// format, is as good as absent.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(bytes).ok()?;
        (manifest.format == FORMAT).then_some(manifest)
    }

    /// Writes it, a line for each file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = format!("{{\n\"format\": {},\n\"bases\": ", self.format);
        out += &serde_json::to_string_pretty(&self.bases).expect("keys are text");
        out += ",\n\"files\": [";
        for (index, entry) in self.files.iter().enumerate() {
            out += if index == 0 { "\n" } else { ",\n" };
            out += &serde_json::to_string(entry).expect("keys are text");
        }
        out += "\n]\n}\n";
        out.into_bytes()
    }

    /// Returns what an entry was made from: the records of its base and its own.
    pub fn records_of<'a>(&'a self, entry: &'a Entry) -> BTreeMap<&'a str, &'a str> {
        let shared = self.bases.get(&entry.base).into_iter().flatten();
        let all: BTreeMap<&str, Option<&str>> = shared
            .chain(&entry.records)
            .map(|(id, hash)| (id.as_str(), hash.as_deref()))
            .collect();
        all.into_iter().filter_map(|(id, hash)| Some((id, hash?))).collect()
    }

    /// Makes the manifest of some files.
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut manifest = Self { format: FORMAT, ..Self::default() };
        for entry in entries {
            let shared = || (*entry.shared).clone();
            manifest.bases.entry(entry.base.clone()).or_insert_with(shared);
            manifest.files.push(entry);
        }
        manifest
    }

    /// Makes the manifest of a folder after a build: the lines of the files that it
    /// has made, and of those of earlier builds that are still listed there. Nothing
    /// if there are none.
    pub(super) fn renewed(
        old: Option<&[u8]>,
        made: impl IntoIterator<Item = Entry>,
        listed: &Sums,
    ) -> Option<Self> {
        let old = old.and_then(Self::read).unwrap_or_default();
        let mut bases = old.bases;
        let of_before = old.files.into_iter().map(|entry| (entry.path.clone(), entry));
        let mut files: BTreeMap<String, Entry> = of_before.collect();
        for entry in made {
            if !bases.contains_key(&entry.base) {
                bases.insert(entry.base.clone(), (*entry.shared).clone());
            }
            files.insert(entry.path.clone(), entry);
        }
        files.retain(|path, entry| listed.get(path) == Some(&entry.sha256));
        let files: Vec<Entry> = files.into_values().collect();
        let used: BTreeSet<&str> =
            files.iter().map(|entry| entry.base.as_str()).collect();
        bases.retain(|name, _| used.contains(name.as_str()));
        (!files.is_empty()).then_some(Self { format: FORMAT, bases, files })
    }
}

/// Returns the name of a base: the beginning of the SHA-256 of its records.
pub fn base_name(records: &Records) -> String {
    let written = serde_json::to_vec(records).expect("keys are text");
    let mut name = sums::digest(&written);
    name.truncate(SHORT);
    name
}

/// Returns in what records differ from those of a base.
pub fn differing(records: &Records, base: &Records) -> Records {
    let own = records.iter().filter(|(id, hash)| base.get(*id) != Some(hash));
    let left_out = base.keys().filter(|id| !records.contains_key(*id));
    let own = own.map(|(id, hash)| (id.clone(), hash.clone()));
    own.chain(left_out.map(|id| (id.clone(), None))).collect()
}

/// Returns the path of the manifest of an order of an edition, from the folder of its
/// guide.
pub fn of_order(edition: &str) -> String {
    format!("{ORDER}/manifest-{edition}.json")
}

/// Returns whether a file of a guide's folder is the manifest of an order.
pub(super) fn is_of_order(name: &str) -> bool {
    let name = name
        .strip_prefix(ORDER)
        .and_then(|name| name.strip_prefix("/manifest-"));
    name.is_some_and(|name| name.ends_with(".json"))
}

/// Returns the path of the manifest of a folder.
pub(super) fn path(folder: &str) -> String {
    format!("{folder}/{NAME}")
}
