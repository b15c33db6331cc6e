//! From documents to artifacts, and what is wrong to the line it is about.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Progress, folder};
use crate::catalog::{Catalog, Format, Plan, Product, Purpose};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::document::{self, Document, Target};
use crate::epub;
use crate::files::Files;
use crate::output::Artifact;
use crate::pdf::{
    self, Colours, Fault, Fonts, PrintShop, Printer, Rendered, Renderer, Rules, Sameness,
};
use crate::press::Intent;
use crate::sheet::Sheets;

/// Everything that rendering needs.
pub(super) struct Workshop<'a> {
    pub(super) files: &'a Files,
    pub(super) fonts: &'a Fonts,
    pub(super) catalog: &'a Catalog,
    pub(super) purposes: &'a [Purpose],
    /// Whether cards of several stations share sheets besides.
    pub(super) gang: bool,
    pub(super) jobs: usize,
    pub(super) progress: Progress<'a>,
    /// What has been said of each guide: pages are looked at once for each purpose
    /// and station, and once is enough.
    pub(super) said: RefCell<BTreeSet<(String, Sameness)>>,
}

/// A file to be made.
struct Wanted<'a> {
    purpose: Purpose,
    /// What it is of; of a gang run, the first of its targets.
    target: &'a Target,
    gang: bool,
}

impl<'a> Wanted<'a> {
    /// Wants the file of a target.
    fn new(purpose: Purpose, target: &'a Target) -> Self {
        Self { purpose, target, gang: false }
    }
}

impl Workshop<'_> {
    /// Renders all documents; nothing if one of them has a mistake.
    pub(super) fn artifacts(
        &self,
        documents: &[(Target, Document)],
        sink: &mut Sink,
    ) -> Option<Vec<Artifact>> {
        let mut artifacts = Vec::new();
        // The press first: of what is wrong everywhere, it says the most.
        let colours = [Colours::Inks, Colours::Rgb, Colours::Grey];
        let pages: Vec<(&Target, &Document)> = documents
            .iter()
            .map(|(target, document)| (target, document))
            .collect();
        for colours in colours {
            let printed = self.printed(colours, &pages, sink).into_iter();
            artifacts.extend(
                printed.map(|(path, rendered)| Artifact { path, bytes: rendered.pdf }),
            );
        }
        if self.purposes.contains(&Purpose::Screen) {
            let renderer = Renderer::new(self.files, self.fonts, Colours::Rgb);
            for (target, document) in documents {
                if target.product == Product::Epub {
                    artifacts.extend(self.epub(&renderer, target, document, sink));
                }
            }
            artifacts.extend(self.records(documents));
        }
        (!sink.has_errors()).then_some(artifacts)
    }

    /// Renders what is on paper in a space of colours, for every purpose that is
    /// asked for; what is wrong with the others is in the sink.
    pub(super) fn printed(
        &self,
        colours: Colours,
        documents: &[(&Target, &Document)],
        sink: &mut Sink,
    ) -> Vec<(String, Rendered)> {
        let renderer = Renderer::new(self.files, self.fonts, colours);
        let (mut wanted, mut jobs) = (Vec::new(), Vec::new());
        for purpose in self.purposes {
            for (target, document) in documents {
                let Plan { template, format, .. } = self.plan(target);
                let format = format.as_ref();
                let own = |format: &&Format| {
                    let made = format.targets.contains(purpose);
                    made && colours == colours_of(*purpose, format)
                };
                let Some(format) = format.filter(own) else { continue };
                let sheets = self.sheets(*purpose, format);
                let rules = Rules::new(*purpose, format, &self.catalog.limits);
                let documents = vec![*document];
                jobs.push(pdf::Job { documents, template, sheets, rules });
                wanted.push(Wanted::new(*purpose, target));
            }
        }
        for gang in self.gangs(colours, documents) {
            jobs.push(gang.1);
            wanted.push(gang.0);
        }
        let total = jobs.len();
        let report = |done: usize| (self.progress)(done, total);
        let rendered = pdf::render_all(&renderer, &jobs, self.jobs, &report);
        let mut printed = Vec::new();
        for (wanted, result) in wanted.into_iter().zip(rendered) {
            match result {
                Ok(mut rendered) => {
                    let faults = std::mem::take(&mut rendered.faults);
                    self.report(wanted.target, faults, sink);
                    printed.push((self.path_of(&wanted), rendered));
                }
                Err(faults) => self.report(wanted.target, faults, sink),
            }
        }
        printed
    }

    /// Returns the runs in which the cards of several stations share sheets, if that
    /// is asked for.
    fn gangs<'b>(
        &'b self,
        colours: Colours,
        documents: &[(&'b Target, &'b Document)],
    ) -> Vec<(Wanted<'b>, pdf::Job<'b>)> {
        let mut gangs: Vec<(Wanted<'b>, pdf::Job<'b>)> = Vec::new();
        let of_stations = documents.iter().filter(|(target, _)| {
            self.gang && target.station.is_some() && target.product == Product::Card
        });
        let of_stations: Vec<&(&Target, &Document)> = of_stations.collect();
        for purpose in self.purposes {
            let of_guides = of_stations.chunk_by(|a, b| a.0.guide == b.0.guide);
            for guide in of_guides {
                let (target, _) = *guide[0];
                let Plan { template, format, .. } = self.plan(target);
                let Some(format) = format else { continue };
                let sheets = self.sheets(*purpose, format);
                if sheets.is_none() || colours != colours_of(*purpose, format) {
                    continue;
                }
                let documents = guide.iter().map(|(_, document)| *document).collect();
                let wanted = Wanted { gang: true, ..Wanted::new(*purpose, target) };
                let rules = Rules::new(*purpose, format, &self.catalog.limits);
                gangs.push((wanted, pdf::Job { documents, template, sheets, rules }));
            }
        }
        gangs
    }

    /// Returns the path of a file.
    fn path_of(&self, wanted: &Wanted<'_>) -> String {
        let Wanted { purpose, target, gang } = wanted;
        let name = target.product.name();
        match purpose {
            _ if *gang => {
                let folder = folder(self.catalog, &target.guide);
                format!("{folder}/{}/{name}s-of-stations.pdf", purpose.name())
            }
            Purpose::Screen => self.path(target, &format!("{name}.pdf")),
            _ => self.path(target, &format!("{}/{name}.pdf", purpose.name())),
        }
    }

    /// Returns on which sheets of which printer a format goes; on none for a
    /// screen.
    fn sheets<'b>(
        &'b self,
        purpose: Purpose,
        format: &'b Format,
    ) -> Option<(&'b Sheets, Printer<'b>)> {
        let condition = self.catalog.condition.as_ref();
        let intent = condition.map(|condition| Intent {
            identifier: &condition.name,
            info: &condition.name,
            profile: condition.profile.as_deref(),
        });
        match purpose {
            Purpose::Screen => None,
            Purpose::Press => {
                let convert = self.catalog.convert.as_deref();
                Some((&format.press, Printer::Press(PrintShop { intent, convert })))
            }
            Purpose::Office => Some((&format.office, Printer::Office)),
        }
    }

    /// Warns that files for a print shop are no PDF/X without a profile.
    pub(super) fn warn_of_profile(&self, sink: &mut Sink) {
        let profile = self.catalog.condition.as_ref().map(|one| one.profile.is_some());
        if self.purposes.contains(&Purpose::Press) && profile != Some(true) {
            sink.push(Diagnostic::failure(Code::NoProfile));
        }
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
        let text =
            serde_json::to_string(document).expect("a document has only text keys");
        let fonts: Vec<epub::FontFile> =
            self.fonts.embedded(&text).into_iter().map(Into::into).collect();
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
        let product =
            Product::ALL.into_iter().find(|product| plans.contains_key(product));
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
            versions
                .entry(path)
                .or_default()
                .insert(target.product.name(), document);
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
    pub(super) fn plan(&self, target: &Target) -> &Plan {
        &self.catalog.guides[&target.guide].plans[&target.product]
    }

    /// Returns the path of a file of a target.
    pub(super) fn path(&self, target: &Target, name: &str) -> String {
        let folder = folder(self.catalog, &target.guide);
        match &target.station {
            Some(station) => format!("{folder}/stations/{station}/{name}"),
            None => format!("{folder}/{name}"),
        }
    }

    /// Puts what the layout found at the line of the record that it is about, with
    /// the weight that the project gives it.
    pub(super) fn report(&self, target: &Target, faults: Vec<Fault>, sink: &mut Sink) {
        for fault in faults {
            let Some(severity) = self.catalog.limits.severity(fault.code) else {
                continue;
            };
            if self.is_said(target, &fault) {
                continue;
            }
            let record = fault.origin.as_ref().and_then(|o| self.catalog.locate(o));
            let frame = format!("{}/{}/1", target.guide, target.product.name());
            let frame = self.catalog.locate(&frame);
            let span = fault.span.or_else(|| record.or(frame).cloned());
            sink.push(Diagnostic {
                severity,
                span,
                args: fault.args,
                ..Diagnostic::failure(fault.code)
            });
        }
    }

    /// Returns whether something has been said before, and notes that it is now.
    fn is_said(&self, target: &Target, fault: &Fault) -> bool {
        let mut said = self.said.borrow_mut();
        let key = |sameness| (target.guide.clone(), sameness);
        let is_said = said.contains(&key(fault.sameness()));
        said.extend(fault.echoes().map(key));
        is_said
    }
}

/// Returns the space of colours of a format for a purpose.
fn colours_of(purpose: Purpose, format: &Format) -> Colours {
    match purpose {
        Purpose::Press => Colours::Inks,
        Purpose::Office if format.grey => Colours::Grey,
        Purpose::Office | Purpose::Screen => Colours::Rgb,
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
