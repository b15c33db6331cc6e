//! The steps, one after the other: from a project to its artifacts.

mod order;
mod proofs;
mod render;
mod targets;

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::catalog::{self, Catalog, Product, Purpose};
use crate::cite::ProcessError;
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{self, Document, Target};
use crate::files::Files;
use crate::output::Artifact;
use crate::pdf::Fonts;
use crate::proof;
use crate::source::{self, Sources};
use crate::typography::lint;
pub use order::order;
pub use proofs::{Gauge, Proofs, Unit, proofs};
use render::Workshop;
use targets::targets;

/// What to build; all of it, for screens, if nothing is said.
#[derive(Debug, Clone)]
pub struct Request {
    /// The guides, by the names of their folders.
    pub guides: Vec<String>,
    /// The products.
    pub products: Vec<Product>,
    /// What the outputs are for.
    pub purposes: Vec<Purpose>,
    /// Whether the cards of several stations share sheets, besides.
    pub gang: bool,
    /// The stations.
    pub stations: Stations,
    /// The edition, by the name of its file; the latest if nothing is said.
    pub edition: Option<String>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            guides: Vec::new(),
            products: Vec::new(),
            purposes: vec![Purpose::Screen],
            gang: false,
            stations: Stations::default(),
            edition: None,
        }
    }
}

/// The stations to build for; the common version is always built.
#[derive(Debug, Clone, Default)]
pub enum Stations {
    /// All of them.
    #[default]
    All,
    /// None.
    None,
    /// Those named.
    Named(Vec<String>),
}

/// What a step has made, and all that it found on the way.
#[derive(Debug)]
pub struct Outcome<T> {
    /// What it has made; nothing if a mistake stands in the way.
    pub value: Option<T>,
    /// Mistakes and warnings, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a build has made.
#[derive(Debug)]
pub struct Build {
    /// The files, by their paths below the output folder.
    pub artifacts: Vec<Artifact>,
    /// The folders that the build makes whole, such as `2026/milieu-policier` or
    /// `2026/milieu-policier/order`; none if only a part was asked for, so that
    /// nothing else is removed.
    pub scope: Vec<String>,
    /// The folder of the edition, if all of its guides have been made.
    pub edition: Option<String>,
}

/// Called with how many documents are done, of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Builds what is asked for.
pub fn build(
    files: &Files,
    request: &Request,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<Build> {
    run(|sink| {
        let (catalog, fonts) = prepare(files, request, sink)?;
        let documents = resolved(&catalog, request, sink)?;
        let workshop = Workshop {
            files,
            fonts: &fonts,
            catalog: &catalog,
            purposes: &request.purposes,
            gang: request.gang,
            jobs,
            progress,
            said: RefCell::default(),
        };
        workshop.warn_of_profile(sink);
        let artifacts = workshop.artifacts(&documents, sink)?;
        let scope = scope(&catalog, request, &documents);
        let all = !scope.is_empty() && request.guides.is_empty();
        let edition = all.then(|| catalog.edition.id.clone());
        Some(Build { artifacts, scope, edition })
    })
}

/// Checks what is asked for down to the last line that does not fit, reads it as
/// an editor would, and makes nothing.
pub fn check(files: &Files, request: &Request) -> Outcome<()> {
    run(|sink| {
        let sources = source::load(files, sink);
        let (said, _) = proof::texts(&sources, files);
        said.into_iter().for_each(|one| sink.push(one));
        let (catalog, fonts) = prove(&sources, files, request, sink)?;
        let documents = resolved(&catalog, request, sink)?;
        // What is read at a station is read in the common version.
        let common = documents.iter().filter(|(target, _)| target.station.is_none());
        let common: Vec<&Document> = common.map(|(_, document)| document).collect();
        let said = proof::pages(&common, &sources, &catalog);
        said.into_iter().for_each(|one| sink.push(one));
        let workshop = Workshop {
            files,
            fonts: &fonts,
            catalog: &catalog,
            purposes: &request.purposes,
            gang: request.gang,
            jobs: 1,
            progress: &|_, _| (),
            said: RefCell::default(),
        };
        workshop.artifacts(&documents, sink)?;
        Some(())
    })
}

/// Returns the files of a project in which something may be corrected without
/// asking, as they are with all of it corrected, and how much that is.
///
/// What a file holds besides stays as it is, to the byte.
pub fn corrected(files: &Files) -> (Vec<Artifact>, usize) {
    // What is wrong with the sources is for `check` to say.
    let sources = source::load(files, &mut Sink::default());
    let (_, mut corrections) = proof::texts(&sources, files);
    corrections.sort_by_key(|one| (one.span.path.clone(), one.span.range.start));
    corrections.dedup_by(|next, one| {
        next.span.path == one.span.path && next.span.range.start < one.span.range.end
    });
    let of_file = corrections.chunk_by(|a, b| a.span.path == b.span.path);
    let artifacts = of_file.filter_map(|corrections| {
        let path = corrections.first()?.span.path.to_string();
        let text = files.text(&path).ok()?;
        let edits = corrections.iter();
        let edits = edits.map(|one| (one.span.range.clone(), one.instead.clone()));
        Some(Artifact {
            bytes: lint::rewritten(&text, edits).into_bytes(),
            path,
        })
    });
    (artifacts.collect(), corrections.len())
}

/// Makes the documents of what is asked for, without rendering them.
pub fn documents(files: &Files, request: &Request) -> Outcome<Vec<Document>> {
    run(|sink| {
        let (catalog, _) = prepare(files, request, sink)?;
        let documents = resolved(&catalog, request, sink)?;
        Some(documents.into_iter().map(|(_, document)| document).collect())
    })
}

/// Runs steps that share a sink; a mistake takes away what they have made.
fn run<T>(steps: impl FnOnce(&mut Sink) -> Option<T>) -> Outcome<T> {
    let mut sink = Sink::default();
    let value = steps(&mut sink);
    let value = value.filter(|_| !sink.has_errors());
    Outcome { value, diagnostics: sink.finish() }
}

/// Reads and checks the project.
fn prepare(
    files: &Files,
    request: &Request,
    sink: &mut Sink,
) -> Option<(Catalog, Fonts)> {
    let sources = source::load(files, sink);
    prove(&sources, files, request, sink)
}

/// Checks what has been read.
fn prove(
    sources: &Sources,
    files: &Files,
    request: &Request,
    sink: &mut Sink,
) -> Option<(Catalog, Fonts)> {
    let fonts = sink.take(Fonts::load(files));
    let catalog = catalog::check(sources, files, request.edition.as_deref(), sink);
    Some((catalog?, fonts?))
}

/// Makes the documents of all targets that are asked for.
fn resolved(
    catalog: &Catalog,
    request: &Request,
    sink: &mut Sink,
) -> Option<Vec<(Target, Document)>> {
    let mut documents = Vec::new();
    for target in targets(catalog, request, sink)? {
        match document::resolve(catalog, &target) {
            Ok(document) => documents.push((target, document)),
            Err(error) => sink.push(unformatted(&error)),
        }
    }
    (!sink.has_errors()).then_some(documents)
}

/// Says that the references of a guide cannot be formatted.
fn unformatted(error: &ProcessError) -> Diagnostic {
    Diagnostic::failure(Code::CitationFailed).with("cause", error.to_string())
}

/// Returns the folders that a build makes whole.
fn scope(
    catalog: &Catalog,
    request: &Request,
    documents: &[(Target, Document)],
) -> Vec<String> {
    let whole = request.products.is_empty()
        && request.purposes.contains(&Purpose::Screen)
        && matches!(request.stations, Stations::All);
    if !whole {
        return Vec::new();
    }
    let guides = documents.iter().map(|(target, _)| folder(catalog, &target.guide));
    let guides: BTreeSet<String> = guides.collect();
    guides.into_iter().collect()
}

/// Returns the folder of a guide below the output folder.
fn folder(catalog: &Catalog, guide: &str) -> String {
    format!("{}/{guide}", catalog.edition.id)
}
