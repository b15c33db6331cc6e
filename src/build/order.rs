//! The steps of a print order: from the copies that stations want to the files of the
//! press and all that goes along with them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::faults::Said;
use super::render::{Workshop, unformatted};
use super::stamp::Keys;
use super::{
    Build, Outcome, Progress, Request, folder, gates, prepare, run, targets, version,
};
use crate::catalog::{Catalog, Purpose};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::document::Target;
use crate::files::Files;
use crate::order::{self, Label, Made, Order, Picture, Printed, Version};
use crate::output::{self, Artifact, Entry, Manifest, Records, Summary};
use crate::pdf::{self, Colours, Form, Rendered, Renderer};
use crate::press;

/// The folder of an order below that of its guide.
const FOLDER: &str = "order";

/// How many pages of each product are painted: both sides of a sheet, the first pages
/// of a booklet.
const PICTURES: usize = 4;

/// What goes along with the files of the press, while it is made.
struct Papers<'a> {
    order: &'a Order,
    /// A version of the guide.
    version: &'a Version,
    /// The folder of the order.
    own: String,
    /// Pictures of pages, by their paths from the folder of the guide.
    pictures: &'a [(String, Vec<u8>)],
}

/// What the layouts of an order are given; see `layouts/README.md`.
#[derive(Serialize)]
struct Sheet<'a> {
    /// The words of the layouts in the language of the guide.
    words: &'a BTreeMap<String, String>,
    /// The order.
    order: &'a Order,
    /// Which of its tickets is set, from 0; none of a form that is for stations.
    ticket: Option<usize>,
    /// The labels of all packages.
    labels: &'a [Label],
}

/// Makes the print order of the guides that are asked for: the files of the press,
/// job tickets, packing slips, labels and the distribution list.
pub fn order(
    files: &Files,
    request: &Request,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<Build> {
    run(|sink| {
        let (catalog, fonts) = prepare(files, request, sink)?;
        remark(&catalog, sink);
        let mut wanted = Vec::new();
        for guide in targets::guides(&catalog, &request.guides, sink) {
            match order::versions(&catalog, guide) {
                Ok(versions) => wanted.push((guide, versions)),
                Err(error) => sink.push(unformatted(&error)),
            }
        }
        let order =
            |(guide, _): &(&str, _)| format!("{}/{FOLDER}", folder(&catalog, guide));
        let scope = wanted.iter().map(order).collect();
        wanted.retain(|(_, versions)| !versions.is_empty());
        if wanted.is_empty() && !sink.has_errors() {
            sink.push(Diagnostic::failure(Code::NothingOrdered));
        }
        let versions = wanted.iter().flat_map(|(_, versions)| versions);
        let targets: Vec<Target> =
            versions.map(|version| version.target.clone()).collect();
        gates::refuse(&catalog, &targets, sink);
        let workshop = Workshop::new(files, &fonts, &catalog, jobs, progress);
        let mut artifacts = Vec::new();
        for (guide, versions) in &wanted {
            artifacts.extend(workshop.ordered(guide, versions, sink).unwrap_or_default());
        }
        workshop.warn_of_profile(&[Purpose::Press], sink);
        Some(Build { artifacts, scope })
    })
}

/// Makes the print order of the guides that are asked for, and publishes it.
pub fn publish_order(
    files: &Files,
    request: &Request,
    out: &Path,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<Summary> {
    let Outcome { value, mut diagnostics } = order(files, request, jobs, progress);
    let changed = value.as_ref().and_then(|_| super::changed(files));
    let value = value.filter(|_| changed.is_none());
    diagnostics.extend(changed);
    let written =
        value.map(|Build { artifacts, scope }| output::write(out, &scope, &artifacts));
    let value = written
        .and_then(|written| written.map_err(|failure| diagnostics.push(failure)).ok());
    Outcome { value, diagnostics }
}

/// Remarks on stations that want nothing, and on those that cannot be delivered to.
fn remark(catalog: &Catalog, sink: &mut Sink) {
    for (id, station) in &catalog.stations {
        let origin = format!("stations/{id}");
        let file = Span::file(format!("sources/{origin}.yaml"));
        let span = catalog.locate(&origin).unwrap_or(&file);
        let code = match (station.says_copies(), station.address.is_empty()) {
            (false, _) => Code::NoCopies,
            (true, true) => Code::NoAddress,
            (true, false) => continue,
        };
        sink.push(Diagnostic::at(code, span).with("id", id));
    }
}

impl Workshop<'_> {
    /// Makes the order of a guide; nothing if there is a mistake.
    fn ordered(
        &self,
        guide: &str,
        versions: &[Version],
        sink: &mut Sink,
    ) -> Option<Vec<Artifact>> {
        let rendered = self.pressed(versions, sink)?;
        let own = folder(self.catalog, guide);
        let renderer = self.renderer(Colours::Rgb);
        let (mut artifacts, mut pictures) = (Vec::new(), Vec::new());
        let mut made: Vec<Made<'_>> = Vec::new();
        for (version, (path, rendered)) in versions.iter().zip(rendered) {
            let mut printed = printed(&own, &path, &rendered);
            artifacts.push(Artifact { path, bytes: rendered.pdf });
            let product = version.target.product;
            if made.iter().all(|known| known.version.target.product != product) {
                let pages = self.pictures(renderer, version, sink)?;
                printed.pictures = pages.iter().map(pictured).collect();
                pictures.extend(pages);
            }
            made.push(Made { version, printed });
        }
        let order = order::draw_up(self.catalog, guide, &made)?;
        let papers = Papers {
            order: &order,
            version: &versions[0],
            own: format!("{own}/{FOLDER}"),
            pictures: &pictures,
        };
        artifacts.extend(self.papers(renderer, &papers, sink)?);
        artifacts.push(self.manifest(&own, &made, sink)?);
        artifacts.extend(
            pictures
                .into_iter()
                .map(|(path, bytes)| Artifact { path: format!("{own}/{path}"), bytes }),
        );
        Some(artifacts)
    }

    /// Writes down who gets which version of what, for the day on which somebody asks
    /// whether it is still right.
    fn manifest(
        &self,
        guide: &str,
        made: &[Made<'_>],
        sink: &mut Sink,
    ) -> Option<Artifact> {
        let keys = sink.take(Keys::of(self.files))?;
        let entries = made.iter().flat_map(|Made { version, printed }| {
            let Version { target, document, wanted } = version;
            let common = self.entry(document, Purpose::Press, &keys);
            let entry = move |(station, _): (&String, _)| Entry {
                path: printed.path.clone(),
                sha256: printed.sha256.clone(),
                station: Some(station.clone()),
                records: own_station(target, station, &common.shared),
                ..common.clone()
            };
            wanted.iter().map(entry)
        });
        let manifest = Manifest::of(entries);
        let edition = &manifest.files.first()?.edition;
        let path = format!("{guide}/{}", output::of_order(edition));
        Some(Artifact { path, bytes: manifest.write() })
    }

    /// Makes the files of the press of versions, with their paths; nothing if there is
    /// a mistake.
    fn pressed(
        &self,
        versions: &[Version],
        sink: &mut Sink,
    ) -> Option<Vec<(String, Rendered)>> {
        let total = versions.len();
        let report = |done: usize| (self.progress)(done, total);
        let rendered = pdf::spread(total, self.jobs, &report, |index| {
            let Version { target, document, .. } = &versions[index];
            let job = self.job(Purpose::Press, target, vec![document])?;
            let rendered = self.renderer(Colours::Inks).render_here(&job);
            pdf::forget();
            Some(rendered)
        });
        let mut said = Said::default();
        let mut pressed = Vec::new();
        for (Version { target, .. }, rendered) in versions.iter().zip(rendered) {
            let path = version::printed(self.catalog, target, Purpose::Press);
            let faults = match rendered? {
                Ok(mut rendered) => {
                    let faults = std::mem::take(&mut rendered.faults);
                    pressed.push((path, rendered));
                    faults
                }
                Err(faults) => faults,
            };
            said.report(self.catalog, target, faults, sink);
        }
        (!sink.has_errors()).then_some(pressed)
    }

    /// Paints the first pages of a version, by their paths from the folder of the
    /// guide.
    fn pictures(
        &self,
        renderer: &Renderer<'_>,
        version: &Version,
        sink: &mut Sink,
    ) -> Option<Vec<(String, Vec<u8>)>> {
        let Version { target, document, .. } = version;
        let template = &self.plan(target).template;
        match renderer.page_pngs(document, template, PICTURES) {
            Ok(pages) => {
                let product = target.product.name();
                let named = pages.into_iter().enumerate().map(|(index, bytes)| {
                    (format!("{FOLDER}/{product}-{}.png", index + 1), bytes)
                });
                Some(named.collect())
            }
            Err(faults) => {
                Said::default().report(self.catalog, target, faults, sink);
                None
            }
        }
    }

    /// Makes what goes along with the files of the press.
    fn papers(
        &self,
        renderer: &Renderer<'_>,
        papers: &Papers<'_>,
        sink: &mut Sink,
    ) -> Option<Vec<Artifact>> {
        let Papers { order, version, own, pictures } = papers;
        let words = &version.document.words;
        let labels = order::labels(order);
        let set = |name: &str, template: &str, ticket: Option<usize>, sink: &mut Sink| {
            let data = Sheet { words, order, ticket, labels: &labels };
            let form = Form {
                data: &data,
                template,
                name,
                pictures,
                document: &version.document,
            };
            let path = format!("{own}/{name}.pdf");
            match renderer.form(&form) {
                Ok(bytes) => Some(Artifact { path, bytes }),
                Err(faults) => {
                    Said::default().report(self.catalog, &version.target, faults, sink);
                    None
                }
            }
        };
        let mut made = vec![
            json(format!("{own}/order.json"), order),
            Artifact {
                path: format!("{own}/distribution.csv"),
                bytes: order::table(order, words),
            },
        ];
        for (index, ticket) in order.tickets.iter().enumerate() {
            let name = format!("ticket-{}", ticket.product);
            made.push(json(format!("{own}/{name}.json"), ticket));
            made.extend(set(&name, "layouts/order/ticket.typ", Some(index), sink));
        }
        for name in ["packing-slips", "labels"] {
            made.extend(set(name, &format!("layouts/order/{name}.typ"), None, sink));
        }
        (!sink.has_errors()).then_some(made)
    }
}

/// Returns in what the records of a station differ from those of the station that its
/// version was made for: they say the same under another name.
fn own_station(target: &Target, station: &str, records: &Records) -> Records {
    let Some(first) = target.station.as_ref().filter(|first| *first != station) else {
        return Records::new();
    };
    let (first, own) = (format!("stations/{first}"), format!("stations/{station}"));
    let hash = records.get(&first).cloned().flatten();
    [(first, None), (own, hash)].into()
}

/// Returns what is known of a picture.
fn pictured((path, bytes): &(String, Vec<u8>)) -> Picture {
    Picture { path: path.clone(), sha256: output::digest(bytes) }
}

/// Returns what is known of a file of the press.
fn printed(guide: &str, path: &str, rendered: &Rendered) -> Printed {
    let facts = press::facts(&rendered.pdf).ok();
    let own = path.strip_prefix(guide).unwrap_or(path);
    Printed {
        path: own.trim_start_matches('/').to_owned(),
        sha256: output::digest(&rendered.pdf),
        bytes: rendered.pdf.len(),
        sides: rendered.pages,
        pages: rendered.laid_out,
        standard: facts.as_ref().and_then(|facts| facts.standard.clone()),
        inks: facts.map(|facts| order::inks(&facts.pages)).unwrap_or_default(),
        pictures: Vec::new(),
    }
}

/// Writes something out for programs.
fn json(path: String, value: &impl Serialize) -> Artifact {
    let mut bytes = serde_json::to_vec_pretty(value)
        .expect("an order has only text keys and finite numbers");
    bytes.push(b'\n');
    Artifact { path, bytes }
}
