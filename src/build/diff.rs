//! Two editions compared: each is an archive, or what the sources would make today.

use std::path::{Path, PathBuf};

use super::{Outcome, Progress, Request, Stations, build, documents, run};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::Document;
use crate::edition::{self, Diff, Side};
use crate::files::{Files, Package};
use crate::output::digest;
use crate::pdf::{Colours, Fonts, Renderer, Sheet};
use crate::source;

/// Two editions, and what differs between them.
#[derive(Debug)]
pub struct Comparison {
    /// What differs in words.
    pub diff: Diff,
    /// The pages of the common version that differ, by guide and product.
    pub papers: Vec<Paper>,
    /// A document of the edition after: its guide's language and words are those of a
    /// report.
    pub document: Document,
}

/// A product on paper of which pages differ.
#[derive(Debug)]
pub struct Paper {
    /// The guide.
    pub guide: String,
    /// The product.
    pub product: String,
    /// The pages that differ.
    pub sheets: Vec<Sheet>,
}

/// Compares two editions, each named by a year (`2025`), a revision (`2025.1`) or the
/// place of an archive. A year before is the last revision that is archived; a year
/// after is what the sources make of it, if that revision is not archived yet.
pub fn diff(
    files: &Files,
    (old, new): (&str, &str),
    archives: &Path,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<Comparison> {
    run(|sink| {
        let work = Work { files, archives, jobs, progress };
        let (old, new) = (work.before(old, sink), work.after(new, sink));
        let (old, new) = (old?, new?);
        let diff = edition::diff(&old, &new);
        let papers = papers(files, &old, &new, sink)?;
        let document = new.documents.into_iter().next()?;
        Some(Comparison { diff, papers, document })
    })
}

/// What sides are made with.
struct Work<'a> {
    files: &'a Files,
    archives: &'a Path,
    jobs: usize,
    progress: Progress<'a>,
}

impl Work<'_> {
    /// Returns the edition before.
    fn before(&self, name: &str, sink: &mut Sink) -> Option<Side> {
        match self.named(name).or_else(|| self.last(name)) {
            Some(place) => archived(&place, sink),
            None => {
                let side = self.made_today(name, sink)?;
                let warning = Diagnostic::failure(Code::NotArchived);
                sink.push(warning.with("edition", &side.edition));
                Some(side)
            }
        }
    }

    /// Returns the edition after.
    fn after(&self, name: &str, sink: &mut Sink) -> Option<Side> {
        if let Some(place) = self.named(name) {
            return archived(&place, sink);
        }
        let mut quiet = Sink::default();
        let now = super::prepare(self.files, &asked(name), &mut quiet);
        let revision = now.map(|(catalog, _)| catalog.edition.revision);
        let place = match revision {
            // An archive may outlive its sources.
            None => self.last(name),
            Some(revision) => self.named(&format!("{name}.{revision}")),
        };
        match place {
            Some(place) => archived(&place, sink),
            None => self.made_today(name, sink),
        }
    }

    /// Returns the archive of a name: that of a revision, or any place.
    fn named(&self, name: &str) -> Option<PathBuf> {
        named(self.archives, name)
    }

    /// Returns the archive of the last revision of a year.
    fn last(&self, year: &str) -> Option<PathBuf> {
        edition::last(self.archives, year)
    }

    /// Returns what the sources make of an edition today.
    fn made_today(&self, name: &str, sink: &mut Sink) -> Option<Side> {
        let request = asked(name);
        let all = documents(self.files, &request);
        let Some(documents) = all.value else {
            // What only stands in the way of printing is for `check` to say.
            all.diagnostics.into_iter().for_each(|one| sink.push(one));
            return None;
        };
        let common = Request { stations: Stations::None, ..request };
        let made = build(self.files, &common, self.jobs, self.progress);
        let pages = made.value.into_iter().flat_map(|build| build.artifacts);
        let papers = pages.filter_map(|artifact| {
            let (_, guide, name) = steps(&artifact.path)?;
            let product = name.strip_suffix(".pdf")?;
            Some(((guide.to_owned(), product.to_owned()), artifact.bytes))
        });
        let mut looks = Vec::new();
        for folder in edition::LOOKS {
            looks.extend(sink.take(self.files.list(folder))?);
        }
        let looks = looks.into_iter().map(|path| {
            let sum = digest(&self.files.bytes(&path)?);
            Ok((path, sum))
        });
        let looks: Result<_, Diagnostic> = looks.collect();
        Some(Side {
            edition: documents.first()?.edition.id.clone(),
            sha256: sink.take(source::fingerprint(self.files))?,
            is_archived: false,
            papers: papers.collect(),
            looks: sink.take(looks)?,
            documents,
        })
    }
}

/// Returns the archive of a name: that of a revision, or any place.
pub(super) fn named(archives: &Path, name: &str) -> Option<PathBuf> {
    edition::find(archives, name).or_else(|| edition::find(Path::new(""), name))
}

/// Returns the request of all documents of an edition.
fn asked(name: &str) -> Request {
    Request {
        edition: Some(name.to_owned()),
        ..Request::default()
    }
}

/// Splits the path of an output of the common version: edition, guide, name.
fn steps(path: &str) -> Option<(&str, &str, &str)> {
    match path.split('/').collect::<Vec<_>>()[..] {
        [edition, guide, name] => Some((edition, guide, name)),
        _ => None,
    }
}

/// Reads an archived edition, which is verified first: what a committee signs, or a
/// library keeps, must be what was archived.
pub(super) fn archived(place: &Path, sink: &mut Sink) -> Option<Side> {
    let verdict = sink.take(edition::verify(place))?;
    let is_valid = !verdict.diagnostics.iter().any(Diagnostic::is_error);
    verdict.diagnostics.into_iter().for_each(|one| sink.push(one));
    let mut bag = sink.take(Package::open(place))?;
    let side = is_valid.then(|| Side::archived(&mut bag))?;
    sink.take(side)
}

/// Compares the pages of products, new ones and those that are gone included.
fn papers(files: &Files, old: &Side, new: &Side, sink: &mut Sink) -> Option<Vec<Paper>> {
    let fonts = sink.take(Fonts::load(files))?;
    let renderer = Renderer::new(files, &fonts, Colours::Rgb);
    let mut keys: Vec<_> = old.papers.keys().chain(new.papers.keys()).collect();
    keys.sort();
    keys.dedup();
    let mut found = Vec::new();
    for key in keys {
        let [old, new] = [old, new].map(|side| side.papers.get(key).map(Vec::as_slice));
        let (guide, product) = key.clone();
        match renderer.sheets(old, new) {
            Ok(sheets) if sheets.is_empty() => {}
            Ok(sheets) => found.push(Paper { guide, product, sheets }),
            Err(faults) => {
                faults.into_iter().for_each(|fault| sink.push(fault.into()));
                let fault = Diagnostic::failure(Code::UnreadablePages);
                sink.push(fault.with("path", format!("{guide}/{product}.pdf")));
            }
        }
    }
    (!sink.has_errors()).then_some(found)
}
