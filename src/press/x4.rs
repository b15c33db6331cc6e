//! What can be told of PDF/X-4 (ISO 15930-7) without a certified validator.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::access;
use super::colour::Space;
use super::error::Violation;
use super::facts::Facts;

/// How deep dictionaries of one object are searched.
const DEPTH: usize = 64;

/// Returns what is against the standard in a finished document.
///
/// Its boxes, metadata, identity and output intent are made to be right. Here
/// is the rest that a layout can bring in: fonts, colours, and objects that the
/// standard forbids.
pub(super) fn violations(document: &Document, facts: &Facts) -> Vec<Violation> {
    let mut found = BTreeSet::new();
    let fonts = facts.fonts.iter().filter(|font| !font.embedded);
    found.extend(fonts.map(|font| Violation::FontNotEmbedded(font.name.clone())));
    for (index, page) in facts.pages.iter().enumerate() {
        let page_number = index + 1;
        // The profile is of process inks: device grey is its black.
        let device = |space| matches!(space, Space::DeviceRgb | Space::Unknown);
        let painted = page.paints.iter().any(|paint| device(paint.colour.space));
        if painted || page.images.iter().any(|image| image.space.is_some_and(device)) {
            found.insert(Violation::DeviceColour { page: page_number });
        }
        if page.unread.iter().any(|what| !what.starts_with("picture")) {
            found.insert(Violation::Unread { page: page_number });
        }
    }
    for object in document.objects.values() {
        search(document, object, DEPTH, &mut found);
    }
    found.into_iter().collect()
}

/// Looks for what is forbidden in an object.
fn search(
    document: &Document,
    object: &Object,
    depth: usize,
    found: &mut BTreeSet<Violation>,
) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let dictionary = match object {
        Object::Array(array) => {
            return array.iter().for_each(|o| search(document, o, depth, found));
        }
        Object::Stream(stream) => {
            if stream.filters().is_ok_and(|all| all.contains(&&b"LZWDecode"[..])) {
                found.insert(Violation::Lzw);
            }
            shown(document, &stream.dict, found);
            &stream.dict
        }
        Object::Dictionary(dictionary) => dictionary,
        _ => return,
    };
    let curve = match access::name(document, dictionary, "TR2").as_deref() {
        Some("Default") => false,
        _ => dictionary.has(b"TR2"),
    };
    let extended = dictionary.has_type(b"ExtGState");
    if extended && (curve || dictionary.has(b"TR")) {
        found.insert(Violation::TransferFunction);
    }
    if dictionary.has(b"OCGs") {
        found.insert(Violation::Layers);
    }
    for (_, object) in dictionary {
        search(document, object, depth, found);
    }
}

/// Looks for what is forbidden in a form or picture.
fn shown(document: &Document, dictionary: &Dictionary, found: &mut BTreeSet<Violation>) {
    let kind = access::name(document, dictionary, "Subtype").unwrap_or_default();
    let drawn = matches!(kind.as_str(), "Form" | "Image" | "PS");
    let forbidden = [
        ("OPI", Violation::Opi),
        ("Alternates", Violation::Alternate),
        ("PS", Violation::PostScript),
    ];
    for (key, violation) in forbidden {
        if drawn && dictionary.has(key.as_bytes()) {
            found.insert(violation);
        }
    }
    if kind == "Form" && dictionary.has(b"Ref") {
        found.insert(Violation::OtherFile);
    }
    if kind == "PS" {
        found.insert(Violation::PostScript);
    }
}
