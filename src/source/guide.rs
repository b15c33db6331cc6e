//! The records of a guide: its sections, products, content and references.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Allowed, Audience, Date, Id, List, Node, Product, Spanned, Text};

/// `sources/<guide>/guide.yaml`: what a guide is and how it is laid out.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The title.
    pub title: Text,
    /// A line below the title.
    pub subtitle: Option<Text>,
    /// The language, such as `fr-CA`.
    pub language: Text,
    /// One or two plain sentences for catalogues.
    pub description: Text,
    /// The citation style: a file of the project or the name of a stock style.
    pub style: Text,
    /// The sections, in the order of the full guide.
    pub sections: List<Section>,
    /// What is made of the guide.
    pub products: Products,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// A section of a guide.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The name of the section.
    pub id: Spanned<Id>,
    /// The heading.
    pub title: Text,
    /// The text below the heading.
    pub text: Option<Text>,
    /// The text for narrow products; empty quotes leave it out there.
    pub short: Option<Text>,
    /// The records that follow the text.
    pub shows: Option<Spanned<Collection>>,
    /// The language, if it is another than the guide's, such as `en-CA` or `ar`.
    pub language: Option<Text>,
    /// In a translation: from which words it was made, as `check` names them.
    pub translates: Option<Text>,
    /// For whom it is printed.
    pub audience: Option<Spanned<Audience>>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// The records of a guide, by the names of their files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Collection {
    /// `mandates.yaml`.
    Mandates,
    /// `objectives.yaml`.
    Objectives,
    /// `framework.yaml`.
    Framework,
    /// `testimonials.yaml`.
    Testimonials,
    /// `further-reading.yaml`.
    FurtherReading,
}

impl Collection {
    /// Returns the name that authors use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mandates => "mandates",
            Self::Objectives => "objectives",
            Self::Framework => "framework",
            Self::Testimonials => "testimonials",
            Self::FurtherReading => "further-reading",
        }
    }
}

/// What is made of a guide; a product that is not named is not made.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Products {
    /// The folded leaflet.
    pub brochure: Option<Spanned<Brochure>>,
    /// The pocket card.
    pub card: Option<Spanned<Card>>,
    /// The booklet.
    pub booklet: Option<Spanned<Flow>>,
    /// The EPUB.
    pub epub: Option<Spanned<Flow>>,
}

/// Which of its texts a record prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `short` where there is one.
    Short,
    /// `text`.
    Full,
}

/// How a guide becomes a brochure.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Brochure {
    /// The layout, a file of `layouts/`; `brochure` if nothing is said.
    pub layout: Option<Text>,
    /// Which texts; `short` if nothing is said.
    pub form: Option<Form>,
    /// What stands on each panel, in the reader's order: sections by their
    /// names, or `cover`, `contacts`, `station`, `references`, `imprint`.
    pub panels: Option<List<List<Text>>>,
}

/// How a guide becomes a pocket card.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The layout, a file of `layouts/`; `card` if nothing is said.
    pub layout: Option<Text>,
    /// Which texts; `short` if nothing is said.
    pub form: Option<Form>,
    /// What stands on each face, as for the panels of a brochure.
    pub faces: Option<List<List<Text>>>,
}

/// How a guide becomes pages that follow one another.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// The layout, a file of `layouts/`; that of the product if nothing is said.
    pub layout: Option<Text>,
    /// Which texts; `full` if nothing is said.
    pub form: Option<Form>,
    /// The parts in their order; also `contents`.
    pub parts: Option<List<Text>>,
}

/// `sources/<guide>/mandates.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mandates {
    /// The mandates, in the order in which they are printed.
    #[serde(default)]
    pub mandates: List<Mandate>,
}

/// A mandate of the sector.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// The name of the record.
    pub id: Spanned<Id>,
    /// The heading.
    pub title: Text,
    /// The text.
    pub text: Text,
    /// The text for narrow products.
    pub short: Option<Text>,
    /// The language, if it is another than the guide's, such as `en-CA` or `ar`.
    pub language: Option<Text>,
    /// In a translation: from which words it was made, as `check` names them.
    pub translates: Option<Text>,
    /// For whom it is printed.
    pub audience: Option<Spanned<Audience>>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// `sources/<guide>/objectives.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objectives {
    /// The objectives, in the order in which they are printed.
    #[serde(default)]
    pub objectives: List<Objective>,
}

/// An objective of the squad.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// The name of the record.
    pub id: Spanned<Id>,
    /// The text.
    pub text: Text,
    /// The text for narrow products.
    pub short: Option<Text>,
    /// The language, if it is another than the guide's, such as `en-CA` or `ar`.
    pub language: Option<Text>,
    /// In a translation: from which words it was made, as `check` names them.
    pub translates: Option<Text>,
    /// For whom it is printed.
    pub audience: Option<Spanned<Audience>>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// `sources/<guide>/framework.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// The laws, rules and policies, in the order in which they are printed.
    #[serde(default)]
    pub rules: List<Rule>,
}

/// A law, a rule or a policy.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The name of the record.
    pub id: Spanned<Id>,
    /// The heading.
    pub title: Text,
    /// The text.
    pub text: Text,
    /// The text for narrow products.
    pub short: Option<Text>,
    /// The language, if it is another than the guide's, such as `en-CA` or `ar`.
    pub language: Option<Text>,
    /// In a translation: from which words it was made, as `check` names them.
    pub translates: Option<Text>,
    /// For whom it is printed.
    pub audience: Option<Spanned<Audience>>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// `sources/<guide>/testimonials.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Testimonials {
    /// The testimonials, in the order in which they are printed.
    #[serde(default)]
    pub testimonials: List<Testimonial>,
}

/// The words of a person, verbatim.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Testimonial {
    /// The name of the record.
    pub id: Spanned<Id>,
    /// The words, exactly as they were said, without quotation marks.
    pub quotation: Text,
    /// Who said them, never a real name.
    pub speaker: Text,
    /// What that person does.
    pub role: Option<Text>,
    /// The consent to print them.
    pub consent: Option<Spanned<Consent>>,
    /// The language, if it is another than the guide's, such as `en-CA` or `ar`.
    pub language: Option<Text>,
    /// In a translation: from which words it was made, as `check` names them.
    pub translates: Option<Text>,
    /// For whom it is printed.
    pub audience: Option<Spanned<Audience>>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// A consent to print somebody's words.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The day on which it was given.
    pub given_on: Option<Spanned<Date>>,
    /// The products that it covers.
    #[serde(default)]
    pub scope: List<Spanned<Product>>,
    /// The last day on which it holds.
    pub expires_on: Option<Spanned<Date>>,
    /// The day on which it was withdrawn.
    pub withdrawn_on: Option<Spanned<Date>>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// `sources/<guide>/further-reading.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FurtherReading {
    /// The readings, in the order in which they are printed.
    #[serde(default)]
    pub readings: List<Reading>,
}

/// Something to read.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The name of the record.
    pub id: Spanned<Id>,
    /// What it is, as it is printed.
    pub text: Text,
    /// The text for narrow products.
    pub short: Option<Text>,
    /// The key of its reference, which is cited after the text.
    pub reference: Option<Text>,
    /// The language, if it is another than the guide's, such as `en-CA` or `ar`.
    pub language: Option<Text>,
    /// In a translation: from which words it was made, as `check` names them.
    pub translates: Option<Text>,
    /// For whom it is printed.
    pub audience: Option<Spanned<Audience>>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// `sources/<guide>/bibliography.yaml`: the references, as CSL-YAML.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bibliography {
    /// The order of the printed list; that of the style if nothing is said.
    pub order: Option<Order>,
    /// Which references are printed; those cited if nothing is said.
    pub list: Option<Listed>,
    /// The sections of the printed list; a reference stands in the first that takes
    /// it, or without a title at the end.
    #[serde(default)]
    pub sections: List<ListSection>,
    /// Whether the `annote` of a reference is printed below it; not if nothing is
    /// said.
    #[serde(default)]
    pub annotations: bool,
    /// The references, with CSL variables, as Zotero and Pandoc write them; a
    /// reference may carry a `todo` besides.
    #[serde(default)]
    pub references: Vec<Node>,
}

/// A section of a reference list. It takes what fulfils all that it asks for;
/// everything, if it asks for nothing.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListSection {
    /// The heading.
    pub title: Text,
    /// One of these CSL types, such as `legislation`.
    pub types: Option<List<Text>>,
    /// One of these words of its `keyword`.
    pub keywords: Option<List<Text>>,
}

/// The order of a reference list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The author's, in the file.
    Given,
    /// The one that the citation style asks for.
    Style,
}

/// Which references a list prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Listed {
    /// Those that the text cites.
    Cited,
    /// All of them.
    All,
}
