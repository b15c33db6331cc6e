//! The records that all guides share: publisher, contacts, editions, stations.
//!
//! The comments of the fields are also what an editor shows while one writes,
//! through the JSON Schemas.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Date, Id, List, Spanned, Text};
use crate::diag::Code;
use crate::typography::Profile;
use crate::typography::inclusive::Policy;
use crate::typography::lint::Lint;

/// `sources/organisation.yaml`: who publishes.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The name, as it is printed.
    pub name: Option<Text>,
    /// The address of its site.
    pub website: Option<Text>,
    /// The logo, an SVG or PNG file.
    pub logo: Option<Logo>,
    /// The typographic rules of the project; `fr-CA` if nothing is said.
    pub typography: Option<Profile>,
    /// What is done with abbreviated doublets (« citoyen.nes »); they stay as
    /// their authors wrote them if nothing is said.
    pub inclusive: Option<Policy>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// A picture of the organisation.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// The file, from the project's folder: `sources/images/logo.svg`.
    pub file: Text,
    /// What it shows, for those who do not see it.
    pub alt: Text,
}

/// `sources/contacts.yaml`: whom readers can call.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// The contacts, in the order in which they are printed.
    #[serde(default)]
    pub contacts: List<Contact>,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name of the record.
    pub id: Spanned<Id>,
    /// What it is, as it is printed.
    pub name: Text,
    /// The telephone number; without one, the contact is not printed.
    pub number: Option<Text>,
    /// When it answers.
    pub hours: Option<Text>,
    /// Who answers, and for what.
    pub answers: Option<Text>,
    /// Whether it is the number for an immediate danger.
    #[serde(default)]
    pub emergency: bool,
    /// The language, if it is another than the guides', such as `en-CA`.
    pub language: Option<Text>,
    /// The day on which somebody last called it to verify it.
    pub verified_on: Option<Spanned<Date>>,
    /// For whom it is printed.
    pub audience: Option<Spanned<Audience>>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// `sources/editions/2026.yaml`: the edition of a year.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The year.
    pub year: Spanned<i16>,
    /// The revision within the year, from 0.
    #[serde(default)]
    pub revision: u16,
    /// The day of the edition; every date in the outputs comes from it.
    pub date: Spanned<Date>,
    /// The ISBN of each product that has one.
    #[serde(default)]
    pub isbn: Isbns,
    /// The lines of the imprint, such as the legal deposit.
    #[serde(default)]
    pub imprint: List<Text>,
    /// How many days before the edition's day whom readers can call must have been
    /// verified at the earliest; 90 if nothing is said.
    pub verified_within: Option<u16>,
    /// What may leave the house although a gate holds it, and who says so.
    #[serde(default)]
    pub waivers: List<Waiver>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// What lets something pass a gate, in this edition alone.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The gate, by the name that stands between brackets.
    pub gate: Spanned<Gate>,
    /// The record, as the gate names it: `contacts/urgence`.
    pub record: Text,
    /// Why it may pass.
    pub reason: Text,
    /// The name of who takes it upon themselves.
    pub by: Text,
    /// The day on which they did.
    pub date: Spanned<Date>,
}

/// What holds something back from the press and from the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gate {
    /// A testimonial without a record of consent.
    ConsentMissing,
    /// A consent whose record is not complete.
    ConsentOpen,
    /// A consent that has been withdrawn.
    ConsentWithdrawn,
    /// A consent that has ended before the edition's day.
    ConsentExpired,
    /// A consent that is given only after the edition's day.
    ConsentLate,
    /// A consent that does not cover a product which prints the words.
    ConsentScope,
    /// A contact that nobody has called to verify it, or too long ago.
    ContactUnverified,
    /// A station that nobody has called to verify it, or too long ago.
    StationUnverified,
    /// Something that somebody still has to do.
    Todo,
    /// A station that is only an example.
    ExampleStation,
    /// A product that needs an ISBN and has none.
    IsbnMissing,
    /// A product that needs a line of legal deposit and has none.
    DepositMissing,
    /// A picture that tells more than it shows: where, by whom, with what.
    PictureMetadata,
    /// An address or a path in what a file says of itself.
    MetadataLeak,
}

impl Gate {
    /// Returns what is said of what it holds; its name is that of the gate.
    pub fn code(self) -> Code {
        match self {
            Self::ConsentMissing => Code::ConsentMissing,
            Self::ConsentOpen => Code::ConsentOpen,
            Self::ConsentWithdrawn => Code::ConsentWithdrawn,
            Self::ConsentExpired => Code::ConsentExpired,
            Self::ConsentLate => Code::ConsentLate,
            Self::ConsentScope => Code::ConsentScope,
            Self::ContactUnverified => Code::ContactUnverified,
            Self::StationUnverified => Code::StationUnverified,
            Self::Todo => Code::Todo,
            Self::ExampleStation => Code::ExampleStation,
            Self::IsbnMissing => Code::IsbnMissing,
            Self::DepositMissing => Code::DepositMissing,
            Self::PictureMetadata => Code::PictureMetadata,
            Self::MetadataLeak => Code::MetadataLeak,
        }
    }
}

/// One ISBN for each format.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Isbns {
    /// Of the brochure.
    pub brochure: Option<Text>,
    /// Of the pocket card.
    pub card: Option<Text>,
    /// Of the booklet.
    pub booklet: Option<Text>,
    /// Of the EPUB.
    pub epub: Option<Text>,
}

/// `sources/stations/<id>.yaml`: a station that hands out the products.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Station {
    /// The name, as it is printed.
    pub name: Text,
    /// The lines of the address.
    #[serde(default)]
    pub address: List<Text>,
    /// The telephone number.
    pub phone: Option<Text>,
    /// When it is open.
    pub hours: Option<Text>,
    /// The day on which somebody last called it to verify it.
    pub verified_on: Option<Spanned<Date>>,
    /// The administrative region.
    pub region: Option<Text>,
    /// How many copies of each product it wants of each guide in the language in
    /// which the guide was written.
    pub copies: Option<Spanned<Copies>>,
    /// How many copies it wants of one guide or of one translation, by its name
    /// (`milieu-policier.en`), in place of `copies`.
    #[serde(default)]
    pub copies_of: BTreeMap<String, Spanned<Copies>>,
    /// Whether it is only an example, not a real station.
    #[serde(default)]
    pub example: bool,
    /// Fields of the guides that read differently at this station.
    #[serde(default)]
    pub overrides: List<Override>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// How many copies a station wants of the products of a guide; none of a product
/// that is not named.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Copies {
    /// Of the folded leaflet.
    pub brochure: Option<Spanned<u32>>,
    /// Of the pocket card.
    pub card: Option<Spanned<u32>>,
    /// Of the stapled booklet.
    pub booklet: Option<Spanned<u32>>,
}

/// Something that proofreading is to leave alone in a record.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// The name of the remark, as it stands between brackets.
    pub lint: Lint,
    /// Why it is right as it is.
    pub reason: Text,
}

/// `sources/lexicon.yaml`: names and acronyms as they are to be written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// The names.
    #[serde(default)]
    pub names: List<LexiconName>,
}

/// A name as it is to be written.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LexiconName {
    /// The name in full.
    pub name: Text,
    /// Its acronym.
    pub acronym: Option<Text>,
    /// Whether everybody knows the acronym: it needs no explanation.
    #[serde(default)]
    pub usual: bool,
    /// How it is written wrongly.
    #[serde(default)]
    pub variants: List<Text>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// Whole fields of a record that read differently at a station.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// The record: `milieu-policier/mandates/prevention`.
    pub record: Text,
    /// The title in place of the record's.
    pub title: Option<Text>,
    /// The text in place of the record's.
    pub text: Option<Text>,
    /// The short text in place of the record's.
    pub short: Option<Text>,
}

/// Whom a piece of content is for. Without `only` it is for all; what is in
/// `except` is left out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// For these alone.
    pub only: Option<Choice>,
    /// For all but these.
    pub except: Option<Choice>,
}

/// Products, stations and editions; what is not named is not restricted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Products.
    pub products: Option<List<Spanned<Product>>>,
    /// Stations, by the names of their files.
    pub stations: Option<List<Text>>,
    /// Editions, by the names of their files.
    pub editions: Option<List<Text>>,
}

/// What is made of a guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Product {
    /// The folded leaflet.
    Brochure,
    /// The pocket card.
    Card,
    /// The stapled booklet.
    Booklet,
    /// The electronic book.
    Epub,
}

impl Product {
    /// All products, in the order in which they are made.
    pub const ALL: [Self; 4] = [Self::Brochure, Self::Card, Self::Booklet, Self::Epub];

    /// Returns whether its pages follow one another, so that it prints a guide
    /// whole.
    pub fn is_flow(self) -> bool {
        matches!(self, Self::Booklet | Self::Epub)
    }

    /// Returns the name that authors use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brochure => "brochure",
            Self::Card => "card",
            Self::Booklet => "booklet",
            Self::Epub => "epub",
        }
    }
}
