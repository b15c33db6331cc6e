//! The steps, one after the other: from a project to its artifacts.

mod archive;
mod book;
mod carriers;
mod deposit;
mod diff;
mod faults;
mod gates;
mod order;
mod outlet;
mod paper;
mod proofs;
mod rebuild;
mod render;
mod report;
mod stamp;
mod status;
mod targets;
mod template;
mod version;

use std::collections::BTreeSet;
use std::path::Path;

use crate::catalog::{self, Catalog, Product, Purpose};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{self, Document, Target};
use crate::files::Files;
use crate::output::{Artifact, Part, Stage, Summary, Whole};
use crate::pdf::{self, Fonts};
use crate::proof;
use crate::source::{self, Sources};
use crate::typography::lint;
pub use archive::{Archived, archive};
pub use carriers::{Carrier, CarrierPlace, carriers};
pub use deposit::deposit;
pub use diff::{Comparison, Paper, diff};
pub use order::{order, publish_order};
use outlet::{Bin, Outlet, Shelf};
pub use proofs::{Gauge, Proofs, Unit, proofs};
pub use rebuild::rebuild;
use render::{Task, Workshop};
pub use report::{Medium, report};
use stamp::Keys;
pub use status::{Change, ChangeKind, Copies, State, status};
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
    /// The regions of the stations; all if none is named.
    pub regions: Vec<String>,
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
            regions: Vec::new(),
            edition: None,
        }
    }
}

impl Request {
    /// Returns what is to be made, given where it goes.
    fn task<'a>(&'a self, outlet: &'a dyn Outlet, keys: Option<&'a Keys>) -> Task<'a> {
        Task {
            purposes: &self.purposes,
            gang: self.gang,
            outlet,
            keys,
        }
    }

    /// Refuses what may not leave the house, if it is asked for.
    fn refuse(&self, catalog: &Catalog, targets: &[Target], sink: &mut Sink) {
        if self.purposes.contains(&Purpose::Press) {
            gates::refuse(catalog, targets, sink);
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
    /// Those named, also by patterns in which `*` stands for any letters: `poste-*`.
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
}

/// Called with how many documents are done, of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Where a build goes.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    /// The output folder.
    pub out: &'a Path,
    /// Whether to make everything anew, whatever is there.
    pub force: bool,
    /// Which part of it is made.
    pub shard: Shard,
}

/// One of several equal parts of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 1.
    pub number: usize,
    /// Of how many.
    pub count: usize,
}

impl Shard {
    /// The whole.
    pub const WHOLE: Self = Self { number: 1, count: 1 };
}

/// Builds what is asked for, and returns its files.
pub fn build(
    files: &Files,
    request: &Request,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<Build> {
    run(|sink| {
        let (catalog, fonts) = prepare(files, request, sink)?;
        let targets = targets(&catalog, request, sink)?;
        request.refuse(&catalog, &targets, sink);
        let shelf = Shelf::default();
        let workshop = Workshop::new(files, &fonts, &catalog, jobs, progress);
        workshop.warn_of_profile(&request.purposes, sink);
        workshop.make(&targets, request.task(&shelf, None), sink);
        let scope = scope(&catalog, request, &targets);
        Some(Build { artifacts: shelf.into_artifacts(), scope })
    })
}

/// Builds what is asked for into an output folder: what has changed since the last
/// build, all of it at once, or nothing if there is a mistake.
pub fn publish(
    files: &Files,
    request: &Request,
    delivery: Delivery<'_>,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<Summary> {
    run(|sink| {
        let keys = sink.take(Keys::of(files));
        let stage = sink.take(Stage::open(delivery.out, delivery.force));
        let key = keys.as_ref().map(|keys| keys.whole(request, delivery.shard));
        if let (Some(stage), Some(key)) = (&stage, &key)
            && let Some((found, unchanged)) = stage.remembered_whole(key)
        {
            found.iter().for_each(|one| sink.push(one.clone()));
            return Some(Summary { unchanged, ..Summary::default() });
        }
        let (catalog, fonts) = prepare(files, request, sink)?;
        let targets = targets(&catalog, request, sink)?;
        let (stage, keys, key) = (stage?, keys?, key?);
        request.refuse(&catalog, &targets, sink);
        let own = targets::of_shard(&targets, delivery.shard);
        let workshop = Workshop::new(files, &fonts, &catalog, jobs, progress);
        workshop.warn_of_profile(&request.purposes, sink);
        workshop.make(&own, request.task(&stage, Some(&keys)), sink);
        changed(files).into_iter().for_each(|one| sink.push(one));
        if sink.has_errors() {
            return None;
        }
        let mut scope = scope(&catalog, request, &targets);
        // Elsewhere, another project may put its guides in the same folder.
        if request.guides.is_empty() && files.holds(delivery.out) && !scope.is_empty() {
            scope.push(catalog.edition.id.clone());
        }
        let whole = Whole { key, diagnostics: sink.clone().finish() };
        let part = (delivery.shard != Shard::WHOLE).then(|| {
            let Shard { number, count } = delivery.shard;
            Part::new(number, count, keys.asked(request), std::mem::take(&mut scope))
        });
        // What thousands of files need to be listed takes the place of Typst's memory.
        pdf::forget_all();
        sink.take(stage.publish(&scope, Some(whole), part))
    })
}

/// Checks what is asked for down to the last line that does not fit, reads it as
/// an editor would, and makes nothing.
pub fn check(
    files: &Files,
    request: &Request,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<()> {
    run(|sink| {
        let sources = source::load(files, sink);
        let (said, _) = proof::texts(&sources, files);
        said.into_iter().for_each(|one| sink.push(one));
        let (catalog, fonts) = prove(&sources, files, request, sink)?;
        let targets = targets(&catalog, request, sink)?;
        // What is read at a station is read in the common version.
        let mut common = targets.clone();
        common.retain(|target| target.station.is_none());
        let documents = resolved(&catalog, common, sink)?;
        let common: Vec<&Document> = documents.iter().map(|(_, one)| one).collect();
        let said = proof::pages(&common, &sources, &catalog);
        said.into_iter().for_each(|one| sink.push(one));
        let workshop = Workshop::new(files, &fonts, &catalog, jobs, progress);
        workshop.make(&targets, request.task(&Bin, None), sink);
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
        let targets = targets(&catalog, request, sink)?;
        let documents = resolved(&catalog, targets, sink)?;
        Some(documents.into_iter().map(|(_, document)| document).collect())
    })
}

/// Says that a source was changed while it was being used, if one was: what was made
/// before and after may not go together.
fn changed(files: &Files) -> Option<Diagnostic> {
    let diagnostic = Diagnostic::failure(Code::SourceChanged);
    files.changed().map(|path| diagnostic.with("path", path))
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

/// Makes the documents of targets.
fn resolved(
    catalog: &Catalog,
    targets: Vec<Target>,
    sink: &mut Sink,
) -> Option<Vec<(Target, Document)>> {
    let mut documents = Vec::new();
    for target in targets {
        match document::resolve(catalog, &target) {
            Ok(document) => documents.push((target, document)),
            Err(error) => sink.push(render::unformatted(&error)),
        }
    }
    (!sink.has_errors()).then_some(documents)
}

/// Returns the folders that a build makes whole.
fn scope(catalog: &Catalog, request: &Request, targets: &[Target]) -> Vec<String> {
    let whole = request.products.is_empty()
        && request.purposes.contains(&Purpose::Screen)
        && matches!(request.stations, Stations::All)
        && request.regions.is_empty();
    if !whole {
        return Vec::new();
    }
    let guides = targets.iter().map(|target| folder(catalog, &target.guide));
    let guides: BTreeSet<String> = guides.collect();
    guides.into_iter().collect()
}

/// Returns the folder of a guide below the output folder.
fn folder(catalog: &Catalog, guide: &str) -> String {
    format!("{}/{guide}", catalog.edition.id)
}
