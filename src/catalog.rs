//! What has been checked.
//!
//! A [`Catalog`] can only be made by [`check`]. Later stages rely on its
//! invariants and never test them again:
//!
//! - every id is unique within its kind,
//! - every citation and every reading names a reference of its guide,
//! - every audience names stations and editions that exist, and somebody
//!   belongs to it,
//! - every telephone number can be dialled, every ISBN has its check digit,
//! - what may not leave the house is among its [`Catalog::holds`],
//! - every layout exists, is made for its product, and fits on its sheet,
//! - copies are asked for of products that are made.
//!
//! Texts are parsed and set here, once, whatever the number of stations.

mod audience;
mod bare;
mod consent;
mod contact;
mod copies;
mod doubts;
mod edition;
mod format;
mod gates;
mod guide;
mod language;
mod leak;
mod listing;
mod number;
mod palette;
mod picture;
mod plan;
mod print_shop;
mod references;
mod replaced;
mod station;
mod wording;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use crate::cite;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::files::Files;
use crate::press;
use crate::source::{self, Sources, Text};
use crate::text::{Block, Cluster, Inline};
use crate::typography::Profile;

pub use crate::source::{Collection, Form, LinkForm, Listed, Order, Product, Purpose};
pub use audience::Audience;
pub(crate) use consent::original;
pub use contact::Contact;
pub use copies::Copies;
pub use edition::Edition;
pub use format::Format;
pub(crate) use format::weigh;
pub use gates::{Hold, Waiver};
pub use listing::Listing;
pub use number::PhoneNumber;
pub use plan::{PartName, Plan};
pub use print_shop::{Condition, Limits, Swatch};
pub use references::diagnose;
pub use replaced::Override;
pub use station::Station;

use wording::Wording;

/// A line of text with its citations as the author wrote them.
pub type Line = Vec<Inline<Cluster>>;
/// Paragraphs with their citations as the author wrote them.
pub type Blocks = Vec<Block<Cluster>>;

/// What has been checked: see the module's documentation.
pub struct Catalog {
    /// The name of the organisation; empty while it is not known.
    pub organisation: String,
    /// The address of its site; empty while it is not known.
    pub website: String,
    /// The logo: its file and what it shows.
    pub logo: Option<(String, String)>,
    /// Whom to call.
    pub contacts: Vec<Contact>,
    /// The edition that is made.
    pub edition: Edition,
    /// What may not leave the house as it is, in the order of records.
    pub holds: Vec<Hold>,
    /// What may although it should not, by the edition's file.
    pub waivers: Vec<Waiver>,
    /// The stations, by id.
    pub stations: BTreeMap<String, Station>,
    /// The guides, by id.
    pub guides: BTreeMap<String, Guide>,
    /// The printing condition of press files, if it is told.
    pub condition: Option<Condition>,
    /// How many copies are printed beyond those that are asked for, in per cent.
    pub overs: u16,
    /// What files for the print shop are checked against.
    pub limits: Limits,
    /// The colours of the palette, red, green and blue with their inks, if pictures
    /// are to be converted to inks.
    pub convert: Option<Vec<press::Known>>,
    /// The words of the layouts, by language and name.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    places: BTreeMap<String, Span>,
}

impl Catalog {
    /// Returns where the record stands that an origin names.
    pub fn locate(&self, origin: &str) -> Option<&Span> {
        self.places.get(origin)
    }
}

/// A guide.
pub struct Guide {
    /// The title.
    pub title: Line,
    /// A line below the title.
    pub subtitle: Line,
    /// The language, such as `fr-CA`.
    pub language: String,
    /// One or two plain sentences for catalogues.
    pub description: String,
    /// The sections, in the order of the full guide.
    pub sections: Vec<Section>,
    /// How each product is made.
    pub plans: BTreeMap<Product, Plan>,
    /// The citation style.
    pub style: cite::Style,
    /// The references, in the author's order.
    pub references: Vec<cite::Item>,
    /// The order of the printed list.
    pub order: Order,
    /// Which references are printed.
    pub listed: Listed,
    /// The sections of the printed list.
    pub listing: Listing,
}

/// A section of a guide.
pub struct Section {
    /// Its id.
    pub id: String,
    /// Where it comes from: `milieu-policier/sections/mandats`.
    pub origin: String,
    /// The heading.
    pub title: Line,
    /// The text below the heading, in its forms.
    pub text: Forms,
    /// The records that follow the text.
    pub records: Vec<Record>,
    /// Its language, if it is another than the guide's.
    pub language: Option<String>,
    /// For whom it is printed.
    pub audience: Audience,
}

/// A text and its short form.
#[derive(Default)]
pub struct Forms {
    /// The text.
    pub full: Blocks,
    /// The text for narrow products, if it has one.
    pub short: Option<Blocks>,
}

/// A record of a guide, whatever its type.
pub struct Record {
    /// Its anchor: `mandates-prevention`.
    pub id: String,
    /// Where it comes from: `milieu-policier/mandates/prevention`.
    pub origin: String,
    /// The heading; empty for a record without one.
    pub title: Line,
    /// The text, in its forms.
    pub text: Forms,
    /// Who said it, if it is a testimonial.
    pub voice: Option<Voice>,
    /// Its language, if it is another than the guide's.
    pub language: Option<String>,
    /// For whom it is printed.
    pub audience: Audience,
}

/// Who said the words of a testimonial.
pub struct Voice {
    /// Who.
    pub speaker: Line,
    /// What that person does; may be empty.
    pub role: Line,
}

/// Checks what authors have written against itself and against the edition
/// that is made: the one asked for, or the latest.
///
/// Returns nothing if a mistake stands in the way; all of them are in the sink.
/// Where a file could not be read whole, what may only be its echo elsewhere is
/// not said: a broken bibliography would make every citation a mistake.
pub fn check(
    sources: &Sources,
    files: &Files,
    edition: Option<&str>,
    sink: &mut Sink,
) -> Option<Catalog> {
    let mut found = Sink::default();
    let catalog = draw_up(sources, files, edition, &mut found);
    if !sources.whole {
        found.retain(|one| !one.code.is_of_absence());
    }
    sink.append(found);
    catalog.filter(|_| !sink.has_errors())
}

/// Puts the catalog together; nothing if there is no edition to make it for.
fn draw_up(
    sources: &Sources,
    files: &Files,
    edition: Option<&str>,
    sink: &mut Sink,
) -> Option<Catalog> {
    let mut desk = Desk {
        sources,
        files,
        sink,
        holds: Vec::new(),
        places: BTreeMap::new(),
    };
    let edition = desk.edition(edition);
    desk.hold_todos(edition.as_ref());
    desk.hold_examples();
    let contacts = desk.contacts();
    let stations = desk.stations();
    let logo = desk.logo();
    desk.palette();
    let condition = desk.condition();
    let limits = desk.limits();
    let convert = desk.known_inks();
    let around = Around {
        edition: edition.as_ref(),
        stations: &stations,
        contacts: &contacts,
    };
    let guides = desk.guides(&around);
    desk.copies();
    let overs = desk.overs();
    let organisation = &sources.organisation;
    desk.website(organisation.website.as_ref());
    desk.hold_leaks();
    let edition = edition?;
    desk.hold_unverified(&edition);
    desk.hold_unregistered(&edition, &guides);
    let (holds, waivers) = desk.waive(&edition);
    Some(Catalog {
        organisation: value(organisation.name.as_ref()),
        website: value(organisation.website.as_ref()),
        logo,
        contacts,
        edition,
        holds,
        waivers,
        stations,
        guides,
        words: words(sources),
        condition,
        overs,
        limits,
        convert,
        places: desk.places,
    })
}

/// Returns a text that may be missing.
fn value(text: Option<&Text>) -> String {
    text.map(|text| text.value.trim().to_owned()).unwrap_or_default()
}

/// Returns the words of the layouts without their places.
fn words(sources: &Sources) -> BTreeMap<String, BTreeMap<String, String>> {
    let plain = |words: &BTreeMap<String, Text>| {
        words
            .iter()
            .map(|(name, word)| (name.clone(), word.value.clone()))
            .collect()
    };
    sources
        .words
        .iter()
        .map(|(language, words)| (language.clone(), plain(words)))
        .collect()
}

/// What the guides are made for and with.
struct Around<'a> {
    /// The edition that is made, if there is one.
    edition: Option<&'a Edition>,
    stations: &'a BTreeMap<String, Station>,
    contacts: &'a [Contact],
}

/// A check in progress.
struct Desk<'a> {
    sources: &'a Sources,
    files: &'a Files,
    sink: &'a mut Sink,
    /// What the gates hold so far.
    holds: Vec<Hold>,
    /// Where each record stands, by origin.
    places: BTreeMap<String, Span>,
}

impl Desk<'_> {
    /// Reports what is wrong at a place.
    fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Notes where a record stands; a second record of the same origin is a
    /// mistake.
    fn place(&mut self, origin: &str, id: &str, span: &Span) {
        if let Some(first) = self.places.get(origin) {
            let diagnostic = Diagnostic::at(Code::DuplicateId, span).with("id", id);
            let diagnostic = diagnostic.related_to(first);
            self.report(diagnostic);
        } else {
            self.places.insert(origin.to_owned(), span.clone());
        }
    }

    /// Returns a reader of texts that belong to no guide: they cite nothing.
    fn wording(&mut self) -> Wording<'_> {
        let profile = self.project_profile();
        Wording {
            files: self.files,
            sink: self.sink,
            keys: None,
            profile,
        }
    }

    /// Returns a reader of texts in the language of a guide, which may cite its
    /// references if there are keys.
    fn wording_in<'b>(
        &'b mut self,
        language: &str,
        keys: Option<&'b BTreeSet<String>>,
    ) -> Wording<'b> {
        let profile = Profile::of(language, self.project_profile());
        Wording { files: self.files, sink: self.sink, keys, profile }
    }

    /// Returns whose typography the project follows.
    fn project_profile(&self) -> Profile {
        self.sources.organisation.typography.unwrap_or_default()
    }

    /// Checks the guides.
    fn guides(&mut self, around: &Around<'_>) -> BTreeMap<String, Guide> {
        if self.sources.guides.is_empty() {
            self.report(Diagnostic::failure(Code::NoGuide));
        }
        let sources = self.sources;
        let check = |(id, guide): (&String, &source::GuideSources)| {
            let checked = self.guide(id, guide, around)?;
            Some((id.clone(), checked))
        };
        sources.guides.iter().filter_map(check).collect()
    }
}
