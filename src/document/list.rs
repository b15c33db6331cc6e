//! The reference list, and the anchors that lead to it and back.

use std::collections::BTreeMap;

use super::Reference;
use super::draft::settle_line;
use crate::catalog::{Guide, Listing};
use crate::cite;
use crate::text::Inline;

/// Returns the reference list, each with the citations that lead to it.
pub(super) fn references(
    id: &str,
    guide: &Guide,
    output: &cite::Output,
) -> Vec<Reference> {
    let mut citations: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for inline in output.citations.iter().flatten() {
        if let Inline::Citation(citation) = inline {
            citations.entry(&citation.key).or_default().push(citation.id.clone());
        }
    }
    let works: BTreeMap<&str, usize> = guide
        .references
        .iter()
        .enumerate()
        .map(|(place, work)| (&*work.id, place))
        .collect();
    let mut open = None;
    let references = output.references.iter();
    references
        .map(|entry| {
            let place = works[&*entry.key];
            Reference {
                origin: format!("{id}/references/{}", entry.key),
                key: entry.key.clone(),
                id: format!("ref-{}", anchor(&entry.key)),
                heading: heading(&guide.listing, place, &mut open),
                content: entry.content.clone(),
                annotation: annotation(guide, place),
                citations: citations.get(&*entry.key).cloned().unwrap_or_default(),
            }
        })
        .collect()
}

/// Returns the heading of the section that begins with a work, if it is not the one
/// that is open; it has no words above works that no section takes.
fn heading(
    listing: &Listing,
    place: usize,
    open: &mut Option<usize>,
) -> Option<Vec<Inline>> {
    let section = *listing.sections.get(place)?;
    if open.replace(section) == Some(section) {
        return None;
    }
    let title = listing.titles.get(section).cloned().unwrap_or_default();
    // A heading cites nothing.
    Some(settle_line(title, &mut [].iter()))
}

/// Returns what is said of a work below its reference, if the guide asks for it.
fn annotation(guide: &Guide, place: usize) -> Vec<Inline> {
    if !guide.listing.annotated {
        return Vec::new();
    }
    cite::annotation(&guide.references[place], &guide.language)
}

/// Returns a key as part of an anchor: a key may hold signs that an anchor may
/// not.
fn anchor(key: &str) -> String {
    let escape = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => c.to_string(),
        other => format!(".{:x}.", u32::from(other)),
    };
    key.chars().map(escape).collect()
}
