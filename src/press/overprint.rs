//! Black that overprints, in every content stream of a file.
//!
//! Where paper moves between two plates, black text knocked out of a colour gets
//! white edges. So solid black of the black plate alone prints over what is
//! below it when it is text or a thin rule, and everything else takes its place
//! on all plates: white that overprints would vanish.

use std::collections::BTreeSet;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::access;
use super::convert::Known;
use super::error::PressError;
use super::rewrite::{Rewrite, STATES, States};

/// How deep dictionaries of one object are searched.
const DEPTH: usize = 64;

/// What all streams of a file are rewritten by.
struct Job<'a> {
    /// The states of overprint, in the order of [`STATES`].
    states: [ObjectId; 4],
    /// The palette, if red, green and blue become inks.
    convert: Option<&'a [Known]>,
}

/// Rewrites all pages, forms and patterns.
///
/// Left as they are: soft masks, in which a colour is a degree and no ink; the
/// glyphs of Type 3 fonts; and forms without resources of their own, which no
/// writer makes any more.
pub(super) fn apply(
    document: &mut Document,
    convert: Option<&[Known]>,
) -> Result<(), PressError> {
    let masks = masks(document);
    let states = STATES.map(|state| {
        document.add_object(dictionary! {
            "Type" => "ExtGState",
            "OP" => state.stroke,
            "op" => state.fill,
            // An ink of which there is none is left as it is on its plate.
            "OPM" => 1,
        })
    });
    let job = Job { states, convert };
    for id in access::pages(document)? {
        let page = document.get_dictionary(id)?;
        let operations = access::page_operations(document, page)?;
        let resources = access::inherited(document, page, "Resources");
        let resources = resources.and_then(|o| o.as_dict().ok()).cloned();
        let (bytes, resources) =
            rewrite(document, resources.unwrap_or_default(), operations, &job)?;
        let stream = document.add_object(Stream::new(Dictionary::new(), bytes));
        let page = document.get_dictionary_mut(id)?;
        page.set("Contents", stream);
        page.set("Resources", resources);
    }
    for id in streams(document) {
        if !masks.contains(&id) {
            draw(document, id, &job)?;
        }
    }
    Ok(())
}

/// Returns the forms and the cells of patterns.
pub(super) fn streams(document: &Document) -> Vec<ObjectId> {
    let content = |object: &Object| {
        let Ok(stream) = object.as_stream() else { return false };
        let kind = access::name(document, &stream.dict, "Subtype");
        kind.as_deref() == Some("Form") || stream.dict.has(b"PatternType")
    };
    let streams = document.objects.iter().filter(|(_, object)| content(object));
    streams.map(|(id, _)| *id).collect()
}

/// Rewrites a form or the cell of a pattern.
fn draw(document: &mut Document, id: ObjectId, job: &Job<'_>) -> Result<(), PressError> {
    let stream = document.get_object(id)?.as_stream()?;
    let resources = access::dictionary(document, &stream.dict, "Resources");
    let Some(resources) = resources.cloned() else { return Ok(()) };
    let operations = access::operations(&access::unfold(stream)?)?;
    let (bytes, resources) = rewrite(document, resources, operations, job)?;
    let stream = document.get_object_mut(id)?.as_stream_mut()?;
    stream.set_plain_content(bytes);
    stream.dict.set("Resources", resources);
    Ok(())
}

/// Rewrites operations, and adds to their resources what they need.
fn rewrite(
    document: &Document,
    mut resources: Dictionary,
    operations: Vec<Operation>,
    job: &Job<'_>,
) -> Result<(Vec<u8>, Dictionary), PressError> {
    let known = access::dictionary(document, &resources, "ExtGState");
    let mut extended = known.cloned().unwrap_or_default();
    let names = States::new(&extended);
    let rewrite = Rewrite::new(document, &resources, &names, job.convert);
    let operations = rewrite.all(operations);
    let used = |name: &String| {
        let name = name.as_bytes();
        let sets = |operation: &Operation| {
            operation.operator == "gs"
                && operation.operands.first().and_then(|o| o.as_name().ok()) == Some(name)
        };
        operations.iter().any(sets)
    };
    let needed = names.names().iter().zip(job.states).filter(|(name, _)| used(name));
    for (name, id) in needed {
        extended.set(name.as_bytes(), id);
    }
    if !extended.is_empty() {
        resources.set("ExtGState", extended);
    }
    Ok((Content { operations }.encode()?, resources))
}

/// Returns the forms that are drawn only to tell how much of something else is
/// seen: the groups of soft masks and all that these show.
pub(super) fn masks(document: &Document) -> BTreeSet<ObjectId> {
    let mut found = Vec::new();
    for object in document.objects.values() {
        groups(object, DEPTH, &mut found);
    }
    let mut masks = BTreeSet::new();
    while let Some(id) = found.pop() {
        let stream = document.get_object(id).and_then(Object::as_stream);
        let (Ok(stream), true) = (stream, masks.insert(id)) else { continue };
        let resources = access::dictionary(document, &stream.dict, "Resources");
        let shown = resources.and_then(|r| access::dictionary(document, r, "XObject"));
        let shown = shown.into_iter().flat_map(Dictionary::iter);
        found.extend(shown.filter_map(|(_, object)| object.as_reference().ok()));
    }
    masks
}

/// Collects the groups of the soft masks in an object.
fn groups(object: &Object, depth: usize, found: &mut Vec<ObjectId>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let dictionary = match object {
        Object::Array(array) => {
            return array.iter().for_each(|object| groups(object, depth, found));
        }
        Object::Stream(stream) => &stream.dict,
        Object::Dictionary(dictionary) => dictionary,
        _ => return,
    };
    // A mask has a kind and a group, wherever it is written (ISO 32000-1,
    // table 144).
    let mask = dictionary.get(b"S").and_then(Object::as_name).unwrap_or_default();
    if matches!(mask, b"Alpha" | b"Luminosity") {
        found.extend(dictionary.get(b"G").and_then(Object::as_reference));
    }
    for (_, object) in dictionary {
        groups(object, depth, found);
    }
}
