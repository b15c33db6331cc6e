//! What is rendered, and nothing else.
//!
//! A [`Document`] is one product of one guide, for one edition and perhaps one
//! station: plain data, everything that a layout needs and nothing that it must
//! decide. It is also an output (`document.json`), so that a layout author can
//! work on it with stock Typst and an edition can be audited without its
//! sources.
//!
//! **Invariant:** a `Document` contains no conditions, no spans and no dates
//! but the edition's.
//!
//! **Invariant:** citations and references are made once, here, by `cite`; no
//! renderer formats a reference.

mod day;
mod draft;
mod links;
mod list;
mod printed;
mod records;
mod resolve;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalog::LinkForm;
use crate::codes::{Ean, Ring};
use crate::sheet::Geometry;
use crate::text::{Block, Inline};

pub use printed::held;
pub use records::{records, wording};
pub use resolve::{Resolver, Target, resolve, station};

/// The version of the shape of [`Document`], raised when a layout must change
/// to go on understanding it.
pub const FORMAT: u32 = 1;

/// What a renderer is given: see the module's documentation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Always [`FORMAT`].
    pub format: u32,
    /// Whether it is only a proof: a gate holds something that it shows, and every page
    /// says so.
    pub proof: bool,
    /// What is made of it: `brochure`, `card`, `booklet` or `epub`.
    pub product: String,
    /// The language of the text, as BCP 47: `fr-CA`.
    pub language: String,
    /// The id of the guide: the name of its folder.
    pub guide: String,
    /// The title of the guide.
    pub title: Vec<Inline>,
    /// A line below the title.
    pub subtitle: Vec<Inline>,
    /// One or two plain sentences for catalogues and metadata.
    pub description: String,
    /// Who publishes.
    pub organisation: Organisation,
    /// The year's edition.
    pub edition: Edition,
    /// The SHA-256, in hexadecimal, of all that the edition is made from but the
    /// stations, which its archive repeats (`Edition-SHA256`). Only books print it, in
    /// the imprint: with it, each change of a source makes another document.
    #[serde(default)]
    pub colophon: Option<String>,
    /// The station that hands it out; none in the common version.
    pub station: Option<Station>,
    /// Whom to call, the emergency number first.
    pub contacts: Vec<Contact>,
    /// The panels (brochure), faces (card) or the one flow of pages (booklet,
    /// EPUB), in the reader's order, and what stands on each.
    pub frames: Vec<Frame>,
    /// The reference list in its printed order.
    pub references: Vec<Reference>,
    /// The links that paper must make up for; an EPUB has none.
    pub links: Links,
    /// The words that a layout prints of itself, such as « Références », by
    /// name, in the document's language (`layouts/words.yaml`).
    pub words: BTreeMap<String, String>,
    /// The sizes of the product, all in points (1/72 in).
    pub geometry: Geometry,
}

/// Who publishes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// The name; empty while it is not known.
    pub name: String,
    /// The logo, if there is one.
    pub logo: Option<Image>,
    /// The address of its site; empty while it is not known.
    pub website: String,
}

/// A picture of the project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Where it is, from the project's root, with a slash in front: the form
    /// in which Typst opens it.
    pub file: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
}

/// The year's edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// The year and the revision: `2026.0`.
    pub id: String,
    /// The year.
    pub year: i16,
    /// The day of the edition: `2026-11-01`.
    pub date: String,
    /// The same day as it is printed: « 1er novembre 2026 ».
    pub date_in_words: Vec<Inline>,
    /// The ISBN of this product, if it has one.
    pub isbn: Option<String>,
    /// The same as a bar code (EAN-13), in modules.
    pub barcode: Option<Ean>,
    /// The lines of the imprint (« Dépôt légal … »).
    pub imprint: Vec<Vec<Inline>>,
}

/// A police station that hands out the product.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Station {
    /// The id: the name of its file.
    pub id: String,
    /// Its name.
    pub name: Vec<Inline>,
    /// The lines of its address.
    pub address: Vec<Vec<Inline>>,
    /// Its telephone number as it is printed.
    pub phone: Option<PhoneNumber>,
    /// When it is open.
    pub hours: Vec<Inline>,
    /// Whether it is only an example, to be marked as one.
    pub example: bool,
}

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhoneNumber {
    /// As it is printed: `514 555-0101`.
    pub text: String,
    /// As it is dialled: `tel:+15145550101`, `tel:911` (RFC 3966).
    pub href: String,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// Where it comes from: `contacts/urgence`.
    pub origin: String,
    /// Its language, if it is another than the document's.
    pub language: Option<String>,
    /// What it is.
    pub name: Vec<Inline>,
    /// Its number.
    pub number: PhoneNumber,
    /// When it answers.
    pub hours: Vec<Inline>,
    /// Who answers, and for what.
    pub answers: Vec<Inline>,
    /// Whether it is the number for an immediate danger.
    pub emergency: bool,
}

/// The links of a document on paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Links {
    /// How they are printed.
    pub form: Option<LinkForm>,
    /// The links, each address once, in the reader's order.
    pub items: Vec<PrintedLink>,
}

/// A link that is printed beside its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintedLink {
    /// Its number in the list, from 1.
    pub number: usize,
    /// The address that it leads to.
    pub href: String,
    /// The address as people read and type it.
    pub address: String,
    /// The code to be scanned, if links are printed so.
    pub code: Option<Code>,
}

/// A QR code (ISO/IEC 18004) to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// What it says.
    pub text: String,
    /// How many modules wide and high it is, with its quiet zone.
    pub size: usize,
    /// What is dark, as closed rings of corners in modules from the top left;
    /// rings within rings are light.
    pub rings: Vec<Ring>,
}

/// A panel, a face, or the flow of the pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Where it was asked for: `milieu-policier/brochure/panel-3`.
    pub origin: String,
    /// Its place in the reader's order, from 1.
    pub number: usize,
    /// What stands on it.
    pub parts: Vec<Part>,
}

/// A section of the guide, or one of the parts that every guide has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its id, unique in the document, fit for an anchor.
    pub id: String,
    /// Where it comes from: `milieu-policier/sections/mandats`; of a part that
    /// every guide has, the record that it shows, such as `edition`.
    pub origin: String,
    /// What it is.
    pub kind: PartKind,
    /// Its language, if it is another than the document's.
    pub language: Option<String>,
    /// Its heading; empty for a part without one.
    pub title: Vec<Inline>,
    /// Its opening text.
    pub intro: Vec<Block>,
    /// Its records, in the author's order.
    pub entries: Vec<Entry>,
}

/// What a [`Part`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// Title, subtitle and publisher, from the document itself.
    Cover,
    /// A section: heading, text, records.
    Section,
    /// [`Document::contacts`].
    Contacts,
    /// [`Document::station`], or the place for its stamp.
    Station,
    /// [`Document::references`].
    References,
    /// The addresses that links lead to.
    Links,
    /// Publisher, edition, ISBN, legal deposit.
    Imprint,
    /// The table of contents.
    Contents,
}

/// A record of the guide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Entry {
    /// A mandate, an objective, a rule, a further reading.
    Item {
        /// Where it comes from: `milieu-policier/mandates/prevention`.
        origin: String,
        /// Its language, if it is another than the document's.
        language: Option<String>,
        /// Its id, unique in the document, fit for an anchor.
        id: String,
        /// Its heading; empty for a record without one (an objective).
        title: Vec<Inline>,
        /// Its text.
        blocks: Vec<Block>,
    },
    /// The words of a person, verbatim.
    Quotation {
        /// Where it comes from: `milieu-policier/testimonials/actrice`.
        origin: String,
        /// Its language, if it is another than the document's.
        language: Option<String>,
        /// Its id, unique in the document, fit for an anchor.
        id: String,
        /// The words, without quotation marks around them.
        blocks: Vec<Block>,
        /// Who said them.
        speaker: Vec<Inline>,
        /// What that person does; may be empty.
        role: Vec<Inline>,
    },
}

/// An entry of the reference list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// Where it comes from: `milieu-policier/references/spvm2014`.
    pub origin: String,
    /// Its key.
    pub key: String,
    /// Its anchor, unique in the document: `ref-spvm2014`.
    pub id: String,
    /// The heading of the section of the list that begins here, without words above
    /// works that no section takes; nothing if no section begins.
    #[serde(default)]
    pub heading: Option<Vec<Inline>>,
    /// What is printed.
    pub content: Vec<Inline>,
    /// What the author says of the work, below it; may be empty.
    #[serde(default)]
    pub annotation: Vec<Inline>,
    /// The anchors of the citations that lead here, in the reader's order.
    pub citations: Vec<String>,
}
