//! What a preflight can read from a PDF.

use lopdf::{Dictionary, Document, Object};
use serde::Serialize;

use super::access;
use super::colour::Colour;
use super::error::PressError;
use super::place::Rect;
use super::walk;

/// What a PDF is made of, as far as a press minds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Facts {
    /// The version of PDF in its header.
    pub version: String,
    /// The press standard it claims in its metadata.
    pub standard: Option<String>,
    /// Its output intents for the press.
    pub intents: Vec<IntentFact>,
    /// Whether it has tags for screen readers.
    pub tagged: bool,
    /// Whether it has an outline.
    pub outlined: bool,
    /// The fonts that text is set in, each once, by name.
    pub fonts: Vec<FontFact>,
    /// Its pages in order.
    pub pages: Vec<PageFacts>,
}

/// An output intent of the kind `GTS_PDFX`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IntentFact {
    /// The printing condition.
    pub identifier: String,
    /// Whether its profile is in the file.
    pub embedded: bool,
}

/// A font that text is set in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FontFact {
    /// Its name without the six letters of a subset.
    pub name: String,
    /// How it is written, as PDF names it: `Type0`, `TrueType`, `Type3`…
    pub kind: String,
    /// Whether it is in the file.
    pub embedded: bool,
    /// Whether only the glyphs that are used are in the file.
    pub subset: bool,
}

/// What a page is made of. Places are in points from the bottom left of its
/// user space, as its boxes are; a rotation of the page is not applied.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PageFacts {
    /// Its media box.
    pub media: Option<Rect>,
    /// Its crop box, if it has one.
    pub crop: Option<Rect>,
    /// Its bleed box.
    pub bleed: Option<Rect>,
    /// Its trim box.
    pub trim: Option<Rect>,
    /// Its art box.
    pub art: Option<Rect>,
    /// Where its links are.
    pub links: Vec<Rect>,
    /// How many annotations of other kinds it has.
    pub annotations: usize,
    /// Every colour it paints, each once for each kind of thing and side of
    /// the cut.
    pub paints: Vec<PaintFact>,
    /// Every way in which its text is set.
    pub texts: Vec<TextFact>,
    /// Every width of rule, by colour.
    pub rules: Vec<RuleFact>,
    /// Its pictures, each time they are shown.
    pub images: Vec<ImageFact>,
    /// Where it is transparent.
    pub effects: Vec<Effect>,
    /// What could not be read, so that nothing is known of its colours.
    pub unread: Vec<String>,
}

/// What is painted with a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaintKind {
    /// An area.
    Fill,
    /// A line.
    Stroke,
    /// Glyphs.
    Text,
    /// A gradient, by its heaviest colour.
    Shading,
    /// A picture, by its heaviest pixel.
    Image,
    /// Nothing by itself: the space in which a transparent group is mixed.
    Group,
    /// Nothing by itself: how much of something else is seen.
    Mask,
}

/// A colour that a page paints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PaintFact {
    /// What is painted.
    pub kind: PaintKind,
    /// In which colour.
    pub colour: Colour,
    /// Whether any of it is within the trim (or the media, without a trim).
    pub within: bool,
    /// The box of the first thing so painted, clipped; of text, its start.
    pub at: Rect,
    /// How many things are so painted.
    pub count: usize,
}

/// A way in which text is set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextFact {
    /// The font's name.
    pub font: String,
    /// The size of type in points, as it is printed.
    pub size: f64,
    /// Its colour.
    pub colour: Colour,
    /// Whether it is printed over what is below it.
    pub overprint: bool,
    /// Where its first run starts.
    pub at: (f64, f64),
    /// In how many runs.
    pub count: usize,
}

/// A width of rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleFact {
    /// Its width in points, as it is printed; 0 is as thin as the device can.
    pub width: f64,
    /// Its colour.
    pub colour: Colour,
    /// Whether it is a thin area rather than a line.
    pub filled: bool,
    /// Whether it is printed over what is below it.
    pub overprint: bool,
    /// The box of the first one, clipped.
    pub at: Rect,
    /// How many there are.
    pub count: usize,
}

/// A picture as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImageFact {
    /// Its width and height in pixels.
    pub pixels: (u32, u32),
    /// Its width and height in millimetres, as it is printed.
    pub size: (f64, f64),
    /// Its pixels per inch, as it is printed, in the worse direction.
    pub ppi: f64,
    /// Bits for each component.
    pub bits: u32,
    /// Its first colour space; none for a stencil.
    pub space: Option<super::Space>,
    /// How it is compressed, outermost first.
    pub filters: Vec<String>,
    /// Whether another picture says how much of it is seen.
    pub masked: bool,
    /// Where it is, clipped.
    pub at: Rect,
}

/// A kind of transparency.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Paint that covers only in part: the least of it, 0 to 1.
    Alpha(f64),
    /// A soft mask, of the graphics state or of a picture.
    SoftMask,
    /// A blend mode that is not `Normal`.
    Blend(String),
    /// A transparent group.
    Group,
}

impl PageFacts {
    /// Returns the heaviest paint of the page, registration colour apart.
    ///
    /// Each object is weighed by itself: an object over another takes its place
    /// on the plates, unless it overprints. Solid black that overprints adds
    /// up to 100 % to what is below it, and paint that is transparent in part
    /// less; neither is counted here. Only a separation of the rendered page
    /// tells the sum.
    pub fn heaviest(&self) -> Option<&PaintFact> {
        let inks = self.paints.iter().filter(|paint| {
            let nothing = matches!(paint.kind, PaintKind::Group | PaintKind::Mask);
            !nothing && paint.colour.space != super::Space::Registration
        });
        let ink = |paint: &PaintFact| paint.colour.ink.unwrap_or(0.0);
        inks.filter(|paint| paint.colour.ink.is_some())
            .max_by(|a, b| ink(a).total_cmp(&ink(b)))
    }
}

/// Reads the facts of a PDF.
///
/// Follows forms, patterns, soft masks and the glyphs of Type 3 fonts, each
/// with its own resources. Not read, and told in [`PageFacts::unread`]: pictures
/// of process inks that are compressed other than by Flate or JPEG, shadings by
/// mesh or by place. Defaults for device spaces (`DefaultCMYK`…) are not applied.
pub fn facts(pdf: &[u8]) -> Result<Facts, PressError> {
    read(&access::load(pdf)?)
}

/// Reads the facts of an open PDF.
pub(super) fn read(document: &Document) -> Result<Facts, PressError> {
    let catalog = document.catalog()?;
    let mut fonts = Vec::new();
    let mut pages = Vec::new();
    for id in access::pages(document)? {
        let page = document.get_dictionary(id)?;
        pages.push(walk::page(document, page, boxes(document, page), &mut fonts)?);
    }
    fonts.sort();
    fonts.dedup();
    Ok(Facts {
        version: document.version.clone(),
        standard: standard(document, catalog),
        intents: intents(document, catalog),
        tagged: catalog.has(b"StructTreeRoot"),
        outlined: catalog.has(b"Outlines"),
        fonts,
        pages,
    })
}

/// Reads the boxes and annotations of a page.
fn boxes(document: &Document, page: &Dictionary) -> PageFacts {
    let own = |key| access::entry(document, page, key);
    let parents = |key| access::inherited(document, page, key);
    let rect = |object: Option<&Object>| access::rect(document, object?);
    let mut facts = PageFacts {
        media: rect(parents("MediaBox")),
        crop: rect(parents("CropBox")),
        bleed: rect(own("BleedBox")),
        trim: rect(own("TrimBox")),
        art: rect(own("ArtBox")),
        ..PageFacts::default()
    };
    let annotations = own("Annots").and_then(|object| object.as_array().ok());
    for object in annotations.into_iter().flatten() {
        let Ok(annotation) = access::resolve(document, object).as_dict() else {
            continue;
        };
        let place = access::entry(document, annotation, "Rect");
        let link =
            access::name(document, annotation, "Subtype").as_deref() == Some("Link");
        match place.and_then(|place| access::rect(document, place)) {
            Some(place) if link => facts.links.push(place),
            _ => facts.annotations += 1,
        }
    }
    facts
}

/// Reads the press standard that the metadata claims.
fn standard(document: &Document, catalog: &Dictionary) -> Option<String> {
    let stream = access::entry(document, catalog, "Metadata")?.as_stream().ok()?;
    let bytes = access::unfold(stream).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let (_, rest) = text.split_once("<pdfxid:GTS_PDFXVersion>")?;
    rest.split_once('<').map(|(version, _)| version.to_owned())
}

/// Reads the output intents for the press.
fn intents(document: &Document, catalog: &Dictionary) -> Vec<IntentFact> {
    let array = access::entry(document, catalog, "OutputIntents");
    let array = array.and_then(|object| object.as_array().ok());
    let intents = array.into_iter().flatten();
    let intents = intents.filter_map(|o| access::resolve(document, o).as_dict().ok());
    let press = intents.filter(|intent| {
        access::name(document, intent, "S").as_deref() == Some("GTS_PDFX")
    });
    press
        .map(|intent| {
            let identifier = access::entry(document, intent, "OutputConditionIdentifier");
            let identifier = identifier.and_then(|object| object.as_str().ok());
            let identifier = identifier.unwrap_or_default();
            IntentFact {
                identifier: String::from_utf8_lossy(identifier).into_owned(),
                embedded: access::entry(document, intent, "DestOutputProfile").is_some(),
            }
        })
        .collect()
}
