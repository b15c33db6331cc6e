//! Makes a PDF of Typst a file for the press.

use jiff::civil::Date;
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use sha2::{Digest, Sha256};

use super::boxes::Boxes;
use super::convert::Known;
use super::error::{PressError, Violation};
use super::facts::{self, Facts};
use super::intent::Intent;
use super::metadata::{self, Identity};
use super::place::Rect;
use super::{access, convert, overprint, x4};

/// What a file for the press is made with, beyond its pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Finish<'a> {
    /// The boxes of each page, in order.
    pub boxes: &'a [Boxes],
    /// The title of the document.
    pub title: &'a str,
    /// The program that made it, with its version.
    pub creator: &'a str,
    /// The day of the edition.
    pub day: Date,
    /// The printing condition that it is meant for, if there is one.
    pub intent: Option<Intent<'a>>,
    /// The standard that it has to keep.
    pub standard: Standard,
    /// The colours of the palette, if those of pictures are to become inks; else
    /// they stay, for the preflight to refuse.
    pub convert: Option<&'a [Known]>,
}

/// A standard for press files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// None: boxes, black and output intent all the same.
    Pdf,
    /// PDF/X-4 (ISO 15930-7:2010), which wants the profile in the file.
    X4,
}

/// The name of the space of the four process inks.
const CMYK: &str = "DeviceCMYK";

/// How far a page may be from its media box, in points: Typst writes sizes as
/// numbers of 32 bits.
const EXACT: f64 = 0.01;

/// What stays of a page. All else is for screens: annotations, tags, actions,
/// transitions, thumbnails.
const OF_PAGE: [&str; 6] = ["Type", "Parent", "Resources", "Contents", "Rotate", "Group"];

/// Makes a PDF a file for the press, deterministically.
///
/// - Every page gets its media, bleed and trim boxes; crop and art boxes go.
/// - Links and other annotations, tags, outline and actions go.
/// - Solid black text and thin rules overprint, all else does not; black that
///   is written as grey becomes black of the black plate.
/// - Transparency is mixed in the four process inks.
/// - The output intent is added, with its profile if there is one.
/// - Title, dates and identity are set, in the information and the metadata.
///
/// With [`Standard::X4`] the file is refused if anything is known to be against
/// the standard. No validator of PDF/X is free to use, so what is not known here
/// stays so: the file is made to the standard, not certified.
///
/// Colours stay as the layout sets them, unless those of pictures are to be
/// converted; [`facts()`](super::facts()) tells what is not for the press.
pub fn finish(pdf: &[u8], finish: &Finish<'_>) -> Result<Vec<u8>, PressError> {
    let mut document = access::load(pdf)?;
    let profile = finish.intent.is_some_and(|intent| intent.profile.is_some());
    if finish.standard == Standard::X4 && !profile {
        return Err(PressError::Standard(vec![Violation::NoProfile]));
    }
    overprint::apply(&mut document, finish.convert)?;
    if let Some(palette) = finish.convert {
        convert::pictures(&mut document, palette)?;
    }
    mix(&mut document);
    pages(&mut document, finish.boxes)?;
    catalog(&mut document, finish, &identity(pdf, finish))?;
    document.prune_objects();
    document.renumber_objects();
    let facts = facts::read(&document)?;
    declare(&mut document, &facts)?;
    if finish.standard == Standard::X4 {
        let violations = x4::violations(&document, &facts);
        if !violations.is_empty() {
            return Err(PressError::Standard(violations));
        }
    }
    write(document, finish.standard)
}

/// Sets the boxes of the pages, and takes away what is for screens.
fn pages(document: &mut Document, boxes: &[Boxes]) -> Result<(), PressError> {
    let ids = access::pages(document)?;
    if ids.len() != boxes.len() {
        return Err(PressError::Pages { pages: ids.len(), boxes: boxes.len() });
    }
    for (index, (id, boxes)) in ids.iter().zip(boxes).enumerate() {
        let number = index + 1;
        if !boxes.holds() {
            return Err(PressError::Boxes { page: number });
        }
        let page = document.get_dictionary(*id)?;
        let media = access::inherited(document, page, "MediaBox");
        let media = media.and_then(|object| access::rect(document, object));
        if !media.is_some_and(|media| same(&media, &boxes.media)) {
            return Err(PressError::Size { page: number });
        }
        let mut finished = Dictionary::new();
        for key in OF_PAGE {
            let inherited = access::inherited(document, page, key);
            match page.get(key.as_bytes()).ok() {
                Some(object) => finished.set(key, object.clone()),
                None if key == "Rotate" => {
                    inherited.into_iter().for_each(|o| finished.set(key, o.clone()));
                }
                None => {}
            }
        }
        finished.set("MediaBox", array(&boxes.media));
        finished.set("BleedBox", array(&boxes.bleed));
        finished.set("TrimBox", array(&boxes.trim));
        *document.get_dictionary_mut(*id)? = finished;
    }
    // Pages inherit from their parents, and have all of their own now.
    for object in document.objects.values_mut() {
        if let Ok(parent) = object.as_dict_mut()
            && parent.has_type(b"Pages")
        {
            for key in ["MediaBox", "CropBox", "Resources", "Rotate"] {
                parent.remove(key.as_bytes());
            }
        }
    }
    Ok(())
}

/// Returns whether two boxes are the same as far as Typst can write them.
fn same(one: &Rect, two: &Rect) -> bool {
    one.grown(EXACT).contains(two) && two.grown(EXACT).contains(one)
}

/// Writes a box.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a PDF has numbers of 32 bits: a thousandth of a point on any sheet"
)]
fn array(rect: &Rect) -> Vec<Object> {
    let sides = [rect.left, rect.bottom, rect.right, rect.top];
    sides.map(|side| Object::Real(side as f32)).to_vec()
}

/// Lets transparent groups be mixed in process inks. Typst writes its groups
/// for screens, and black text in one of those would come out of all four inks.
fn mix(document: &mut Document) {
    let masks = overprint::masks(document);
    let mut ids: Vec<ObjectId> = document.page_iter().collect();
    ids.extend(overprint::streams(document));
    for id in ids.into_iter().filter(|id| !masks.contains(id)) {
        let group = document.get_object(id).and_then(|object| match object {
            Object::Stream(stream) => Ok(&stream.dict),
            object => object.as_dict(),
        });
        let group = group
            .ok()
            .and_then(|held| access::dictionary(document, held, "Group"));
        let Some(mut group) = group.cloned() else { continue };
        group.set("CS", CMYK);
        hold(document, id, "Group", group);
    }
}

/// Sets an entry of a dictionary or of that of a stream.
fn hold(document: &mut Document, id: ObjectId, key: &str, value: Dictionary) {
    match document.get_object_mut(id) {
        Ok(Object::Stream(stream)) => stream.dict.set(key, value),
        Ok(Object::Dictionary(dictionary)) => dictionary.set(key, value),
        _ => {}
    }
}

/// Declares on each page with transparency that it is mixed in process inks:
/// else a reader takes the space of its own device.
fn declare(document: &mut Document, facts: &Facts) -> Result<(), PressError> {
    let ids = access::pages(document)?;
    for (id, page) in ids.into_iter().zip(&facts.pages) {
        if !page.effects.is_empty() {
            let group = dictionary! { "S" => "Transparency", "CS" => CMYK };
            hold(document, id, "Group", group);
        }
    }
    Ok(())
}

/// Makes a catalogue that has only what a press needs, and a trailer for it.
fn catalog(
    document: &mut Document,
    finish: &Finish<'_>,
    identity: &Identity,
) -> Result<(), PressError> {
    let old = document.catalog()?.clone();
    let mut catalog = dictionary! { "Type" => "Catalog" };
    for key in ["Pages", "Lang", "OCProperties"] {
        if let Ok(object) = old.get(key.as_bytes()) {
            catalog.set(key, object.clone());
        }
    }
    if let Some(intent) = &finish.intent {
        let intent = Object::Reference(intent.add(document)?);
        catalog.set("OutputIntents", vec![intent]);
    }
    catalog.set("Metadata", metadata::metadata(document, finish, identity));
    let information = metadata::information(document, finish);
    let catalog = document.add_object(catalog);
    document.trailer = metadata::trailer(catalog, information, identity);
    Ok(())
}

/// Returns the identity of a file: the same input has the same.
fn identity(pdf: &[u8], finish: &Finish<'_>) -> Identity {
    let mut hash = Sha256::new();
    let rest = format!("{finish:?}");
    for part in [pdf, rest.as_bytes()] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut identity = [0; 16];
    identity.copy_from_slice(&digest[..16]);
    identity
}

/// Writes the file: streams compressed, but for the metadata.
fn write(mut document: Document, standard: Standard) -> Result<Vec<u8>, PressError> {
    for object in document.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else { continue };
        for key in ["StructParent", "StructParents"] {
            stream.dict.remove(key.as_bytes());
        }
        if !stream.dict.has_type(b"Metadata") {
            stream.compress()?;
        }
    }
    if standard == Standard::X4 {
        // ISO 15930-7 is built on PDF 1.6.
        "1.6".clone_into(&mut document.version);
    }
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut bytes = Vec::new();
    document
        .save_to(&mut bytes)
        .map_err(|error| PressError::Unreadable(error.to_string()))?;
    Ok(bytes)
}
