//! From targets to files, each handed over as it is made; what is wrong, to the line
//! it is about.
//!
//! A version is made as a whole on one thread, and forgotten: thousands of stations
//! take hardly more memory than ten. The common versions come first, so that what is
//! wrong everywhere is said of them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::faults::Said;
use super::outlet::Outlet;
use super::stamp::{self, Keys};
use super::version::{self, Kind, Version, Wanted};
use super::{Progress, book};
use crate::catalog::{Catalog, Plan, Product, Purpose};
use crate::cite::ProcessError;
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{self, Document, Resolver, Target};
use crate::files::Files;
use crate::output::{About, Artifact, Entry, Records, Stamp, base_name, differing};
use crate::pdf::{self, Colours, Fault, Fonts, Rendered, Renderer};

/// Everything that rendering needs.
pub(super) struct Workshop<'a> {
    pub(super) files: &'a Files,
    pub(super) fonts: &'a Fonts,
    pub(super) catalog: &'a Catalog,
    pub(super) jobs: usize,
    pub(super) progress: Progress<'a>,
    pub(super) resolver: Resolver<'a>,
    renderers: [Renderer<'a>; 3],
}

/// What is made, and where it goes.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    /// What the files are for.
    pub(super) purposes: &'a [Purpose],
    /// Whether cards of several stations share sheets besides.
    pub(super) gang: bool,
    /// Where the files go.
    pub(super) outlet: &'a dyn Outlet,
    /// What they are made from, if that is to be remembered.
    pub(super) keys: Option<&'a Keys>,
}

/// A task under way.
struct Work<'a> {
    task: Task<'a>,
    /// What the manifest says of the common version of each product of each guide, and
    /// of the others but for what is their own.
    bases: BTreeMap<(&'a str, Product), Entry>,
    /// Whether the disk has refused something: then nothing more is made.
    halted: AtomicBool,
}

/// What was found while a version was made.
#[derive(Default)]
pub(super) struct Found<'a> {
    faults: Vec<(&'a Target, Vec<Fault>)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Found<'a> {
    /// Notes what was found of a target, if anything was.
    fn tell(&mut self, target: &'a Target, faults: Vec<Fault>) {
        if !faults.is_empty() {
            self.faults.push((target, faults));
        }
    }
}

impl<'a> Workshop<'a> {
    /// Opens a workshop for what has been checked.
    pub(super) fn new(
        files: &'a Files,
        fonts: &'a Fonts,
        catalog: &'a Catalog,
        jobs: usize,
        progress: Progress<'a>,
    ) -> Self {
        let all = [Colours::Inks, Colours::Rgb, Colours::Grey];
        let renderers = all.map(|colours| Renderer::new(files, fonts, colours));
        let resolver = Resolver::new(catalog);
        Self {
            files,
            fonts,
            catalog,
            jobs,
            progress,
            resolver,
            renderers,
        }
    }

    /// Makes all files of targets and hands them over; what is wrong is in the sink.
    pub(super) fn make(&self, targets: &[Target], task: Task<'_>, sink: &mut Sink) {
        let work = match self.bases(targets, task) {
            Ok(bases) => Work { task, bases, halted: AtomicBool::new(false) },
            Err(error) => return sink.push(unformatted(&error)),
        };
        let mut versions = version::versions(targets);
        versions.sort_by_key(|targets| targets[0].station.is_some());
        let report = |done: usize| (self.progress)(done, versions.len());
        let found = pdf::spread(versions.len(), self.jobs, &report, |index| {
            let version = Version::of(self.catalog, task.purposes, versions[index]);
            self.version(&work, &version)
        });
        let mut said = Said::default();
        for Found { faults, diagnostics } in found {
            for (target, faults) in faults {
                said.report(self.catalog, target, faults, sink);
            }
            diagnostics.into_iter().for_each(|one| sink.push(one));
        }
        if task.gang {
            self.gangs(targets, task, &mut said, sink);
        }
    }

    /// Returns what the manifest says of the common versions, if it is to be
    /// remembered.
    fn bases<'b>(
        &self,
        targets: &'b [Target],
        task: Task<'_>,
    ) -> Result<BTreeMap<(&'b str, Product), Entry>, ProcessError> {
        let mut bases = BTreeMap::new();
        let Some(keys) = task.keys else { return Ok(bases) };
        for Target { guide, product, .. } in targets {
            let key = (guide.as_str(), *product);
            if bases.contains_key(&key) {
                continue;
            }
            let target = Target {
                guide: guide.clone(),
                product: *product,
                station: None,
            };
            let document = self.resolver.resolve(&target)?;
            bases.insert(key, self.entry(&document, Purpose::Screen, keys));
        }
        Ok(bases)
    }

    /// Returns what a manifest says of a document that is its own base, but for where
    /// it is and for whom.
    pub(super) fn entry(
        &self,
        document: &Document,
        purpose: Purpose,
        keys: &Keys,
    ) -> Entry {
        let shared = Arc::new(recorded(document));
        Entry {
            path: String::new(),
            sha256: String::new(),
            guide: document.guide.as_str().into(),
            product: document.product.as_str().into(),
            station: None,
            purpose: purpose.name().into(),
            edition: document.edition.id.as_str().into(),
            fingerprint: self.catalog.edition.fingerprint.as_str().into(),
            layouts: keys.layouts.as_str().into(),
            base: base_name(&shared).into(),
            records: Records::new(),
            shared,
        }
    }

    /// Makes the files of a version, on this thread.
    fn version<'b>(&self, work: &Work<'_>, version: &Version<'b>) -> Found<'b> {
        let mut found = Found::default();
        if work.halted.load(Ordering::Relaxed) || self.is_left(work, version, &mut found)
        {
            return found;
        }
        let resolved = version.targets.iter().map(|target| {
            self.resolver.resolve(target).map(|document| (target, document))
        });
        match resolved.collect::<Result<Vec<_>, _>>() {
            Err(error) => found.diagnostics.push(unformatted(&error)),
            Ok(documents) => {
                for wanted in &version.files {
                    if let Err(diagnostic) =
                        self.file(work, wanted, &documents, &mut found)
                    {
                        work.halted.store(true, Ordering::Relaxed);
                        found.diagnostics.push(diagnostic);
                    }
                }
            }
        }
        pdf::forget();
        found
    }

    /// Returns whether nothing has changed that the files of a version may be made
    /// from, and leaves them if so.
    fn is_left<'b>(
        &self,
        work: &Work<'_>,
        version: &Version<'b>,
        found: &mut Found<'b>,
    ) -> bool {
        let Task { outlet, keys, .. } = work.task;
        let Some(keys) = keys else { return false };
        let inputs = keys.inputs(version.targets[0].station.as_deref());
        let remembered = version.files.iter().map(|wanted| {
            let one = outlet.remembered(&wanted.path)?;
            let stamp = one.stamp.as_ref().filter(|stamp| stamp.inputs == inputs)?;
            Some((wanted, one, stamp))
        });
        let Some(remembered) = remembered.collect::<Option<Vec<_>>>() else {
            return false;
        };
        for (wanted, one, stamp) in remembered {
            let entry = one.entry.clone();
            let entry = entry.map(|entry| Entry { shared: work.shared(wanted), ..entry });
            let about = About { stamp: Some(stamp.clone()), entry };
            outlet.keep(&wanted.path, &one.digest, about);
            found.tell(wanted.target, stamp::found(stamp));
        }
        true
    }

    /// Makes a file, or leaves the one that is there if it was made from the same.
    ///
    /// Fails if the disk refuses.
    fn file<'b>(
        &self,
        work: &Work<'_>,
        wanted: &Wanted<'b>,
        documents: &[(&'b Target, Document)],
        found: &mut Found<'b>,
    ) -> Result<(), Diagnostic> {
        let Wanted { kind, target, path } = wanted;
        let outlet = work.task.outlet;
        let document = documents.iter().find(|(own, _)| own == target);
        let (_, document) = document.expect("a version has the documents of its targets");
        let cover = (*kind == Kind::Book).then(|| self.cover(target)).flatten();
        let mut about = About::default();
        if let Some(keys) = work.task.keys {
            let cover = cover.as_ref().map(|(_, cover)| cover);
            let rendering = self.rendering(keys, wanted, document, cover);
            about = work.about(wanted, document, rendering);
            if let Some(one) = outlet.remembered(path)
                && let Some(old) = one.stamp.as_ref()
                && let Some(stamp) = about.stamp.as_mut()
                && old.rendering == stamp.rendering
                && *kind != Kind::Record
            {
                stamp.found.clone_from(&old.found);
                found.tell(target, stamp::found(old));
                outlet.keep(path, &one.digest, about);
                return Ok(());
            }
        }
        let (bytes, faults) = match kind {
            Kind::Record => (Some(book::record(documents)), Vec::new()),
            Kind::Book => self.book(target, document, cover.as_ref(), found),
            Kind::Paper(colours, purpose) => {
                let job = self.job(*purpose, target, vec![document]);
                match job.map(|job| self.renderer(*colours).render_here(&job)) {
                    Some(Ok(Rendered { pdf, faults, .. })) => (Some(pdf), faults),
                    Some(Err(faults)) => (None, faults),
                    None => (None, Vec::new()),
                }
            }
        };
        if let Some(stamp) = &mut about.stamp {
            stamp.found = stamp::written(&faults);
        }
        found.tell(target, faults);
        let Some(bytes) = bytes else { return Ok(()) };
        outlet.put(Artifact { path: path.clone(), bytes }, about)
    }

    /// Returns the key of all that a file is rendered from, a book also from its cover.
    /// The documents themselves are not rendered.
    fn rendering(
        &self,
        keys: &Keys,
        wanted: &Wanted<'_>,
        document: &Document,
        cover: Option<&Document>,
    ) -> String {
        let Wanted { kind, target, .. } = wanted;
        if *kind == Kind::Record {
            return String::new();
        }
        let read: Vec<&Document> = std::iter::once(document).chain(cover).collect();
        keys.rendering(kind.purpose(), self.plan(target), &read)
    }

    /// Returns what renders in a space of colours.
    pub(super) fn renderer(&self, colours: Colours) -> &Renderer<'a> {
        let [inks, rgb, grey] = &self.renderers;
        match colours {
            Colours::Inks => inks,
            Colours::Rgb => rgb,
            Colours::Grey => grey,
        }
    }

    /// Returns how a target is made.
    pub(super) fn plan(&self, target: &Target) -> &'a Plan {
        &self.catalog.guides[&target.guide].plans[&target.product]
    }
}

impl Work<'_> {
    /// Returns the records that a file shares with the common version of its product.
    fn shared(&self, wanted: &Wanted<'_>) -> Arc<Records> {
        let base = self.bases.get(&(wanted.target.guide.as_str(), wanted.target.product));
        base.map(|base| base.shared.clone()).unwrap_or_default()
    }

    /// Returns what is to be remembered of a file, given the key of its rendering.
    fn about(
        &self,
        wanted: &Wanted<'_>,
        document: &Document,
        rendering: String,
    ) -> About {
        let Wanted { kind, target, .. } = wanted;
        let Some(keys) = self.task.keys else { return About::default() };
        let inputs = keys.inputs(target.station.as_deref());
        let stamp = Some(Stamp { inputs, rendering, found: String::new() });
        let base = self.bases.get(&(target.guide.as_str(), target.product));
        let Some(base) = base.filter(|_| *kind != Kind::Record) else {
            return About { stamp, entry: None };
        };
        let entry = Entry {
            station: target.station.clone(),
            purpose: kind.purpose().name().into(),
            records: differing(&recorded(document), &base.shared),
            ..base.clone()
        };
        About { stamp, entry: Some(entry) }
    }
}

/// Returns the hashes of what a document prints of each record.
fn recorded(document: &Document) -> Records {
    let records = document::records(document).into_iter();
    records.map(|(id, hash)| (id, Some(hash))).collect()
}

/// Says that the references of a guide cannot be formatted.
pub(super) fn unformatted(error: &ProcessError) -> Diagnostic {
    Diagnostic::failure(Code::CitationFailed).with("cause", error.to_string())
}
