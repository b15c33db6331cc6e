//! The records of `layouts/`: the geometry of each product, and the words that
//! layouts print of themselves.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FoldKind, Length, List, Product, Spanned, Text};

/// `layouts/<name>.yaml`: how a product is laid out.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The product that it is made for.
    pub kind: Spanned<Product>,
    /// The Typst file, or the folder of EPUB templates, in `layouts/`.
    pub template: Text,
    /// The trimmed sheet, card or page; an EPUB has none.
    pub size: Option<Spanned<Size>>,
    /// How a sheet is folded.
    pub fold: Option<Spanned<Fold>>,
    /// The margins inside each panel, face or page.
    pub margin: Option<Spanned<Margin>>,
    /// The size of the running text.
    pub body: Option<Spanned<Length>>,
    /// How far art that reaches the edge goes on beyond it, to be cut off; none
    /// if nothing is said.
    pub bleed: Option<Spanned<Length>>,
    /// How near text and rules may come to the trim and to folds; 1/8 in if
    /// nothing is said.
    pub safe: Option<Spanned<Length>>,
    /// The size below which no text is printed; 6 pt if nothing is said.
    pub least_type: Option<Spanned<Length>>,
    /// How links are printed; as a list if nothing is said.
    pub links: Option<LinkForm>,
    /// The paper.
    pub paper: Option<Spanned<Paper>>,
    /// How many copies make a package; all copies for a station go in one if
    /// nothing is said.
    pub pack: Option<Spanned<u32>>,
    /// How the sheets of a booklet are arranged.
    pub binding: Option<Spanned<Binding>>,
    /// What every station must tell whose name the product prints; its name alone if
    /// nothing is said.
    #[serde(default)]
    pub station: List<StationField>,
    /// What the product is made for; for everything if nothing is said.
    pub targets: Option<List<Purpose>>,
    /// The file for a print shop.
    pub press: Option<Spanned<Press>>,
    /// The file for an office printer or a copier.
    pub office: Option<Spanned<Office>>,
}

/// What a station tells besides its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StationField {
    /// The lines of its address.
    Address,
    /// Its telephone number.
    Phone,
    /// When it is open.
    Hours,
    /// The day on which somebody last called it to verify it.
    VerifiedOn,
}

impl StationField {
    /// Returns the name that authors use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Phone => "phone",
            Self::Hours => "hours",
            Self::VerifiedOn => "verified-on",
        }
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// The width.
    pub width: Length,
    /// The height.
    pub height: Length,
}

/// How a sheet is folded.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fold {
    /// The kind of fold.
    pub kind: FoldKind,
    /// By how much a panel that is folded in is narrower than the one it lies
    /// under, or the gap between the doors of a gate; what the thickness of the
    /// paper asks for if nothing is said.
    pub allowance: Option<Length>,
    /// Whether the creases go from side to side instead of from head to foot.
    #[serde(default)]
    pub horizontal: bool,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Its name, for the printer.
    pub name: Option<Text>,
    /// Its weight in g/m².
    pub weight: u16,
    /// The thickness of a leaf, if it was measured.
    pub caliper: Option<Length>,
}

/// How the sheets of a booklet are arranged.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// Where blank pages go; before the back cover if nothing is said.
    pub blanks: Option<Blanks>,
    /// Which pages stay where they are when inner sheets stand out; those outside
    /// if nothing is said.
    pub creep: Option<Creep>,
    /// How many sheets lie in one another in a signature that is glued to a spine; 4
    /// if nothing is said.
    pub signature: Option<u8>,
    /// The paper of a cover of its own; the cover is of the same paper if nothing
    /// is said.
    pub cover: Option<Paper>,
}

/// Where blank pages of a booklet go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Blanks {
    /// Before the back cover.
    BeforeBackCover,
    /// At the end.
    AtEnd,
    /// One after the front cover, the others before the back cover.
    Split,
}

/// Which pages of a booklet creep leaves where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Creep {
    /// Those outside.
    OutsideFixed,
    /// Those in the middle.
    CentreFixed,
}

/// The file for a print shop.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Press {
    /// How pages go on sheets; each on one of its own if nothing is said.
    pub arrange: Option<Arrange>,
    /// The sheet of the cards, by its name, such as `generic-bc-letter-8up`.
    pub sheet: Option<Text>,
    /// A sheet of cards without a name.
    pub grid: Option<Spanned<Grid>>,
    /// The room around the trim for the marks; 1/2 in if nothing is said.
    pub slug: Option<Spanned<Length>>,
    /// Whether there are marks for those who cut and fold; there are if nothing is
    /// said.
    pub marks: Option<bool>,
}

/// The file for an office printer or a copier.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// How pages go on sheets; those of a booklet side by side, others each on one
    /// of its own if nothing is said.
    pub arrange: Option<Arrange>,
    /// The sheet of the cards, by its name, such as `avery-5371`.
    pub sheet: Option<Text>,
    /// A sheet of cards without a name.
    pub grid: Option<Spanned<Grid>>,
    /// The paper in the printer, such as `letter`; the size of the sheet if
    /// nothing is said.
    pub paper: Option<Text>,
    /// How far from its edges the printer cannot print; 6.35 mm if nothing is said.
    pub margin: Option<Spanned<Length>>,
    /// Whether it prints in one ink.
    #[serde(default)]
    pub grey: bool,
}

/// How pages go on sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Arrange {
    /// Each page on a side of its own.
    Pages,
    /// Two pages side by side, for sheets that are stitched through the fold.
    SaddleStitch,
    /// Two pages side by side, for signatures that are glued to a spine.
    PerfectBound,
    /// Several pages on a side, in the reader's order, in the cells of `grid`.
    NUp,
}

/// A sheet divided into cells for cards, in its middle.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// The sheet, such as `letter` or `A4`.
    pub paper: Text,
    /// How many cells there are across.
    pub columns: u16,
    /// How many cells there are down.
    pub rows: u16,
    /// What is between the cells; nothing if nothing is said.
    pub gutter: Option<Length>,
}

/// Margins.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Margin {
    /// At the head.
    pub top: Length,
    /// At the foot.
    pub bottom: Length,
    /// At the spine, or at the left of a panel.
    pub inside: Length,
    /// At the fore edge, or at the right of a panel.
    pub outside: Length,
}

/// How links are printed, which nobody can click on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LinkForm {
    /// A code to be scanned and a short address beside the record.
    Codes,
    /// Numbers, and a list of addresses at the end.
    List,
}

/// What an output is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To be read on a screen.
    Screen,
    /// To be printed at a print shop.
    Press,
    /// To be printed at a station.
    Office,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 3] = [Self::Screen, Self::Press, Self::Office];

    /// Returns the name that authors use, and that of its folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Press => "press",
            Self::Office => "office",
        }
    }
}

/// `layouts/press.yaml`: what the print shop of the project asks for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrintShop {
    /// The printing condition, by its name in the registry of the ICC, such as
    /// `CGATS21_CRPC6`.
    pub condition: Option<Text>,
    /// The ICC profile of that condition: `layouts/profiles/….icc`. With it, the
    /// files are PDF/X-4.
    pub profile: Option<Text>,
    /// The most ink that the paper takes up, in per cent; 280 if nothing is said.
    pub ink_limit: Option<u16>,
    /// How many copies are printed beyond those that are asked for, in per cent,
    /// since some are lost on the press and at the fold; none if nothing is said.
    pub overs: Option<Spanned<u16>>,
    /// How much what the preflight finds weighs, by the name of what it finds, such
    /// as `hairline`; what is usual if nothing is said.
    pub severity: Option<BTreeMap<String, Spanned<Weight>>>,
    /// What is done with pictures in red, green and blue; they are refused if
    /// nothing is said.
    pub pictures: Option<Pictures>,
}

/// What is done with pictures in red, green and blue for the press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Pictures {
    /// They are a mistake: somebody who knows the press converts them.
    Refuse,
    /// They become inks by a simple rule, and colours of the palette by the
    /// palette.
    Convert,
}

/// How much something weighs that the preflight finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Nothing is built while it stands.
    Error,
    /// Something to look at; the build goes on.
    Warning,
    /// Nothing is said of it.
    Off,
}

/// `layouts/palette.yaml`: the colours of the layouts, by name.
pub type Palette = BTreeMap<String, Spanned<Colour>>;

/// A colour, on a screen and on the press.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Colour {
    /// For screens and office printers: `#12505e`.
    pub rgb: Text,
    /// For the press: cyan, magenta, yellow and black, in per cent; what stands
    /// for the spot ink if there is one.
    pub cmyk: Spanned<List<u8>>,
    /// The name of a spot ink, such as `PANTONE 3165 C`.
    pub spot: Option<Text>,
}

/// `layouts/words.yaml`: the words that layouts print of themselves, by
/// language and name.
pub type Words = BTreeMap<String, BTreeMap<String, Text>>;
