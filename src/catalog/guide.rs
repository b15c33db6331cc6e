//! A guide: its sections, their records, and what holds them together.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Desk, Edition, Forms, Guide, Line, Listed, Order, Product, Record, Section, Voice,
    references,
};
use crate::cite::Style;
use crate::diag::{Code, Diagnostic, Span};
use crate::source::{
    self, Collection, GuideSources, Id, Sources, Spanned, Testimonial, Text,
};
use crate::text::{Block, Cite, CiteForm, Cluster, Inline, clusters, line_clusters};

/// The collections, in the order of their files.
const COLLECTIONS: [Collection; 5] = [
    Collection::Mandates,
    Collection::Objectives,
    Collection::Framework,
    Collection::Testimonials,
    Collection::FurtherReading,
];

/// What the records of all collections have in common, as it is written.
struct Written<'a> {
    id: &'a Spanned<Id>,
    title: Option<&'a Text>,
    text: &'a Text,
    short: Option<&'a Text>,
    /// The key of the reference that is cited after the text.
    reference: Option<&'a Text>,
    /// The whole record, if it is somebody's words.
    testimonial: Option<&'a Testimonial>,
    audience: Option<&'a Spanned<source::Audience>>,
    todo: Option<&'a Text>,
}

/// Takes the fields that every record has.
macro_rules! written {
    ($record:expr, $text:ident) => {
        Written {
            id: &$record.id,
            title: None,
            text: &$record.$text,
            short: None,
            reference: None,
            testimonial: None,
            audience: $record.audience.as_ref(),
            todo: $record.todo.as_ref(),
        }
    };
}

/// Returns the records of a collection of a guide.
fn records(guide: &GuideSources, collection: Collection) -> Vec<Written<'_>> {
    let titled = |title, short, written| Written { title, short, ..written };
    match collection {
        Collection::Mandates => {
            let all = guide.mandates.mandates.iter();
            all.map(|r| titled(Some(&r.title), r.short.as_ref(), written!(r, text)))
                .collect()
        }
        Collection::Objectives => {
            let all = guide.objectives.objectives.iter();
            all.map(|r| titled(None, r.short.as_ref(), written!(r, text)))
                .collect()
        }
        Collection::Framework => {
            let all = guide.framework.rules.iter();
            all.map(|r| titled(Some(&r.title), r.short.as_ref(), written!(r, text)))
                .collect()
        }
        Collection::Testimonials => {
            let all = guide.testimonials.testimonials.iter();
            all.map(|r| Written { testimonial: Some(r), ..written!(r, quotation) })
                .collect()
        }
        Collection::FurtherReading => {
            let all = guide.further_reading.readings.iter();
            all.map(|r| Written {
                short: r.short.as_ref(),
                reference: r.reference.as_ref(),
                ..written!(r, text)
            })
            .collect()
        }
    }
}

/// Returns the origin of a record.
fn origin(guide: &str, collection: &str, id: &str) -> String {
    format!("{guide}/{collection}/{id}")
}

/// Returns the origins of all records that a station may override, with their
/// places: not those of testimonials, whose words are nobody's to change.
pub(super) fn origins(sources: &Sources) -> BTreeMap<String, Span> {
    let mut origins = BTreeMap::new();
    for (guide, sources) in &sources.guides {
        let sections = sources.guide.record.sections.iter().map(|s| ("sections", &s.id));
        let own = COLLECTIONS.into_iter().filter(|one| *one != Collection::Testimonials);
        let records = own.flat_map(|collection| {
            let records = records(sources, collection).into_iter();
            records.map(move |record| (collection.name(), record.id))
        });
        for (collection, id) in sections.chain(records) {
            origins.insert(origin(guide, collection, &id.value.0), id.span.clone());
        }
    }
    origins
}

/// Returns what somebody still has to do about a guide.
pub(super) fn todos(guide: &GuideSources) -> Vec<Option<&Text>> {
    let record = &guide.guide.record;
    let sections = record.sections.iter().map(|section| section.todo.as_ref());
    let consents = guide.testimonials.testimonials.iter();
    let consents = consents.filter_map(|t| t.consent.as_ref());
    let records = COLLECTIONS
        .into_iter()
        .flat_map(|collection| records(guide, collection));
    let own = std::iter::once(record.todo.as_ref()).chain(sections);
    own.chain(records.map(|record| record.todo))
        .chain(consents.map(|consent| consent.value.todo.as_ref()))
        .collect()
}

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
        edition: Option<&Edition>,
    ) -> Option<Guide> {
        let record = &sources.guide.record;
        let frame = Frame {
            id,
            language: &record.language.value,
            sources,
            keys: references::keys(&sources.bibliography),
            products: made(&record.products),
            edition,
        };
        self.places.insert(id.to_owned(), record.title.span.clone());
        let mut wording = self.wording_in(frame.language, &frame.keys);
        let title = wording.line(&record.title);
        let subtitle = wording.optional_line(record.subtitle.as_ref());
        let sections: Vec<Section> = record
            .sections
            .iter()
            .map(|section| self.section(&frame, section))
            .collect();
        let plans = self.plans(id, &sources.guide, &sections);
        let cited = cited(&sections);
        let references = self.references(id, &sources.bibliography, &cited);
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
        })
    }

    /// Checks a section with its records.
    fn section(&mut self, frame: &Frame<'_>, section: &source::Section) -> Section {
        let id = &section.id.value.0;
        let origin = origin(frame.id, "sections", id);
        self.place(&origin, id, &section.id.span);
        let audience = self.audience(section.audience.as_ref());
        let mut wording = self.wording_in(frame.language, &frame.keys);
        let title = wording.line(&section.title);
        let text = Forms {
            full: section.text.as_ref().map(|t| wording.blocks(t)).unwrap_or_default(),
            short: section.short.as_ref().map(|text| wording.blocks(text)),
        };
        let shown = section.shows.as_ref().map(|shows| shows.value);
        let records: Vec<Record> = shown
            .map(|shown| {
                let records = records(frame.sources, shown);
                records.iter().map(|r| self.record(frame, shown, r)).collect()
            })
            .unwrap_or_default();
        if text.full.is_empty() && records.is_empty() {
            let diagnostic = Diagnostic::at(Code::EmptySection, &section.id.span);
            self.report(diagnostic.with("id", id));
        }
        Section {
            id: id.clone(),
            origin,
            title,
            text,
            records,
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
            self.consent(testimonial, &audience, &frame.products, frame.edition);
        }
        let mut wording = self.wording_in(frame.language, &frame.keys);
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
        Record { id, origin, title, text, voice, audience }
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
            let suggestion =
                crate::diag::nearest(key, frame.keys.iter().map(String::as_str));
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

    /// Reports a language for which the layouts have no words.
    fn words(&mut self, language: &Text) {
        if !self.sources.words.contains_key(&language.value) {
            let diagnostic = Diagnostic::at(Code::WordsMissing, &language.span);
            self.report(diagnostic.with("language", &language.value));
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

/// Returns the keys that the full text of a guide cites.
fn cited(sections: &[Section]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut cite = |clusters: Vec<&Cluster>| {
        let cites = clusters.into_iter().flat_map(|cluster| &cluster.cites);
        keys.extend(cites.map(|cite| cite.key.clone()));
    };
    for section in sections {
        cite(line_clusters(&section.title));
        cite(clusters(&section.text.full));
        for record in &section.records {
            cite(line_clusters(&record.title));
            cite(clusters(&record.text.full));
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
