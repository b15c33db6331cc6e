//! The manifests of a bag and `fetch.txt`: which files there must be, and their
//! checksums.

use std::collections::BTreeMap;

use super::declaration::{Declaration, lines};
use super::hashes::Algorithm;
use super::paths;
use crate::diag::{Code, Diagnostic};
use crate::files::Item;

/// The folder of the payload.
pub(super) const PAYLOAD: &str = "data/";

/// A list of files and their checksums.
#[derive(Debug)]
pub(super) struct Manifest {
    /// Its own name.
    pub(super) name: String,
    /// What its checksums are.
    pub(super) algorithm: Algorithm,
    /// Whether it lists tag files, not the payload.
    pub(super) is_tag: bool,
    /// The checksums in lower case, by the paths of files as they are in the bag, or as
    /// they are written if there is none.
    pub(super) sums: BTreeMap<String, String>,
}

/// What the lines of a bag are read against.
pub(super) struct Reading<'a> {
    pub(super) declaration: Declaration,
    pub(super) items: &'a BTreeMap<String, Item>,
    /// The paths of the items, by their composed form.
    pub(super) composed: BTreeMap<String, &'a str>,
    pub(super) faults: Vec<Diagnostic>,
}

impl Manifest {
    /// Returns what the name of a file says, if it is that of a manifest: whether it is
    /// of tag files, and the name of its algorithm.
    pub(super) fn named(name: &str) -> Option<(bool, &str)> {
        let stem = name.strip_suffix(".txt")?;
        match stem.strip_prefix("tagmanifest-") {
            Some(algorithm) => Some((true, algorithm)),
            None => stem.strip_prefix("manifest-").map(|algorithm| (false, algorithm)),
        }
    }
}

impl Reading<'_> {
    /// Reads a manifest (RFC 8493, sections 2.1.3 and 2.2.1); nothing if its algorithm
    /// is not known.
    pub(super) fn manifest(&mut self, name: &str, text: &str) -> Option<Manifest> {
        let (is_tag, named) = Manifest::named(name)?;
        let Some(algorithm) = Algorithm::named(named) else {
            self.tell(name, "algorithm", 0);
            return None;
        };
        // Names are in lower case (section 2.4); a flipped bit shows as a capital.
        if named != algorithm.name() {
            self.remark("name", name);
        }
        let sums = BTreeMap::new();
        let mut manifest = Manifest { name: name.to_owned(), algorithm, is_tag, sums };
        for (index, line) in lines(text).enumerate() {
            if let Some(kind) = self.line(&mut manifest, line) {
                self.tell(name, kind, index + 1);
            }
        }
        Some(manifest)
    }

    /// Reads a line of a manifest; what is wrong with it, if something is.
    fn line(&mut self, manifest: &mut Manifest, line: &str) -> Option<&'static str> {
        let Some((sum, path)) = line.split_once([' ', '\t']) else {
            return (!line.is_empty()).then_some("line");
        };
        let is_hexadecimal = sum.bytes().all(|byte| byte.is_ascii_hexdigit());
        if sum.len() != manifest.algorithm.digits() || !is_hexadecimal {
            return Some("checksum");
        }
        let path = self.path(path.trim_start_matches([' ', '\t']), &manifest.name)?;
        if path.starts_with(PAYLOAD) == manifest.is_tag {
            return Some(if manifest.is_tag { "payload" } else { "outside" });
        }
        if manifest.is_tag && Manifest::named(&path).is_some_and(|(is_tag, _)| is_tag) {
            return Some("itself");
        }
        let lower = sum.to_ascii_lowercase();
        // The digits of a program are of one case; a flipped bit shows as the other.
        let mixed = sum != lower && sum != sum.to_ascii_uppercase();
        let strict = self.declaration.version.is_strict();
        match manifest.sums.insert(path, lower.clone()) {
            Some(before) if strict || before != lower => Some("twice"),
            Some(_) => Some("again"),
            None => mixed.then_some("case"),
        }
    }

    /// Reads a path as it is written in a file of lines; nothing, and a fault, if it
    /// leads out of the bag.
    fn path(&mut self, written: &str, place: &str) -> Option<String> {
        let decoded = paths::decoded(written);
        // md5sum and its kin mark files that they read as bytes with a star.
        let unmarked = written.strip_prefix('*').unwrap_or(written);
        for path in [&*decoded, written, unmarked] {
            if let Some(kind) = paths::refusal(path) {
                let fault = Diagnostic::failure(Code::BagPath).with("kind", kind);
                self.faults.push(fault.with("path", path).with("place", place));
                return None;
            }
            let plain = paths::plain(path);
            if self.items.contains_key(&plain) {
                if plain != path {
                    self.remark("steps", place);
                }
                if path == unmarked && unmarked != written {
                    self.remark("marks", place);
                }
                return Some(plain);
            }
            if let Some(known) = self.composed.get(&paths::composed(&plain)) {
                let known = (*known).to_owned();
                self.remark("accents", &known);
                return Some(known);
            }
        }
        Some(paths::plain(&paths::decoded(unmarked)))
    }

    /// Reads `fetch.txt` (RFC 8493, section 2.2.3): the lengths of the files that are to
    /// be fetched, where they are said, by path.
    pub(super) fn fetch(
        &mut self,
        name: &str,
        text: &str,
    ) -> BTreeMap<String, Option<u64>> {
        let mut found = BTreeMap::new();
        for (index, line) in lines(text).enumerate() {
            let mut words = line.splitn(3, [' ', '\t']).map(|word| word.trim_start());
            let (Some(_), Some(length), Some(path)) =
                (words.next(), words.next(), words.next())
            else {
                if !line.is_empty() {
                    self.tell(name, "line", index + 1);
                }
                continue;
            };
            let size = length.parse().ok();
            if size.is_none() && length != "-" {
                self.tell(name, "line", index + 1);
            }
            let Some(path) = self.path(path, name) else { continue };
            if !path.starts_with(PAYLOAD) {
                self.tell(name, "outside", index + 1);
            }
            if found.insert(path, size).is_some() {
                self.tell(name, "twice", index + 1);
            }
        }
        found
    }

    /// Says what is wrong with a line of a file, or with the file if it is line 0.
    pub(super) fn tell(&mut self, path: &str, kind: &str, line: usize) {
        if ["again", "case"].contains(&kind) {
            return self.remark(kind, &format!("{path}:{line}"));
        }
        let fault = Diagnostic::failure(Code::BagManifest).with("path", path);
        self.faults.push(fault.with("kind", kind).with("line", line));
    }

    /// Remarks on what makes no bag invalid.
    pub(super) fn remark(&mut self, kind: &str, path: &str) {
        let remark = Diagnostic::failure(Code::BagRemark).with("kind", kind);
        self.faults.push(remark.with("path", path));
    }
}
