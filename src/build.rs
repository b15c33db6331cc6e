//! The steps, one after the other: from a project to its artifacts.

use std::collections::BTreeMap;

use crate::catalog::{self, Catalog, PartName, Plan, Product};
use crate::diag::{Code, Diagnostic, Sink, Span, nearest};
use crate::document::{self, Document, Target};
use crate::epub;
use crate::files::Files;
use crate::output::Artifact;
use crate::pdf::{self, Fault, Fonts, Renderer};
use crate::source;

/// What to build; all of it if nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The guides, by the names of their folders.
    pub guides: Vec<String>,
    /// The products.
    pub products: Vec<Product>,
    /// The stations.
    pub stations: Stations,
    /// The edition, by the name of its file; the latest if nothing is said.
    pub edition: Option<String>,
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
    /// The folders that the build makes whole, such as `2026/milieu-policier`;
    /// none if only a part was asked for, so that nothing else is removed.
    pub scope: Vec<String>,
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
        let press = Press { files, fonts: &fonts, catalog: &catalog, jobs, progress };
        let artifacts = press.artifacts(&documents, sink)?;
        let whole = request.products.is_empty() && matches!(request.stations, Stations::All);
        let mut scope: Vec<String> =
            documents.iter().map(|(target, _)| folder(&catalog, &target.guide)).collect();
        scope.dedup();
        scope.retain(|_| whole);
        Some(Build { artifacts, scope })
    })
}

/// Checks what is asked for down to the last line that does not fit, and makes
/// nothing.
pub fn check(files: &Files, request: &Request) -> Outcome<()> {
    let built = build(files, request, 1, &|_, _| ());
    Outcome { value: built.value.map(|_| ()), diagnostics: built.diagnostics }
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
fn prepare(files: &Files, request: &Request, sink: &mut Sink) -> Option<(Catalog, Fonts)> {
    let fonts = sink.take(Fonts::load(files));
    let sources = source::load(files, sink)?;
    let catalog = catalog::check(&sources, files, request.edition.as_deref(), sink);
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
            Err(error) => {
                let code = Code::CitationFailed;
                sink.push(Diagnostic::failure(code).with("cause", error.to_string()));
            }
        }
    }
    (!sink.has_errors()).then_some(documents)
}

/// Returns the targets that are asked for, in the order of guides, stations
/// (the common version first) and products; unknown names are failures.
fn targets(catalog: &Catalog, request: &Request, sink: &mut Sink) -> Option<Vec<Target>> {
    let guides: Vec<&str> = catalog.guides.keys().map(String::as_str).collect();
    let stations: Vec<&str> = catalog.stations.keys().map(String::as_str).collect();
    let asked = match &request.stations {
        Stations::All => stations.clone(),
        Stations::None => Vec::new(),
        Stations::Named(names) => {
            named(names, &stations, Code::UnknownStation, sink)
        }
    };
    let guides = if request.guides.is_empty() {
        guides
    } else {
        named(&request.guides, &guides, Code::UnknownGuide, sink)
    };
    let mut targets = Vec::new();
    for guide in guides {
        let versions = std::iter::once(None).chain(asked.iter().copied().map(Some));
        for station in versions {
            for (product, plan) in &catalog.guides[guide].plans {
                let wanted =
                    request.products.is_empty() || request.products.contains(product);
                if wanted && (station.is_none() || names_station(plan)) {
                    targets.push(Target {
                        guide: guide.to_owned(),
                        product: *product,
                        station: station.map(str::to_owned),
                    });
                }
            }
        }
    }
    (!sink.has_errors()).then_some(targets)
}

/// Returns whether a product prints the station, so that each station has its
/// own.
fn names_station(plan: &Plan) -> bool {
    plan.frames.iter().flatten().any(|part| *part == PartName::Station)
}

/// Returns the known names among those asked for, and reports the others.
fn named<'a>(
    asked: &[String],
    known: &[&'a str],
    code: Code,
    sink: &mut Sink,
) -> Vec<&'a str> {
    let mut found = Vec::new();
    for name in asked {
        if let Some(name) = known.iter().find(|known| *known == name) {
            found.push(*name);
            continue;
        }
        let suggestion = nearest(name, known.iter().copied()).unwrap_or("none");
        let diagnostic = Diagnostic::failure(code).with("name", name);
        sink.push(diagnostic.with("suggestion", suggestion));
    }
    found
}

/// Returns the folder of a guide below the output folder.
fn folder(catalog: &Catalog, guide: &str) -> String {
    format!("{}/{guide}", catalog.edition.id)
}

/// Everything that rendering needs.
struct Press<'a> {
    files: &'a Files,
    fonts: &'a Fonts,
    catalog: &'a Catalog,
    jobs: usize,
    progress: Progress<'a>,
}

impl Press<'_> {
    /// Renders all documents; nothing if one of them has a mistake.
    fn artifacts(
        &self,
        documents: &[(Target, Document)],
        sink: &mut Sink,
    ) -> Option<Vec<Artifact>> {
        let renderer = Renderer::new(self.files, self.fonts);
        let mut artifacts = self.pdfs(&renderer, documents, sink);
        for (target, document) in documents {
            if target.product == Product::Epub {
                artifacts.extend(self.epub(&renderer, target, document, sink));
            }
        }
        artifacts.extend(self.records(documents));
        (!sink.has_errors()).then_some(artifacts)
    }

    /// Renders what is printed.
    fn pdfs(
        &self,
        renderer: &Renderer<'_>,
        documents: &[(Target, Document)],
        sink: &mut Sink,
    ) -> Vec<Artifact> {
        let printed: Vec<&(Target, Document)> =
            documents.iter().filter(|(target, _)| target.product != Product::Epub).collect();
        let jobs: Vec<pdf::Job<'_>> = printed
            .iter()
            .map(|(target, document)| pdf::Job {
                document,
                template: &self.plan(target).template,
            })
            .collect();
        let total = jobs.len();
        let report = |done: usize| (self.progress)(done, total);
        let rendered = pdf::render_all(renderer, &jobs, self.jobs, &report);
        let mut artifacts = Vec::new();
        for ((target, _), result) in printed.into_iter().zip(rendered) {
            match result {
                Ok(rendered) => {
                    self.report(target, rendered.faults, sink);
                    let path = self.path(target, &format!("{}.pdf", target.product.name()));
                    artifacts.push(Artifact { path, bytes: rendered.pdf });
                }
                Err(faults) => self.report(target, faults, sink),
            }
        }
        artifacts
    }

    /// Renders an electronic book, with the brochure's cover for its own.
    fn epub(
        &self,
        renderer: &Renderer<'_>,
        target: &Target,
        document: &Document,
        sink: &mut Sink,
    ) -> Option<Artifact> {
        let cover = match self.cover(renderer, target) {
            Ok(cover) => cover,
            Err(faults) => {
                self.report(target, faults, sink);
                return None;
            }
        };
        let folder = &self.plan(target).template;
        let files = sink.take(epub::Template::load(self.files, folder))?;
        let fonts: Vec<epub::FontFile> =
            self.fonts.embedded().into_iter().map(Into::into).collect();
        let images = sink.take(images(self.files, document))?;
        let input = epub::Input {
            document,
            templates: &files.templates,
            stylesheet: &files.stylesheet,
            fonts: &fonts,
            cover: &cover,
            images: &images,
        };
        match epub::render(&input) {
            Ok(bytes) => {
                let path = self.path(target, &format!("{}.epub", target.guide));
                Some(Artifact { path, bytes })
            }
            Err(error) => {
                let span = Span::new(
                    format!("{folder}/{}", error.file),
                    error.range.unwrap_or(0..0),
                );
                let diagnostic = Diagnostic::at(Code::TemplateError, &span);
                sink.push(diagnostic.with("message", error.message));
                None
            }
        }
    }

    /// Paints the cover of a guide: the first panel of its brochure, or the
    /// first page of another product on paper.
    fn cover(
        &self,
        renderer: &Renderer<'_>,
        target: &Target,
    ) -> Result<Vec<u8>, Vec<Fault>> {
        let plans = &self.catalog.guides[&target.guide].plans;
        let product = Product::ALL.into_iter().find(|product| plans.contains_key(product));
        let product = product.filter(|product| *product != Product::Epub);
        let Some(product) = product else { return Ok(Vec::new()) };
        let target = Target { product, ..target.clone() };
        let document = document::resolve(self.catalog, &target)
            .expect("the references of this guide have been formatted before");
        renderer.cover_png(&document, &plans[&product].template)
    }

    /// Writes the documents themselves out, one file for each version, by
    /// product.
    fn records(&self, documents: &[(Target, Document)]) -> Vec<Artifact> {
        let mut versions: BTreeMap<String, BTreeMap<&str, &Document>> = BTreeMap::new();
        for (target, document) in documents {
            let path = self.path(target, "document.json");
            versions.entry(path).or_default().insert(target.product.name(), document);
        }
        let json = |(path, version)| {
            let mut bytes = serde_json::to_vec_pretty(&version)
                .expect("a document has only text keys and finite numbers");
            bytes.push(b'\n');
            Artifact { path, bytes }
        };
        versions.into_iter().map(json).collect()
    }

    /// Returns how a target is made.
    fn plan(&self, target: &Target) -> &Plan {
        &self.catalog.guides[&target.guide].plans[&target.product]
    }

    /// Returns the path of a file of a target.
    fn path(&self, target: &Target, name: &str) -> String {
        let folder = folder(self.catalog, &target.guide);
        match &target.station {
            Some(station) => format!("{folder}/stations/{station}/{name}"),
            None => format!("{folder}/{name}"),
        }
    }

    /// Puts what the layout found at the line of the record that it is about.
    fn report(&self, target: &Target, faults: Vec<Fault>, sink: &mut Sink) {
        for fault in faults {
            let record = fault.origin.as_ref().and_then(|o| self.catalog.locate(o));
            let frame = format!("{}/{}/1", target.guide, target.product.name());
            let frame = self.catalog.locate(&frame);
            let span = fault.span.or_else(|| record.or(frame).cloned());
            sink.push(Diagnostic { code: fault.code, span, args: fault.args, related: None });
        }
    }
}

/// Reads the pictures that a document shows.
fn images(
    files: &Files,
    document: &Document,
) -> Result<Vec<(String, Vec<u8>)>, Diagnostic> {
    let logo = document.organisation.logo.iter();
    logo.map(|image| {
        let path = image.file.trim_start_matches('/');
        Ok((image.file.clone(), files.bytes(path)?.to_vec()))
    })
    .collect()
}
