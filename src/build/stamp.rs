//! What outputs are made from, as hashes: the keys of their stamps.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Request, Shard};
use crate::catalog::{Plan, Purpose};
use crate::diag::Diagnostic;
use crate::document::Document;
use crate::files::{Files, program};
use crate::output::Stamp;
use crate::pdf::Fault;

/// Where the stations are.
const STATIONS: &str = "sources/stations/";

/// The hashes of everything that a project is read from.
pub(super) struct Keys {
    /// The program; its file's date tells two of one version apart, so this is for
    /// stamps alone and stands in no output.
    program: String,
    /// The layouts, the fonts and the pictures: all that a rendering reads beside its
    /// document.
    pub(super) layouts: String,
    /// All that is read but for the stations.
    shared: String,
    /// Each station's file, by its id.
    stations: BTreeMap<String, String>,
    /// Everything but the program.
    files: String,
}

impl Keys {
    /// Reads a project.
    ///
    /// Fails if a file cannot be read.
    pub(super) fn of(files: &Files) -> Result<Self, Diagnostic> {
        let program = program();
        let mut shared = Hash::of(&program);
        let [mut layouts, mut content] = [(); 2].map(|()| Hash::default());
        let mut stations = BTreeMap::new();
        for folder in ["sources", "layouts", "fonts"] {
            for path in files.list(folder)? {
                let bytes = files.bytes(&path)?;
                let file = Hash::of(&*bytes).written();
                content.add(&path).add(&file);
                if let Some(name) = path.strip_prefix(STATIONS) {
                    let id = name.strip_suffix(".yaml").unwrap_or(name);
                    stations.insert(id.to_owned(), file);
                    continue;
                }
                shared.add(&path).add(&file);
                if folder != "sources" || !path.ends_with(".yaml") {
                    layouts.add(&path).add(&file);
                }
            }
        }
        let (layouts, shared) = (layouts.written(), shared.written());
        Ok(Self {
            program,
            layouts,
            shared,
            stations,
            files: content.written(),
        })
    }

    /// Returns the key of a build as a whole.
    pub(super) fn whole(&self, request: &Request, shard: Shard) -> String {
        let mut hash = Hash::of(&self.program);
        hash.add(self.asked(request)).add(format!("{shard:?}")).written()
    }

    /// Returns the key of what is asked for, the same on every machine that has this
    /// version of the program.
    pub(super) fn asked(&self, request: &Request) -> String {
        let mut hash = Hash::of(env!("CARGO_PKG_VERSION"));
        hash.add(&self.files).add(format!("{request:?}")).written()
    }

    /// Returns the key of all that the files of a version may be made from.
    pub(super) fn inputs(&self, station: Option<&str>) -> String {
        let mut hash = Hash::of(&self.shared);
        let own = station.and_then(|station| self.stations.get(station));
        own.map(|own| hash.add(own));
        hash.written()
    }

    /// Returns the key of all that a file is rendered from, given its documents.
    pub(super) fn rendering(
        &self,
        purpose: Purpose,
        plan: &Plan,
        documents: &[&Document],
    ) -> String {
        let mut hash = Hash::of(&self.program);
        hash.add(&self.layouts).add(purpose.name()).add(&plan.template);
        hash.add(format!("{:?}", plan.format));
        for document in documents {
            hash.add_json(document);
        }
        hash.written()
    }
}

/// Writes down what a rendering found.
pub(super) fn written(faults: &[Fault]) -> String {
    if faults.is_empty() {
        return String::new();
    }
    serde_json::to_string(faults).expect("a fault has only text keys")
}

/// Returns what a rendering found.
pub(super) fn found(stamp: &Stamp) -> Vec<Fault> {
    serde_json::from_str(&stamp.found).unwrap_or_default()
}

/// A hash of several things, each told apart from the next.
#[derive(Default)]
struct Hash(Sha256);

impl Hash {
    /// Makes the hash of a thing.
    fn of(thing: &(impl AsRef<[u8]> + ?Sized)) -> Self {
        let mut hash = Self::default();
        hash.add(thing);
        hash
    }

    /// Adds a thing.
    fn add(&mut self, thing: impl AsRef<[u8]>) -> &mut Self {
        let bytes = thing.as_ref();
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Adds a thing as it is written.
    fn add_json(&mut self, thing: &impl Serialize) {
        self.add(serde_json::to_vec(thing).expect("a document has only text keys"));
    }

    /// Writes the hash in hexadecimal; half of it tells all things apart.
    fn written(&mut self) -> String {
        let mut written = format!("{:x}", self.0.clone().finalize());
        written.truncate(32);
        written
    }
}
