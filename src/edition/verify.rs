//! Whether a bag is complete and valid (RFC 8493, section 3), and all that is wrong.
//!
//! Nothing is fetched. Each file is read once, as a stream, whatever its size; only the
//! manifests are kept. The rules of the drafts (0.93 to 0.97) are those of RFC 8493
//! where it is not stricter.
//!
//! # Limits
//!
//! A bag proves that nobody has changed it by accident: who changes a file and its
//! checksums is not found out by them. A file of checksums is no signature.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::declaration::{self, Declaration};
use super::hashes::{Algorithm, checksums};
use super::manifest::{Manifest, PAYLOAD, Reading};
use super::paths;
use crate::diag::{Code, Diagnostic, Sink};
use crate::files::{Kind, Package, cannot_read};

/// The largest tag file that is read, in bytes: lines for about a million files.
const TAG_LIMIT: u64 = 256 << 20;

/// What a verification has found.
#[derive(Debug)]
pub struct Verdict {
    /// How many files have been read.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
    /// What is wrong, and what is only remarkable.
    pub diagnostics: Vec<Diagnostic>,
}

/// A bag under examination.
struct Bag {
    package: Package,
    declaration: Declaration,
    manifests: Vec<Manifest>,
    fetch: BTreeMap<String, Option<u64>>,
    info: Vec<(String, String)>,
    faults: Vec<Diagnostic>,
}

/// What was found of one file.
struct Read {
    size: u64,
    sums: BTreeMap<Algorithm, String>,
}

/// Verifies a bag, a folder or a zip.
///
/// Fails if there is none.
pub fn verify(place: &Path) -> Result<Verdict, Diagnostic> {
    let package = Package::open(place)?;
    if !package.items().contains_key(declaration::FILE) && package.faults().is_empty() {
        let fault = Diagnostic::failure(Code::NotABag).with("kind", "declaration");
        return Err(fault.with("path", place.display()));
    }
    let mut bag = Bag::open(package);
    let read = bag.read();
    bag.judge(&read);
    let mut sink = Sink::default();
    bag.faults.into_iter().for_each(|fault| sink.push(fault));
    Ok(Verdict {
        files: read.len(),
        bytes: read.values().map(|read| read.size).sum(),
        diagnostics: sink.finish(),
    })
}

impl Bag {
    /// Reads what a bag says of itself.
    fn open(mut package: Package) -> Self {
        let mut faults = package.faults().to_vec();
        let mut texts = BTreeMap::new();
        let names: Vec<String> = package.items().keys().cloned().collect();
        for name in names.iter().filter(|name| is_read(name)) {
            match package.bytes(name, TAG_LIMIT) {
                Ok(bytes) => drop(texts.insert(name.clone(), bytes)),
                Err(error) => faults.push(unreadable(name, &error)),
            }
        }
        let declared = texts.remove(declaration::FILE).unwrap_or_default();
        let declaration = Declaration::read(&declared, &mut faults);
        let items = package.items();
        let composed = items.keys().map(|path| (paths::composed(path), &**path));
        let mut reading = Reading {
            declaration,
            items,
            composed: composed.collect(),
            faults,
        };
        let mut manifests = Vec::new();
        let mut fetch = BTreeMap::new();
        let mut info = Vec::new();
        for (name, bytes) in &texts {
            let Some(text) = declaration.text(bytes) else {
                reading.tell(name, "encoding", 0);
                continue;
            };
            match &**name {
                "fetch.txt" => fetch = reading.fetch(name, &text),
                name if name == declaration.version.info() => {
                    info = declaration::info(name, &text, &mut reading.faults);
                }
                name => manifests.extend(reading.manifest(name, &text)),
            }
        }
        let faults = reading.faults;
        Self {
            package,
            declaration,
            manifests,
            fetch,
            info,
            faults,
        }
    }

    /// Reads every file once.
    fn read(&mut self) -> BTreeMap<String, Read> {
        let mut found = BTreeMap::new();
        let all: Vec<Algorithm> = self
            .manifests
            .iter()
            .map(|manifest| manifest.algorithm)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let items: Vec<_> = self.package.items().clone().into_iter().collect();
        for (path, item) in items {
            if let Some(kind) = refused(&path, item.kind) {
                let fault = Diagnostic::failure(Code::BagPath).with("kind", kind);
                self.faults.push(fault.with("path", &path).with("place", "same"));
                continue;
            }
            let wanted: Vec<Algorithm> = if self.is_listed(&path) {
                let own =
                    self.manifests.iter().filter(|one| one.sums.contains_key(&path));
                own.map(|one| one.algorithm)
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .collect()
            } else if path.starts_with(PAYLOAD) {
                // It may be a file of the bag under another name.
                all.clone()
            } else {
                Vec::new()
            };
            let stream = self.package.stream(&path);
            match stream.and_then(|stream| checksums(stream, &wanted)) {
                Ok((size, _)) if size != item.size => self.tell_zip("size", &path),
                Ok((size, sums)) => {
                    let sums = wanted.into_iter().zip(sums).collect();
                    found.insert(path, Read { size, sums });
                }
                Err(error) => self.faults.push(unreadable(&path, &error)),
            }
        }
        found
    }

    /// Judges what has been read.
    fn judge(&mut self, read: &BTreeMap<String, Read>) {
        let payload = || read.iter().filter(|(path, _)| path.starts_with(PAYLOAD));
        let bytes = payload().map(|(_, read)| read.size).sum();
        declaration::check_oxum(&self.info, bytes, payload().count(), &mut self.faults);
        let mut reasons = Vec::new();
        if !self.manifests.iter().any(|manifest| !manifest.is_tag) {
            reasons.push(
                Diagnostic::failure(Code::BagManifest)
                    .with("path", "manifest-sha512.txt")
                    .with("kind", "none")
                    .with("line", 0),
            );
        }
        if !self.manifests.iter().any(|manifest| manifest.is_tag) {
            reasons.push(remark("unproved", declaration::FILE));
        }
        self.faults.append(&mut reasons);
        self.judge_sums(read);
        self.judge_lists(read);
        self.judge_fetch(read);
        self.judge_names();
    }

    /// Tells the files that have other checksums than those listed.
    fn judge_sums(&mut self, read: &BTreeMap<String, Read>) {
        for manifest in &self.manifests {
            for (path, sum) in &manifest.sums {
                let found =
                    read.get(path).and_then(|read| read.sums.get(&manifest.algorithm));
                if found.is_some_and(|found| found != sum) {
                    let fault = Diagnostic::failure(Code::BagChanged).with("path", path);
                    self.faults.push(fault.with("manifest", &manifest.name));
                }
            }
        }
    }

    /// Tells the files that are listed and not there, or there and not listed; of those
    /// that are the same, that they have been renamed.
    fn judge_lists(&mut self, read: &BTreeMap<String, Read>) {
        let mut strays: BTreeSet<&String> = read
            .keys()
            .filter(|path| path.starts_with(PAYLOAD) && !self.is_listed(path))
            .collect();
        let mut missing = BTreeMap::new();
        for manifest in &self.manifests {
            let gone = manifest.sums.iter().filter(|(path, _)| !self.is_there(path));
            for (path, sum) in gone {
                missing.entry(path).or_insert((manifest, sum));
            }
        }
        let mut faults = Vec::new();
        for (path, (manifest, sum)) in missing {
            let renamed = strays
                .iter()
                .copied()
                .find(|stray| read[*stray].sums.get(&manifest.algorithm) == Some(sum));
            if let Some(stray) = renamed {
                strays.remove(stray);
                let fault = Diagnostic::failure(Code::BagRenamed).with("path", path);
                faults.push(fault.with("instead", stray));
            } else if !self.fetch.contains_key(path) {
                let fault = Diagnostic::failure(Code::BagMissing).with("path", path);
                faults.push(fault.with("manifest", &manifest.name));
            }
        }
        for path in strays {
            faults.push(Diagnostic::failure(Code::BagStray).with("path", path));
        }
        self.judge_each(read, &mut faults);
        self.faults.append(&mut faults);
    }

    /// Tells the files that a manifest leaves out (RFC 8493, sections 2.1.3 and 2.2.1):
    /// since 1.0, every manifest of the payload lists all of it.
    fn judge_each(&self, read: &BTreeMap<String, Read>, faults: &mut Vec<Diagnostic>) {
        let strict = self.declaration.version.is_strict();
        for manifest in &self.manifests {
            let left_out = read.keys().filter(|path| {
                let own = path.starts_with(PAYLOAD) != manifest.is_tag;
                own && !manifest.sums.contains_key(*path)
            });
            for path in left_out {
                let named = Manifest::named(path);
                let fault = if named.is_some_and(|(is_tag, _)| is_tag) {
                    continue;
                } else if manifest.is_tag && (named.is_none() || !strict) {
                    remark("unlisted", path)
                } else if strict && (manifest.is_tag || self.is_listed(path)) {
                    let fault = Diagnostic::failure(Code::BagUnlisted).with("path", path);
                    fault.with("manifest", &manifest.name)
                } else {
                    continue;
                };
                faults.push(fault);
            }
        }
    }

    /// Tells what is yet to be fetched, and what `fetch.txt` says in vain.
    fn judge_fetch(&mut self, read: &BTreeMap<String, Read>) {
        for (path, length) in &self.fetch {
            let kind = match (read.get(path), length) {
                _ if !self.is_listed(path) => "unlisted",
                (None, _) => "missing",
                (Some(read), Some(length)) if read.size != *length => "length",
                _ => continue,
            };
            let fault = Diagnostic::failure(Code::BagFetch).with("kind", kind);
            self.faults.push(fault.with("path", path));
        }
    }

    /// Remarks on names that another file system takes for one.
    fn judge_names(&mut self) {
        let mut known: BTreeMap<String, &String> = BTreeMap::new();
        for path in self.package.items().keys() {
            if let Some(other) = known.insert(paths::folded(path), path) {
                let clash = format!("{other}, {path}");
                self.faults.push(remark("clash", &clash));
            }
        }
    }

    /// Returns whether a manifest lists a file.
    fn is_listed(&self, path: &str) -> bool {
        self.manifests.iter().any(|manifest| manifest.sums.contains_key(path))
    }

    /// Returns whether something is there by a name, readable or not.
    fn is_there(&self, path: &str) -> bool {
        self.package.items().contains_key(path)
    }

    /// Says what is wrong with an entry of a zip.
    fn tell_zip(&mut self, kind: &str, path: &str) {
        let fault = Diagnostic::failure(Code::BagZip);
        self.faults.push(fault.with("kind", kind).with("path", path));
    }
}

/// Returns whether a file says what a bag is.
fn is_read(name: &str) -> bool {
    let others = [declaration::FILE, "fetch.txt", "bag-info.txt", "package-info.txt"];
    others.contains(&name) || Manifest::named(name).is_some() && !name.contains('/')
}

/// Returns why an item is not read.
fn refused(path: &str, kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::File => paths::refusal(path),
        Kind::Link => Some("link"),
        Kind::Special => Some("special"),
    }
}

/// Remarks on what makes no bag invalid.
fn remark(kind: &str, path: &str) -> Diagnostic {
    let remark = Diagnostic::failure(Code::BagRemark);
    remark.with("kind", kind).with("path", path)
}

/// Says that a file of the bag cannot be read.
fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    if error.kind() == ErrorKind::InvalidData {
        let fault = Diagnostic::failure(Code::BagZip).with("kind", "broken");
        return fault.with("path", path);
    }
    cannot_read(path, error)
}
