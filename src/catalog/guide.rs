//! A guide: its sections, their records, and what holds them together.

use std::collections::{BTreeMap, BTreeSet};

use super::bare::Named;
use super::plan::is_built_in;
use super::written::{COLLECTIONS, Written, origin, records};
use super::{
    Around, Desk, Edition, Forms, Guide, Line, Listed, Order, Product, Record, Section,
    Station, Voice, references,
};
use crate::cite::Style;
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::source::{self, Collection, GuideSources, Text};
use crate::text::{Block, Cite, CiteForm, Cluster, Inline, clusters, line_clusters};

/// What checking the records of a guide needs to know of it.
struct Frame<'a> {
    id: &'a str,
    language: &'a str,
    sources: &'a GuideSources,
    keys: BTreeSet<String>,
    products: Vec<Product>,
    edition: Option<&'a Edition>,
}

impl Desk<'_> {
    /// Checks a guide.
    pub(super) fn guide(
        &mut self,
        id: &str,
        sources: &GuideSources,
        around: &Around<'_>,
    ) -> Option<Guide> {
        let record = &sources.guide.record;
        let frame = Frame {
            id,
            language: &record.language.value,
            sources,
            keys: references::keys(&sources.bibliography),
            products: made(&record.products),
            edition: around.edition,
        };
        self.places.insert(id.to_owned(), record.title.span.clone());
        // The title stands where no citation can: on covers and in catalogues.
        let mut wording = self.wording_in(frame.language, None);
        let title = wording.line(&record.title);
        let subtitle = wording.optional_line(record.subtitle.as_ref());
        self.refuse_links(&title, &record.title);
        if let Some(text) = &record.subtitle {
            self.refuse_links(&subtitle, text);
        }
        if record.description.value.trim().is_empty() {
            self.report(Diagnostic::at(Code::EmptyText, &record.description.span));
        }
        let shown = self.collections(&frame);
        let sections: Vec<Section> = record
            .sections
            .iter()
            .map(|section| self.section(&frame, section, &shown))
            .collect();
        let plans = self.plans(id, &sources.guide, &sections);
        for (product, plan) in &plans {
            let named = Named::of(&record.products, *product);
            self.warn_of_bare(&named, plan, &sections, around.contacts);
        }
        let cited = cited(id, &sections, around.stations);
        let references = self.references(
            id,
            &sources.bibliography,
            &cited,
            around.edition.map(|edition| edition.date),
        );
        let listing = self.listing(frame.language, &sources.bibliography, &references);
        self.words(&record.language);
        let style = self.style(&record.style);
        Some(Guide {
            title,
            subtitle,
            language: record.language.value.clone(),
            description: record.description.value.trim().to_owned(),
            sections,
            plans,
            style: style?,
            references,
            order: sources.bibliography.order.unwrap_or(Order::Style),
            listed: sources.bibliography.list.unwrap_or(Listed::Cited),
            listing,
        })
    }

    /// Reports a link where none can be followed.
    fn refuse_links(&mut self, line: &Line, text: &Text) {
        if has_link(line) {
            let diagnostic = Diagnostic::at(Code::UnsupportedMarkup, &text.span);
            self.report(diagnostic.with("kind", "link"));
        }
    }

    /// Checks which records the sections show, and returns the place where each
    /// collection is shown. Records can be shown once; those that no section
    /// shows are not printed.
    fn collections<'a>(&mut self, frame: &Frame<'a>) -> BTreeMap<Collection, &'a Span> {
        let mut shown: BTreeMap<Collection, &Span> = BTreeMap::new();
        let sections = &frame.sources.guide.record.sections;
        for shows in sections.iter().filter_map(|section| section.shows.as_ref()) {
            if let Some(first) = shown.get(&shows.value) {
                let diagnostic = Diagnostic::at(Code::ShownTwice, &shows.span);
                let diagnostic = diagnostic.with("name", shows.value.name());
                self.report(diagnostic.related_to(first));
            } else {
                shown.insert(shows.value, &shows.span);
            }
        }
        for collection in COLLECTIONS {
            let records = records(frame.sources, collection);
            let unseen = records.first().filter(|_| !shown.contains_key(&collection));
            if let Some(first) = unseen {
                let diagnostic = Diagnostic::at(Code::UnusedRecords, &first.id.span);
                self.report(diagnostic.with("name", collection.name()));
            }
        }
        shown
    }

    /// Checks a section with its records.
    fn section(
        &mut self,
        frame: &Frame<'_>,
        section: &source::Section,
        shown: &BTreeMap<Collection, &Span>,
    ) -> Section {
        let id = &section.id.value.0;
        let origin = origin(frame.id, "sections", id);
        self.place(&origin, id, &section.id.span);
        if is_built_in(id) {
            let diagnostic = Diagnostic::at(Code::ReservedId, &section.id.span);
            self.report(diagnostic.with("id", id));
        }
        let audience = self.audience(section.audience.as_ref());
        let language = self.language(frame.language, section.language.as_ref());
        let spoken = language.as_deref().unwrap_or(frame.language);
        let mut wording = self.wording_in(spoken, Some(&frame.keys));
        let title = wording.line(&section.title);
        let text = Forms {
            full: section.text.as_ref().map(|t| wording.blocks(t)).unwrap_or_default(),
            short: section.short.as_ref().map(|text| wording.blocks(text)),
        };
        let shows = section.shows.as_ref();
        let shows = shows.filter(|shows| shown.get(&shows.value) == Some(&&shows.span));
        let records: Vec<Record> = shows
            .map(|shows| {
                let written = records(frame.sources, shows.value);
                let check = |record| self.record(frame, shows.value, record);
                written.iter().map(check).collect()
            })
            .unwrap_or_default();
        if text.full.is_empty() && records.is_empty() {
            let empty = match (shows, &section.shows) {
                (Some(shows), _) => Diagnostic::at(Code::EmptyCollection, &shows.span)
                    .with("id", id)
                    .with("name", shows.value.name()),
                // That another section shows its records has been said.
                (None, Some(shows)) => Diagnostic::at(Code::ShownTwice, &shows.span)
                    .with("name", shows.value.name())
                    .related_to(shown[&shows.value]),
                (None, None) => {
                    Diagnostic::at(Code::EmptySection, &section.id.span).with("id", id)
                }
            };
            self.report(empty);
        }
        Section {
            id: id.clone(),
            origin,
            title,
            text,
            records,
            language,
            audience,
        }
    }

    /// Checks a record.
    fn record(
        &mut self,
        frame: &Frame<'_>,
        collection: Collection,
        record: &Written<'_>,
    ) -> Record {
        let id = &record.id.value.0;
        let origin = origin(frame.id, collection.name(), id);
        self.place(&origin, id, &record.id.span);
        let audience = self.audience(record.audience);
        if let Some(testimonial) = record.testimonial {
            let words = (&*origin, testimonial);
            self.consent(words, &audience, &frame.products, frame.edition);
            self.warn_of_marks(&testimonial.quotation);
        }
        let language = self.language(frame.language, record.language);
        let spoken = language.as_deref().unwrap_or(frame.language);
        let mut wording = self.wording_in(spoken, Some(&frame.keys));
        let mut text = Forms {
            full: match record.testimonial {
                Some(_) => wording.quotation(record.text),
                None => wording.blocks(record.text),
            },
            short: record.short.map(|short| wording.blocks(short)),
        };
        let title = wording.optional_line(record.title);
        let voice = record.testimonial.map(|testimonial| Voice {
            speaker: wording.line(&testimonial.speaker),
            role: wording.optional_line(testimonial.role.as_ref()),
        });
        if text.full.is_empty() {
            self.report(Diagnostic::at(Code::EmptyText, &record.text.span));
        }
        self.cite_reading(frame, record, &mut text);
        let id = format!("{}-{id}", collection.name());
        Record { id, origin, title, text, voice, language, audience }
    }

    /// Cites the reference of a reading after its text.
    fn cite_reading(
        &mut self,
        frame: &Frame<'_>,
        record: &Written<'_>,
        text: &mut Forms,
    ) {
        let Some(reference) = record.reference else { return };
        let key = &reference.value;
        if !frame.keys.contains(key) {
            let suggestion = nearest(key, frame.keys.iter().map(String::as_str));
            let diagnostic = Diagnostic::at(Code::UnknownReference, &reference.span)
                .with("key", key)
                .with("suggestion", suggestion.unwrap_or("none"));
            self.report(diagnostic);
            return;
        }
        for blocks in std::iter::once(&mut text.full).chain(&mut text.short) {
            if let Some(Block::Paragraph { content }) = blocks.last_mut() {
                append_citation(content, key);
            }
        }
    }

    /// Reads the citation style that a guide names: a file of the project, or a
    /// stock style.
    fn style(&mut self, name: &Text) -> Option<Style> {
        if !name.value.ends_with(".csl") {
            let style = Style::named(&name.value);
            if style.is_none() {
                let diagnostic = Diagnostic::at(Code::StyleMissing, &name.span);
                self.report(diagnostic.with("name", &name.value));
            }
            return style;
        }
        let path = &name.value;
        let xml = match self.files.text(path) {
            Ok(xml) => xml,
            Err(diagnostic) if diagnostic.code == Code::FileMissing => {
                let diagnostic = Diagnostic::at(Code::StyleMissing, &name.span);
                self.report(diagnostic.with("name", path));
                return None;
            }
            Err(failure) => {
                self.report(failure.named_at(&name.span));
                return None;
            }
        };
        match Style::parse(&xml) {
            Ok(style) => Some(style),
            Err(error) => {
                let at = error.byte.unwrap_or(0);
                let diagnostic =
                    Diagnostic::at(Code::StyleBroken, &Span::new(&**path, at..at))
                        .with("path", path)
                        .with("cause", error.message);
                self.report(diagnostic);
                None
            }
        }
    }
}

/// Returns whether there is a link in a line.
fn has_link(line: &[Inline<Cluster>]) -> bool {
    line.iter().any(|inline| match inline {
        Inline::Link { .. } => true,
        Inline::Emphasis { content } | Inline::Strong { content } => has_link(content),
        _ => false,
    })
}

/// Returns the products that a guide asks for.
fn made(products: &source::Products) -> Vec<Product> {
    let asked = [
        products.brochure.is_some(),
        products.card.is_some(),
        products.booklet.is_some(),
        products.epub.is_some(),
    ];
    Product::ALL
        .into_iter()
        .zip(asked)
        .filter_map(|(p, asked)| asked.then_some(p))
        .collect()
}

/// Returns the keys that the texts of a guide cite, in any form and at any
/// station.
fn cited(
    guide: &str,
    sections: &[Section],
    stations: &BTreeMap<String, Station>,
) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut cite = |clusters: Vec<&Cluster>| {
        let cites = clusters.into_iter().flat_map(|cluster| &cluster.cites);
        keys.extend(cites.map(|cite| cite.key.clone()));
    };
    for section in sections {
        cite(line_clusters(&section.title));
        let records = section.records.iter();
        let texts = records.clone().map(|record| &record.text);
        for text in std::iter::once(&section.text).chain(texts) {
            cite(clusters(&text.full));
            cite(text.short.as_ref().map(|short| clusters(short)).unwrap_or_default());
        }
        for record in records {
            cite(line_clusters(&record.title));
            if let Some(voice) = &record.voice {
                cite(line_clusters(&voice.speaker));
                cite(line_clusters(&voice.role));
            }
        }
    }
    let overrides = stations.values().flat_map(|station| &station.overrides);
    for (origin, replaced) in overrides {
        if origin.split('/').next() == Some(guide) {
            let texts = replaced.full.iter().chain(&replaced.short);
            texts.for_each(|text| cite(clusters(text)));
            replaced.title.iter().for_each(|title| cite(line_clusters(title)));
        }
    }
    keys
}

/// Adds a citation of a reference at the end of a line, before its full stop.
fn append_citation(line: &mut Line, key: &str) {
    let stop = match line.last_mut() {
        Some(Inline::Text { text }) if text.ends_with('.') => text.pop().is_some(),
        _ => false,
    };
    let cite = Cite {
        key: key.to_owned(),
        range: 0..0,
        prefix: String::new(),
        suffix: String::new(),
        locator: None,
        form: CiteForm::Normal,
    };
    line.push(Inline::text(" "));
    line.push(Inline::Citation(Cluster { cites: vec![cite], range: 0..0 }));
    if stop {
        line.push(Inline::text("."));
    }
}
