//! The records of a guide as they are written, whatever their type.

use std::collections::BTreeMap;

use crate::source::{
    self, Collection, GuideSources, Id, Sources, Spanned, Testimonial, Text,
};

/// The collections, in the order of their files.
pub(super) const COLLECTIONS: [Collection; 5] = [
    Collection::Mandates,
    Collection::Objectives,
    Collection::Framework,
    Collection::Testimonials,
    Collection::FurtherReading,
];

/// What the records of all collections have in common, as it is written.
pub(super) struct Written<'a> {
    pub(super) id: &'a Spanned<Id>,
    pub(super) title: Option<&'a Text>,
    pub(super) text: &'a Text,
    pub(super) short: Option<&'a Text>,
    /// The key of the reference that is cited after the text.
    pub(super) reference: Option<&'a Text>,
    /// The whole record, if it is somebody's words.
    pub(super) testimonial: Option<&'a Testimonial>,
    pub(super) language: Option<&'a Text>,
    pub(super) audience: Option<&'a Spanned<source::Audience>>,
    pub(super) todo: Option<&'a Text>,
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
            language: $record.language.as_ref(),
            audience: $record.audience.as_ref(),
            todo: $record.todo.as_ref(),
        }
    };
}

/// Returns the records of a collection of a guide.
pub(super) fn records(guide: &GuideSources, collection: Collection) -> Vec<Written<'_>> {
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
pub(super) fn origin(guide: &str, collection: &str, id: &str) -> String {
    format!("{guide}/{collection}/{id}")
}

/// What a station may replace of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A section: everything.
    Section,
    /// A record with a heading: everything.
    Titled,
    /// A record without a heading: its texts.
    Untitled,
    /// The words of a person: nothing, they are nobody's to change.
    Verbatim,
}

/// Returns the origins of all records.
pub(super) fn origins(sources: &Sources) -> BTreeMap<String, Origin> {
    let mut origins = BTreeMap::new();
    for (guide, sources) in &sources.guides {
        for section in &sources.guide.record.sections {
            let name = origin(guide, "sections", &section.id.value.0);
            origins.insert(name, Origin::Section);
        }
        for collection in COLLECTIONS {
            for record in records(sources, collection) {
                let kind = match (record.testimonial, record.title) {
                    (Some(_), _) => Origin::Verbatim,
                    (None, Some(_)) => Origin::Titled,
                    (None, None) => Origin::Untitled,
                };
                let name = origin(guide, collection.name(), &record.id.value.0);
                origins.insert(name, kind);
            }
        }
    }
    origins
}

/// What somebody still has to do about a record.
pub(super) struct Note<'a> {
    /// The record: `contacts/urgence`.
    pub(super) record: String,
    /// The translation whose words it is about, by its language, if it is one.
    pub(super) language: Option<String>,
    pub(super) todo: &'a Text,
}

/// Returns what somebody still has to do, but for editions and references.
pub(super) fn todos(sources: &Sources) -> Vec<Note<'_>> {
    let note = |record, todo| Note { record, language: None, todo };
    let shared = sources.organisation.todo.iter();
    let shared = shared.map(|todo| note("organisation".to_owned(), todo));
    let stations = sources.stations.iter().filter_map(|(id, file)| {
        Some(note(format!("stations/{id}"), file.record.todo.as_ref()?))
    });
    let guides = sources.guides.iter().flat_map(|(id, guide)| of_guide(id, guide));
    let guides = guides.map(|(record, todo)| note(record, todo));
    let translated = sources.contacts_in.iter().flat_map(|(language, contacts)| {
        let named = move |note| Note { language: Some(language.clone()), ..note };
        of_contacts(contacts).map(named)
    });
    let contacts = of_contacts(&sources.contacts).chain(translated);
    shared.chain(contacts).chain(stations).chain(guides).collect()
}

/// Returns what somebody still has to do about contacts.
fn of_contacts(contacts: &source::Contacts) -> impl Iterator<Item = Note<'_>> {
    contacts.contacts.iter().filter_map(|one| {
        let record = format!("contacts/{}", one.id.value.0);
        Some(Note { record, language: None, todo: one.todo.as_ref()? })
    })
}

/// Returns what somebody still has to do about the records of a guide.
fn of_guide<'a>(guide: &str, sources: &'a GuideSources) -> Vec<(String, &'a Text)> {
    let record = &sources.guide.record;
    let mut found = Vec::new();
    let mut note = |record: String, todo: Option<&'a Text>| {
        found.extend(todo.map(|todo| (record, todo)));
    };
    note(guide.to_owned(), record.todo.as_ref());
    for section in &record.sections {
        let origin = origin(guide, "sections", &section.id.value.0);
        note(origin, section.todo.as_ref());
    }
    for collection in COLLECTIONS {
        for record in records(sources, collection) {
            let origin = origin(guide, collection.name(), &record.id.value.0);
            let consent = record.testimonial.and_then(|one| one.consent.as_ref());
            note(origin.clone(), record.todo);
            note(origin, consent.and_then(|consent| consent.value.todo.as_ref()));
        }
    }
    found
}
