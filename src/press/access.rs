//! Reading the objects of a PDF: references followed, limits kept.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::error::PressError;
use super::place::Rect;

/// The most bytes that one stream may unfold to. A picture of a tabloid sheet
/// at 600 ppi in four inks has 270 million.
pub(super) const LIMIT: usize = 512 * 1024 * 1024;

/// How many parents a page may have in the page tree.
const PARENTS: usize = 32;

/// Opens a PDF.
pub(super) fn load(pdf: &[u8]) -> Result<Document, PressError> {
    let options = LoadOptions::with_max_decompressed_size(LIMIT);
    let document = Document::load_mem_with_options(pdf, options)?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(PressError::Encrypted);
    }
    // A file that had to be repaired may be read otherwise by the next reader.
    if document.xref_recovery.is_some() {
        return Err(PressError::Unreadable("its cross-references are damaged".into()));
    }
    document.catalog()?;
    Ok(document)
}

/// Returns the pages in order.
pub(super) fn pages(document: &Document) -> Result<Vec<ObjectId>, PressError> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for id in &pages {
        document.get_dictionary(*id)?;
    }
    if pages.is_empty() {
        return Err(PressError::Unreadable("it has no page".into()));
    }
    Ok(pages)
}

/// Follows a reference.
pub(super) fn resolve<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document
        .dereference(object)
        .map_or(&Object::Null, |(_, object)| object)
}

/// Returns an entry, its reference followed; none if it is missing or null.
pub(super) fn entry<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &str,
) -> Option<&'a Object> {
    let object = resolve(document, dictionary.get(key.as_bytes()).ok()?);
    (!object.is_null()).then_some(object)
}

/// Returns an entry that is a dictionary.
pub(super) fn dictionary<'a>(
    document: &'a Document,
    holder: &'a Dictionary,
    key: &str,
) -> Option<&'a Dictionary> {
    entry(document, holder, key)?.as_dict().ok()
}

/// Returns an entry that is a name.
pub(super) fn name(
    document: &Document,
    holder: &Dictionary,
    key: &str,
) -> Option<String> {
    entry(document, holder, key).and_then(text)
}

/// Returns a name as text.
pub(super) fn text(object: &Object) -> Option<String> {
    object
        .as_name()
        .ok()
        .map(|name| String::from_utf8_lossy(name).into_owned())
}

/// Returns an entry that is a number.
pub(super) fn number(document: &Document, holder: &Dictionary, key: &str) -> Option<f64> {
    entry(document, holder, key).and_then(float)
}

/// Returns an entry that is an array of numbers.
pub(super) fn numbers(
    document: &Document,
    holder: &Dictionary,
    key: &str,
) -> Option<Vec<f64>> {
    floats(document, entry(document, holder, key)?)
}

/// Returns a number as it is written; none if it is not finite.
pub(super) fn float(object: &Object) -> Option<f64> {
    let number = match object {
        // By its digits: 0.6 of 32 bits is not 0.6 of 64, and would add up to
        // more ink than there is.
        Object::Real(number) => number.to_string().parse().ok()?,
        object => f64::from(object.as_float().ok()?),
    };
    number.is_finite().then_some(number)
}

/// Returns the numbers of an array; none if one is none.
pub(super) fn floats(document: &Document, object: &Object) -> Option<Vec<f64>> {
    let array = object.as_array().ok()?;
    array.iter().map(|object| float(resolve(document, object))).collect()
}

/// Reads a box of any two corners.
pub(super) fn rect(document: &Document, object: &Object) -> Option<Rect> {
    let [a, b, c, d] = floats(document, object)?.try_into().ok()?;
    Some(Rect::new((a, b), (c, d)))
}

/// Returns an entry of a page or, as PDF has it for resources and the media
/// box, of the nearest of its parents.
pub(super) fn inherited<'a>(
    document: &'a Document,
    page: &'a Dictionary,
    key: &str,
) -> Option<&'a Object> {
    let mut holder = page;
    for _ in 0..PARENTS {
        if let Some(object) = entry(document, holder, key) {
            return Some(object);
        }
        holder = dictionary(document, holder, "Parent")?;
    }
    None
}

/// Returns the bytes of a stream, unfolded.
pub(super) fn unfold(stream: &Stream) -> Result<Vec<u8>, PressError> {
    Ok(stream.get_plain_content_with_limit(LIMIT)?)
}

/// Returns the operations of a page, of all its content streams.
pub(super) fn page_operations(
    document: &Document,
    page: &Dictionary,
) -> Result<Vec<Operation>, PressError> {
    let mut bytes = Vec::new();
    let streams: Vec<&Object> = match entry(document, page, "Contents") {
        None => Vec::new(),
        Some(Object::Array(array)) => {
            array.iter().map(|object| resolve(document, object)).collect()
        }
        Some(object) => vec![object],
    };
    for object in streams {
        bytes.extend(unfold(object.as_stream()?)?);
        // A token never goes on in the next stream (ISO 32000-1, 7.8.2).
        bytes.push(b'\n');
    }
    operations(&bytes)
}

/// Returns the operations of a content stream.
pub(super) fn operations(bytes: &[u8]) -> Result<Vec<Operation>, PressError> {
    Ok(Content::decode_strict(bytes)?.operations)
}

/// Returns the operands of an operation that are numbers, in order.
pub(super) fn operands(operation: &Operation) -> Vec<f64> {
    operation.operands.iter().filter_map(float).collect()
}
