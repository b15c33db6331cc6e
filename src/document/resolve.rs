//! From the catalog to one document: who sees what, in which words, with which
//! citations.
//!
//! The text is first gathered with its citations as the author wrote them, in
//! the reader's order; then `cite` runs once; then what it made takes its place
//! in the text and in the reference list.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::draft::{Draft, DraftEntry, DraftFrame, DraftPart, settle_line};
use super::list::references;
use super::{
    Contact, Document, Edition, FORMAT, Frame, Image, Links, Organisation, PartKind,
    PhoneNumber, Reference, Station,
};
use super::{day, links};
use crate::catalog::{
    self, Blocks, Catalog, Form, Forms, Guide, Line, Listed, Order, PartName, Plan,
    Product, Record, Section,
};
use crate::cite::{self, ProcessError};
use crate::codes::{Ean, Level};
use crate::text::{Cluster, Inline, resolve_line};

/// What is made: one product of one guide, for one station or for all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The guide.
    pub guide: String,
    /// The product.
    pub product: Product,
    /// The station; none for the common version.
    pub station: Option<String>,
}

/// Makes the document of a target, as [`Resolver::resolve`] does.
///
/// Fails if the citation engine cannot format the references.
pub fn resolve(catalog: &Catalog, target: &Target) -> Result<Document, ProcessError> {
    Resolver::new(catalog).resolve(target)
}

/// Makes the documents of many targets.
///
/// Stations mostly cite what the common version cites, and the citation engine has to
/// see all of a document at once: what it made last of each product is kept, and holds
/// for every document that cites the same in the same order.
pub struct Resolver<'a> {
    catalog: &'a Catalog,
    cited: Mutex<BTreeMap<(&'a str, Product), Arc<Cited>>>,
}

/// Citations of a document, and what was made of them.
struct Cited {
    clusters: Vec<Cluster>,
    output: cite::Output,
}

impl<'a> Resolver<'a> {
    /// Makes a resolver of what has been checked.
    pub fn new(catalog: &'a Catalog) -> Self {
        Self { catalog, cited: Mutex::default() }
    }

    /// Makes the document of a target. The target's guide, product and station are
    /// those of the catalog.
    ///
    /// Fails if the citation engine cannot format the references.
    pub fn resolve(&self, target: &Target) -> Result<Document, ProcessError> {
        let catalog = self.catalog;
        let view = View::of(catalog, target);
        let View { guide, plan, .. } = view;
        let mut made = Draft::default();
        let title = made.line(&guide.title);
        let subtitle = made.line(&guide.subtitle);
        let frames = view.frames(&mut made);
        let proof = view.is_proof(&frames, &made);
        let cited = self.cite(target, made.clusters)?;
        let references = references(&target.guide, guide, &cited.output);
        let frames = frames.into_iter().map(|frame| frame.without_bare(&references));
        let mut citations = cited.output.citations.iter();
        // Drafts are settled in the order in which they were drawn.
        let mut settle = |line: Line| settle_line(line, &mut citations);
        let title = settle(title);
        let subtitle = settle(subtitle);
        let frames: Vec<Frame> =
            frames.map(|frame| frame.settle(&mut citations)).collect();
        let links = view.links(&frames, &references);
        let frames = links::with_list(frames, &links, &target.guide);
        Ok(Document {
            format: FORMAT,
            proof,
            product: target.product.name().to_owned(),
            language: guide.language.clone(),
            guide: target.guide.clone(),
            title,
            subtitle,
            description: guide.description.clone(),
            organisation: view.organisation(),
            edition: view.edition(),
            colophon: view.colophon(),
            station: target.station.as_ref().map(|id| station(id, &catalog.stations[id])),
            contacts: view.contacts(),
            frames,
            references,
            links,
            words: catalog.words.get(&guide.language).cloned().unwrap_or_default(),
            geometry: plan.geometry.clone(),
        })
    }

    /// Formats the citations of a document, unless those of the last one were the same.
    fn cite(
        &self,
        target: &Target,
        clusters: Vec<Cluster>,
    ) -> Result<Arc<Cited>, ProcessError> {
        let (id, guide) = self
            .catalog
            .guides
            .get_key_value(&target.guide)
            .expect("the guide is one of the catalog");
        let key = (id.as_str(), target.product);
        let last = self.lock().get(&key).cloned();
        if let Some(last) = last.filter(|last| last.clusters == clusters) {
            return Ok(last);
        }
        let output = cite::process(&cite::Request {
            items: &guide.references,
            clusters: &clusters,
            style: &guide.style,
            locale: &guide.language,
            order: match guide.order {
                Order::Given => cite::ListOrder::Given,
                Order::Style => cite::ListOrder::Style,
            },
            list_all: guide.listed == Listed::All,
            sections: &guide.listing.sections,
        })?;
        let cited = Arc::new(Cited { clusters, output });
        self.lock().insert(key, cited.clone());
        Ok(cited)
    }

    /// Returns what was made last; a panic elsewhere leaves it whole.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<(&'a str, Product), Arc<Cited>>> {
        self.cited.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a target shows of the catalog.
pub(super) struct View<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) guide: &'a Guide,
    pub(super) plan: &'a Plan,
    pub(super) target: &'a Target,
}

impl<'a> View<'a> {
    /// Looks at the catalog as a target does.
    pub(super) fn of(catalog: &'a Catalog, target: &'a Target) -> Self {
        let guide = &catalog.guides[&target.guide];
        let plan = &guide.plans[&target.product];
        Self { catalog, guide, plan, target }
    }
}

impl View<'_> {
    /// Returns whether an audience admits the target.
    fn shows(&self, audience: &catalog::Audience) -> bool {
        let edition = &self.catalog.edition.id;
        audience.admits(self.target.product, edition, self.target.station.as_deref())
    }

    /// Draws what stands on each frame.
    pub(super) fn frames(&self, draft: &mut Draft) -> Vec<DraftFrame> {
        let Target { guide, product, .. } = self.target;
        let frames = self.plan.frames.iter().enumerate();
        frames
            .map(|(index, names)| DraftFrame {
                origin: format!("{guide}/{}/{}", product.name(), index + 1),
                number: index + 1,
                parts: names.iter().filter_map(|name| self.part(*name, draft)).collect(),
            })
            .collect()
    }

    /// Draws a part; nothing if the target does not see it.
    fn part(&self, name: PartName, draft: &mut Draft) -> Option<DraftPart> {
        let guide = &self.target.guide;
        let station = || self.target.station.as_ref().map(|id| format!("stations/{id}"));
        let (kind, id) = match name {
            PartName::Cover => (PartKind::Cover, "cover"),
            PartName::Contents => (PartKind::Contents, "contents"),
            PartName::Contacts if self.contacts().is_empty() => return None,
            PartName::Contacts => (PartKind::Contacts, "contacts"),
            PartName::Station => (PartKind::Station, "station"),
            PartName::References => (PartKind::References, "references"),
            PartName::Imprint => (PartKind::Imprint, "imprint"),
            PartName::Section(index) => {
                return self.section(&self.guide.sections[index], draft);
            }
        };
        // The record whose words the part shows.
        let origin = match kind {
            PartKind::Contacts => "contacts".to_owned(),
            PartKind::Station => station().unwrap_or_else(|| guide.clone()),
            PartKind::References => format!("{guide}/references"),
            PartKind::Imprint => "edition".to_owned(),
            PartKind::Cover
            | PartKind::Contents
            | PartKind::Links
            | PartKind::Section => guide.clone(),
        };
        Some(DraftPart {
            id: format!("part-{id}"),
            origin,
            kind,
            language: None,
            title: Vec::new(),
            intro: Vec::new(),
            entries: Vec::new(),
        })
    }

    /// Draws a section with the records that the target sees; a heading alone
    /// would say nothing.
    fn section(&self, section: &Section, draft: &mut Draft) -> Option<DraftPart> {
        if !self.shows(&section.audience) {
            return None;
        }
        let changed = self.changed(&section.origin);
        let title = changed.and_then(|changed| changed.title.as_ref());
        let intro = self.form(&section.text, changed);
        let shown = section.records.iter().filter(|r| self.shows(&r.audience));
        let records: Vec<&Record> = shown.collect();
        if intro.is_empty() && records.is_empty() {
            return None;
        }
        Some(DraftPart {
            id: format!("section-{}", section.id),
            origin: section.origin.clone(),
            kind: PartKind::Section,
            language: section.language.clone(),
            title: draft.line(title.unwrap_or(&section.title)),
            intro: draft.blocks(intro),
            entries: records.iter().map(|record| self.entry(record, draft)).collect(),
        })
    }

    /// Draws a record.
    fn entry(&self, record: &Record, draft: &mut Draft) -> DraftEntry {
        let changed = self.changed(&record.origin);
        let title = changed.and_then(|changed| changed.title.as_ref());
        DraftEntry {
            id: record.id.clone(),
            origin: record.origin.clone(),
            language: record.language.clone(),
            title: draft.line(title.unwrap_or(&record.title)),
            blocks: draft.blocks(self.form(&record.text, changed)),
            voice: record
                .voice
                .as_ref()
                .map(|voice| (draft.line(&voice.speaker), draft.line(&voice.role))),
        }
    }

    /// Returns what reads differently at the target's station.
    fn changed(&self, origin: &str) -> Option<&catalog::Override> {
        let station = self.target.station.as_ref()?;
        self.catalog.stations[station].overrides.get(origin)
    }

    /// Returns the text of the form that the product prints: the station's
    /// before the record's, the short one where there is one.
    fn form<'b>(
        &'b self,
        text: &'b Forms,
        changed: Option<&'b catalog::Override>,
    ) -> &'b Blocks {
        let full = changed.and_then(|changed| changed.full.as_ref());
        let short = changed.and_then(|changed| changed.short.as_ref());
        match self.plan.form {
            Form::Short => short.or(full).or(text.short.as_ref()).unwrap_or(&text.full),
            Form::Full => full.unwrap_or(&text.full),
        }
    }

    /// Returns whom to call; who has no number is not printed.
    pub(super) fn contacts(&self) -> Vec<Contact> {
        let contacts = self.catalog.contacts.iter();
        contacts
            .filter(|contact| self.shows(&contact.audience))
            .filter_map(|contact| {
                let words = contact.words(&self.target.guide);
                Some(Contact {
                    origin: contact.origin.clone(),
                    language: words.language.clone(),
                    name: plain_line(&words.name),
                    number: phone(contact.number.as_ref()?),
                    hours: plain_line(&words.hours),
                    answers: plain_line(&words.answers),
                    emergency: contact.emergency,
                })
            })
            .collect()
    }

    /// Returns who publishes.
    fn organisation(&self) -> Organisation {
        let Catalog { organisation, website, logo, .. } = self.catalog;
        Organisation {
            name: organisation.clone(),
            website: website.clone(),
            logo: logo
                .as_ref()
                .map(|(file, alt)| Image { file: format!("/{file}"), alt: alt.clone() }),
        }
    }

    /// Returns the links that paper must make up for. A card is handled more than
    /// other paper: its codes stand more wear.
    fn links(&self, frames: &[Frame], references: &[Reference]) -> Links {
        let form = self.plan.format.as_ref().map(|format| format.links);
        let level =
            if self.target.product == Product::Card { Level::Q } else { Level::M };
        links::gather(form, level, frames, references)
    }

    /// Returns the hash of the edition, if this product prints it: it is no record, or
    /// each change would put all printed copies out of date.
    fn colophon(&self) -> Option<String> {
        let hash = &self.catalog.edition.fingerprint;
        self.target.product.is_flow().then(|| hash.clone())
    }

    /// Returns the edition as this product prints it.
    fn edition(&self) -> Edition {
        let edition = &self.catalog.edition;
        let isbn = edition.isbn.get(&self.target.product);
        Edition {
            id: format!("{}.{}", edition.year, edition.revision),
            year: edition.year,
            date: edition.date.to_string(),
            date_in_words: day::in_words(edition.date.0, &self.guide.language),
            barcode: isbn.and_then(|isbn| Ean::of(isbn).ok()),
            isbn: isbn.cloned(),
            imprint: edition.imprint.iter().map(plain_line).collect(),
        }
    }
}

/// Returns a line that cites nothing, as the catalog has made sure.
fn plain_line(line: &Line) -> Vec<Inline> {
    resolve_line(line.clone(), &mut |_| Vec::new())
}

/// Returns a telephone number as documents hold it.
fn phone(number: &catalog::PhoneNumber) -> PhoneNumber {
    PhoneNumber {
        text: number.text.clone(),
        href: number.href.clone(),
    }
}

/// Returns a station as documents hold it.
pub fn station(id: &str, station: &catalog::Station) -> Station {
    Station {
        id: id.to_owned(),
        name: plain_line(&station.name),
        address: station.address.iter().map(plain_line).collect(),
        phone: station.phone.as_ref().map(phone),
        hours: plain_line(&station.hours),
        example: station.example,
    }
}
