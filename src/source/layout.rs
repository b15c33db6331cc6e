//! The records of `layouts/`: the geometry of each product, and the words that
//! layouts print of themselves.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Length, List, Product, Spanned, Text};

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
    /// By how much the panel that is folded in is narrower than the others;
    /// it grows with the thickness of the paper.
    pub allowance: Length,
}

/// The kinds of fold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FoldKind {
    /// Three panels, the right one folded in first (« pli roulé »).
    #[serde(rename = "roll-3")]
    Roll3,
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
